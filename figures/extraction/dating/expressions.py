"""Expressions: every word or phrase of a text that tells when, with its offsets and what it means.

>>> text = "Since Monday 12 people died, the army said on Nov. 7, and last week five."
>>> [e.text(text) for e in find_dates(text)]
['Since Monday', 'Nov. 7', 'last week']
>>> text = "At 5.30 p.m. on 12 May 2015 some 2000 troops left."
>>> [text[a:b] for a, b in date_spans(text)]
['5.30 p.m.', '12 May 2015']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.extraction.dating.calendar_words import WORDS, Expression, calendar_expressions
from figures.extraction.dating.happenings import with_happenings
from figures.extraction.dating.meanings import CalendarDay, CalendarYear, Holiday, Meaning, Season, Share
from figures.extraction.dating.relative import (
    Ago,
    Apart,
    Between,
    DayOfStory,
    FromPublication,
    FromStory,
    Lasting,
    Past,
    Period,
    Same,
    UpTo,
    Weekday,
)
from figures.extraction.numbers import lowered
from figures.extraction.patterns import alternatives

__all__ = ["Expression", "date_spans", "find_dates"]


NUMBERS: dict[str, int] = WORDS["numbers"]
WEEKDAYS: dict[str, int] = WORDS["weekdays"]
SEASONS: dict[str, int] = WORDS["seasons"]
NAMED = frozenset(WORDS["words"]["named"])
_NUMBER = rf"\d{{1,3}}|{alternatives(NUMBERS)}"
_UNIT = r"hours?|days?|weeks?|fortnights?|months?|years?|decades?"
_FULL_DAYS = "|".join(day for day in WEEKDAYS if day.endswith("day"))
RELATIVE = re.compile(
    rf"(?<![^\W_])(?:(?P<holiday>{alternatives(WORDS['holidays'])}|{alternatives(WORDS['easter'])})"
    rf"|(?:(?P<way>last|next|this|past|coming)\s+)?(?P<weekday>{_FULL_DAYS})"
    rf"|(?P<days>{alternatives(WORDS['days'])})"
    rf"|(?P<story>{alternatives(WORDS['story_days'])})"
    rf"|(?!(?:in|during|over)\s+last\s+(?:week|month|year)\b)(?:the|in|over|during|for|these)\s+(?:the\s+)?(?:last|past|previous)\s+(?:(?P<past>{_NUMBER}|few(?=\s+hours))[\s-]+)?(?P<unit>{_UNIT})(?!\s+of\s+(?:the\s+year|this|last|\d))"
    rf"|(?:the\s+)?(?P<share>first|second|third|fourth|last)\s+(?P<piece>half|quarter|(?P<some>{alternatives(NUMBERS)}|\d+)\s+months)\s+of"
    rf"|(?:the\s+)?(?:(?P<months>{_NUMBER})\s+)?(?P<ending>day|week|month|year)s?\s+(?:to|ending|ended|ending\s+on|up\s+to)(?=\s)"
    r"|(?P<weekend>(?:the|this)\s+(?:past\s+)?weekend)"
    rf"|(?P<same>(?:in|during|over)\s+(?:(?:the|that)\s+same|the\s+reporting|that|this)\s+(?:period|time)"
    rf"|(?:during|in|over)\s+(?:these|those)\s+(?P<span>{_NUMBER})\s+days)"
    r"|(?:on\s+)?the\s+(?P<nth_day>first|second|third|fourth|fifth|last)\s+day(?!\s+of)"
    r"|(?P<whole>(?:for|in|over|during)\s+the\s+year\s+as\s+a\s+whole)"
    r"|(?P<opening>since\s+the\s+(?:start|beginning|turn)\s+of\s+the\s+(?P<opened>year|month|week))(?!\s+(?:19|20)\d)"
    rf"|(?P<amount>{_NUMBER})\s+(?P<step>{_UNIT})\s+(?P<turn>ago|later|earlier|before(?=[,.;])|after(?=\s+[a-z]))"
    rf"|(?:the\s+)?(?P<nth>{alternatives(NUMBERS)}|\d+(?:st|nd|rd|th))\s+anniversary\s+of"
    r"|(?P<then>since\s+then|(?<=has )since|(?<=have )since"
    r"|since\s+the\s+(?:start|beginning|outset|launch|onset)\s+of\s+the\s+(?!year|month|week|19|20)\w+)"
    rf"|(?:the|that|this)\s+(?P<long>{_NUMBER})-(?P<length>day|week|month|year)(?=(?:\s+long|-long)?\s+(?:{'|'.join(WORDS['words']['happenings'])}))"
    rf"|(?P<now>{alternatives(WORDS['words']['until_now'])})(?!\s+this\b)"
    r"|(?:(?:so\s+)?(?P<so>far|early|late|mid|earlier|later)[\s-]+)?"
    r"(?P<which>this|last|next|the same|the previous|the following|that)"
    rf"\s+(?P<period>weekend|week|month|year|{alternatives(SEASONS)})"
    rf"|(?:earlier|later)\s+in\s+(?:the|that)\s+(?P<within>week|month|year)"
    rf"|(?:the\s+)?(?P<season>{alternatives(SEASONS)})\s+(?:of\s+)?(?:(?P<season_year>(?:1[5-9]|20)\d\d)|(?:last|(?P<this>this))\s+year))"
    r"(?![^\W_])"
)
PHRASES = [*WORDS["days"], *WORDS["story_days"], *WORDS["holidays"], *WORDS["easter"], *WORDS["words"]["until_now"]]
CUE = re.compile(
    "|".join(sorted({phrase.rsplit(" ", 1)[-1] for phrase in PHRASES} | set(SEASONS) | set(WORDS["words"]["cues"])))
)
STORY_PERIODS = {"that": 0, "the same": 0, "the previous": -1, "the following": 1}


def find_dates(text: str, low: str | None = None) -> list[Expression]:
    """Every expression of time in `text` in order; no two overlap and each lies within the text."""
    low = lowered(text) if low is None else low
    calendar = calendar_expressions(text, low)
    found = _merged(calendar, _relatives(low, calendar), low)
    return with_happenings([_bounded(expression, low) for expression in found], low)


def _merged(calendar: list[Expression], relative: list[Expression], low: str) -> list[Expression]:
    """Both lists in order; where two overlap the longer stands, and a weekday before its date joins it."""
    result: list[Expression] = []
    for one in sorted([*calendar, *relative], key=lambda e: (e.start, -e.end)):
        if not result:
            result.append(one)
            continue
        last = result[-1]
        if one.start < last.end:
            if one.end - one.start > last.end - last.start:
                result[-1] = one
        elif isinstance(last.meaning, Weekday) and one.start - last.end <= 6 and _dated(one.meaning):
            result[-1] = Expression(last.start, one.end, one.meaning)
        elif (
            isinstance(last.meaning, Weekday)
            and isinstance(one.meaning, Weekday)
            and _DAYS_TO.fullmatch(low, last.end, one.start)
        ):
            result[-1] = Expression(last.start, one.end, Between(last.meaning, one.meaning))
        else:
            result.append(one)
    return result


_DAYS_TO = re.compile(r"(?:\s+(?:night|evening|morning|afternoon))?\s*(?:and|to|into|through|until|-|\u2013)\s*")


def _dated(meaning: Meaning) -> bool:
    return isinstance(meaning, (CalendarDay, Between))


def _candidates(low: str) -> Iterator[re.Match[str]]:
    """Matches of the relative forms, looked for only around a word that each of them holds, for speed."""
    end = 0
    for cue in CUE.finditer(low):
        if cue.start() < end:
            continue
        first = max(end, low.rfind(" ", 0, max(0, cue.start() - 48)) + 1)
        last = low.find(" ", cue.end() + 32)
        for match in RELATIVE.finditer(low, first, last if last >= 0 else len(low)):
            yield match
            end = match.end()
        end = max(end, cue.end())


def _relatives(low: str, calendar: list[Expression]) -> list[Expression]:
    starts = {e.start: e for e in calendar}
    found: list[Expression] = []
    for match in _candidates(low):
        start, end = match.span()
        meaning = _meaning(match, low)
        if match["share"] or match["ending"]:
            meaning, end = _compound(match, low, starts)
        if meaning is not None:
            found.append(
                Expression(
                    start,
                    end,
                    meaning,
                    "since" if match["then"] or match["opening"] else "by" if match["now"] else None,
                )
            )
    return found


def _count(word: str | None) -> int:
    return 1 if not word or word == "few" else int(word) if word.isdigit() else NUMBERS[word]


def _meaning(match: re.Match[str], low: str) -> Meaning | None:
    """What a relative expression says, by the group that matched."""
    group = match.groupdict()
    if group["weekday"]:
        named = low[max(0, match.start() - 10) : match.start()].rstrip().rpartition(" ")[2]
        return None if named in NAMED else Weekday(WEEKDAYS[group["weekday"]], group["way"] in {"next", "coming"})
    if group["days"]:
        return FromPublication(*WORDS["days"][group["days"]])
    if group["story"]:
        return FromStory(WORDS["story_days"][group["story"]])
    if group["unit"]:
        return (
            Past(_count(group["past"]), _singular(group["unit"])) if group["past"] or group["unit"][-1] != "s" else None
        )
    if group["holiday"]:
        return _holiday(group["holiday"], low, match.end())
    if group["nth"]:
        nth = group["nth"]
        return FromStory(-_count(nth[:-2] if nth[0].isdigit() else nth), "anniversary")
    if group["weekend"]:
        return Period("weekend", 0)
    if group["same"]:
        return Same(_count(group["span"]) if group["span"] else None)
    if group["nth_day"]:
        return DayOfStory(None if group["nth_day"] == "last" else NUMBERS[group["nth_day"]])
    if group["whole"]:
        return Period("year", 0)
    if group["opened"]:
        return Period(group["opened"], 0)
    if group["long"] and group["length"] != "year":
        return Lasting(_count(group["long"]), group["length"])
    if group["then"]:
        return FromStory(0, "span")
    if group["now"]:
        return FromPublication(0, 0)
    if group["turn"]:
        return _step(group["amount"], _singular(group["step"]), group["turn"], match)
    return _period(group)


def _period(group: dict[str, str | None]) -> Meaning | None:
    if group["within"]:
        return Period(group["within"], 0, "earlier", story=True)
    if group["season"]:
        if group["season_year"]:
            return Season(SEASONS[group["season"]], int(group["season_year"]))
        return Season(SEASONS[group["season"]], ago=0 if group["this"] else 1)
    unit, which = group["period"], group["which"]
    if not unit or not which:
        return None
    if unit in SEASONS:
        return Season(SEASONS[unit], ago=1 if which == "last" else 0)
    if which in STORY_PERIODS:
        return Period(unit, STORY_PERIODS[which], None, story=True)
    return Period(unit, {"this": 0, "next": 1}.get(which, -1), group["so"])


def _step(amount: str | None, unit: str, turn: str | None, match: re.Match[str]) -> Meaning | None:
    count = _count(amount)
    if turn == "ago":
        return Ago(count, unit)
    if turn == "after":
        return Apart(count, unit)
    return FromStory(count if turn == "later" else -count, unit)


def _singular(unit: str) -> str:
    return unit.removesuffix("s")


_HOLIDAY_YEAR = re.compile(r",?\s+(?:of\s+)?((?:1[5-9]|20)\d\d)\b")


def _holiday(name: str, low: str, end: int) -> Meaning:
    year = _HOLIDAY_YEAR.match(low, end)
    month, day = WORDS["holidays"].get(name, (0, 0))
    return Holiday(month, WORDS["easter"].get(name, day), int(year[1]) if year else None)


_OF = re.compile(
    r"\s+(?P<which>this|last|next)\s+year\b|\s+(?:the\s+year\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b|\s+(?P<the>the\s+year)\b"
)


def _compound(match: re.Match[str], low: str, starts: dict[int, Expression]) -> tuple[Meaning | None, int]:
    """A share of a year with its year, or a length of time with the day that ends it; null without either."""
    if match["ending"]:
        last = starts.get(match.end() + 1)
        if last is None:
            return None, match.end()
        return UpTo(_count(match["months"]), match["ending"], last.meaning), last.end
    year = _OF.match(low, match.end())
    if year is None:
        return None, match.end()
    which = {"last": -1, "next": 1}.get(year["which"] or "", 0)
    whole: Meaning = CalendarYear(int(year["year"])) if year["year"] else Period("year", which)
    piece, nth = match["piece"], {"last": 0}.get(match["share"], NUMBERS.get(match["share"], 0))
    size = 6 if piece == "half" else 3 if piece == "quarter" else _count(match["some"])
    pieces = max(1, 12 // max(1, size))
    first = (pieces if nth == 0 else nth) * size - size + 1
    return (Share(first, first + size - 1, whole), year.end()) if 1 <= first <= 13 - size else (None, match.end())


_BOUND = re.compile(
    r"\b(?P<bound>since|until|till|before|prior to|after|following|by|as of|as at|up to|from)\s+"
    r"(?:(?:early|late)\s+on\s+)?(?:the\s+)?(?:(?:early|start|beginning|outset|end|close|evening|night|morning)\s+(?:of\s+)?)?(?:the\s+)?$"
)
_SINCE_CLAUSE = re.compile(
    r"\bsince\s+(?:the|its|their|his|her|an?|when)\s[^,;.:\d]{0,60}\s(?:on|in|(?:began|started|erupted|launched)(?:\s+(?:on|in))?)\s+$"
)
_TO_NOW = re.compile(r"\s+(?:to|until|till)\s+(?:date|now|today|the\s+present)\b")
_KINDS = {"till": "until", "up to": "until", "prior to": "before", "following": "after", "as at": "as of"}


def _bounded(expression: Expression, low: str) -> Expression:
    """The expression with the word that makes it one end of an interval, taken into its span."""
    if expression.bound:
        return expression
    opened = _BOUND.search(low, max(0, expression.start - 34), expression.start)
    if opened is None and not isinstance(expression.meaning, (Between, Past, UpTo)):
        clause = _SINCE_CLAUSE.search(low, max(0, expression.start - 90), expression.start)
        return expression._replace(start=clause.start(), bound="since") if clause else expression
    if opened is None or isinstance(expression.meaning, (Between, Past)) and opened["bound"] != "since":
        return expression
    bound = _KINDS.get(opened["bound"], opened["bound"])
    if bound == "from" and _TO_NOW.match(low, expression.end):
        bound = "since"
    if bound in {"after", "from"}:
        return expression._replace(bound=bound)
    return Expression(opened.start(), expression.end, expression.meaning, bound)


CLOCK = re.compile(
    r"(?<![\w.,:/])(?:(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?(?:[.:][0-5]\d)?\s?(?:[ap]\.?m\b\.?|o['\u2019]clock)"
    r"|(?:[01]\d|2[0-4])[:.]?[0-5]\d(?:\s*(?:-|\u2013|to|and)\s*(?:[01]\d|2[0-4])[:.]?[0-5]\d)?"
    r"\s?(?:hours|hrs|h)?\s?(?:utc|gmt|local time|est|cet|z)\b"
    r"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:hours|hrs)\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?![\w:]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_SHORT_NAMES = re.compile(r"\b9/11\b|(?<=')\d0s\b|(?<=\u2019)\d0s\b")


def date_spans(text: str) -> list[tuple[int, int]]:
    """Spans of `text` whose figures belong to dates, years or clock times and count nothing, in order.

    A length of time ("the past 24 hours", "three days ago") counts and is not among them.

    >>> date_spans("2000 troops, 1,318 mines")
    []
    """
    if not _DIGIT.search(text):
        return []
    low = lowered(text)
    spans = [(e.start, e.end) for e in calendar_expressions(text, low) if _DIGIT.search(text, e.start, e.end)]
    spans += [m.span() for m in _SHORT_NAMES.finditer(low)]
    spans += [m.span() for m in CLOCK.finditer(low)]
    spans.sort()
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
