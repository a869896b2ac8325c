"""Relative meanings: times counted from publication or from the day the story has reached, and intervals.

>>> known = Known(published=date(2023, 9, 21))
>>> Weekday(2).days(known)
Days(start=datetime.date(2023, 9, 20), end=datetime.date(2023, 9, 20), precision='day')
>>> Past(24, "hour").days(known)
Days(start=datetime.date(2023, 9, 20), end=datetime.date(2023, 9, 21), precision='range')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from figures.extraction.dating.meanings import (
    CalendarDay,
    Days,
    Known,
    Meaning,
    month_days,
    shift_months,
    year_days,
)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week against the day of publication: "Friday", "next Monday"."""

    weekday: int
    ahead: bool = False

    def days(self, known: Known) -> Days | None:
        """The latest such day that is not after publication, or the first after it; else the story's, if it is one."""
        if known.published is None:
            story = known.story
            agrees = story is not None and story.start is not None and story.start == story.end
            return story if agrees and story and story.start and story.start.weekday() == self.weekday else None
        back = (known.published.weekday() - self.weekday) % 7
        found = known.published + timedelta(days=7 - back if self.ahead or (known.future and back) else -back)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class FromPublication:
    """Days counted from publication: "yesterday", "overnight", "three days ago"."""

    first: int
    last: int

    def days(self, known: Known) -> Days | None:
        """One day or the days between."""
        if known.published is None:
            return None
        start, end = known.published + timedelta(days=self.first), known.published + timedelta(days=self.last)
        return Days(start, end, "day" if start == end else "range")


@dataclass(frozen=True, slots=True)
class FromStory:
    """A time counted from the day that the story has reached: "the next day", "five days later", "since then"."""

    amount: int
    unit: str = "day"

    def days(self, known: Known) -> Days | None:
        """That day; an anniversary is counted from publication when the story has reached none."""
        story = known.reached if self.unit == "span" else known.story
        wide = known.reached
        if wide and wide.start and wide.end and _WIDE.get(wide.precision) == self.unit and self.amount:
            last = _moved(wide.end.replace(day=1), self.amount, self.unit)
            return Days(
                _moved(wide.start, self.amount, self.unit), month_days(last.year, last.month).end, wide.precision
            )
        base = story.start if story else known.published if self.unit == "anniversary" else None
        if base is None:
            return None
        found = _moved(base, self.amount, self.unit)
        return Days(found, found, "day")


_WIDE = {"year": "year", "month": "month"}


@dataclass(frozen=True, slots=True)
class Apart:
    """So long before the day that the story has reached, for what is told next: "two days after gunmen shot three"."""

    amount: int
    unit: str

    def forward(self) -> FromStory:
        """The same at the head of a sentence, which counts forward: "Two days after the attack, ..."."""
        return FromStory(self.amount, self.unit)

    def days(self, known: Known) -> Days | None:
        """That day; counted from publication when the story has reached none."""
        base = known.story.start if known.story else known.published
        if base is None:
            return None
        found = _moved(base, -self.amount, self.unit)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class Lasting:
    """A happening of known length that begins with the day the story has reached: "the 44-day war"."""

    amount: int
    unit: str

    def days(self, known: Known) -> Days | None:
        """From that day for so long."""
        start = known.story.start if known.story else None
        return Days(start, _moved(start, self.amount, self.unit), "range") if start else None


@dataclass(frozen=True, slots=True)
class Ago:
    """A length of time before publication: "three weeks ago", "a year ago"."""

    amount: int
    unit: str

    def days(self, known: Known) -> Days | None:
        """That day, week or month; years and months are meant only roughly."""
        if known.published is None:
            return None
        found = _moved(known.published, -self.amount, self.unit)
        if self.unit == "year":
            return year_days(found.year)
        return month_days(found.year, found.month) if self.unit == "month" else Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class Past:
    """The length of time that ends with publication: "the past 24 hours", "the last two weeks"."""

    amount: int
    unit: str

    def days(self, known: Known) -> Days | None:
        """From that long before publication to publication."""
        if known.published is None:
            return None
        return Days(_moved(known.published, -self.amount, self.unit), known.published, "range")


_MONTHS = {"month": 1, "year": 12, "anniversary": 12, "decade": 120}
_LENGTHS = {"week": 7, "fortnight": 14}


def _moved(day: date, amount: int, unit: str) -> date:
    """`amount` units after `day`; hours count as the days that they touch."""
    if unit in _MONTHS:
        return shift_months(day, amount * _MONTHS[unit])
    if unit == "hour":
        amount //= 24
    return day + timedelta(days=amount * _LENGTHS.get(unit, 1))


@dataclass(frozen=True, slots=True)
class Period:
    """A week, weekend, month or year counted from that of publication ("last year") or of the story ("that year")."""

    unit: str
    ahead: int
    part: str | None = None
    story: bool = False

    def days(self, known: Known) -> Days | None:
        """The whole of it; the present one ends with publication, "earlier in the year" before the story's day."""
        told = known.story or known.reached
        if self.unit in {"month", "year"} and self.part is None:
            told = known.reached or known.story
        base = known.published if not self.story else told.start if told else None
        if base is None:
            return None
        whole = _whole(base, self.unit, self.ahead, self.part)
        if whole.start is None or self.ahead or self.part in {"early", "mid", "late", "later"}:
            return whole
        if self.story:
            return Days(whole.start, base - DAY, "range") if self.part and base > whole.start else whole
        return whole if self.unit == "weekend" or known.future else Days(whole.start, base, "range")


def _whole(base: date, unit: str, ahead: int, part: str | None) -> Days:
    third = part if part in {"early", "mid", "late"} else None
    if unit == "year":
        return year_days(base.year + ahead, third)
    if unit == "month":
        moved = shift_months(base.replace(day=1), ahead)
        return month_days(moved.year, moved.month, third)
    monday = base + timedelta(days=7 * ahead - base.weekday())
    if unit == "weekend":
        saturday = monday + timedelta(days=-2 if not ahead and base.weekday() < 5 else 5)
        return Days(saturday, saturday + DAY, "range")
    return Days(monday, monday + timedelta(days=6), "range")


@dataclass(frozen=True, slots=True)
class UpTo:
    """A length of time that ends with a day or month: "the six months to June 30", "the week to 12 May"."""

    amount: int
    unit: str
    last: Meaning

    def days(self, known: Known) -> Days | None:
        """From that long before the day after its end."""
        whole = self.last.days(known)
        if whole is None or whole.end is None:
            return None
        return Days(_moved(whole.end + DAY, -self.amount, self.unit), whole.end, "range")


@dataclass(frozen=True, slots=True)
class Same:
    """The time that the story has reached, said again: "in the same period", "during those four days"."""

    length: int | None = None

    def days(self, known: Known) -> Days | None:
        """Those days; of a known number the last so many."""
        told = known.reached
        if told is None or told.end is None or self.length is None:
            return told
        return Days(told.end - timedelta(days=self.length - 1), told.end, "range")


@dataclass(frozen=True, slots=True)
class DayOfStory:
    """A day of the happening that the story has reached, counted from its first; null is its last."""

    nth: int | None

    def days(self, known: Known) -> Days | None:
        """That day, where the happening is known to the day."""
        told = known.reached
        if told is None or told.start is None or told.end is None or (told.end - told.start).days > 120:
            return None
        day = told.end if self.nth is None else told.start + timedelta(days=self.nth - 1)
        return Days(day, day, "day")


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another: "between Nov. 28 and Dec. 4", "Jan. 7-9, 2015"."""

    first: Meaning
    last: Meaning

    def days(self, known: Known) -> Days | None:
        """From the first day of the one to the last day of the other."""
        end = self.last.days(known)
        if end is None or end.end is None:
            return None
        start = self.first.days(replace(known, year=_stated_year(self.first) or end.end.year))
        if start is None or start.start is None:
            return None
        begin = start.start
        if begin > end.end:
            begin = begin - timedelta(days=7) if isinstance(self.first, Weekday) else shift_months(begin, -12)
        return None if begin > end.end else Days(begin, end.end, "range")


def _stated_year(meaning: Meaning) -> int | None:
    return getattr(meaning, "year", None)


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day or month of "this year" or "last year"."""

    month: int
    day: int | None
    part: str | None
    of: Period

    def days(self, known: Known) -> Days | None:
        """That day or month of that year."""
        if known.published is None:
            return None
        year = known.published.year + self.of.ahead
        if self.day is not None:
            return CalendarDay(year, self.month, self.day).days(known)
        return month_days(year, self.month, self.part)


@dataclass(frozen=True, slots=True)
class WhichMonth:
    """A month of another year than it is: "last December", "this May", "next June"."""

    month: int
    which: str
    part: str | None = None

    def days(self, known: Known) -> Days | None:
        """The latest such month not after publication, this year's, or the first after it."""
        if known.published is None:
            return None
        year, now = known.published.year, known.published.month
        if self.which == "last" and self.month >= now:
            year -= 1
        elif self.which == "next" and self.month <= now:
            year += 1
        return month_days(year, self.month, self.part)
