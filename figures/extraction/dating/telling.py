"""Telling: how a clause tells of its number: its tense, a running total, a state that lasts, a plan.

>>> bool(RUNNING.search("the toll so far")), bool(PLANNED.search("it will send "))
(True, True)
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from figures.extraction.dating.calendar_words import WORDS
from figures.extraction.dating.meanings import Days
from figures.extraction.dating.resolve import Placed
from figures.extraction.mentions import Mention

DATED = frozenset({"core", "vague", "singular"})
STATES = frozenset(WORDS["measures"]["states"])
TOLLED = frozenset({"killed", "injured", "casualties", "missing"})
HARMED = frozenset(WORDS["measures"]["harmed"])
_WORDS: dict[str, list[str]] = WORDS["words"]


class Dating(NamedTuple):
    """First and last possible day, how closely the text gives them, and the words that tell."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None
    text: str | None = None
    text_start: int | None = None
    text_end: int | None = None


# For how many sentences a day holds for numbers of harm, and for other numbers.
NEAR, CLOSE = 6, 2
# So that no text takes more than its share of time: the signs, expressions and facts that a number is compared with.
REACH, NEAREST, MOST = 600, 8, 300
# What lies so many days before publication is background.
BACKGROUND = 45
# Roles of days that are told about a happening; they date it only where nothing else does.
LATE = frozenset({"named", "told", "caption"})
NOT_DATED = Dating()
UNKNOWN = Dating(precision="unknown")


def _words(words: list[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


RUNNING, PRESENT = re.compile(_words(_WORDS["running"])), re.compile(_words(_WORDS["present"]))
HELD = frozenset({"abducted", "detained"})
REMAINS = re.compile(
    r"\s+(?:(?:are|is)\s+(?:still|now|in|under|held|at)|(?:were|was)\s+still|remain(?:s|ed)?|(?:are|is)\s+being)\b"
)
NOW = re.compile(r"\b(?:now|currently|at present)\b")
VERB = re.compile(r"\b(has|have|was|were|had|is|are|[a-z]{2,}ed)\b")
AUXILIARY = re.compile(r"\b(has|have|was|were|had)\b")
SPOKEN_OF = re.compile(_words(_WORDS["spoken_of"]) + r"\s+of\s+(?:\w+\s+){0,3}$")
PAST = re.compile(r"\b(?:was|were|had|did)\b")
PLANNED = re.compile(_words(_WORDS["future"]) + r"[^.;:]{0,30}$")
RISEN = re.compile(
    rf"\b(?:(?:{'|'.join(_WORDS['rising'])})\s+(?:again\s+|further\s+)?(?:to|at|past|above)"
    rf"|(?:toll|tally|dead)\b[^.;:]{{0,60}}\b(?:{'|'.join(_WORDS['rising'])}))\s+(?:\w+\s+){{0,2}}$"
)
CHANGED = re.compile(
    rf"\b(?:{'|'.join(_WORDS['changed'])})\b[^.;:]{{0,90}}?\b(?:number|toll|tally|dead|deaths|casualties|count)\b[^.;:]{{0,80}}$"
)
WIDE_TOLL = re.compile(
    _words(_WORDS["wide"]) + r"(?:['\u2019]s)?\s+(?:\w+\s+)?(?:toll|tally|count|total|number)\b[^.;:]{0,40}$"
)
# The clause after a bare "since" tells of something earlier, whose day the text leaves open.
EARLIER = re.compile(r"\bsince\s+(?!then\b)(?:the|an?|its|their|his|her|when|[^\W\d_]{2,})\b[^.;:]*$")
ENDED = re.compile(_words(_WORDS["ending"]) + r"[^.;]{0,80}$")
BREAK = re.compile(
    r";|:|\s[\u2013\u2014-]{1,2}\s|,\s+(?:and|but|while|as|which|who|with|where)\b"
    r"|\b(?:when|where|while|after|before|following|which|who|but|because|although|though|since|until)\b"
)
OVERALL = re.compile(_words(_WORDS["overall"]))
JOINED = re.compile(r"[,;:.]|\sand\s(?=(?:[\w-]+\s){0,4}(?:has|have|was|were|is|are)\b)")
# What goes on for long and has killed so many tells of no one day.
LASTED = re.compile(_words(_WORDS["lasting"]) + r"[^.;:]{0,60}\b(?:has|have)\s+(?:\w+\s+){1,3}(?:\w+\s+)?$")
# A number behind one of these goes on from another.
JOINS = re.compile(r"\b(?:and|but|then)\b")
# A sentence that opens so speaks on of what was told last.
GOING_ON = re.compile(r"(?:it|they|this|that|these|those|he|she|its|their)\b")
CLAUSE_END = re.compile(r"[;:.]|,\s+(?:and|but|while|as|which|with|where)\b|\s[\u2013\u2014]\s")
APPROXIMATE = frozenset({"more_than", "at_least", "about", "almost", "less_than", "at_most"})


def perfect(low: str, mention: Mention, before: str) -> bool:
    """Whether the verb of a mention stands in the present perfect: the one after it, else the one before."""
    joined = JOINED.search(low, mention.end, mention.end + 60)
    after = VERB.search(low, mention.end, joined.start() if joined else mention.end + 60)
    if after and not after[1].endswith("ed"):
        return after[1] in {"has", "have"}
    auxiliaries = AUXILIARY.findall(before)
    return bool(auxiliaries) and auxiliaries[-1] in {"has", "have"}


def long_before(placed: Placed, published: date) -> bool:
    """Whether the days of an expression are background to what was published."""
    days = placed.days
    return days is not None and days.end is not None and (published - days.end).days > BACKGROUND


def start_of(placed: Placed) -> int:
    """Where the words of an expression begin, for searching among them."""
    return placed.start


def may_date(placed: Placed, mention: Mention) -> bool:
    """Whether an expression can date a number of its sentence."""
    if placed.role == "aftermath":
        return mention.measure not in HARMED
    return placed.role in {
        "event",
        "start",
        "named",
        "after",
        "state",
        "told",
        "caption",
        "apart",
        "contrast",
        "counted",
    }


def within(inner: Days | None, outer: Days | None) -> bool:
    """Whether one interval lies in another that is longer."""
    if inner is None or outer is None or inner[:2] == outer[:2]:
        return False
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def brief(days: Days) -> bool:
    """Whether days are few enough to be those of one piece of news."""
    return days.start is not None and days.end is not None and (days.end - days.start).days <= 10
