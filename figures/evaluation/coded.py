"""Coded figures: how many of the figures that other people coded from real texts are among the claims.

The coders took one or a few figures a text, not all that it states, so a claim that they did not code is no
fault; the claims a text are counted beside the recall to keep it honest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from figures.evaluation.gold import as_document, by_document, in_part, read_lines
from figures.evaluation.matching import same_amount
from figures.evaluation.scores import found_in
from figures.evaluation.statements import Statement
from figures.vocabulary import read

if TYPE_CHECKING:
    from pandas import DataFrame


class CorpusRecall(NamedTuple):
    """One corpus: its documents and coded figures, the share whose number and whose number and measure are claimed."""

    documents: int
    gold: int
    number: float
    hit: float
    claims_per_document: float


class Missed(NamedTuple):
    """A coded figure that no claim states with a fitting measure, and the measures of those that state its number."""

    document_id: str
    figure: Mapping[str, Any]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Recall:
    """Recall of coded figures by corpus, in the order of their names."""

    corpora: Mapping[str, CorpusRecall]
    missed: tuple[Missed, ...] = ()

    @property
    def macro(self) -> float:
        """The mean recall of number and measure over the corpora."""
        return sum(row.hit for row in self.corpora.values()) / max(len(self.corpora), 1)

    def table(self) -> str:
        """The figures as text, for a terminal."""
        from figures.evaluation.rendering import recall_text

        return recall_text(self)


def recall(external: Path, claims: DataFrame | None = None, part: str | None = None) -> Recall:
    """Recall of the coded figures in a JSON Lines file of {"id", "corpus", "text", "gold": [{"event", "low", "high"}]}.

    Claims are looked up in the table, or extracted from the texts when none is given. A figure is found when a claim
    of its document states the same number with a measure that fits the event; events that no measure fits are left out.
    """
    given = None if claims is None else by_document(claims)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed: list[Missed] = []
    for row in read_lines(Path(external), ("id", "corpus", "text", "gold")):
        if in_part(str(row["id"]), part):
            found = found_in(as_document(row), given)
            counts[row["corpus"]] += Counter(documents=1, claims=len(found))
            missed += _count(counts[row["corpus"]], str(row["id"]), row["gold"], found)
    return Recall({name: _corpus_recall(count) for name, count in sorted(counts.items())}, tuple(missed))


def _count(
    count: Counter[str], document_id: str, figures: Sequence[Mapping[str, Any]], found: Sequence[Statement]
) -> list[Missed]:
    """Count the coded figures of one document; the ones that are missed are returned."""
    missed: list[Missed] = []
    for figure in figures:
        fitting = _fitting_measures().get(figure["event"])
        if fitting is None or (figure["low"] is None and figure["high"] is None):
            continue
        measures = {str(claim.measure) for claim in found if _states(claim, figure["low"], figure["high"])}
        count["gold"] += 1
        count["number"] += bool(measures)
        if measures & fitting:
            count["hit"] += 1
        else:
            missed.append(Missed(document_id, figure, tuple(sorted(measures))))
    return missed


@cache
def _fitting_measures() -> dict[str, frozenset[str]]:
    return {event: frozenset(measures) for event, measures in read("evaluation")["coded_events"].items()}


def _states(claim: Statement, low: float | None, high: float | None) -> bool:
    """The claim states the coded number: both ends of a range, or the one figure."""
    if low is not None and high is not None and low != high:
        return same_amount(low, claim.low) and same_amount(high, claim.high)
    return same_amount(high if low is None else low, claim.value)


def _corpus_recall(count: Counter[str]) -> CorpusRecall:
    gold, documents = max(count["gold"], 1), max(count["documents"], 1)
    return CorpusRecall(
        count["documents"], count["gold"], count["number"] / gold, count["hit"] / gold, count["claims"] / documents
    )
