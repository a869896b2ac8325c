"""Calendar words: dates with a month name, years, decades and dates in digits, wherever they stand in a text.

>>> [(e.text("On 8-9 May 2020 and in the early 1990s"), e.meaning.days(Known()).precision)
...  for e in calendar_expressions("On 8-9 May 2020 and in the early 1990s")]
[('8-9 May 2020', 'range'), ('early 1990s', 'range')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from figures.extraction.dating.meanings import CalendarDay, CalendarMonth, CalendarYear, Decade, Known, Meaning
from figures.extraction.dating.relative import Between, DayOfYear, Period, WhichMonth
from figures.extraction.numbers import lowered
from figures.extraction.patterns import alternatives
from figures.vocabulary import read

__all__ = ["WORDS", "Expression", "Known", "calendar_expressions"]

WORDS = read("dates")
MONTHS: dict[str, int] = WORDS["months"]
NUMBERS: dict[str, int] = WORDS["numbers"]
SHORTENED = frozenset(name for name in MONTHS if len(name) < 5 and name not in {"may", "june", "july"})
HAPPENINGS = frozenset(WORDS["words"]["happenings"])
BEFORE_YEAR = frozenset(WORDS["words"]["before_year"])


class Expression(NamedTuple):
    """Words that tell when, with their offsets and their meaning."""

    start: int
    end: int
    meaning: Meaning
    bound: str | None = None
    """The word that opens an interval: since, until, before, by, after, as of."""

    def text(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


_YEAR = r"(?:1[5-9]|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_JOIN = r"\s*(?:-|\u2013|\u2014|\bto\b|\band\b|\bor\b|\bthrough\b|\buntil\b|/)\s*"
MONTH = re.compile(rf"(?:{alternatives(MONTHS)})(?![^\W_])")
DAY_BEFORE = re.compile(
    rf"(?<![\w.,:/$\u20ac\u00a3+])(?<!\d-)(?:(?P<first>\d{{1,2}}){_ORDINAL}{_JOIN})?(?P<day>\d{{1,2}}){_ORDINAL}"
    r"(?:\s+of)?(?:\s+|-)$"
)
DAY_AFTER = re.compile(
    rf"\.?,?\s+(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}(?!\w|:\d|[.,]\d|\s?%)"
    rf"(?:{_JOIN}(?P<last>\d{{1,2}}){_ORDINAL}(?!\w|:\d|[.,]\d|\s*(?:{alternatives(MONTHS)})|\s+(?:on|in|at|more|others?|people|were|was)\b))?"
)
YEAR_AFTER = re.compile(rf"\.?(?:,?\s+(?:of\s+|in\s+)?|[-/])(?P<year>{_YEAR})(?!\w|[.,]\d)")
SHORT_YEAR = re.compile(r"\.?[\s-](?P<year>\d\d)(?=\s*(?:--|\u2014|\u2013|-|[()\[\];:]|[.,](?!\d)|$))")
NAMED_YEAR = re.compile(r"\.?,?\s+(?:of\s+)?(?P<which>this|last|next)\s+year\b")
PART = re.compile(r"\b(?P<part>early|mid|late|end|(?:the\s+)?(?:beginning|start|middle|end)\s+of)(?:\s+in)?[\s-]+$")
WHICH = re.compile(r"\b(?P<which>last|next|this)\s+$")
MONTH_PLACE = re.compile(r"\b(?:in|since|of|by|until|till|from|during|before|after|to|and|between|for|through|as)\s+$")
COUNTED = re.compile(
    r"\s+(?:(?!of\b|in\b|on\b|at\b|by\b|to\b|as\b|and\b|for\b|from\b|with\b|when\b|its\b|the\b|left\b|saw\b|\w+ed\s)"
    r"[a-z-]+\s+)?(?P<noun>people|men|women|children|others|more|dead|police|persons|[a-z]{3,}[^\Wsu]s)\b"
)
NTH = re.compile(
    r"(?:the\s+)?\b(?P<nth>first|second|third|fourth|last)\s+"
    r"(?:(?P<some>\w+)\s+)?(?P<piece>weeks?|half|days|fortnight|weekend)\s+(?:of|in)\s+$"
)
PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
YEARS = re.compile(r"[12][05-9]\d\d")
YEARS_AFTER = re.compile(
    rf"\s*(?:-|\u2013|/|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*(?P<last>{_YEAR}|\d\d)(?!\w|[.,]\d|-)"
)
DIGITS = re.compile(
    r"(?<![\w.,/:-])(?:(?P<iso>(?:1[5-9]|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)|(?P<d>\d{1,2})(?P<sign>[/.])(?P<m>\d{1,2})(?P=sign)(?P<y>(?:1[5-9]|20)\d\d))(?![\w-])"
)


def calendar_expressions(text: str, low: str | None = None) -> list[Expression]:
    """Every date with a month name, year, decade and date in digits, in order, none overlapping another."""
    low = lowered(text) if low is None else low
    found = [*_months(text, low), *_digits(low)]
    taken = sorted((e.start, e.end) for e in found)
    found += _years(text, low, taken)
    return joined(sorted(found, key=lambda e: e.start), low)


def _months(text: str, low: str) -> Iterator[Expression]:
    end = 0
    for match in MONTH.finditer(low):
        at = match.start()
        if at < end or (at and (low[at - 1].isalnum() and not low[at - 1].isdigit())):
            continue
        found = _month(text, low, match, end)
        if found is not None:
            end = found.end
            yield found


def _month(text: str, low: str, match: re.Match[str], floor: int) -> Expression | None:
    """The date around one month name, or null where the word is no month here ("may", "march")."""
    month, start, end = MONTHS[match[0]], match.start(), match.end()
    before = DAY_BEFORE.search(low, max(floor, start - 24), start)
    if before and not 1 <= int(before["day"]) <= 31:
        before = None
    after = None if before else _day_after(low, start, end)
    dotted = end + 1 if low[end : end + 1] == "." and match[0] in SHORTENED else end
    end = after.end() if after else dotted
    year, end, named = _year_after(low, end, bool(before))
    if not _is_month(text, low, match, bool(before or after), year is not None or named is not None, floor):
        return None
    if before or after:
        where = before.start() if before else start
        return Expression(where, end, _day_meaning(before or after, month, year, named))
    return _whole_month(low, start, end, month, year, named, floor)


def _day_after(low: str, start: int, end: int) -> re.Match[str] | None:
    """The day after a month's name, unless it counts something: "in June 11 people were killed"."""
    after = DAY_AFTER.match(low, end)
    if after is None or not 1 <= int(after["day"]) <= 31:
        return None
    counted = COUNTED.match(low, after.end())
    if counted and counted["noun"] not in HAPPENINGS and _IN_MONTH.search(low, max(0, start - 8), start):
        return None
    if (
        low[end : end + 1] == ","
        and _IN_MONTH.search(low, max(0, start - 8), start)
        and not YEAR_AFTER.match(low, after.end())
    ):
        return None
    return after


_IN_MONTH = re.compile(r"\b(?:in|of|during|early|late|mid|last|this)[\s-]+$")


def _year_after(low: str, end: int, day_first: bool) -> tuple[int | None, int, Period | None]:
    year = YEAR_AFTER.match(low, end)
    if year:
        return int(year["year"]), year.end(), None
    named = NAMED_YEAR.match(low, end)
    if named:
        return None, named.end(), Period("year", {"this": 0, "last": -1, "next": 1}[named["which"]])
    short = SHORT_YEAR.match(low, end) if day_first else None
    if short:
        two = int(short["year"])
        return two + (1900 if two >= 40 else 2000), short.end(), None
    return None, end, None


def _is_month(text: str, low: str, match: re.Match[str], day: bool, year: bool, floor: int) -> bool:
    """Whether the word names a month: capitalised, and for "may", "march", "mar" and the like placed as a month."""
    word = text[match.start() : match.end()]
    if word[0].islower() and not (day or year):
        return False
    if match[0] in {"may", "march", "mar", "jan", "dec", "sep", "jun", "apr", "august"} and not year:
        if word[0].islower() or (
            word.isupper() and re.match(r"\s+(?:have|be|not)\b", low[match.end() : match.end() + 8])
        ):
            return False
        near = low[max(floor, match.start() - 12) : match.start()]
        return day or bool(MONTH_PLACE.search(near) or PART.search(near) or WHICH.search(near))
    return True


def _day_meaning(found: re.Match[str] | None, month: int, year: int | None, named: Period | None) -> Meaning:
    assert found is not None
    groups = found.groupdict()
    day, other = int(groups["day"]), groups.get("first") or groups.get("last")
    if named is not None:
        return DayOfYear(month, day, None, named)
    if other is None or not 1 <= int(other) <= 31:
        return CalendarDay(year, month, day)
    first, last = sorted((day, int(other)))
    return Between(CalendarDay(year, month, first), CalendarDay(year, month, last))


def _whole_month(
    low: str, start: int, end: int, month: int, year: int | None, named: Period | None, floor: int
) -> Expression:
    part, which = PART.search(low, max(floor, start - 20), start), WHICH.search(low, max(floor, start - 6), start)
    word = part["part"].removeprefix("the ").split()[0] if part else None
    third = PARTS.get(word, word) if word else None
    nth = NTH.search(low, max(floor, start - 34), start)
    if part:
        start = part.start()
    elif nth and (third := _nth_part(nth)):
        start = nth.start()
    if named is not None:
        return Expression(start, end, DayOfYear(month, None, third, named))
    if which and year is None:
        return Expression(which.start(), end, WhichMonth(month, which["which"], third))
    return Expression(start, end, CalendarMonth(year, month, third))


def _nth_part(nth: re.Match[str]) -> str | None:
    """The first and last day of "the second week", "the first ten days", "the last half" of a month."""
    if nth["piece"] == "half":
        return {"first": "1-15", "second": "16-31", "last": "16-31"}.get(nth["nth"])
    count = NUMBERS.get(nth["some"], 0) if nth["some"] else 1
    size = count * {"days": 1, "fortnight": 14}.get(nth["piece"], 7)
    place = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(nth["nth"])
    if not 0 < size < 28:
        return None
    first = 31 - size if place is None else place * size + 1
    return f"{first}-{min(31, first + size - 1)}" if first + size <= 32 else None


def _digits(low: str) -> Iterator[Expression]:
    for m in DIGITS.finditer(low):
        if m["iso"]:
            year, month, day = int(m["iso"]), int(m["im"]), int(m["id"])
        else:
            year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
            if month > 12:
                month, day = day, month
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Expression(m.start(), m.end(), CalendarDay(year, month, day))


def _years(text: str, low: str, taken: list[tuple[int, int]]) -> list[Expression]:
    found: list[Expression] = []
    end = 0
    for match in YEARS.finditer(low):
        start = match.start()
        if start < end or _overlaps(taken, start, match.end()):
            continue
        expression = _single_year(text, low, start, match.end(), found[-1] if found else None)
        if expression is not None:
            end = expression.end
            found.append(expression)
    return found


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans, which are sorted and apart, shares a sign with start..end."""
    index = bisect_left(spans, (end, 0)) - 1
    return index >= 0 and spans[index][1] > start


def _single_year(text: str, low: str, start: int, end: int, previous: Expression | None) -> Expression | None:
    year = int(low[start:end])
    if not 1500 <= year <= 2099 or _glued(low, start):
        return None
    part = PART.search(low, max(0, start - 20), start)
    first = part.start() if part else start
    word = part["part"].removeprefix("the ").split()[0] if part else None
    third = PARTS.get(word, word) if word else None
    if low[end : end + 1] == "s" and not low[end + 1 : end + 2].isalnum() and year % 10 == 0:
        return Expression(first, end + 1, Decade(year, third))
    if _STUCK.match(low, end):
        return None
    if not reads_as_year(text, low, start, end, previous):
        return None
    years = YEARS_AFTER.match(low, end)
    last = _last_year(year, years["last"], low, years.end()) if years else None
    if last is not None and years is not None:
        return Expression(start, years.end(), CalendarYear(year, None, last))
    return Expression(first, end, CalendarYear(year, third))


def _glued(low: str, start: int) -> bool:
    if not start:
        return False
    before = low[start - 1]
    if before in ".,/:#$\u20ac\u00a3+" and (before in "#$\u20ac\u00a3+" or low[start - 2 : start - 1].isdigit()):
        return True
    return before.isalnum() and low[max(0, start - 2) : start] != "fy"


def _last_year(first: int, written: str, low: str, end: int) -> int | None:
    last = int(written) if len(written) == 4 else first // 100 * 100 + int(written)
    return last if first < last <= first + 120 else None


_STUCK = re.compile(r"[^\W_]|%|[.,:]\d|\s?(?:utc|gmt|hours|hrs|local time)\b")
_PREVIOUS_WORD = re.compile(r"([a-z]+)[\s(,-]*$")
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")


def reads_as_year(text: str, low: str, start: int, end: int, previous: Expression | None = None) -> bool:
    """Whether a number of four digits is a year: by the word before, the word after or the signs around it."""
    following = _NEXT_WORD.match(low, end)
    noun = following[1] if following else ""
    before = _PREVIOUS_WORD.search(low, max(0, start - 14), start)
    word = before[1] if before else ""
    counted = COUNTED.match(low, end)
    if low[start:end] >= "1900" and text[max(0, start - 3) : start] == "In ":
        return True
    if counted and counted["noun"] not in HAPPENINGS and noun not in HAPPENINGS:
        return word in {"since", "during"} and not counted
    if word in BEFORE_YEAR or (word[-3:] == "mid"):
        return True
    if (
        previous is not None
        and previous.end > start - 8
        and re.fullmatch(r"\s*(?:,|and|or|,\s*and)\s*", low[previous.end : start])
    ):
        return True
    years = YEARS_AFTER.match(low, end)
    if years and len(years["last"]) == 4 and int(low[start:end]) < int(years["last"]) and word != "of":
        return True
    if noun in HAPPENINGS or (following and text[following.start(1)].isupper() and word in {"the", "a", ""}):
        return True
    if low[start - 1 : start] in "([" or low[end : end + 1] in ")]":
        return True
    if word == "fy" or re.match(r"\s+(?:when|where|after|before|until|as)\b", low[end : end + 8]):
        return True
    line_start, line_end = low.rfind("\n", 0, start) + 1, low.find("\n", end)
    alone = (
        low[line_start:start].strip(" *=#-\u2022"),
        low[end : line_end if line_end >= 0 else len(low)].strip(" *=#:-."),
    )
    if (
        not alone[1]
        and 0 < start - line_start < 60
        and "\n" in low
        and text[line_start:start].istitle() | text[line_start:start].isupper()
    ):
        return True
    return not any(alone) or (not alone[0] and low[end : end + 1] in ":\u2013\u2014-")


_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$")
_TO = re.compile(r",?\s*(?:-|\u2013|\u2014|\bto\b|\band\b|\bthrough\b|\buntil\b|\btill\b)\s*(?:the\s+)?")


def joined(found: list[Expression], low: str) -> list[Expression]:
    """`found` with two calendar dates that bound one interval made one: "between Nov. 28 and Dec. 4"."""
    result: list[Expression] = []
    for expression in found:
        if result and _one_interval(result[-1], expression, low):
            one = result[-1]
            result[-1] = Expression(one.start, expression.end, Between(one.meaning, expression.meaning))
        else:
            result.append(expression)
    return result


def _one_interval(one: Expression, other: Expression, low: str) -> bool:
    if other.start - one.end >= 14 or not _same_kind(one.meaning, other.meaning):
        return False
    link = _TO.fullmatch(low, one.end, other.start)
    opened = _BETWEEN.search(low, max(0, one.start - 14), one.start)
    if link is not None and link[0].strip() == "and" and isinstance(other.meaning, CalendarMonth):
        adjacent = isinstance(one.meaning, CalendarMonth) and (other.meaning.month - one.meaning.month) % 12 == 1
        return opened is not None or adjacent
    return link is not None and (opened is not None or link[0].strip() in {"-", "\u2013", "\u2014", "to", "through"})


def _same_kind(one: Meaning, other: Meaning) -> bool:
    kinds = (CalendarDay, CalendarMonth, CalendarYear)
    return isinstance(one, kinds) and type(one) is type(other)
