"""Dates: what an expression of time means, which number it dates, and what day a document carries."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.extraction.dates import date_mentions, date_spans, find_dates, publication_date
from figures.extraction.dating.meanings import Known
from figures.extraction.dating.resolve import Placed, resolved
from figures.extraction.dating.weighing import Weighing
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage, split

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "dates.jsonl").read_text("utf-8").splitlines()]


def of_kind(kind: str) -> list[object]:
    """The labelled cases of one kind, each named by its text."""
    return [pytest.param(case, id=case["text"][:60]) for case in CASES if case["kind"] == kind]


def day(written: str | None) -> date | None:
    """A day as the cases write it."""
    return None if written is None else date.fromisoformat(written)


def mention_of(text: str, quote: str, measure: str, tier: str, value: str | None) -> Mention:
    """The mention whose quote is the first such words of `text`."""
    start = text.index(quote)
    sentence = max(i for i, s in enumerate(split(text)) if s.start <= start)
    number = None if value is None else Decimal(value)
    return Mention(
        start=start, end=start + len(quote), number_start=start, number_end=start + len(quote), value=number,
        low=number, high=number, modifier="exact", unit="person", measure=measure, tier=tier, object=None,
        sentence=sentence,
    )  # fmt: skip


@pytest.mark.parametrize("case", of_kind("expression"))
def test_an_expression_means_the_days_that_the_guidelines_give(case: dict[str, str]) -> None:
    """Each expression is found with its words and stands for its interval, or for none where nothing settles it."""
    (found,) = find_dates(case["text"])
    days = resolved(found, Known(published=day(case["published"])))
    assert found.text(case["text"]) == case["words"]
    assert (days and days.start, days and days.end) == (day(case["start"]), day(case["end"]))


@pytest.mark.parametrize("case", of_kind("spans"))
def test_figures_of_dates_and_clock_times_are_told_from_counts(case: dict[str, list[str]]) -> None:
    """The spans cover dates, years and clock times and leave amounts and lengths of time alone."""
    text = str(case["text"])
    assert [text[a:b] for a, b in date_spans(text)] == case["spans"]


@pytest.mark.parametrize("case", of_kind("mention"))
def test_a_number_takes_the_days_of_its_own_happening(case: dict[str, str]) -> None:
    """The interval, its precision and the words that tell belong to the happening that the number speaks of."""
    text = case["text"]
    mention = mention_of(text, case["quote"], case["measure"], case["tier"], case.get("value", "12"))
    (dating,) = date_mentions(Passage(text, split(text), day(case["published"])), [mention])
    assert (dating.start, dating.end, dating.precision) == (day(case["start"]), day(case["end"]), case["precision"])
    assert dating.text == case["words"]
    if dating.text_start is not None:
        assert text[dating.text_start : dating.text_end] == dating.text


@pytest.mark.parametrize("case", of_kind("publication"))
def test_a_document_gives_its_own_day_in_dateline_header_caption_or_lead(case: dict[str, str]) -> None:
    """The day and its basis are read where the text carries them; nothing is taken from its story alone."""
    found = publication_date(case["text"])
    assert (found and found.date, found and found.basis) == (day(case["date"]), case["basis"])


def test_the_same_fact_told_again_has_the_same_days() -> None:
    """A headline without a date takes the days of the sentence that tells the same number with one."""
    text = "Landslide buries 31 villagers\nThe slope gave way on Sunday and 31 villagers died, police said."
    passage = Passage(text, split(text), date(2021, 3, 3))
    headline = mention_of(text, "31 villagers", "killed", "core", "31")
    told = mention_of(text, "31 villagers died", "killed", "core", "31")
    assert [d.start for d in date_mentions(passage, [headline, told])] == [date(2021, 2, 28)] * 2


PHRASES = (
    "Sept. 27, 2020 |since |may 3 |1980-88|31 Feb |29 February 2019 |last |the past 24 hours |İ |2000| in |was hit "
    "|999 days later |999 years ago |12 DEC 89|five months to 3 May |the second week of May |from Monday to |said "
)
EXPRESSIONS = st.sampled_from(PHRASES.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(EXPRESSIONS, st.text(max_size=12)), max_size=12), st.dates())
def test_every_span_lies_in_the_text_and_no_text_fails(parts: list[str], published: date) -> None:
    """Spans and expressions stay within any text, in order and apart; intervals never end before they begin."""
    text = "".join(parts)
    for spans in (date_spans(text), [(e.start, e.end) for e in find_dates(text)]):
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
    for expression in find_dates(text):
        days = resolved(expression, Known(published=published))
        assert days is None or not (days.start and days.end) or days.start <= days.end or expression.bound == "since"
    publication_date(text)
    if text.strip():
        mention = mention_of(text, text.strip(), "killed", "core", "12")
        assert len(date_mentions(Passage(text, split(text), published), [mention])) == 1


@pytest.mark.parametrize("sentence", ["12 people died in Balvi on Monday ", "On 3 May 2019 12 people died, he said. "])
def test_each_number_is_compared_with_few_expressions(sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many times a text tells of, without a full stop too, those nearest to a number are weighed for it."""
    weighed = 0
    cost_of = Weighing.cost

    def counted(weighing: Weighing, placed: Placed, mention: Mention) -> float:
        nonlocal weighed
        weighed += 1
        return cost_of(weighing, placed, mention)

    monkeypatch.setattr(Weighing, "cost", counted)
    text = sentence * 200
    passage = Passage(text, split(text), date(2020, 1, 1))
    starts = [s.start for s in passage.sentences]
    first = mention_of(sentence, "12 people", "killed", "core", "12")
    mentions = [
        replace(first, start=i, end=i + 9, number_start=i, number_end=i + 2, sentence=bisect_right(starts, i) - 1)
        for i in range(sentence.index("12 people"), len(text), len(sentence))
    ]
    assert len(date_mentions(passage, mentions)) == 200
    assert weighed <= 24 * 200
