"""Assign: which expression of time dates which number.

A number is dated by an expression of its own clause or sentence, else by the same fact told elsewhere, else by the
day that the story has reached, else, for what is told as news or as lasting, by the day of publication. Nothing is
guessed beyond that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from figures.extraction.dating.calendar_words import WORDS, lowered
from figures.extraction.dating.meanings import CalendarYear, Days
from figures.extraction.dating.relative import Ago, FromStory
from figures.extraction.dating.resolve import Placed, placed_expressions
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage

DATED = frozenset({"core", "vague", "singular"})
STATES = frozenset(WORDS["measures"]["states"])
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
# Roles of days that are told about a happening; they date it only where nothing else does.
LATE = frozenset({"named", "told", "caption"})
NOT_DATED = Dating()
UNKNOWN = Dating(precision="unknown")


def _words(words: list[str]) -> str:
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"


RUNNING, PRESENT = re.compile(_words(_WORDS["running"])), re.compile(_words(_WORDS["present"]))
VERB = re.compile(r"\b(has|have|was|were|had|is|are|[a-z]{2,}ed)\b")
AUXILIARY = re.compile(r"\b(has|have|was|were|had)\b")
SPOKEN_OF = re.compile(_words(_WORDS["spoken_of"]) + r"\s+of\s+(?:\w+\s+){0,3}$")
PAST = re.compile(r"\b(?:was|were|had|did)\b")
PLANNED = re.compile(_words(_WORDS["future"]) + r"[^.;:]{0,30}$")
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
CLAUSE_END = re.compile(r"[;:.]|,\s+(?:and|but|while|as|which|with|where)\b|\s[\u2013\u2014]\s")
APPROXIMATE = frozenset({"more_than", "at_least", "about", "almost", "less_than", "at_most"})


def assigned(passage: Passage, mentions: Sequence[Mention]) -> list[Dating]:
    """One dating for each mention, in their order; context mentions get nulls throughout."""
    if not any(m.tier in DATED for m in mentions):
        return [NOT_DATED] * len(mentions)
    story = Story(passage)
    own = [story.own(m) if m.tier in DATED else None for m in mentions]
    shared = _shared(mentions, own)
    return [
        NOT_DATED if m.tier not in DATED else story.dating(m, own[i], shared.get(i)) for i, m in enumerate(mentions)
    ]


def _shared(mentions: Sequence[Mention], own: Sequence[Placed | None]) -> dict[int, Placed]:
    """For a number without a date of its own the one of the same fact told elsewhere in the document."""
    dated: dict[tuple[str, str], dict[tuple[Decimal, str], tuple[Mention, Placed]]] = defaultdict(dict)
    for mention, placed in zip(mentions, own, strict=True):
        told = dated[mention.measure, mention.unit]
        if placed is not None and placed.days is not None and mention.value is not None and len(told) < MOST:
            told.setdefault((mention.value, mention.modifier), (mention, placed))
    found: dict[int, Placed] = {}
    for i, (mention, placed) in enumerate(zip(mentions, own, strict=True)):
        if mention.tier in DATED and (placed is None or placed.days is None):
            told = dated[mention.measure, mention.unit].values()
            same = next((p for other, p in told if _same_fact(mention, other)), None)
            if same is not None:
                found[i] = same
    return found


def _same_fact(one: Mention, other: Mention) -> bool:
    """Whether two numbers of one measure and unit state the same amount, rounded or not."""
    a, b = one.value, other.value
    if a is None or b is None or min(a, b) < (2 if min(one.sentence, other.sentence) == 0 else 3):
        return False
    rounded = one.modifier in APPROXIMATE or other.modifier in APPROXIMATE
    return a == b or (rounded and min(a, b) >= 20 and abs(a - b) * 20 <= max(a, b))


class Story:
    """The expressions of one document by sentence, and the days its telling passes through."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.low = lowered(passage.text)
        self.by_sentence: dict[int, list[Placed]] = defaultdict(list)
        placed = placed_expressions(passage)
        for one in placed:
            self.by_sentence[one.sentence].append(one)
        self.events = [p for p in placed if self._tells(p)]
        if not self.events:
            self.events = [p for p in placed if p.role in LATE and p.days is not None]
        days = [(i, p.days[:2]) for i, p in enumerate(self.events) if p.days is not None]
        self.several = next((i for i, told in days if told != days[0][1]), len(self.events))
        self.told = (-1, 0)
        self.wars = self._wars(placed)
        self.begun = [p for p in placed if p.role == "start" and p.days is not None]

    def _wars(self, placed: list[Placed]) -> dict[int, Days]:
        """The whole of what a day began, by the offset of that day's words, where a later day ends it."""
        found: dict[int, Days] = {}
        for one, other in pairwise(placed):
            if one.role == "start" and one.days and other.days and other.sentence - one.sentence <= 4:
                first, last = one.days.start, other.days.end
                opening = max(self.passage.sentences[other.sentence].start, other.start - 120)
                if first and last and first < last and ENDED.search(self.low, opening, other.start):
                    found[one.start] = Days(first, last, "range")
        return found

    def _tells(self, placed: Placed) -> bool:
        """Whether an expression moves the story on."""
        days, published = placed.days, self.passage.published
        if placed.role not in {"event", "start", "state", "aftermath"} or (days is not None and days.start is None):
            return False
        meaning = placed.expression.meaning
        if (
            isinstance(meaning, FromStory)
            and placed.expression.bound
            or isinstance(meaning, Ago)
            and meaning.unit in {"month", "year"}
        ):
            return False
        return not (days and days.start and published and days.start > published)

    def own(self, mention: Mention) -> Placed | None:
        """The expression of the mention's sentence that dates it, or null."""
        placed = self.by_sentence.get(mention.sentence, [])
        if len(placed) > 2 * NEAREST:
            at = bisect_right(placed, mention.start, key=_start)
            placed = [placed[0], *placed[max(1, at - NEAREST) : at + NEAREST]]
        found = [(self.cost(p, mention), p.start, p) for p in placed if _may(p, mention)]
        if not found:
            return None
        cost, _, best = min(found)
        narrower = [p for other, _, p in found if other < cost + 5 and _within(p.days, best.days)]
        return narrower[0] if narrower else best

    def cost(self, placed: Placed, mention: Mention) -> float:
        """How far an expression stands from a mention: signs between, and clauses that begin between."""
        start, end = mention.start, mention.end
        if mention.trigger_start is not None and mention.trigger_end is not None:
            start, end = min(start, mention.trigger_start), max(end, mention.trigger_end)
        left, right = (placed.end, start) if placed.start < start else (end, placed.start)
        between = self.low[left:right] if left < right else ""
        near = between if len(between) < REACH else ""
        cost = len(between) / 12 + 4 * len(BREAK.findall(near))
        if placed.fronted:
            cost = min(cost, 5 + len(between) / 100)
        if placed.start < start and placed.role != "named" and SPOKEN_OF.search(near):
            cost += 12
        return cost + {"named": 3, "after": 8, "told": 8}.get(placed.role, 0)

    def _elsewhere(self, own: Placed, mention: Mention) -> bool:
        """Whether an expression stands in another clause than a mention that it could date."""
        if own.fronted:
            return False
        left, right = sorted([(own.start, own.end), (mention.start, mention.end)])
        between = self.low[left[1] : right[0]]
        return self.cost(own, mention) > 4 or (
            "," in between and own.expression.bound is None and mention.end <= own.start
        )

    def clause(self, mention: Mention) -> tuple[int, int]:
        """Where the clause of a mention begins and ends, as far as signs and conjunctions tell."""
        sentence = self.passage.sentences[mention.sentence]
        start, end = max(sentence.start, mention.number_start - REACH), min(sentence.end, mention.end + REACH)
        for match in CLAUSE_END.finditer(self.low, start, mention.number_start):
            start = match.end()
        after = CLAUSE_END.search(self.low, mention.end, end)
        return start, after.start() if after else end

    def dating(self, mention: Mention, own: Placed | None, shared: Placed | None) -> Dating:
        """The days of a mention by its own expression, else by the story or the day of publication."""
        start, end = self.clause(mention)
        clause, before = self.low[start:end], self.low[start : mention.number_start]
        published = self.passage.published
        lasting = mention.measure in STATES and PRESENT.search(clause) and not PAST.search(clause)
        if lasting and (shared is None if own is None else self._elsewhere(own, mention)):
            return Dating(published, published, "day") if published else UNKNOWN
        planned = PLANNED.search(before)
        if planned and (own is None or (not own.fronted and own.start < start + planned.start())):
            return UNKNOWN
        if own is not None and (own.days is not None or shared is None):
            return self._by(own, mention, before)
        if shared is not None:
            return self._by(shared, mention, before)
        return self._told(mention, before, clause)

    def _told(self, mention: Mention, before: str, clause: str) -> Dating:
        """The days of a mention without an expression of its own."""
        published = self.passage.published
        reached = self._reached(mention)
        opening = max(self.passage.sentences[mention.sentence].start, mention.number_start - REACH)
        if EARLIER.search(self.low, opening, mention.number_start) or SPOKEN_OF.search(before):
            return UNKNOWN
        if published and RUNNING.search(clause) and _perfect(self.low, mention, before):
            return self._running(mention)
        if reached is not None and reached.start < mention.start and self._apart(reached, mention, before):
            return UNKNOWN
        if reached is None or reached.start > mention.start:
            heading = (
                reached is not None and reached.fronted and self.low[reached.end : reached.end + 1] in "-\u2013\u2014:"
            )
            if published and (_perfect(self.low, mention, before) or heading):
                return Dating(published, published, "day")
        if reached is not None and reached.start in self.wars and mention.start > reached.end:
            reached = reached._replace(days=self.wars[reached.start])
        if reached is not None:
            return self._by(reached, mention, before)
        if published and RUNNING.search(clause):
            return Dating(None, published, "range")
        return UNKNOWN

    def _apart(self, reached: Placed, mention: Mention, before: str) -> bool:
        """Whether the tense of a clause, or a year told some way before, leaves the day that the story has reached."""
        if self.passage.published and _perfect(self.low, mention, before):
            return True
        return reached.days is not None and reached.days.precision == "year" and mention.sentence > reached.sentence + 1

    def _running(self, mention: Mention) -> Dating:
        """From the beginning of the campaign that was told last, where one was, to publication."""
        index = bisect_right(self.begun, mention.start, key=_start) - 1
        begun = self.begun[index] if index >= 0 else None
        if begun is None or begun.days is None:
            return Dating(None, self.passage.published, "range")
        words = self.passage.text[begun.start : begun.end]
        return Dating(begun.days.start, self.passage.published, "range", words, begun.start, begun.end)

    def _reached(self, mention: Mention) -> Placed | None:
        """The day that the story has reached before the mention, or will name first.

        In a document of several days it holds for the next sentences only, each further number drawing it on.
        """
        before = self.by_sentence.get(mention.sentence - 1)
        if before and before[-1].role == "named" and mention.measure in HARMED:
            return before[-1]
        if not self.events:
            return None
        index = max(0, bisect_right(self.events, mention.start, key=_start) - 1)
        reached = self.events[index]
        since = self.told[1] if self.told[0] == index else reached.sentence
        if index >= self.several and mention.sentence - since > (NEAR if mention.measure in HARMED else CLOSE):
            return None
        self.told = (index, max(since, mention.sentence))
        return reached

    def _by(self, placed: Placed, mention: Mention, before: str) -> Dating:
        """The days of a mention by an expression, as its measure and the words before it make of them."""
        start, end = placed.start, placed.end
        words, days = self.passage.text[start:end], placed.days
        if days is None:
            return Dating(None, None, "unknown", words, start, end)
        if placed.role == "state" and mention.measure not in STATES or WIDE_TOLL.search(before):
            days = Days(None, days.end, "range")
        elif placed.expression.bound == "by" and isinstance(placed.expression.meaning, CalendarYear):
            whole = placed.expression.meaning.year
            if self.passage.published is None or whole <= self.passage.published.year:
                days = Days(date(whole, 1, 1), days.end, "year")
        elif (
            placed.expression.bound in {"by", "until"}
            and days.start is None
            and days.end
            and days.end != self.passage.published
        ):
            days = self._since_reached(placed, days)
        return Dating(days.start, days.end, days.precision, words, start, end)

    def _since_reached(self, placed: Placed, days: Days) -> Days:
        """What is counted by a day counts from the day that the story had reached, when that is not long before."""
        index = bisect_right(self.events, placed.start, key=_start) - 1
        begun = self.events[index].days if index >= 0 else None
        if begun is None or begun.start is None or days.end is None or not 0 <= (days.end - begun.start).days <= 62:
            return days
        return Days(begun.start, days.end, "range")


def _perfect(low: str, mention: Mention, before: str) -> bool:
    """Whether the verb of a mention stands in the present perfect: the one after it, else the one before."""
    after = VERB.search(low, mention.end, mention.end + 60)
    if after and not after[1].endswith("ed"):
        return after[1] in {"has", "have"}
    auxiliaries = AUXILIARY.findall(before)
    return bool(auxiliaries) and auxiliaries[-1] in {"has", "have"}


def _start(placed: Placed) -> int:
    return placed.start


def _may(placed: Placed, mention: Mention) -> bool:
    """Whether an expression can date a number of its sentence."""
    if placed.role == "aftermath":
        return mention.measure not in HARMED
    return placed.role in {"event", "start", "named", "after", "state", "told", "caption"}


def _within(inner: Days | None, outer: Days | None) -> bool:
    """Whether one interval lies in another that is longer."""
    if inner is None or outer is None or inner[:2] == outer[:2]:
        return False
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end
