"""Grammar: the sets of words that the rules of the reading name, from the vocabulary.

>>> "rose" in SETS["raises"], '"' in QUOTES
(True, True)
"""

from __future__ import annotations

from figures.vocabulary import read

_GRAMMAR = read("grammar")

SETS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _GRAMMAR["sets"].items()}
OBJECTS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _GRAMMAR["objects"].items()}
PREMODIFIERS = frozenset(_GRAMMAR["premodifiers"])
RAISING = frozenset(_GRAMMAR["raising"])
QUANTIFIERS = frozenset(_GRAMMAR["quantifiers"])
QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019`")
DASHES = frozenset("-\u2013\u2014")
