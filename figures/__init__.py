"""figures: every number that a news document states, with what it counts, when, and who says so."""
