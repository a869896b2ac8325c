"""Finding: every mention of a passage, sentence by sentence.

>>> from figures.extraction.sentences import Passage, split
>>> text = "Police said at least 12 people were killed on Monday."
>>> [(m.modifier, int(m.value), m.unit, m.measure) for m in find_mentions(Passage(text, split(text)))]
[('at_least', 12, 'person', 'killed')]
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figures.extraction.articles import ARTICLE, HARM_WORDS, Harmed, harmed, spans
from figures.extraction.clauses import Word, words
from figures.extraction.dates import date_spans
from figures.extraction.exclusions import is_excluded
from figures.extraction.measures import CORE, Reading, readings
from figures.extraction.mentions import Mention
from figures.extraction.modifiers import Bounds, bound
from figures.extraction.numbers import Amount, has_amount, lowered, scan
from figures.extraction.sentences import Passage, Sentence
from figures.vocabulary.nouns import singular

_HARM = frozenset("killed injured casualties missing detained abducted displaced".split())


def find_mentions(passage: Passage) -> list[Mention]:
    """The mentions of a passage in the order of the text."""
    found: list[Mention] = []
    told: dict[str, Reading] = {}
    before: Reading | None = None
    for index, sentence in enumerate(passage.sentences):
        low = lowered(sentence.text)
        one = ARTICLE.search(low) is not None and HARM_WORDS.search(low) is not None
        if one or has_amount(low):
            mentions, before = _in_sentence(sentence, index, before, low, one, told)
            found.extend(sorted(mentions, key=lambda mention: mention.number_start))
    return found


def _in_sentence(
    sentence: Sentence, index: int, before: Reading | None, low: str, one: bool, told: dict[str, Reading]
) -> tuple[list[Mention], Reading | None]:
    """The mentions of a sentence, and the last reading for the sentences behind it to go on from."""
    text, offset = sentence.text, sentence.start
    amounts = scan(text, offset, date_spans(text))
    marked = words(text, amounts, offset)
    bounds: dict[int, Bounds] = {}
    named = -1
    for at, word in enumerate(marked):
        if word.amount is None:
            continue
        if is_excluded(text, marked, at, offset) or named >= 0 and _goes_on_naming(marked, named, at):
            named = at
        else:
            bounds[at] = bound(text, word.amount, offset)
    mentions = [_span_of_one(text, offset, index, *span) for span in spans(low)]
    understood = readings(text, marked, bounds, before)
    for reading in understood:
        amount, limits = marked[reading.at].amount, bounds[reading.at]
        group = told.get(reading.counted.noun or "") if reading.counted.partitive == "group" else None
        if group is not None and reading.basis == "none":
            reading = reading._replace(measure=group.measure, basis="whole")
        elif reading.measure in CORE and reading.counted.noun and reading.basis == "predicate":
            told.setdefault(reading.counted.noun, reading)
        if amount is not None and _is_claim(text, marked, reading, amount, offset):
            mentions.append(_mention(text, offset, index, marked, reading, amount, limits))
            if reading.measure in CORE:
                before = reading
    if one:
        mentions += [_person(text, offset, index, person) for person in harmed(text, marked, understood)]
    return _conversions(text, offset, mentions), before


def _span_of_one(text: str, offset: int, index: int, start: int, article_end: int, end: int) -> Mention:
    """One unit of time, stated by its article: "within a month"."""
    one = Decimal(1)
    amount = Amount(start, article_end, text[start:article_end], "number", one, one, one)
    limits = bound(text, amount)
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
        sentence=index,
    )


def _person(text: str, offset: int, index: int, person: Harmed) -> Mention:
    """One person, stated by an article alone."""
    one = Decimal(1)
    return Mention(
        start=person.start,
        end=person.end,
        number_start=person.start,
        number_end=person.number_end,
        value=one,
        low=one,
        high=one,
        modifier="exact",
        unit="person",
        measure=person.measure,
        tier="singular",
        object=text[person.object[0] - offset : person.object[1] - offset],
        sentence=index,
        trigger_start=person.trigger[0] if person.trigger else None,
        trigger_end=person.trigger[1] if person.trigger else None,
    )


def _conversions(text: str, offset: int, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with the modifier of what is converted in brackets: "over 200 km (125 miles)"."""
    converted = list(mentions)
    for i in range(1, len(converted)):
        before, this = converted[i - 1], converted[i]
        between = text[before.end - offset : this.start - offset]
        if (
            this.modifier == "exact"
            and between.strip() in ("(", "[", "/", "or", ", or")
            and before.measure == this.measure
            and this.tier == "context"
            and before.modifier != "exact"
            and before.unit != this.unit
        ):
            low = this.value if before.low is not None else None
            high = this.value if before.high is not None else None
            converted[i] = (
                replace(this, modifier=before.modifier, low=low, high=high)
                if before.modifier not in ("range", "vague")
                else this
            )
    return converted


def _goes_on_naming(marked: list[Word], named: int, at: int) -> bool:
    """Whether a number only goes on with one that is a name, an age or a page: "Articles 24 and 25"."""
    between = {word.text for word in marked[named + 1 : at]}
    following = marked[at + 1] if at + 1 < len(marked) else None
    bare = following is None or following.tag in ("punct", "prep", "conj")
    return bool(between) and between <= {"and", "or", ",", "-", "\u2013", "to", "of", "&"} and bare


def _is_claim(text: str, marked: list[Word], reading: Reading, amount: Amount, offset: int) -> bool:
    """Whether an amount that was understood is a claim."""
    if amount.kind == "zero" or amount.value == 0 and reading.measure == "other":
        return reading.measure in _HARM
    if amount.kind == "span":
        before = text[max(0, amount.start - offset - 30) : amount.start - offset].lower()
        after = text[amount.end - offset : amount.end - offset + 12].lower()
        return _is_span(before, after, marked, reading.at)
    loose = reading.measure == "other" or reading.measure == "deployed" and reading.basis == "noun"
    if loose and amount.value is not None and amount.value <= 4:
        before = marked[reading.at - 1].text if reading.at else ""
        if before in ("the", "both", "these", "those", "his", "her", "their", "its", "our"):
            return False
    if reading.measure == "other" and amount.kind == "number" and amount.text.lower() == "one":
        spoken = any(word.text in _SPEECH for word in marked[reading.at + 1 : reading.at + 8])
        if reading.counted.noun is None or reading.unit == "person" and (spoken or reading.counted.partitive):
            return False
    return True


_SPEECH = frozenset(
    "said says told tells recalled added explained argued noted wrote described who called reported claimed".split()
)


def _is_span(before: str, after: str, marked: list[Word], at: int) -> bool:
    """Whether a bare plural of time measures a span ("hours after", "for decades") rather than placing an event."""
    prev = marked[at - 1] if at else None
    if prev is not None and (
        prev.tag == "num"
        or prev.text
        in ("recent", "past", "those", "these", "the", "early", "later", "last", "first", "opening", "coming", "next")
    ):
        return False
    if after.startswith((" after", " before", " apart", " ago", " later", " earlier", " of ", " to ")):
        return True
    return prev is not None and prev.text in (
        "for",
        "take",
        "took",
        "taken",
        "takes",
        "lasted",
        "lasting",
        "within",
        "after",
        "in",
        "last",
        "spent",
        "spend",
        "of",
        "just",
        "only",
        "wait",
        "waited",
        "over",
    )


def _mention(
    text: str, offset: int, index: int, marked: list[Word], reading: Reading, amount: Amount, limits: Bounds
) -> Mention:
    counted = reading.counted
    end = limits.end
    if counted.head is not None and counted.head >= reading.at and marked[counted.head].end - limits.start <= 80:
        end = max(end, marked[counted.head].end)
    elif counted.partitive == "them" and counted.last <= len(marked):
        end = max(end, marked[counted.last - 1].end)
    elif reading.measure == "share" and counted.last <= len(marked):
        end = max(end, marked[counted.last - 1].end)
    if reading.measure == "money":
        limits = limits._replace(start=_with_sign(text, limits.start - offset) + offset)
    tier = "vague" if limits.modifier == "vague" else "core" if reading.measure in CORE else "context"
    noun = (
        text[marked[reading.at + 1].start - offset : end - offset]
        if counted.head is not None and counted.head > reading.at and end > amount.end
        else None
    )
    return Mention(
        start=limits.start,
        end=end,
        number_start=amount.start,
        number_end=amount.end,
        value=limits.value,
        low=limits.low,
        high=limits.high,
        modifier=limits.modifier,
        unit=reading.unit,
        measure=reading.measure,
        tier=tier,
        object=(noun.strip(" -") or None) if noun else None,
        sentence=index,
        trigger_start=reading.trigger[0] if reading.trigger else None,
        trigger_end=reading.trigger[1] if reading.trigger else None,
    )


def _with_sign(text: str, start: int) -> int:
    """Where an amount of money begins, with the sign before it."""
    begin = start
    while begin > 0 and not text[begin - 1].isspace() and text[begin - 1] not in "(\"'\u201c":
        begin -= 1
    return begin
