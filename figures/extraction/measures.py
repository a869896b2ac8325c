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

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.kinds import kinds as kinds_of
from figures.extraction.labels import apart, numbered
from figures.extraction.modifiers import Bounds
from figures.extraction.phrases import Phrase, phrase
from figures.extraction.predicates import Found, predicate
from figures.extraction.quantities import MEASUREMENTS, quantity
from figures.extraction.triggers import NOUNS
from figures.extraction.wholes import CORE, Reading, is_raised, of_those, shared, whole
from figures.vocabulary import read
from figures.vocabulary.nouns import is_plural

__all__ = ["CORE", "Reading", "readings"]

_LEADS: dict[str, list[tuple[str, ...]]] = {}
for _lead in sorted((tuple(lead.split()) for lead in read("grammar")["leads"]), key=len, reverse=True):
    _LEADS.setdefault(_lead[-1], []).append(_lead)
_AMONG = ["among", "them"]
_SPEECH_REACH = 7
_LOST = frozenset({"lost", "lose", "loses", "losing"})
_OF_PEOPLE_ALONE = frozenset(
    {"killed", "injured", "detained", "displaced", "abducted", "evacuated", "released", "returned", "assisted"}
)
_OCCASIONS = frozenset({"once", "twice", "thrice"})


def readings(
    text: str, words: Sequence[Word], bounds: Mapping[int, Bounds], before: Reading | None = None
) -> list[Reading]:
    """One reading for each amount of a sentence that `bounds` names by its word index.

    `before` is the last reading of people or things that the sentences before hold, for "of these" and the like.
    """
    found: list[Reading] = []
    for at in bounds:
        found.append(_reading(text, words, at, _first_word(words, at, bounds[at].start), found, before))
    return shared(words, found)


def _reading(
    text: str, words: Sequence[Word], at: int, first: int, earlier: Sequence[Reading], before: Reading | None
) -> Reading:
    counted = phrase(words, at)
    by_unit = _by_unit(text, words, at, counted)
    if by_unit is not None:
        return by_unit
    if counted.noun is None:
        raised = _raised(words, at, first, counted, earlier)
        if raised is not None:
            return raised
        counted = apart(words, first, counted, earlier[-1].at if earlier else -1) or counted
        if counted.noun is None and counted.partitive is None and of_those(words, first):
            counted = counted._replace(partitive="them")
    by_event = _by_event(words, at, counted)
    if by_event is not None:
        return by_event
    unit = counted.unit or counted.noun or "person"
    if counted.head is not None and _speaks(words, first, counted.last):
        return Reading(at, counted, unit, "other", None, "speaker")
    said, unit = _said(words, first, counted, unit, earlier, before)
    if said is not None:
        trigger = (words[said.first].start, words[said.last - 1].end)
        return Reading(at, counted, unit, said.measure, trigger, "predicate")
    taken = whole(words, first, counted, earlier, before)
    if taken is not None:
        return Reading(at, counted, counted.unit or counted.noun or taken.unit, taken.measure, taken.trigger, "whole")
    return _by_noun(words, at, counted) or Reading(at, counted, unit, "other", None, "none")


def _by_unit(text: str, words: Sequence[Word], at: int, counted: Phrase) -> Reading | None:
    """The reading of a measurement, and of a body of people counted by its size: a four-man team."""
    measured = quantity(text, words, at, counted)
    if measured is not None:
        return Reading(at, measured.counted, measured.unit, measured.measure, None, "unit")
    if counted.compound and counted.noun in SETS["crews"] and counted.partitive is None:
        return Reading(at, counted, "person", "deployed", None, "unit")
    return None


def _by_event(words: Sequence[Word], at: int, counted: Phrase) -> Reading | None:
    """The reading of events and cases, which their noun settles."""
    if counted.unit == "event" and counted.noun not in NOUNS:
        return Reading(at, counted, "event", "occurred", None, "unit")
    if counted.unit == "case":
        return Reading(at, counted, "case", "affected", None, "unit")
    if words[at].text in _OCCASIONS:
        return Reading(at, counted._replace(head=None, noun=None, last=at + 1), "event", "occurred", None, "unit")
    return None


def _speaks(words: Sequence[Word], first: int, at: int) -> bool:
    """Whether those counted tell it, and are no victims: "killed 14 people, two officials and a resident said"."""
    if first and words[first - 1].tag not in ("punct", "conj"):
        return False
    joined = False
    for word in words[at : at + _SPEECH_REACH]:
        if word.text in SETS["telling"]:
            return True
        joined = joined or word.tag == "conj" and (not first or words[first - 1].text == ",")
        if word.tag != "adv" and not (joined and word.tag in ("conj", "det", "num", "word")):
            return False
    return False


def _raised(words: Sequence[Word], at: int, first: int, counted: Phrase, earlier: Sequence[Reading]) -> Reading | None:
    """A new total that a count just told brings about: "returned, bringing to 1,390 the number of ..."."""
    last = next((reading for reading in reversed(earlier) if reading.measure in CORE), None)
    if last is None or not first or words[first - 1].text != "to" or not is_raised(words, first):
        return None
    held = numbered(words, first, counted)
    return None if held is None else Reading(at, held, last.unit, last.measure, last.trigger, "whole")


def _said(
    words: Sequence[Word],
    first: int,
    counted: Phrase,
    unit: str,
    earlier: Sequence[Reading],
    before: Reading | None,
) -> tuple[Found | None, str]:
    """What the predicate says, and the unit: a bare number may count people, or go on with the things before it."""
    said = predicate(words, first, counted, _kinds(words, counted, earlier, before))
    if (said is None or words[said.first].text.startswith("kill")) and _is_name(words, counted):
        suffered = predicate(words, first, counted, ("person",))
        if suffered is not None and _only_people(words, suffered):
            return suffered, "person"
    ahead = [word.text for word in words[max(0, first - 2) : first]]
    if said is not None and said.far and earlier and (ahead[-1:] in (["including"], ["among"]) or ahead == _AMONG):
        said = None
    previous = next((reading for reading in reversed(earlier) if reading.measure not in MEASUREMENTS), None)
    if counted.noun not in (None, "other") or previous is None:
        return said, unit
    if previous.unit == "event" and said is not None and said.measure in _OF_PEOPLE_ALONE:
        return said, unit
    kinds = kinds_of(previous.counted.noun, previous.counted.unit or previous.unit)
    if "person" not in kinds:
        other = predicate(words, first, counted, kinds)
        if other is not None and (said is None or counted.partitive == "them" or _outweighs(other, said)):
            return other, previous.unit
    goes_on = said is not None and (previous.measure == said.measure or previous.unit == "household")
    return said, previous.unit if goes_on else unit


def _is_name(words: Sequence[Word], counted: Phrase) -> bool:
    """Whether an unknown noun in the plural is a name, which may be a people's: "5,000 Zurans had been evacuated"."""
    if counted.unit is not None or counted.head is None or counted.compound or not is_plural(words[counted.head].text):
        return False
    return words[counted.head].capital and not all(word.capital for word in words if word.text.isalpha())


def _only_people(words: Sequence[Word], said: Found) -> bool:
    """Whether what is said can be said of people only; arms are lost, too."""
    return said.measure in _OF_PEOPLE_ALONE and words[said.first].text not in _LOST


def _outweighs(things: Found, people: Found) -> bool:
    """Whether what is said of the things before fits better: a longer phrase, or the same verb ("and lost two")."""
    return things.last - things.first > people.last - people.first or things.first == people.first


def _kinds(
    words: Sequence[Word], counted: Phrase, earlier: Sequence[Reading], before: Reading | None
) -> tuple[str, ...]:
    """What is sought of a count; a bare number goes on counting the troops of which the text speaks."""
    if counted.noun is None:
        last = earlier[-1] if earlier else before
        if last is not None and last.measure in ("deployed", "withdrawn"):
            return kinds_of(last.counted.noun, last.counted.unit)
    noun = counted.noun
    if noun is not None and counted.head is not None and counted.head > counted.first:
        noun = f"{words[counted.head - 1].text} {noun}"
    return kinds_of(noun, counted.unit)


def _by_noun(words: Sequence[Word], at: int, counted: Phrase) -> Reading | None:
    """What the noun itself says where nothing else does: hostages, troops, loss of life."""
    if counted.noun is None or counted.head is None:
        return None
    before = words[counted.head - 1].text if counted.head > counted.first else ""
    measure = NOUNS.get(f"{before} {counted.noun}") or NOUNS.get(counted.noun)
    if [word.text for word in words[counted.head + 1 : counted.head + 3]] == ["of", "life"]:
        measure = "killed"
    if measure is None and _is_force(words, counted):
        measure = "deployed"
    if measure is None:
        return None
    head = words[counted.head]
    return Reading(at, counted, counted.unit or "person", measure, (head.start, head.end), "noun")


def _is_force(words: Sequence[Word], counted: Phrase) -> bool:
    """Whether arms or men are told as the strength of a force: "three divisions with 21,000 men and 57 tanks"."""
    if {"tank", "armour"} & set(kinds_of(counted.noun, counted.unit)):
        return True
    force = any(word.text in SETS["formations"] for word in words[: counted.first])
    if counted.noun == "man":
        return force or any(word.text in SETS["mustering"] for word in words[max(0, counted.first - 4) : counted.first])
    return force and counted.unit in ("ship", "aircraft", "weapon")


def _first_word(words: Sequence[Word], at: int, begin: int) -> int:
    """The word index where the number phrase begins, with its modifier and what stands beside it ("a total of")."""
    k = at
    while k > 0 and words[k - 1].start >= begin:
        k -= 1
    while k > 0:
        lead = next((lead for lead in _LEADS.get(words[k - 1].text, ()) if _ends_with(words, k, lead)), None)
        if lead is None:
            return k
        k -= len(lead)
    return k


def _ends_with(words: Sequence[Word], at: int, lead: tuple[str, ...]) -> bool:
    return at >= len(lead) and tuple(word.text for word in words[at - len(lead) : at]) == lead
