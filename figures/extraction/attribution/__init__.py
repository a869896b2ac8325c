"""Who says so: the words that report, the speakers they name, quotations, relayers, and the fullest name of each."""
