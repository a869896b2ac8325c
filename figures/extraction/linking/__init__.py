"""Links in stages: the scene, parts told by words, tallies, sums, and numbers said again."""
