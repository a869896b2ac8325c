"""Claimhood: whether an amount that was understood states a claim, by what it counts and how it is introduced."""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.measures import Reading
from figures.extraction.triggers import NOUNS

_HARM = frozenset("killed injured casualties missing detained abducted displaced".split())
_JOINTS = frozenset(["and", "or", ",", "-", "\u2013", "to", "of", "&"])
_FEW = 4


def is_claim(words: Sequence[Word], reading: Reading) -> bool:
    """Whether the amount of `reading` is a claim: not every zero, bare plural of time, "the two" or "one" is."""
    amount = words[reading.at].amount
    if amount is None:
        return False
    if amount.kind == "zero" or amount.value == 0 and reading.measure == "other":
        without = amount.text.lower().startswith("without")
        if reading.counted.noun in SETS["counts"]:
            return False
        strange = reading.counted.noun is not None and reading.unit != "person" and reading.counted.noun not in NOUNS
        return reading.measure in _HARM and not strange and not (without and reading.counted.noun not in NOUNS)
    if amount.kind == "span":
        return _is_span(words, reading.at)
    loose = reading.measure == "other" or reading.measure == "deployed" and reading.basis == "noun"
    few = amount.value is not None and amount.value <= _FEW and not reading.counted.compound
    if loose and few and reading.at and words[reading.at - 1].text in SETS["definite"]:
        return False
    if amount.kind == "number" and amount.text.lower() == "one":
        if reading.unit == "event" and reading.counted.partitive is not None:
            return reading.basis == "predicate"
        return reading.measure != "other" or not _is_speaker(words, reading)
    return True


def _is_speaker(words: Sequence[Word], reading: Reading) -> bool:
    """Whether "one" stands for somebody who is only quoted: one of the residents said."""
    around = [*words[max(0, reading.at - 1) : reading.at], *words[reading.at + 1 : reading.at + 8]]
    spoken = any(word.text in SETS["speech"] for word in around)
    person = reading.unit == "person" and (spoken or reading.counted.partitive is not None)
    return reading.counted.noun is None or person


def _is_span(words: Sequence[Word], at: int) -> bool:
    """Whether a bare plural of time measures a span ("hours after", "for decades") rather than placing an event."""
    previous = words[at - 1] if at else None
    if previous is not None and (previous.tag == "num" or previous.text in SETS["placing_time"]):
        return False
    if at + 1 < len(words) and words[at + 1].text in SETS["behind_span"]:
        return True
    return previous is not None and previous.text in SETS["before_span"]


def goes_on_naming(words: Sequence[Word], named: int, at: int) -> bool:
    """Whether the number at `at` only goes on with the one at `named`, which is no claim: "Articles 24 and 25"."""
    between = {word.text for word in words[named + 1 : at]}
    following = words[at + 1] if at + 1 < len(words) else None
    bare = following is None or following.tag in ("punct", "prep", "conj")
    return bool(between) and between <= _JOINTS and bare
