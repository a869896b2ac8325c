"""Meanings: what a calendar expression says, each kind knowing the days it stands for.

A meaning may raise ValueError or OverflowError for a day that no calendar has; `resolve.resolved` reads that as null.

>>> known = Known(published=date(2023, 9, 21))
>>> CalendarDay(None, 11, 7).days(known)
Days(start=datetime.date(2022, 11, 7), end=datetime.date(2022, 11, 7), precision='day')
>>> CalendarMonth(None, 9, "early").days(known).end
datetime.date(2023, 9, 10)
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Protocol


class Days(NamedTuple):
    """First and last possible day, null where open, and how closely the text gives them."""

    start: date | None
    end: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a text settles before an expression is read.

    `story` is the last single day told, `reached` the last time of any length, `year` the year that days without
    one take from the text before them.
    """

    published: date | None = None
    story: Days | None = None
    reached: Days | None = None
    year: int | None = None
    future: bool = False
    happening: Days | None = None


class Meaning(Protocol):
    """Something that stands for days once the context is known."""

    def days(self, known: Known) -> Days | None:
        """The days meant, or null when the context does not settle them."""
        ...


def shift_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def month_days(year: int, month: int, part: str | None = None) -> Days:
    """A month, or a part of it: a third by name, or its first and last day ("8-14").

    >>> month_days(2024, 2).end, month_days(2024, 2, "early").end
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 10))
    """
    length = calendar.monthrange(year, month)[1]
    first, last = _THIRDS.get(part or "") or (map(int, part.split("-")) if part else (1, 31))
    last = min(last, length)
    return Days(date(year, month, first), date(year, month, last), "range" if part else "month")


def year_days(year: int, part: str | None = None) -> Days:
    """A year, or its first, middle or last four months."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return Days(date(year, first, 1), month_days(year, last).end, "range" if part else "year")


def _year(known: Known, month: int, day: int) -> int | None:
    """The year of a day without one: the story's, else the latest not after publication (in the future the next)."""
    if known.year is not None:
        return known.year
    if known.published is None:
        return None
    this = known.published.year
    if known.future:
        return this if (month, day) >= (known.published.month, known.published.day) else this + 1
    return this if (month, day) <= (known.published.month, known.published.day) else this - 1


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month, with or without its year: "7 November", "Nov. 7, 2022"."""

    year: int | None
    month: int
    day: int

    def days(self, known: Known) -> Days | None:
        """That one day."""
        year = self.year if self.year is not None else _year(known, self.month, self.day)
        if year is None:
            return None
        found = date(year, self.month, self.day)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month or a third of it: "in September", "early May 2020"."""

    year: int | None
    month: int
    part: str | None = None

    def days(self, known: Known) -> Days | None:
        """The whole month or that third of it."""
        year = self.year if self.year is not None else _year(known, self.month, 1)
        return None if year is None else month_days(year, self.month, self.part)


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year, a part of it, or several: "2015", "late 1973", "1980-88"."""

    year: int
    part: str | None = None
    last: int | None = None

    def days(self, known: Known) -> Days | None:
        """From its first day to its last."""
        if self.last is None:
            whole, published = year_days(self.year, self.part), known.published
            ended = (
                not published or known.future or not whole.end or whole.end <= published or self.year != published.year
            )
            return whole if ended else Days(whole.start, published, "range")
        return Days(date(self.year, 1, 1), date(self.last, 12, 31), "range")


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years or a part of them: "the 1980s", "the early 1990s"."""

    year: int
    part: str | None = None

    def days(self, known: Known) -> Days | None:
        """The guidelines' years: early 0-4, mid 4-6, late 5-9."""
        first, last = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get(self.part or "", (0, 9))
        return Days(date(self.year + first, 1, 1), date(self.year + last, 12, 31), "range")


@dataclass(frozen=True, slots=True)
class Season:
    """Three months by name: "spring 2022", "this summer", "last winter"."""

    first: int
    year: int | None = None
    ago: int = 0

    def days(self, known: Known) -> Days | None:
        """Its three months; without a year the latest that has begun."""
        year = self.year
        if year is None and known.published is None:
            year = known.year
        if year is None:
            if known.published is None:
                return None
            year = known.published.year - (self.first > known.published.month) - self.ago
        start = date(year, self.first, 1)
        last = shift_months(start, 2)
        return Days(start, month_days(last.year, last.month).end, "range")


@dataclass(frozen=True, slots=True)
class Share:
    """A half, quarter or first months of a year: "the first half of this year", "the first six months of 2019"."""

    first: int
    last: int
    of: Meaning

    def days(self, known: Known) -> Days | None:
        """From the first of those months to the last day of the last."""
        whole = self.of.days(known)
        if whole is None or whole.start is None:
            return None
        year = whole.start.year
        return Days(date(year, self.first, 1), month_days(year, self.last).end, "range")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, fixed (month, day) or counted from Easter Sunday."""

    month: int
    day: int
    year: int | None = None

    def days(self, known: Known) -> Days | None:
        """That day of the year given or settled by the context; month 0 counts days from Easter."""
        year = self.year or known.year or (known.published.year if known.published else None)
        if year is None:
            return None
        found = self._in(year)
        if not self.year and not known.year and known.published and found > known.published:
            found = self._in(year - 1)
        return Days(found, found, "day")

    def _in(self, year: int) -> date:
        return date(year, self.month, self.day) if self.month else easter(year) + timedelta(days=self.day)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2019)
    datetime.date(2019, 4, 21)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)
