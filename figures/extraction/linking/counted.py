"""What a mention counts: its noun, its sort, and whether two mentions may count the same.

>>> noun("Karabakh Armenians living in the region")
'armenians'
>>> may_be_same(noun("Afghan civilians"), noun("people")), may_be_same(noun("two women"), noun("men"))
(True, False)
"""

from __future__ import annotations

import re
from functools import cache

from figures.extraction.mentions import Mention
from figures.vocabulary import read

_BREAK = re.compile(
    r"\s+(?:of|in|from|at|on|who|which|that|with|for|to|by|near|under|living|held|between|aboard|among|as)\s|,"
)
_WORD = re.compile(r"[\w-]+")
MEASUREMENTS = frozenset({"duration", "distance", "area", "money", "share", "mass"})


@cache
def noun(counted: str | None) -> str | None:
    """The head noun of a counted phrase, small; null when none is written."""
    if not counted:
        return None
    words = _WORD.findall(_BREAK.split(counted.lower(), maxsplit=1)[0]) or _WORD.findall(counted.lower())
    return words[-1] if words else None


def sort(mention: Mention) -> str:
    """What may be a part of what: persons of persons, things of things, money and lengths of their own."""
    if mention.measure == "share":
        return "share"
    if mention.measure in MEASUREMENTS:
        return mention.unit
    return mention.unit if mention.unit in {"person", "household", "event", "times"} else "thing"


def may_be_same(one: str | None, other: str | None) -> bool:
    """Whether two nouns can name the same things: alike, of one kind, or one of them anybody."""
    if one is None or other is None or singular(one) == singular(other):
        return True
    anyone, kinds = _nouns()
    if one in anyone or other in anyone:
        return True
    return bool(kinds.get(one)) and kinds.get(one) == kinds.get(other)


def excludes(one: str | None, other: str | None) -> bool:
    """Whether two nouns name different kinds, as men and women do."""
    _, kinds = _nouns()
    return one in kinds and other in kinds and kinds[one] != kinds[other] if one and other else False


def singular(word: str) -> str:
    """A noun without its plural ending, as far as spelling tells.

    >>> singular("bodies"), singular("attacks"), singular("boxes"), singular("children")
    ('body', 'attack', 'box', 'children')
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "shes", "ches", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _nouns() -> tuple[frozenset[str], dict[str, int]]:
    words = read("links")["nouns"]
    kinds = {word: number for number, kind in enumerate(words["kinds"]) for word in kind}
    return frozenset(words["anyone"]), kinds
