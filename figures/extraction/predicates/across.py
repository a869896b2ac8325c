"""Across: where a clause goes on behind a conjunction, a comma, a dash or an aside.

>>> from figures.extraction.clauses import words
>>> found = words("men , most of them soldiers , were killed", [])
>>> [found[k].text for k, inside in [across(found, 1)]]
['were']
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import DASHES, QUOTES, SETS
from figures.extraction.triggers import ADJECTIVES

_VERBAL = ("be", "have", "modal", "verb")
_OPENING = frozenset({"prep", "num", "rel", "det", "word", "adv", "verb", "pron"})
_REACH = 20
_LONGEST_ASIDE = 30


def across(words: Sequence[Word], at: int) -> tuple[int, bool] | None:
    """Where the clause goes on behind the sign or conjunction at `at`, and whether that is still a noun phrase."""
    k = at + 1
    while k < len(words) and (words[k].text in QUOTES or words[k].tag == "conj" or words[k].text in DASHES):
        k += 1
    if k >= len(words):
        return None
    if words[k].text in SETS["speech"]:
        return None
    counts = words[k].tag in ("num", "det", "word") or words[k].text in SETS["quantity"]
    if words[at].tag == "conj":
        return (k, True) if words[at].text in ("and", "or", "&") and counts and verb_ahead(words, k) else None
    if words[k].tag in ("be", "have", "verb"):
        return k, False
    if counts and _list_ahead(words, k, words[k - 1].text in ("and", "or")):
        return k, True
    if words[k].tag in _OPENING or words[k].text in SETS["asides"]:
        return _behind_aside(words, k, words[at].text)
    return None


def _behind_aside(words: Sequence[Word], begin: int, sign: str) -> tuple[int, bool] | None:
    """Where the clause goes on behind the sign that closes an aside begun at `begin`: its verb, or more subjects."""
    for k in range(begin, min(len(words) - 1, begin + _LONGEST_ASIDE)):
        if words[k].text in ".;":
            return None
        if words[k].text != sign:
            continue
        while k + 2 < len(words) and words[k + 1].text in DASHES:
            k += 1
        after = words[k + 1]
        if after.text in ADJECTIVES or after.tag in _VERBAL:
            return k + 1, False
        if after.text == "and" and _list_ahead(words, k + 2, True):
            return k + 2, True
        if after.tag in ("adv", "rel") and verb_ahead(words, k + 1):
            return k + 1, False
    return None


def verb_ahead(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands ahead of `at` before the clause ends."""
    for word in words[at : at + _REACH]:
        if word.text in ".;:":
            return False
        if word.tag in _VERBAL or word.tag == "word" and word.text in ADJECTIVES:
            return True
    return False


def _list_ahead(words: Sequence[Word], at: int, joined: bool) -> bool:
    """Whether a list of subjects goes on at `at` that "and" (`joined`: already behind it) and a verb close."""
    for word in words[at : at + _REACH]:
        if word.text in ".;:" or word.tag == "rel":
            return False
        if word.text in ("and", "or"):
            joined = True
        elif word.tag in _VERBAL:
            return joined
    return False


def closing(words: Sequence[Word], at: int) -> int:
    """The index of the bracket that closes the one at `at`, or `at` where none does."""
    return next((k for k in range(at + 1, min(len(words), at + 40)) if words[k].text == ")"), at)
