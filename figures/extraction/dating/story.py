"""Story: the expressions of one document by sentence, and the days through which its telling passes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from figures.extraction.dating.meanings import CalendarDay, CalendarYear, Days, Holiday
from figures.extraction.dating.relative import Ago, FromPublication, FromStory, Period, Weekday
from figures.extraction.dating.resolve import Placed, placed_expressions
from figures.extraction.dating.telling import (
    CHANGED,
    CLAUSE_END,
    CLOSE,
    EARLIER,
    ENDED,
    GOING_ON,
    HARMED,
    HELD,
    LASTED,
    LATE,
    NEAR,
    NEAREST,
    NOW,
    OVERALL,
    PAST,
    PLANNED,
    PRESENT,
    REACH,
    REMAINS,
    RISEN,
    RUNNING,
    SPOKEN_OF,
    STATES,
    TOLLED,
    UNKNOWN,
    WIDE_TOLL,
    Dating,
    brief,
    long_before,
    perfect,
    start_of,
    within,
)
from figures.extraction.dating.weighing import Weighing
from figures.extraction.mentions import Mention
from figures.extraction.numbers import lowered
from figures.extraction.sentences import Passage
from figures.extraction.status import assess


class Story:
    """The expressions of one document by sentence, and the days its telling passes through."""

    def __init__(self, passage: Passage, counting: Collection[int] = ()) -> None:
        """Read a document; `counting` are its sentences that hold a number to be dated."""
        self.passage = passage
        self.counting = counting
        self.low = lowered(passage.text)
        self.by_sentence: dict[int, list[Placed]] = defaultdict(list)
        placed = placed_expressions(passage)
        for one in placed:
            self.by_sentence[one.sentence].append(one)
        self.weighing = Weighing(self.low, self.by_sentence)
        self.events = [p for p in placed if self._tells(p)]
        if not self.events:
            self.events = [p for p in placed if p.role in LATE and p.days is not None]
        self.named = [p for p in placed if self._near(p)]
        days = [(i, p.days[:2]) for i, p in enumerate(self.events) if p.days is not None]
        self.several = next((i for i, told in days if told != days[0][1]), len(self.events))
        self.told = (-1, 0)
        self.wars = self._wars(placed)
        self.begun = [p for p in placed if p.role == "start" and p.days is not None]

    def _wars(self, placed: list[Placed]) -> dict[int, Days]:
        """The whole of what a day began, by the offset of that day's words, where a later day ends it."""
        found: dict[int, Days] = {}
        for at, one in enumerate(placed):
            if one.role != "start" or one.days is None or one.days.start is None:
                continue
            for other in placed[at + 1 : at + 1 + NEAREST]:
                last = other.days.end if other.days and other.sentence - one.sentence <= NEAR else None
                opening = max(self.passage.sentences[other.sentence].start, other.start - 120)
                if last and one.days.start < last and ENDED.search(self.low, opening, other.start):
                    found[one.start] = found[other.start] = Days(one.days.start, last, "range")
                    break
        return found

    def _days_in(self, sentence: int) -> set[date | None]:
        """The first days of what a sentence tells."""
        return {p.days.start for p in self.by_sentence.get(sentence, []) if p.days}

    def _whole(self, mention: Mention, reached: Placed) -> Placed:
        """For a number of all that a story tells the whole of the happening, of which it reached a day."""
        opening = self.passage.sentences[mention.sentence].start
        if reached.days is None or not OVERALL.search(self.low, opening, min(mention.end + 40, opening + REACH)):
            return reached
        long = [*self.wars.values(), *(p.days for p in self.events if p.start < mention.start and p.days)]
        for days in long:
            if within(reached.days, days) and days.precision == "range":
                return reached._replace(days=days)
        return reached

    def _near(self, placed: Placed) -> bool:
        """Whether an expression names a happening by its day, not long before publication: "Friday's attacks"."""
        kinds = (Weekday, CalendarDay, Holiday, Period, FromPublication)
        if placed.role != "named" or placed.days is None or not isinstance(placed.expression.meaning, kinds):
            return False
        return self.passage.published is None or not long_before(placed, self.passage.published)

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
        if mention.measure == "duration" and not self._spans(mention, own):
            return UNKNOWN
        if own is not None and own.start in self.wars and own.sentence == mention.sentence and not own.fronted:
            own = own._replace(days=self.wars[own.start])
        lasting = (mention.measure in STATES and self._present(clause)) or self._remains(mention)
        if (
            own is not None
            and own.days is not None
            and mention.measure in TOLLED
            and (RISEN.search(before) or CHANGED.search(before))
        ):
            own = self._risen(own, mention)
        if lasting and (shared is None if own is None else self.weighing.elsewhere(own, mention)):
            return Dating(published, published, "day") if published else UNKNOWN
        planned = PLANNED.search(before)
        if planned and (own is None or (not own.fronted and own.start < start + planned.start())):
            return UNKNOWN
        if own is not None and (own.days is not None or shared is None):
            return self._by(own, mention, before)
        if shared is not None:
            return self._by(shared, mention, before)
        if mention.measure not in HARMED and assess(self.passage, [mention])[0].status == "planned":
            return UNKNOWN  # what is promised has no day of what happened
        return self._told(mention, before, clause)

    def _spans(self, mention: Mention, own: Placed | None) -> bool:
        """Whether an expression bounds a length of time: "for decades until 2020", "for hours on Friday"."""
        if own is None or own.role not in {"event", "start"}:
            return False
        lead = self.low[max(0, mention.start - 12) : mention.start]
        return own.expression.bound is not None or lead.endswith("for ")

    def _present(self, clause: str) -> bool:
        """Whether a clause tells what is so on the day of publication."""
        return bool(PRESENT.search(clause)) and (not PAST.search(clause) or bool(NOW.search(clause)))

    def _remains(self, mention: Mention) -> bool:
        """Whether the verb right after a number tells a state that lasts: "128 are still held", "18 remain"."""
        lasting = mention.measure in HELD or mention.measure in STATES
        return lasting and REMAINS.match(self.low, mention.end) is not None

    def _risen(self, own: Placed, mention: Mention) -> Placed:
        """For a toll that has risen to a number the day of its happening, else up to the day on which it rose."""
        if own.role == "named" or own.days is None or own.expression.bound not in {None, "by"}:
            return own
        if own.expression.bound is None and own.days.precision != "day":
            return own
        named = [p for p in self.by_sentence.get(mention.sentence, []) if p.role == "named" and p.days]
        if named:
            return named[0]
        index = bisect_right(self.events, own.start - 1, key=start_of) - 1
        known = [
            *(p for p in self.named if p.start < own.start),
            *(self.events[index : index + 1] if index >= 0 else ()),
        ]
        before = max(known, key=start_of, default=None)
        if before is not None and before.days is not None and before.sentence < own.sentence:
            single = before.days.precision == "day" and before.role != "state"
            return before if single or own.expression.bound is None else own
        return own._replace(days=Days(None, own.days.end, "range"), role="state")

    def _told(self, mention: Mention, before: str, clause: str) -> Dating:
        """The days of a mention without an expression of its own."""
        published = self.passage.published
        reached = self._reached(mention)
        opening = max(self.passage.sentences[mention.sentence].start, mention.number_start - REACH)
        if EARLIER.search(self.low, opening, mention.number_start) or SPOKEN_OF.search(before):
            return UNKNOWN
        if published and RUNNING.search(clause) and perfect(self.low, mention, before):
            return self._running(mention)
        if reached is not None and reached.start < mention.start and self._apart(reached, mention, before):
            return UNKNOWN
        if reached is None or reached.start > mention.start:
            heading = (
                reached is not None and reached.fronted and self.low[reached.end : reached.end + 1] in "-\u2013\u2014:"
            )
            if published and (perfect(self.low, mention, before) or heading):
                lasted = LASTED.search(self.low, opening, mention.start)
                return Dating(None if lasted else published, published, "range" if lasted else "day")
        war = self.wars.get(reached.start) if reached is not None and mention.start > reached.end else None
        if reached is not None and war and (reached.role == "start" or war.start in self._days_in(reached.sentence)):
            reached = reached._replace(days=war)
        if reached is not None:
            return self._by(self._whole(mention, reached), mention, before)
        if published and RUNNING.search(clause):
            return Dating(None, published, "range")
        return UNKNOWN

    def _apart(self, reached: Placed, mention: Mention, before: str) -> bool:
        """Whether the tense of a clause, or a year told some way before, leaves the day that the story has reached."""
        if self.passage.published and perfect(self.low, mention, before):
            days = reached.days
            soon = mention.sentence <= reached.sentence + 3 and reached.role in {"event", "named"}
            if soon and mention.measure in TOLLED and days and days.precision == "day":
                return long_before(reached, self.passage.published)
            running = days is not None and days.start != days.end == self.passage.published
            return not (running and mention.sentence <= reached.sentence + 2)
        only = self.several >= len(self.events) and self.passage.published is None
        year = reached.days is not None and reached.days.precision == "year" and not only
        return year and mention.sentence > reached.sentence + 1

    def _running(self, mention: Mention) -> Dating:
        """From the beginning of the campaign that was told last, where one was, to publication."""
        index = bisect_right(self.begun, mention.start, key=start_of) - 1
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
        first = self.events[0].start if self.events else mention.start
        if mention.measure in HARMED and first >= mention.start and self.named:
            at = bisect_right(self.named, mention.start, key=start_of) - 1
            return self.named[max(0, at)] if at >= 0 or mention.sentence == 0 else self._first()
        if not self.events:
            return None
        if first >= mention.start and mention.sentence < self.events[0].sentence:
            return self._first()
        since = self._counted_since(mention)
        if since is not None:
            return since
        index = self._news(max(0, bisect_right(self.events, mention.start, key=start_of) - 1), mention)
        reached = self.events[index]
        since = self.told[1] if self.told[0] == index else reached.sentence
        if index >= self.several and mention.sentence - since > (NEAR if mention.measure in HARMED else CLOSE):
            return None
        self.told = (index, max(since, mention.sentence))
        return reached

    def _counted_since(self, mention: Mention) -> Placed | None:
        """Where the last day told is one that others are counted since, the happening told before it."""
        index = bisect_right(self.events, mention.start, key=start_of) - 1
        here = self.events[index] if index >= 0 else None
        if here is None or here.role != "event" or here.sentence == mention.sentence:
            return None
        if here.expression.bound not in {"since", "since when"} or self._goes_on(here, mention):
            return None
        if here.expression.bound == "since":
            before = self.low[max(0, mention.start - 60) : mention.start]
            if perfect(self.low, mention, before):
                return None
        near = range(index - 1, max(-1, index - 1 - NEAREST), -1)
        earlier = next((self.events[i] for i in near if "since" not in (self.events[i].expression.bound or "")), None)
        named = [p for p in self.named if p.start < here.start]
        return earlier or (named[-1] if named and mention.measure in HARMED else None)

    def _goes_on(self, here: Placed, mention: Mention) -> bool:
        """Whether a sentence speaks on of what the one before told."""
        opening = self.passage.sentences[mention.sentence].start
        return GOING_ON.match(self.low, opening) is not None and mention.sentence <= here.sentence + 1

    def _first(self) -> Placed | None:
        """The event told after a mention that none was told before, unless it is background."""
        first, published = self.events[0] if self.events else None, self.passage.published
        if first is None or published is None or first.days is None:
            return first
        return first if brief(first.days) and not long_before(first, published) else None

    def _news(self, index: int, mention: Mention) -> int:
        """The event that the story has reached: with a new paragraph background is left for the news before it."""
        published, sentences = self.passage.published, self.passage.sentences
        paragraph = sentences[mention.sentence].paragraph
        here = self.events[index]
        if self._looks_back(index, mention):
            return index - 1
        same = sentences[here.sentence].paragraph == paragraph or self._goes_on(here, mention)
        if published is None or same or not long_before(here, published):
            return index
        for earlier in range(index - 1, max(-1, index - 1 - NEAREST), -1):
            if not long_before(self.events[earlier], published):
                return earlier
        return index

    def _looks_back(self, index: int, mention: Mention) -> bool:
        """Whether a sentence about an earlier month or year, counting nothing, stands between two of the day's news."""
        here, before = self.events[index], self.events[index - 1] if index else None
        if before is None or not before.days or not here.days or self._goes_on(here, mention):
            return False
        coarse = here.days.precision in {"month", "year"} and before.days.precision == "day"
        earlier = here.days.end is not None and before.days.start is not None and here.days.end < before.days.start
        return coarse and earlier and mention.sentence > here.sentence and here.sentence not in self.counting

    def _by(self, placed: Placed, mention: Mention, before: str) -> Dating:
        """The days of a mention by an expression, as its measure and the words before it make of them."""
        start, end = placed.start, placed.end
        words, days = self.passage.text[start:end], placed.days
        if days is None:
            return Dating(None, None, "unknown", words, start, end)
        if placed.role == "state" and mention.measure not in STATES or WIDE_TOLL.search(before):
            days = Days(None, days.end, "range")
        elif placed.role == "start" and days.start and self.passage.published and perfect(self.low, mention, before):
            days = Days(days.start, self.passage.published, "range")
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
        index = bisect_right(self.events, placed.start, key=start_of) - 1
        begun = self.events[index].days if index >= 0 else None
        if isinstance(placed.expression.meaning, CalendarYear) and begun and begun.start and days.end:
            same = begun.start.year == placed.expression.meaning.year
            return Days(date(days.end.year, 1, 1), days.end, "year") if same else days
        if begun is None or begun.start is None or days.end is None or not 0 <= (days.end - begun.start).days <= 62:
            return days
        return Days(begun.start, days.end, "range")
