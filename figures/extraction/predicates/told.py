"""Told: adjectives and phrases that say what happened to people or things, wherever they stand in a predicate.

>>> from figures.extraction.clauses import words
>>> told(words("with severe burns", []), 0, ("person",)), told(words("homeless", []), 0, ("person",))
(('injured', 1), ('displaced', 1))
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import OBJECTS, QUOTES, SETS
from figures.extraction.predicates.found import fits
from figures.extraction.triggers import ADJECTIVES, follows

_REACH = 8


def told(words: Sequence[Word], at: int, kinds: Sequence[str]) -> tuple[str, int] | None:
    """The measure that an adjective or phrase at `at` names for `kinds`, and the index where it ends."""
    if at >= len(words):
        return None
    word = words[at].text
    if "person" in kinds:
        if word == "with" and any(w.text in OBJECTS["wounds"] for w in words[at + 1 : at + 5]):
            return "injured", at + 1
        if word in ("in", "at") and any(w.text in SETS["shelters"] for w in words[at + 1 : at + 5]):
            return "displaced", at + 1
        if word == "to" and any(w.text in SETS["hospitals"] for w in words[at + 1 : at + 6]):
            return "injured", at + 1
    rows = ADJECTIVES.get(word)
    if rows is None:
        return None
    ahead = [w.text for w in words[at : at + 5]]
    second = ahead[1] if len(ahead) > 1 else ""
    for parts, measure in rows:
        if len(parts) > 1 and parts[1] != second and parts[1] not in ("POSS", "REFL"):
            continue
        if follows(parts, ahead) and fits(measure, kinds):
            return measure, at + len(parts)
    return None


def told_behind(words: Sequence[Word], begin: int, kinds: Sequence[str]) -> tuple[str, int] | None:
    """What a phrase behind a verb that says nothing itself tells: "were flown to Nairobi with gunshot wounds"."""
    for k in range(begin, min(len(words), begin + _REACH)):
        if (
            words[k].tag in ("conj", "be", "have", "rel", "num")
            or words[k].tag == "punct"
            and words[k].text not in QUOTES
        ):
            return None
        found = told(words, k, kinds)
        if found is not None and (k == begin or words[k].tag == "prep"):
            return found
    return None
