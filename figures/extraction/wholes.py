"""Wholes: counts that take over what happened from another count: including three children, and 31 in hospital.

The functions work on readings in the order of the text; `Reading` is described in `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.phrases import Phrase
from figures.extraction.triggers import NOUNS
from figures.vocabulary import read
from figures.vocabulary.nouns import unit_of

CORE = frozenset(m for group, measures in read("measures").items() if group != "measurements" for m in measures)
_APART = re.compile(
    r"(?:in|near|at|from|on|around|outside) [\w' -]{1,40}?(?: ,| and| , and| ;)$"
    r"|(?:were|are|was) [\w -]{1,30}?(?: ,| and| , and)$"
)
"""What may stand between two counts of one list besides a joint: a place, or what they were."""
_COORDINATIONS = frozenset(read("grammar")["coordinations"])
_PEOPLE = frozenset({"person", "household"})
_OF_PEOPLE = frozenset(
    m for group in ("casualties", "detention", "displacement", "events") for m in read("measures")[group]
)
_YIELDING = frozenset({"deployed", "displaced", "detained"})
_SUMMED_UP = frozenset({"including", "among"})
_COMPARED = frozenset({"with", "against", "from", "than", "versus", "vs"})
_SEPARATE = frozenset("(:-\u2013\u2014")


class Reading(NamedTuple):
    """An amount understood: what it counts, its unit and measure, and the span of the deciding words.

    `basis` says what decided the measure: unit, predicate, noun, whole (taken over from another count),
    speaker (those counted only tell something) or none.
    """

    at: int
    counted: Phrase
    unit: str
    measure: str
    trigger: tuple[int, int] | None
    basis: str


def whole(
    words: Sequence[Word], first: int, counted: Phrase, earlier: Sequence[Reading], before: Reading | None
) -> Reading | None:
    """The reading that the count at word `first` is a part of, or goes on from.

    `earlier` are the readings of the sentence so far, `before` the last of the sentences before.
    """
    if counted.whole is not None:
        return next((reading for reading in earlier if reading.at == counted.whole), None)
    last = next((reading for reading in reversed(earlier) if reading.measure in CORE), None)
    if counted.partitive == "them" or of_those(words, first):
        people = next((reading for reading in reversed(earlier) if reading.unit in _PEOPLE), None)
        if last is not None and last.unit == "event" and (people or before) is not None:
            last = people or before
        return last or (earlier[-1] if earlier else before)
    if not earlier and before is not None and _is_listing(words, first):
        return before
    bare = counted.noun is None or counted.noun == "other"
    if bare:
        taken = _of_bare(words, first, counted.noun, earlier, last, before)
        if taken is not None:
            return taken
    return last if last is not None and _belongs(words, first, counted, last, bare) else None


def _is_listing(words: Sequence[Word], first: int) -> bool:
    """Whether a sentence only lists who the count before was: "They included two soldiers"."""
    if first > 4 or words[0].text not in ("they", "these", "those", "among"):
        return False
    return any(word.text.startswith("includ") or word.text in ("were", "are") for word in words[:first])


def _of_bare(
    words: Sequence[Word],
    first: int,
    counted_noun: str | None,
    earlier: Sequence[Reading],
    last: Reading | None,
    before: Reading | None,
) -> Reading | None:
    """What a number without a noun, or with "others", goes on from."""
    prior = words[first - 1].text if first else ""
    named = _of_the_named(words, first)
    if named is not None:
        return named
    if earlier and words[0].text == "of" and prior in (",", "just", "only"):
        return earlier[0] if earlier[0].measure in CORE else None
    if last is not None and prior in _COMPARED:
        return last
    counted = {word.text for word in words[max(0, first - 3) : first]} & SETS["counts"]
    if counted or prior in ("to", "at") and (before is not None or is_raised(words, first)):
        return last or before
    pointing = counted_noun is None and before is not None and before.measure in _OF_PEOPLE
    if last is None and pointing and _points_back(words, first, earlier):
        return before
    return last if first else None


def _of_the_named(words: Sequence[Word], first: int) -> Reading | None:
    """Those whom "Of the dead," names before a number."""
    if first < 3 or words[0].text != "of":
        return None
    named = next((word for word in words[1:first] if word.text in NOUNS and word.tag != "det"), None)
    if named is None or NOUNS[named.text] not in CORE:
        return None
    return Reading(
        first, Phrase(first, first, None, None, None), "person", NOUNS[named.text], (named.start, named.end), "whole"
    )


def _points_back(words: Sequence[Word], first: int, earlier: Sequence[Reading]) -> bool:
    """Whether a bare number can only count those of the sentence before: "Thirty were British", "two of the 17"."""
    if first > 1 and words[first - 1].text == "been" and any(word.text == "there" for word in words[:first]):
        return True
    if first and (words[first - 1].text in ("the", "of") or words[first - 1].text == "," and words[0].text == "of"):
        return True
    behind = next((k for k in range(first, len(words)) if words[k].amount is not None), None)
    copula = behind is not None and behind + 1 < len(words) and words[behind + 1].tag in ("be", "have", "modal")
    return copula and not earlier


def _belongs(words: Sequence[Word], first: int, counted: Phrase, last: Reading, bare: bool) -> bool:
    """Whether a count is told to be among the one before it."""
    if first and words[first - 1].text in _SEPARATE and max(last.counted.last, last.at + 1) >= first - 3:
        return bare or counted.unit == last.unit or counted.unit in _PEOPLE and last.unit in _PEOPLE
    ahead = {word.text for word in words[max(0, first - 3) : first]}
    if not ahead & _SUMMED_UP and not _among_them(words, counted):
        return False
    return bare or unit_of(counted.noun or "-") == last.unit


def _among_them(words: Sequence[Word], counted: Phrase) -> bool:
    ahead = [word.text for word in words[counted.last : counted.last + 8]]
    return ("among", "them") in pairwise(ahead)


def of_those(words: Sequence[Word], first: int) -> bool:
    """Whether "of those," or "of whom" stands before the number phrase at word `first`."""
    head = [word.text for word in words[max(0, first - 3) : first]]
    if head[:1] == ["of"] and head[1:2] in (["those"], ["these"], ["them"]):
        return True
    return head[-2:] in (["of", "whom"], ["of", "which"], ["of", "them"])


def is_raised(words: Sequence[Word], first: int) -> bool:
    """Whether a word that raises a count stands before word `first`: brings the toll to, rose to."""
    return any(word.text in SETS["raises"] for word in words[max(0, first - 12) : first])


def shared(words: Sequence[Word], readings: Sequence[Reading]) -> list[Reading]:
    """The readings with what a list shares: "694, 310 and 278 dead", "the murder of six men and two women"."""
    found = list(readings)
    for i in range(len(found) - 2, -1, -1):
        found[i] = _with_next(words, found[i], found[i + 1])
    for i in range(1, len(found)):
        found[i] = _with_previous(words, found[i], found[i - 1])
    return found


def _without_leads(between: Sequence[Word]) -> str:
    """What joins two counts, without the modifier of the second: ", some" is ","."""
    texts = [word.text for word in between]
    while len(texts) > 1 and texts[-1] in SETS["modifying"]:
        texts.pop()
    return " ".join(texts)


def _with_next(words: Sequence[Word], this: Reading, following: Reading) -> Reading:
    """A bare number takes over what the next number of its list says."""
    between = [word.text for word in words[this.counted.last : following.at]]
    bare = this.basis == "none" and this.counted.noun is None
    if not bare or following.measure not in CORE or between not in ([","], ["and"], [",", "and"], ["or"]):
        return this
    return this._replace(unit=following.unit, measure=following.measure, trigger=following.trigger, basis="whole")


def _with_previous(words: Sequence[Word], this: Reading, previous: Reading) -> Reading:
    """A count of which nothing is said takes over what is said of the one that it is joined to."""
    yielding = this.basis == "none" or this.basis == "noun" and this.measure in _YIELDING
    if not yielding or previous.measure not in CORE or previous.basis not in ("predicate", "whole"):
        return this
    between = _without_leads(words[previous.counted.last : this.at])
    alike = this.unit == previous.unit or "person" not in (this.unit, previous.unit) or between.endswith("or")
    alike = alike or previous.measure in ("withdrawn", "deployed") and this.unit == "person"
    if not alike or between not in _COORDINATIONS and not _APART.match(between):
        return this
    return this._replace(measure=previous.measure, trigger=previous.trigger, basis="whole")
