"""Resolve: what days each expression of a document means, and what it is said of, sentence by sentence.

>>> from figures.extraction.sentences import split
>>> text = "On 8 May 2020 two died. Five days later, police said on Friday, six more did."
>>> for placed in placed_expressions(Passage(text, split(text))):
...     print(placed.role, placed.expression.text(text), placed.days and placed.days.start)
event 8 May 2020 2020-05-08
event Five days later 2020-05-13
saying Friday None
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from figures.extraction.dating.calendar_words import WORDS
from figures.extraction.dating.expressions import Expression, find_dates
from figures.extraction.dating.happenings import Chronicle, OfHappening
from figures.extraction.dating.meanings import CalendarDay, CalendarMonth, CalendarYear, Days, Known, Meaning
from figures.extraction.dating.publication import in_dateline
from figures.extraction.dating.relative import DAY, Apart, FromPublication, FromStory, Weekday
from figures.extraction.numbers import lowered
from figures.extraction.patterns import alternatives
from figures.extraction.sentences import Passage

_WORDS: dict[str, list[str]] = WORDS["words"]


class Placed(NamedTuple):
    """An expression in its sentence, the days it means and what it is said of.

    `role` is event, saying (the day of an utterance), compared ("the worst since 2020"), contrast ("against 71 in
    May"), apart ("two days after" what is told next), signed (the day of a paper), counted (a day on which
    a toll rose), named (it stands before a noun,
    "the 2013 attack"), start ("the siege began on 3 May"), aftermath ("was sentenced on Friday"),
    told ("On Friday the army said"), caption, headline, dateline, after (what is told comes later) or state
    ("as of 12 September").
    """

    sentence: int
    expression: Expression
    days: Days | None
    role: str
    fronted: bool

    @property
    def start(self) -> int:
        """Where its words begin in the document."""
        return self.expression.start

    @property
    def end(self) -> int:
        """Where its words end in the document."""
        return self.expression.end


_SAYING = alternatives(_WORDS["saying"])
_SAID_BEFORE = re.compile(
    rf"\b(?:{_SAYING})\b(?:\s+(?!that\b|had\b|was\b|were\b|have\b|has\b|killed\b|died\b|lives\b)[^\s,;:.\"\u201d]+){{0,6}}\s*$"
)
_SAID_AFTER = re.compile(
    rf"(?:\s+(?:night|morning|evening|afternoon))?,?\s+(?:{_SAYING}|counted|listed|tallied|put\s+the)\b"
)
_AFTERMATH = alternatives(_WORDS["aftermath"])
_AFTERMATH_BEFORE = re.compile(
    rf"\b(?:{_AFTERMATH})\b(?:\s+(?!that\b)(?!\w+(?:ing|ed)\b)[^\s,;:.\"\u201d]+){{0,5}}\s*$"
)
_AFTERMATH_AFTER = re.compile(rf"(?:\s+(?:night|morning|evening|afternoon))?,?\s+(?:{_AFTERMATH})\b")
_SAID_LATER = re.compile(rf",?\s+(?:[^\s,;:]+\s+){{1,6}}?(?:{_SAYING})\b")
_SENTENCE_END = re.compile(r"[.)]*\s*(?:\(|$)")
_COMPARED = re.compile(rf"\b(?:{alternatives(_WORDS['comparing'])})\b(?:[^,;:.]|(?<=\b\w)\.){{0,80}}$")
_NOUN_AFTER = re.compile(
    r"(?:['\u2019]s\s|,?\s)\s*(?:[\w.-]+\s+){0,2}?(?:" + alternatives(_WORDS["happenings"]) + r")\b"
)
_ARTICLE = re.compile(r"(?:\b(?:the|a|an|this|that|its|their|of)|['\u2019]s)\s+(?:\w+\s+)?$")
_INDEFINITE = re.compile(r"\ban?\s+(?:\w+\s+)?$")
_BEGAN = re.compile(rf"\b(?:{alternatives(_WORDS['beginning'])})\s+(?:on\s+|in\s+|early\s+|late\s+)*$")
_STARTED = re.compile(rf"\b(?:{alternatives(WORDS['words']['beginning'])})\b")
_PASSING = frozenset({"compared", "start", "named", "since"})
_TELLS = frozenset({"event", "start", "named", "after", "aftermath", "signed"})
_SIGNED = re.compile(
    rf"\b(?:{alternatives(_WORDS['papers'])})\s+(?:(?:which|that)\s+(?:was|were)\s+)?(?:{alternatives(_WORDS['signed'])})\b[^.;:]{{0,80}}$"
)
_CONTRAST = re.compile(rf"\b(?:{alternatives(_WORDS['contrasting'])})\s+(?:\w+\s+)?\d[\d,.]*\s[^.;:,]{{0,40}}$")
_PAPER_OF = re.compile(rf"\b(?:report|survey|inquiry|study|{alternatives(_WORDS['papers'])})\s+of\s+$")
_COUNTED = re.compile(
    rf"\b(?:toll|tally|count|number\s+of\s+(?:dead|deaths|people\s+killed))\b[^.;:]{{0,70}}"
    rf"\b(?:{alternatives(_WORDS['rising'])})\s+(?:\w+\s+){{0,3}}\d[\d,.]*\s+(?:on\s+)?$"
    rf"|\b(?:{alternatives(_WORDS['changed'])})\b[^.;:]{{0,60}}\b(?:toll|tally|count|number)\b[^.;:]{{0,60}}"
    r"\d[\d,.]*\s+(?:on\s+)?$"
)
_REPORTED_IN = re.compile(r"\b(?:reported|said|concluded|found|estimated|ruled)\s+(?:early\s+|late\s+)?in\s+$")
_WRITINGS = alternatives(_WORDS["writings"])
_ISSUED = alternatives(_WORDS["issued"])
_PUBLISHED_IN = re.compile(
    rf"(?:\bpublished\s+(?:[^\s,;:.]+\s+){{0,4}}?"
    rf"|\b(?:{_ISSUED})\s+(?:[^\s,;:.]+\s+){{0,3}}?(?:{_WRITINGS})\s+(?:by\s+(?:[^\s,;:.]+\s+){{1,4}}?)?"
    rf"|\b(?:{_WRITINGS})\s+(?:(?:which|that)\s+)?(?:(?:was|were)\s+)?(?:{_ISSUED})\s+(?:by\s+(?:[^\s,;:.]+\s+){{1,4}}?)?"
    rf"|\b(?:report|survey|study|statement|bulletin|briefing|interview)\s+)(?:in|early|late)\s+(?:early\s+|late\s+)?$"
)
_OF_NOUN = re.compile(
    rf"\bthe\s+(?:[\w-]+\s+){{0,2}}(?:{alternatives(_WORDS['happenings'])}|tremor|events)\s+of\s+(?:the\s+)?$"
)
_TALLY = re.compile(r"\b(?:toll|tally|total|totals|count|figures)\b[^.;:]{0,30}$")
_DATELINE = re.compile(r"\s+[^.;]{2,40}\s(?:\u2014|\u2013|--)\s")
_WHEN = re.compile(r",?\s+(?:when|as|after)\b")
_FUTURE = re.compile(
    rf"\b(?:{alternatives(_WORDS['future'])})\b"
    r"(?:(?!(?<!\bbe )\b(?:\w{2,}ed|was|were|had|took|which|that|who)\b)[^.;]){0,90}$"
)
_OPENING = re.compile(
    r"[\s\"'\u201c\u2018(*\u2022\u25aa\u25cf=-]*(?:==[^=]{1,40}==\s*)?(?:(?:and|but|also|then|meanwhile|earlier|separately|however|later|only|as|just),?\s+)?"
    r"(?:(?:on|in|at|by|over|during|within|between|from|around|late|early|the)\s+){0,3}(?:the\s+)?$"
)


def placed_expressions(passage: Passage) -> list[Placed]:
    """Every expression of the document with its days and its role, in order."""
    low = lowered(passage.text)
    reader = _Reader(passage, low)
    placed = [reader.place(expression) for expression in find_dates(passage.text, low)]
    return [p for p in placed if p.days is not None or not isinstance(p.expression.meaning, OfHappening)]


class _Reader:
    """Reads the expressions in order and keeps the day and year that the story has reached."""

    def __init__(self, passage: Passage, low: str) -> None:
        self.passage, self.low = passage, low
        self.story: Days | None = None
        self.reached: Days | None = None
        self.year: int | None = None
        self.year_at = -(10**9)
        self.year_in, self.year_of = -1, ""
        self.frame: int | None = None
        self.framed: int | None = None
        self.chronicle = Chronicle(low)

    def place(self, expression: Expression) -> Placed:
        """The expression with its role, and its days in the story so far."""
        index = self.passage.sentence_at(expression.start)
        sentence = self.passage.sentences[index]
        before = self.low[max(sentence.start, expression.start - 110) : expression.start]
        after = self.low[expression.end : min(sentence.end, expression.end + 60)]
        if isinstance(expression.meaning, Apart) and self._opens(expression, sentence.start):
            expression = expression._replace(meaning=expression.meaning.forward())
        role = "dateline" if in_dateline(self.passage.text, expression) else _role(expression, before, after)
        if expression.bound == "since" and _WHEN.match(after) and not isinstance(expression.meaning, FromStory):
            expression = expression._replace(bound="since when")
        known = Known(
            self.passage.published,
            self.story,
            self.reached,
            self._carried(expression, index),
            _FUTURE.search(before) is not None,
            self.chronicle.days_of(expression.meaning),
        )
        days = resolved(expression, known)
        fronted = self._opens(expression, sentence.start)
        self._keep(expression, days, role, index, fronted=fronted)
        if days is not None and role in _TELLS and not isinstance(expression.meaning, OfHappening):
            self.chronicle.tell(sentence.start, sentence.end, expression.start, days)
        if (
            role == "event"
            and expression.bound == "since"
            and _STARTED.search(self.low, expression.start, expression.end)
        ):
            role = "start"
        return Placed(index, expression, days, role, fronted)

    def _opens(self, expression: Expression, first: int) -> bool:
        """Whether an expression opens its sentence."""
        near = expression.start - first < 60
        return near and bool(_OPENING.fullmatch(self.low, first, expression.start))

    def _carried(self, expression: Expression, sentence: int) -> int | None:
        """The year that a date without one takes from the text before it."""
        if self.passage.published is None:
            here = self.passage.sentences[sentence].paragraph
            return self.year if self.year_in == sentence else self.frame if self.framed in {None, here} else None
        if self.passage.published and self.year_of in _PASSING and self.year_in != sentence:
            return None
        near = expression.start - self.year_at < 250 and "\n" not in self.low[self.year_at : expression.start]
        return self.year if near and self.year is not None and self.year < self.passage.published.year - 1 else None

    def _frame(self, meaning: Meaning, year: int, role: str, sentence: int, *, fronted: bool) -> None:
        """Keep the year of a day or month, or for its paragraph one that opens a sentence, for the dates that follow.

        "A bomb killed 35 people in 2009" gives no year to the next sentence's "Oct. 3".
        """
        if role in {"compared", "named"}:
            return
        if not isinstance(meaning, CalendarYear):
            self.frame, self.framed = year, None
        elif fronted:
            self.frame, self.framed = year, self.passage.sentences[sentence].paragraph
        elif self.frame is not None and year > self.frame:
            self.frame = None

    def _keep(self, expression: Expression, days: Days | None, role: str, sentence: int, *, fronted: bool) -> None:
        meaning = expression.meaning
        if role == "contrast":
            return
        stated = getattr(meaning, "year", None) or getattr(getattr(meaning, "last", None), "year", None)
        if self.year is None and self.passage.published is None and isinstance(stated, int):
            self.year, self.year_in = stated, sentence
        if isinstance(stated, int) and not (isinstance(meaning, CalendarYear) and role in {"named", "compared"}):
            self.year, self.year_at = stated, expression.end
            self._frame(meaning, stated, role, sentence, fronted=fronted)
            self.year_in, self.year_of = sentence, "since" if expression.bound in {"since", "since when"} else role
        elif isinstance(meaning, (CalendarDay, CalendarMonth)) and days is not None:
            self.year_at = expression.end
        if days is not None and role in {"event", "start", "named", "aftermath"} and days.start is not None:
            self.reached = days
            if role != "named" and days.start == days.end:
                self.story = days


def _role(expression: Expression, before: str, after: str) -> str:
    """What an expression is said of, by its bound and the words on both sides of it."""
    if isinstance(expression.meaning, Apart):
        return "apart"
    tally = isinstance(expression.meaning, CalendarDay) and not _OF_NOUN.search(before) and _TALLY.search(before)
    if expression.bound == "as of" or tally:
        return "state"
    if _DATELINE.match(after) and expression.bound:
        return "headline"
    if expression.bound == "since":
        return "compared" if _COMPARED.search(before) and not _WHEN.match(after) else "event"
    if _CONTRAST.search(before):
        return "contrast"
    if isinstance(expression.meaning, CalendarYear) and _PAPER_OF.search(before):
        return "signed"
    before_noun = after[:2] in {"'s", "\u2019s"} or (_NOUN_AFTER.match(after) and _ARTICLE.search(before))
    if before_noun or _OF_NOUN.search(before):
        return "event" if _INDEFINITE.search(before) else "named"
    if expression.bound is None and _COUNTED.search(before):
        return "counted"
    if expression.bound is None and _SIGNED.search(before):
        return "signed"
    if expression.bound is None and (_AFTERMATH_BEFORE.search(before) or _AFTERMATH_AFTER.match(after)):
        return "aftermath"
    if isinstance(expression.meaning, (CalendarYear, CalendarMonth)) and (
        _REPORTED_IN.search(before) or _PUBLISHED_IN.search(before)
    ):
        return "saying"
    if isinstance(expression.meaning, (Weekday, FromPublication, CalendarDay)) and expression.bound is None:
        utterance = _of_utterance(expression, before, after)
        if utterance is not None:
            return utterance
    if expression.bound in {"after", "from"}:
        return "after"
    return "start" if expression.bound is None and _BEGAN.search(before) else "event"


def _of_utterance(expression: Expression, before: str, after: str) -> str | None:
    """The role of a day on which something was said or photographed, or null."""
    if _SAID_BEFORE.search(before) or _SAID_AFTER.match(after):
        return "saying"
    if not before.strip(" \"'\u201con") and _SAID_LATER.match(after):
        return "told"
    full = isinstance(expression.meaning, CalendarDay) and expression.meaning.year is not None
    return "caption" if full and before.rstrip().endswith(",") and _SENTENCE_END.match(after) else None


def resolved(expression: Expression, known: Known) -> Days | None:
    """The days of an expression with its bound: "since X" is X to publication, "before X" ends the day before.

    >>> from datetime import date
    >>> (since,) = find_dates("since 1991")
    >>> resolved(since, Known(published=date(2019, 4, 1)))
    Days(start=datetime.date(1991, 1, 1), end=datetime.date(2019, 4, 1), precision='range')
    """
    try:
        days = expression.meaning.days(known)
    except (ValueError, OverflowError):  # a 31 February, or a time outside the calendar, is no day
        return None
    if days is None and expression.bound == "since" and known.published:
        open_start = isinstance(expression.meaning, (OfHappening, FromStory))
        return Days(None, known.published, "range") if open_start else None
    if days is None or expression.bound in {None, "after", "from", "as of", "since when"}:
        return days
    if expression.bound == "since":
        return Days(days.start, known.published, "range")
    if expression.bound == "before":
        if isinstance(expression.meaning, OfHappening) and days.precision != "day":
            return None
        return Days(None, days.start - DAY, "range") if days.start and days.start > date.min else None
    return Days(None, days.end, "range")
