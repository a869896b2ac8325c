"""Examples of the parser are left out where the extra `extract` is not installed."""

from importlib.util import find_spec

from figures.extraction.parsing import MODEL

INSTALLED = find_spec("spacy") is not None and find_spec(MODEL) is not None
collect_ignore = [] if INSTALLED else ["figures/extraction/parsing.py"]
