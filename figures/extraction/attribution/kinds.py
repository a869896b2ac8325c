"""Kinds of claimant: government, military, police, media and so on, by the words of the name.

>>> kind_of("the provincial hospital"), kind_of("Taliban spokesman"), kind_of("AFP")
('health', 'de_facto_authority', 'media')
"""

from __future__ import annotations

import re
from functools import cache

from figures.extraction.attribution.lexicon import TYPES

_WORD = re.compile(r"[^\W_]+(?:[.\-'’/][^\W_]+)*\.?")


@cache
def _named(kind: str) -> re.Pattern[str]:
    """A pattern of the names of a kind, whole words, the longest first."""
    names = sorted(TYPES[kind].get("names", ()), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else re.compile(r"(?!)")


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(TYPES[kind].get("words", ()))


@cache
def _placed() -> re.Pattern[str]:
    places = sorted(TYPES["government"]["places"], key=len, reverse=True)
    return re.compile(r"(?:the )?(?:" + "|".join(map(re.escape, places)) + r")")


def kind_of(name: str) -> str:
    """The kind of claimant that a name tells of, `other` where it tells of none.

    A name is of the first kind in the vocabulary that has a name in it, else of the first one that has a noun in it.
    """
    lower = name.lower().strip()
    for kind in TYPES:
        if _named(kind).search(lower):
            return kind
    return _by_nouns(lower)


def _by_nouns(lower: str) -> str:
    nouns = {word.rstrip(".") for word in _WORD.findall(lower)}
    nouns |= {word.removesuffix("'s").removesuffix("’s") for word in nouns}
    for kind in TYPES:
        if nouns & _nouns(kind):
            return kind
    return "government" if is_place(lower) else "other"


def is_place(name: str) -> bool:
    """Whether a name is that of a country or capital, which speaks for its government."""
    return _placed().fullmatch(name.lower().strip()) is not None


def is_media(name: str) -> bool:
    """Whether a name is that of a news medium."""
    return kind_of(name) == "media"
