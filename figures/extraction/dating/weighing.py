"""Weighing: which expression of a sentence dates a number, by how far it stands from it and what lies between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from figures.extraction.dating.happenings import OfHappening
from figures.extraction.dating.meanings import Days
from figures.extraction.dating.relative import FromPublication
from figures.extraction.dating.resolve import Placed
from figures.extraction.dating.telling import (
    AUXILIARY,
    BREAK,
    JOINS,
    NEAREST,
    PRESENT,
    REACH,
    SPOKEN_OF,
    TOLLED,
    may_date,
    start_of,
    within,
)
from figures.extraction.mentions import Mention


class Weighing:
    """The expressions of one document by sentence, weighed for each number."""

    def __init__(self, low: str, by_sentence: Mapping[int, Sequence[Placed]]) -> None:
        self.low, self.by_sentence = low, by_sentence

    def own(self, mention: Mention) -> Placed | None:
        """The expression of the mention's sentence that dates it, or null."""
        placed = self.by_sentence.get(mention.sentence, [])
        if len(placed) > 2 * NEAREST:
            at = bisect_right(placed, mention.start, key=start_of)
            placed = [placed[0], *placed[max(1, at - NEAREST) : at + NEAREST]]
        found = [
            (self.cost(p, mention), p.start, p) for p in placed if may_date(p, mention) and self._reaches(p, mention)
        ]
        if not found:
            return None
        cost, _, best = min(found)
        joint = self._joint(best, [p for _, _, p in found], mention)
        if joint is not None:
            return joint
        narrower = [p for other, _, p in found if other < cost + 5 and within(p.days, best.days)]
        return narrower[0] if narrower else best

    def _joint(self, best: Placed, found: list[Placed], mention: Mention) -> Placed | None:
        """What two expressions of a sentence say together: "as of Friday 40 since Monday"."""
        if best.days is None or best.days.end is None:
            return None
        if best.role == "state":
            since = next((p.days for p in found if p.expression.bound == "since" and p.days), None)
            return best._replace(days=Days(since.start, best.days.end, "range"), role="event") if since else None
        if best.expression.bound != "by" or not isinstance(best.expression.meaning, FromPublication):
            return None
        for other in found:
            if other.days is not None and other.expression.bound == "since":
                return other
            if other.days is None or other.expression.bound is not None or other.role not in {"start", "event"}:
                continue
            if other.role == "start":
                return other._replace(days=Days(other.days.start, best.days.end, "range"))
            return other if mention.measure in TOLLED else None
        return None

    def _reaches(self, placed: Placed, mention: Mention) -> bool:
        """Whether what the words of an expression leave open does not hold the mention itself.

        "quiet since a raid that killed 12" says nothing of when the twelve died; "two days after gunmen shot three"
        speaks of what follows.
        """
        between = self.low[placed.end : min(mention.start, placed.end + REACH)]
        if placed.role == "apart":
            return placed.end <= mention.start and "," not in between
        if isinstance(placed.expression.meaning, OfHappening) and placed.end <= mention.start:
            return "," in between
        return True

    def cost(self, placed: Placed, mention: Mention) -> float:
        """How far an expression stands from a mention: signs between, and clauses that begin between."""
        start, end = mention.start, mention.end
        if mention.trigger_start is not None and mention.trigger_end is not None:
            if not mention.trigger_start < placed.start < start:
                start = min(start, mention.trigger_start)
            if not end < placed.start < mention.trigger_end:
                end = max(end, mention.trigger_end)
        left, right = (placed.end, start) if placed.start < start else (end, placed.start)
        between = self.low[left:right] if left < right else ""
        near = between if len(between) < REACH else ""
        cost = len(between) / 12 + 4 * len(BREAK.findall(near))
        if placed.start < start and JOINS.search(near):
            cost += 2
        if placed.fronted:
            cost = min(cost, 5 + len(between) / 100)
        if placed.start < start and placed.role != "named" and SPOKEN_OF.search(near):
            cost += 12
        return cost + {"named": 3, "after": 8, "told": 8}.get(placed.role, 0)

    def elsewhere(self, own: Placed, mention: Mention) -> bool:
        """Whether an expression stands in another clause than a mention that it could date."""
        if own.fronted:
            return False
        left, right = sorted([(own.start, own.end), (mention.start, mention.end)])
        between = self.low[left[1] : right[0]] if right[0] - left[1] < REACH else ""
        if (own.expression.bound == "since" and self.cost(own, mention) <= 4) or (
            own.role == "start" and AUXILIARY.search(between)
        ):
            return False
        aside = "," in between and own.expression.bound is None and mention.end <= own.start
        return aside or self.cost(own, mention) > 4 or (own.end <= mention.start and bool(PRESENT.search(between)))
