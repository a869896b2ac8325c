"""Publication: the day a document carries as its own, in its dateline, header, caption or lead.

>>> publication_date("SAN JUAN, 3 JAN 90 (EX) -- TWO DIED.")
Publication(date=datetime.date(1990, 1, 3), basis='stated', note='dateline "3 JAN 90"')
>>> publication_date("Two men died on Monday.") is None
True
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from figures.extraction.dating.calendar_words import WORDS, Expression, calendar_expressions
from figures.extraction.dating.meanings import CalendarDay
from figures.extraction.numbers import lowered

HEAD = 1500
_WEEKDAYS = [name for name in WORDS["weekdays"] if name.endswith("day")]
_WEEKDAY = re.compile(
    rf"(?<!bloody )(?<!black )(?<!good )\b({'|'.join(_WEEKDAYS)})\b(?!,?\s+(?:\d|[a-z]{{3,4}}\.?\s\d))"
)
_DATELINE = re.compile(r"(?:\s*[(\[][^)\]\n]{1,40}[)\]])?\s*(?:--|\u2014|\u2013|-\s|/)")
_PLACE = re.compile(
    r"(?:^|\n|[.!?\"]\s+|\s{2,})\s*[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de' .()-]{2,}[^\n.!?]{0,50}[,(\s]\s*$"
)
_LABEL = re.compile(
    r"(?:published|posted|updated|date|issued|last updated|as of|as at|dated)(?:\s+on)?\s*[:(]?\s*(?:[a-z]+,\s*)?$"
)
_CREDIT = re.compile(r"[\s.,]*\(?\s*(?:\w+\s){0,4}?(?:photo|ap|afp|reuters|epa|getty|file|images?|handout)\b")


class Publication(NamedTuple):
    """The day of publication, whether it is `stated` or `inferred`, and what it rests on."""

    date: date
    basis: str
    note: str


def publication_date(text: str) -> Publication | None:
    """The day that `text` gives as its own, or null.

    `stated` are a dateline or header with the full date, and a caption whose date falls on the weekday that the
    story tells of; `inferred` is a dateline or lead without a year, read as the first such day after the latest
    full date of the text.
    """
    low = lowered(text)
    found = calendar_expressions(text, low)
    days = [(e, e.meaning) for e in found if isinstance(e.meaning, CalendarDay)]
    full = [(e, day) for e, m in days if m.year is not None and (day := _valid(m.year, m.month, m.day)) is not None]
    return _header(text, low, full) or _caption(text, low, full) or _inferred(text, low, days, full)


def _header(text: str, low: str, full: list[tuple[Expression, date]]) -> Publication | None:
    """A full date in a dateline, behind a label or alone on one of the first lines."""
    for expression, day in full:
        if expression.start > HEAD:
            break
        words = expression.text(text)
        if in_dateline(text, expression):
            return Publication(day, "stated", f'dateline "{words}"')
        if _LABEL.search(low, max(0, expression.start - 30), expression.start):
            return Publication(day, "stated", f'header "{words}"')
        line = text[text.rfind("\n", 0, expression.start) + 1 : expression.start].strip(" *|=-\u2013\u2014")
        rest = text[expression.end :].split("\n", 1)[0].strip(" .*|=-\u2013\u2014")
        if (not line or line.lower().rstrip(",") in _WEEKDAYS) and (not rest) and "\n" in text:
            return Publication(day, "stated", f'line "{words}"')
    return None


def in_dateline(text: str, expression: Expression) -> bool:
    """Whether a date stands in a dateline: after a place in capitals and before a dash."""
    before = text[max(0, expression.start - 90) : expression.start]
    if expression.start > 90:
        before = before.partition(" ")[2]
    return bool(_DATELINE.match(text, expression.end) and _PLACE.search(before))


def _caption(text: str, low: str, full: list[tuple[Expression, date]]) -> Publication | None:
    """The latest full date of the text, when it stands in a caption and the story tells of its weekday."""
    latest = max((day for _, day in full), default=None)
    told = {match[1] for match in _WEEKDAY.finditer(low, 0, 2 * HEAD)}
    for expression, day in full:
        credited = _CREDIT.match(low, expression.end, expression.end + 60)
        if day == latest and credited and _WEEKDAYS[day.weekday()] in told:
            weekday = _WEEKDAYS[day.weekday()].capitalize()
            return Publication(day, "stated", f'caption "{expression.text(text)}" with "{weekday}", a {weekday}')
    return None


def _inferred(
    text: str, low: str, days: list[tuple[Expression, CalendarDay]], full: list[tuple[Expression, date]]
) -> Publication | None:
    """A day without a year in the dateline or lead: the first such day after the latest full date of the text."""
    if not days or not full:
        return None
    expression, first = days[0]
    lead = text.find("\n", text.find("\n") + 2)
    if first.year is not None or expression.start > min(HEAD // 2, lead if lead > 200 else HEAD // 2):
        return None
    latest = max(full, key=lambda pair: pair[1])
    year = latest[1].year
    day = _valid(year, first.month, first.day)
    if day is None or day < latest[1]:
        day = _valid(year + 1, first.month, first.day)
    if day is None or not _on_told_weekday(low, day, expression):
        return None
    return Publication(day, "inferred", f'"{expression.text(text)}" after "{latest[0].text(text)}"')


def _valid(year: int, month: int, day: int) -> date | None:
    """That day, or null where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_told_weekday(low: str, day: date, expression: Expression) -> bool:
    """Whether the weekdays told near the date do not gainsay it."""
    told = {match[1] for match in _WEEKDAY.finditer(low, 0, HEAD)}
    near = low[max(0, expression.start - 12) : expression.start]
    return not told or _WEEKDAYS[day.weekday()] in told or near.endswith("on ")
