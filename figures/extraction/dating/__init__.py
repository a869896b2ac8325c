"""Dating: expressions of time in a text, what days they mean, and which of them dates which number."""
