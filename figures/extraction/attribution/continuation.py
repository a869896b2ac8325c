"""Continuation: sentences that plainly go on with an account begun before them, by how they open.

>>> goes_on("Two of them were shot."), goes_on("They include nine children."), goes_on("Two men were shot.")
(True, True, False)
"""

from __future__ import annotations

import re

from figures.extraction.patterns import alternatives
from figures.vocabulary import read

_WORDS = read("reporting")["continuation"]


def _any(name: str) -> str:
    return alternatives(_WORDS[name])


_NUMBER = (
    rf"(?:(?:{_any('before')})\s+)*(?:\d[\d,. ]*|(?:{_any('numbers')})(?:[\s-]+(?:and\s+)?(?:{_any('numbers')}))*)"
)
_OPENS = re.compile(
    r"\s*(?:and\s+|while\s+)?(?:"
    rf"(?:of|among)\s+(?:{_any('taken_up')})\b"
    rf"|{_NUMBER}\s+(?:{_any('of_them')})\b"
    rf"|(?:they|these|those)\s+(?:{_any('listing')})\s+(?:{_NUMBER}|an?|the)\b"
    rf"|the\s+(?:{_any('groups')})\s+(?:also\s+)?(?:{_any('listing')})\b"
    r")",
    re.I,
)


def goes_on(text: str) -> bool:
    """Whether a sentence or clause tells more of what was counted before it: its parts."""
    return _OPENS.match(text) is not None
