"""Drafting: mentions from what was read of a sentence, with their spans in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from figures.extraction.articles import Harmed
from figures.extraction.clauses import Word
from figures.extraction.measures import CORE, Reading
from figures.extraction.mentions import Mention
from figures.extraction.modifiers import Bounds, bound
from figures.extraction.numbers import Amount
from figures.vocabulary.nouns import singular

_ONE = Decimal(1)
_LONGEST = 80
"""A counted noun that ends farther from its number stays outside the quote."""
_JOINED = frozenset(["(", "[", "/", "or", ", or"])


def counted_mention(
    text: str, offset: int, sentence: int, words: Sequence[Word], reading: Reading, bounds: Bounds
) -> Mention:
    """The mention of an amount in the sentence `text`, which begins at `offset` of the document."""
    amount, counted = words[reading.at].amount, reading.counted
    if amount is None:
        raise ValueError(f"word {reading.at} is no amount: {words[reading.at].text!r}")
    start, end = bounds.start, bounds.end
    counts = counted.head is not None and counted.head >= reading.at
    if counted.head is not None and counts and words[counted.head].end - start <= _LONGEST:
        end = max(end, words[counted.head].end)
    elif (counted.partitive == "them" or reading.measure == "share") and counted.last <= len(words):
        end = max(end, words[counted.last - 1].end)
    if reading.measure == "money":
        start = _with_sign(text, start - offset) + offset
    named = counted.head is not None and counted.head > reading.at and end > amount.end
    noun = _noun(text[words[reading.at + 1].start - offset : end - offset]) if named else ""
    return Mention(
        start=start,
        end=end,
        number_start=amount.start,
        number_end=amount.end,
        value=bounds.value,
        low=bounds.low,
        high=bounds.high,
        modifier=bounds.modifier,
        unit=reading.unit,
        measure=reading.measure,
        tier="vague" if bounds.modifier == "vague" else "core" if reading.measure in CORE else "context",
        object=noun or None,
        sentence=sentence,
        trigger_start=reading.trigger[0] if reading.trigger else None,
        trigger_end=reading.trigger[1] if reading.trigger else None,
    )


def _noun(written: str) -> str:
    """The counted noun as written, without what binds it to its number: a hyphen, quotation marks, "of".

    >>> _noun("-man"), _noun("” men"), _noun("of our men")
    ('man', 'men', 'our men')
    """
    noun = written.strip(" -\"'\u2018\u2019\u201c\u201d")
    return noun[3:] if noun.lower().startswith("of ") else noun


def _with_sign(text: str, start: int) -> int:
    """Where an amount of money begins, with the sign before it."""
    begin = start
    while begin > 0 and not text[begin - 1].isspace() and text[begin - 1] not in "(\"'\u201c":
        begin -= 1
    return begin


def span_mention(text: str, offset: int, sentence: int, start: int, article_end: int, end: int) -> Mention:
    """One unit of time, stated by its article at `start` of the sentence: "within a month"."""
    limits = bound(text, Amount(start, article_end, text[start:article_end], "number", _ONE, _ONE, _ONE))
    unit = singular(text[article_end:end].strip())
    return Mention(
        start=offset + limits.start,
        end=offset + end,
        number_start=offset + start,
        number_end=offset + article_end,
        value=limits.value,
        low=limits.low,
        high=limits.high,
        modifier=limits.modifier,
        unit=unit,
        measure="duration",
        tier="context",
        object=unit,
        sentence=sentence,
    )


def person_mention(text: str, offset: int, sentence: int, person: Harmed) -> Mention:
    """One person, stated by an article alone."""
    return Mention(
        start=person.start,
        end=person.end,
        number_start=person.start,
        number_end=person.number_end,
        value=_ONE,
        low=_ONE,
        high=_ONE,
        modifier="exact",
        unit="person",
        measure=person.measure,
        tier="singular",
        object=text[person.object[0] - offset : person.object[1] - offset] or None,
        sentence=sentence,
        trigger_start=person.trigger[0] if person.trigger else None,
        trigger_end=person.trigger[1] if person.trigger else None,
    )


def converted(text: str, offset: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the modifier of what is converted in brackets: "over 200 km (125 miles)"."""
    found = list(mentions)
    for i in range(1, len(found)):
        if _converts(text, offset, found[i - 1], found[i]):
            before, this = found[i - 1], found[i]
            low = None if before.low is None else this.value
            high = None if before.high is None else this.value
            found[i] = replace(this, modifier=before.modifier, low=low, high=high)
    return found


def _converts(text: str, offset: int, before: Mention, this: Mention) -> bool:
    """Whether a measurement says the one before it again in another unit."""
    if this.modifier != "exact" or before.modifier in ("exact", "range", "vague") or this.tier != "context":
        return False
    between = text[before.end - offset : this.start - offset].strip()
    return between in _JOINED and before.measure == this.measure and before.unit != this.unit
