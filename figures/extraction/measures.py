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
from figures.extraction.grammar import SETS
from figures.extraction.kinds import kinds as kinds_of
from figures.extraction.modifiers import Bounds
from figures.extraction.phrases import Phrase, gather, phrase
from figures.extraction.predicates import Found, accompanied, agent, given, graver, left, listed, nominal, right, total
from figures.extraction.quantities import quantity
from figures.extraction.triggers import DEEDS, NOUNS
from figures.vocabulary import read
from figures.vocabulary.nouns import is_plural, singular, unit_of

CORE = frozenset(m for group, measures in read("measures").items() if group != "measurements" for m in measures)
_OF_PEOPLE = frozenset("killed injured casualties missing detained abducted released displaced evacuated returned assisted affected".split())


class Reading(NamedTuple):
    """An amount understood: what it counts, its unit and measure, and the span of the deciding words.

    `basis` says what decided the measure: unit, predicate, noun, whole (taken over from another count) or none.
    """

    at: int
    counted: Phrase
    unit: str
    measure: str
    trigger: tuple[int, int] | None
    basis: str


def readings(text: str, words: Sequence[Word], bounds: Mapping[int, Bounds], before: Reading | None = None) -> list[Reading]:
    """One reading for each amount of a sentence that `bounds` names by its word index.

    `before` is the last reading of people or things that the sentences before hold, for "of these" and the like.
    """
    found: list[Reading] = []
    for at in bounds:
        found.append(_reading(text, words, at, _first_word(words, at, bounds[at].start), found, before))
    return _shared(words, found)


def _reading(text: str, words: Sequence[Word], at: int, first: int, earlier: Sequence[Reading], before: Reading | None) -> Reading:
    counted = phrase(words, at)
    measured = quantity(text, words, at, counted)
    if measured is not None:
        return Reading(at, measured.counted, measured.unit, measured.measure, None, "unit")
    if counted.compound and counted.noun in SETS["crews"] and counted.partitive is None:
        return Reading(at, counted, "person", "deployed", None, "unit")
    numbered = None
    if counted.noun is None:
        numbered = _numbered(words, first, counted)
        last = next((r for r in reversed(earlier) if r.measure in CORE), None)
        if numbered is not None and last is not None and words[first - 1].text == "to" and _raised(words, first):
            return Reading(at, numbered, last.unit, last.measure, last.trigger, "whole")
        counted = numbered or _label(words, first, counted) or counted
    if _of_those(words, first) and counted.partitive is None and counted.noun is None:
        counted = counted._replace(partitive="them")
    if counted.unit == "event" and counted.noun not in NOUNS:
        return Reading(at, counted, "event", "occurred", None, "unit")
    if counted.unit == "case":
        return Reading(at, counted, "case", "affected", None, "unit")
    if words[at].text in ("twice", "thrice", "once"):
        return Reading(at, counted._replace(head=None, noun=None, last=at + 1), "event", "occurred", None, "unit")
    unit = counted.unit or counted.noun or "person"
    sought = _kinds(words, counted, earlier, before)
    said = predicate(words, first, counted, sought)
    if counted.noun is None and earlier and "person" not in (same := _kinds_of(earlier[-1])):
        other = predicate(words, first, counted, same)
        if other is not None and (said is None or counted.partitive == "them" or other.last - other.first > said.last - said.first):
            said, unit = other, earlier[-1].unit
    if said is not None:
        if counted.noun is None and earlier and (earlier[-1].measure == said.measure or earlier[-1].unit == "household"):
            unit = earlier[-1].unit
        return Reading(at, counted, unit, said.measure, (words[said.first].start, words[said.last - 1].end), "predicate")
    whole = _whole(words, first, at, counted, earlier, before)
    if whole is not None:
        return Reading(at, counted, counted.unit or counted.noun or whole.unit, whole.measure, whole.trigger, "whole")
    by_noun = _by_noun(words, counted)
    if by_noun is not None and counted.head is not None:
        return Reading(at, counted, counted.unit or "person", by_noun, (words[counted.head].start, words[counted.head].end), "noun")
    return Reading(at, counted, unit, "other", None, "none")


def _kinds_of(reading: Reading) -> tuple[str, ...]:
    return kinds_of(reading.counted.noun, reading.counted.unit or reading.unit)


def _kinds(words: Sequence[Word], counted: Phrase, earlier: Sequence[Reading], before: Reading | None) -> tuple[str, ...]:
    """What is sought of a count; a bare number goes on counting the troops of which the text speaks."""
    if counted.noun is None:
        last = earlier[-1] if earlier else before
        if last is not None and last.measure in ("deployed", "withdrawn"):
            return kinds_of(last.counted.noun, last.counted.unit)
    noun = counted.noun
    if noun is not None and counted.head is not None and counted.head > counted.first:
        noun = f"{words[counted.head - 1].text} {noun}"
    return kinds_of(noun, counted.unit)


def _by_noun(words: Sequence[Word], counted: Phrase) -> str | None:
    """What the noun itself says: deaths, hostages, troops."""
    if counted.noun is None or counted.head is None:
        return None
    if [w.text for w in words[counted.head + 1 : counted.head + 3]] == ["of", "life"]:
        return "killed"
    before = words[counted.head - 1].text if counted.head > counted.first else ""
    return NOUNS.get(f"{before} {counted.noun}") or NOUNS.get(counted.noun)


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
    for lead in "a total of|total of|a combined total of|a further|further|an additional|additional|another|a record|the other|other|an extra|the|its|their|his|her|all|yet another|a combined|a grand total of|these|those".split("|")
)


def predicate(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """The best of what stands right and left of the counted noun."""
    remains = nominal(words, first, kinds)
    if remains is not None and words[remains.first].text in SETS["remains"]:
        return remains
    if counted.head is not None and ("body" in kinds or counted.noun in DEEDS):
        measure = "killed" if "body" in kinds else NOUNS.get(counted.noun or "")
        if measure is not None:
            return Found(measure, counted.head, counted.head + 1)
    active = left(words, first, counted, kinds)
    after = right(words, counted.last, kinds) if not counted.compound or counted.noun in SETS["crews"] else None
    if after is not None and _embedded(words, first) and not _adjacent(words, counted.last, after.first):
        after = None
    if after is not None and counted.noun is None and after.first == counted.last and after.measure in _OF_PEOPLE:
        return after
    if active is not None and not active.weak:
        takes = after is not None and not after.far and active.measure == "affected"
        return after if takes else active
    if after is not None and not after.far:
        if active is None or "person" in kinds:
            return after._replace(measure=graver(after.measure, active.measure)) if active and active.measure in _OF_PEOPLE else after
        return active if after.first == counted.last else after
    inner = _attributive(words, counted, kinds)
    if inner is not None and remains is not None and active is None:
        return inner
    if remains is not None and not remains.weak:
        return remains
    if active is not None:
        return active
    beside = agent(words, first, kinds)
    if beside is not None:
        return beside
    summed = total(words, first) if counted.head is None or "person" in kinds else None
    if summed is not None and (counted.head is None or summed.measure in _OF_PEOPLE):
        return summed
    beside = given(words, first, kinds) or accompanied(words, first, kinds)
    if inner is not None or beside is not None:
        return inner or beside
    return (listed(words, first, counted, kinds) if counted.partitive != "them" else None) or after or remains


def _embedded(words: Sequence[Word], first: int) -> bool:
    """Whether a preposition governs the number phrase, so that the predicate behind it is another noun's."""
    k = first - 1
    if k > 2 and words[k].text == "'s":
        k = next((i for i in range(k - 1, k - 5, -1) if i >= 0 and words[i].tag == "prep"), k)
    if k >= 0 and words[k].text == "with":
        return any(w.tag in ("be", "have", "modal") for w in words[first:])
    if k < 0 or words[k].tag != "prep" or words[k].text in ("as", "than", "because", "plus", "including", "about", "up", "over", "out"):
        return False
    return not (words[k].text == "of" and k and words[k - 1].text in SETS["summing"])


def _adjacent(words: Sequence[Word], begin: int, at: int) -> bool:
    """Whether the predicate at `at` is bound to the noun before `begin`: a participle, or a relative clause."""
    between = words[begin:at]
    if len(between) > 2 and between[0].text in ("and", "or") and between[1].tag == "word":
        between = between[2:]
    if not between or between[0].tag == "rel" or between[0].text == "being":
        return True
    return all((w.tag in ("adv", "be") or w.text in SETS["reputed"]) and w.text not in ("was", "were", "is", "are") for w in between)




def _attributive(words: Sequence[Word], counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """An adjective or participle inside the noun phrase that says what happened: 12 wounded soldiers."""
    if counted.head is None:
        return None
    for k in range(counted.first, counted.head):
        said = right(words[: k + 1], k, kinds)
        if said is not None:
            return said
    return None


def _numbered(words: Sequence[Word], first: int, counted: Phrase) -> Phrase | None:
    """What a number apart from its noun counts: "the number of wounded rose to 30", "brings to 19 the number of workers killed"."""
    ahead = [w.text for w in words[counted.last : counted.last + 3]]
    if ahead[:2] == ["the", "number"]:
        if ahead[2:] == ["of"]:
            held = gather(words, counted.last + 3, counted.last + 3, False)
            return held._replace(head=None) if held.noun is not None else None
        return counted._replace(last=counted.last + 2)
    if first == 0 or words[first - 1].tag not in ("prep", "be", "verb", "adv", "punct", "word"):
        return None
    for k in range(first - 2, max(0, first - 30), -1):
        if words[k].text in ".;":
            return None
        if words[k].text == "of" and words[k - 1].text in _NUMBERS:
            begin = k + 1
            while begin < first and words[begin].tag == "det":
                begin += 1
            held = gather(words, begin, begin, False)
            linked = any(w.text in SETS["links"] for w in words[held.last : first])
            return held._replace(head=None) if held.noun is not None and held.last < first and linked else None
    return None


_NUMBERS = frozenset({"number", "numbers", "total"})


def _label(words: Sequence[Word], first: int, counted: Phrase) -> Phrase | None:
    """The noun phrase of a label before a number: "Families sheltered in schools: 1,312"."""
    k = first - 1
    if k < 1 or words[k].text not in (":", "-", "\u2013", "\u2014", "=", "|"):
        return None
    if counted.last < len(words) and words[counted.last].tag not in ("punct", "conj", "prep"):
        return None
    for begin in range(k):
        word = words[begin]
        if word.tag in ("punct", "num"):
            continue
        if is_plural(word.text) and word.tag in ("word", "verb") and unit_of(word.text) is not None:
            return Phrase(begin, begin + 1, begin, singular(word.text), unit_of(word.text))
    return None


def _whole(words: Sequence[Word], first: int, at: int, counted: Phrase, earlier: Sequence[Reading], before: Reading | None) -> Reading | None:
    """The reading that this count is a part of, or goes on from: including three children, and 31 in hospital."""
    if counted.whole is not None:
        return next((r for r in earlier if r.at == counted.whole), None)
    last = next((r for r in reversed(earlier) if r.measure in CORE), None)
    bare = counted.noun is None or counted.noun == "other"
    if counted.partitive == "them" or _of_those(words, first):
        return last or (earlier[-1] if earlier else before)
    if not earlier and before is not None and words[0].text in ("they", "these", "those", "among") and first <= 4:
        return before if any(w.text.startswith("includ") or w.text in ("were", "are") for w in words[:first]) else None
    if bare and earlier and words[0].text == "of" and first and words[first - 1].text in (",", "just", "only"):
        return earlier[0] if earlier[0].measure in CORE else None
    if bare and last is not None and first and words[first - 1].text in ("with", "against", "from", "than", "versus", "vs"):
        return last
    ahead = {w.text for w in words[max(0, first - 3) : first]}
    if last is not None and first and words[first - 1].text in "(-\u2013\u2014" and last.counted.last >= first - 3:
        alike = counted.unit == last.unit or {counted.unit, last.unit} <= {"person", "household"}
        return last if bare or alike else None
    if last is not None and (ahead & {"including", "among"} or _among_them(words, counted)):
        return last if bare or unit_of(counted.noun or "") == last.unit else None
    if bare and first and (ahead & SETS["counts"] or words[first - 1].text in ("to", "at") and (before is not None or _raised(words, first))):
        return last or before
    if bare and last is not None and last.measure in CORE and at:
        return last
    return None


def _of_those(words: Sequence[Word], first: int) -> bool:
    """Whether "Of those," stands before the number phrase."""
    head = [w.text for w in words[max(0, first - 3) : first]]
    return head[:1] == ["of"] and head[1:2] in (["those"], ["these"], ["them"]) or head[-2:] in (["of", "whom"], ["of", "which"], ["of", "them"])


def _among_them(words: Sequence[Word], counted: Phrase) -> bool:
    ahead = [w.text for w in words[counted.last : counted.last + 8]]
    return any(pair == ("among", "them") for pair in zip(ahead, ahead[1:], strict=False))


def _raised(words: Sequence[Word], first: int) -> bool:
    return any(w.text in SETS["raises"] for w in words[max(0, first - 12) : first])


_COORDINATIONS = frozenset({", or", "or", "(", "and", ",", ", and", "as well as", ", as well as", "and another", "and at least", ", along with", "along with", "plus", "and about", "and some", "and more than", "and the", "and his", "and their", ", and the", "[", "and over", "and nearly", "and up to"})


def _shared(words: Sequence[Word], found: list[Reading]) -> list[Reading]:
    """Readings with what a list shares: "694, 310 and 278 dead", "92 families, or 446 people"."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        bare = this.basis == "none" and this.counted.noun is None
        between = [w.text for w in words[this.counted.last : following.at]]
        if bare and between in ([","], ["and"], [",", "and"], ["or"]) and following.measure in CORE:
            shared[i] = this._replace(unit=following.unit, measure=following.measure, trigger=following.trigger, basis="whole")
    for i in range(1, len(shared)):
        this, previous = shared[i], shared[i - 1]
        between = " ".join(w.text for w in words[previous.counted.last : this.at])
        alike = this.unit == previous.unit or "person" not in (this.unit, previous.unit) or between.endswith("or")
        yielding = this.basis == "none" or this.basis == "noun" and this.measure in ("deployed", "displaced", "detained")
        alike = alike or previous.measure in ("withdrawn", "deployed") and this.unit == "person"
        if yielding and between in _COORDINATIONS and previous.measure in CORE and alike and previous.basis in ("predicate", "whole"):
            shared[i] = this._replace(measure=previous.measure, trigger=previous.trigger, basis="whole")
    return shared
