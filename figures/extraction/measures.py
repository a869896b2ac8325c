"""Measures: what happened to what an amount counts, with its unit and the words that decided it.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.modifiers import bound
>>> from figures.extraction.numbers import scan
>>> text = "The blast left 5 dead and 38 injured, including three children."
>>> found = words(text, scan(text))
>>> bounds = {i: bound(text, w.amount) for i, w in enumerate(found) if w.amount}
>>> [(r.unit, r.measure) for r in readings(text, found, bounds)]
[('person', 'killed'), ('person', 'injured'), ('person', 'injured')]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.kinds import kinds as kinds_of
from figures.extraction.modifiers import Bounds
from figures.extraction.phrases import Phrase, phrase
from figures.extraction.predicates import Found, graver, left, listed, nominal, right, total
from figures.extraction.quantities import quantity
from figures.extraction.triggers import NOUNS
from figures.vocabulary import read
from figures.vocabulary.nouns import unit_of

_MEASURES = read("measures")
CORE = frozenset(m for group, measures in _MEASURES.items() if group != "measurements" for m in measures)
PERSON_MEASURES = frozenset("killed injured casualties missing detained abducted released displaced evacuated returned assisted".split())
_PARTS = frozenset({"including", "among", "them"})


class Reading(NamedTuple):
    """An amount understood: what it counts, its unit and measure, and the span of the deciding words."""

    at: int
    counted: Phrase
    unit: str
    measure: str
    trigger: tuple[int, int] | None
    inherited: bool = False


def readings(text: str, words: Sequence[Word], bounds: Mapping[int, Bounds]) -> list[Reading]:
    """One reading for each amount of a sentence that `bounds` names by its word index."""
    found: list[Reading] = []
    for at in bounds:
        reading = _reading(text, words, at, _first_word(words, at, bounds[at].start), found)
        if reading is not None:
            found.append(reading)
    return found


def _reading(text: str, words: Sequence[Word], at: int, first: int, earlier: Sequence[Reading]) -> Reading | None:
    amount = words[at].amount
    assert amount is not None
    counted = phrase(words, at)
    measured = quantity(text, words, at, counted)
    if measured is not None:
        return Reading(at, measured.counted, measured.unit, measured.measure, None)
    sought = kinds_of(counted.noun, counted.unit)
    if counted.unit == "event" and (counted.noun is None or counted.noun not in NOUNS):
        return Reading(at, counted, "event", "occurred", None)
    if counted.unit == "case":
        return Reading(at, counted, "case", "affected", None)
    said = _predicate(words, first, counted, sought)
    if said is not None:
        unit = counted.unit or ("person" if counted.noun is None else counted.noun)
        return Reading(at, counted, unit, said.measure, (words[said.first].start, words[said.last - 1].end))
    whole = _whole(words, first, at, counted, earlier)
    by_noun = NOUNS.get(counted.noun) if counted.noun else None
    if by_noun is not None and (whole is None or counted.noun not in ("other",)):
        assert counted.head is not None
        span = (words[counted.head].start, words[counted.head].end)
        return Reading(at, counted, counted.unit or "person", by_noun, span)
    if whole is not None:
        unit = counted.unit or (whole.unit if counted.noun is None else counted.noun)
        return Reading(at, counted, unit, whole.measure, whole.trigger, True)
    if counted.noun is None:
        return Reading(at, counted, "person" if False else "thing", "other", None)
    return Reading(at, counted, counted.unit or counted.noun, "other", None)


def _first_word(words: Sequence[Word], at: int, begin: int) -> int:
    """The word index where the number phrase begins, with its modifier and what stands beside it ("a total of")."""
    k = at
    while k > 0 and words[k - 1].start >= begin:
        k -= 1
    while k > 0:
        for lead in _LEADS:
            if k >= len(lead) and tuple(w.text for w in words[k - len(lead) : k]) == lead:
                k -= len(lead)
                break
        else:
            return k
    return k


_LEADS = tuple(
    tuple(lead.split())
    for lead in "a total of|total of|a combined total of|a further|further|an additional|additional|another|a record|the other|other|an extra|the|its|their|his|her|all|yet another|a combined|a grand total of|these|those|the bodies of|bodies of".split("|")
)


def _predicate(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """The best of what stands right and left of the counted noun."""
    active = left(words, first, counted, kinds)
    after = right(words, counted.last, kinds) if not counted.compound else None
    if active is not None and not active.weak:
        if after is not None and not after.far and after.measure != active.measure and active.measure == "affected":
            return after
        return active
    if after is not None and not after.far:
        return after._replace(measure=graver(after.measure, active.measure)) if active is not None and active.measure in PERSON_MEASURES else after
    named = nominal(words, first, kinds)
    if named is not None and not named.weak:
        return named
    if active is not None:
        return active
    if counted.head is None or "person" in kinds:
        summed = total(words, first)
        if summed is not None and (counted.head is None or summed.measure in PERSON_MEASURES):
            return summed
    attributive = _attributive(words, counted, kinds)
    if attributive is not None:
        return attributive
    return listed(words, first, counted, kinds) or after or named


def _attributive(words: Sequence[Word], counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """An adjective or participle inside the noun phrase that says what happened: 12 wounded soldiers."""
    if counted.head is None:
        return None
    for k in range(counted.first, counted.head):
        said = right(words[: k + 1], k, kinds)
        if said is not None:
            return said
    return None


def _whole(words: Sequence[Word], first: int, at: int, counted: Phrase, earlier: Sequence[Reading]) -> Reading | None:
    """The reading that this amount is a part of, or goes on from: including three children, and 31 in hospital."""
    if counted.whole is not None:
        return next((r for r in earlier if r.at == counted.whole), None)
    if not earlier:
        return None
    last = earlier[-1]
    before = {w.text for w in words[max(0, first - 3) : first]}
    bare = counted.noun is None or counted.noun == "other"
    if counted.partitive == "them" or before & {"including", "among"} or bare and last.measure in CORE:
        person = next((r for r in reversed(earlier) if r.measure in CORE), None)
        return person if bare or person is None or unit_of(counted.noun or "") == person.unit or counted.noun in ("other",) else None
    return None
