"""Dates: when what a number counts happened or held, and when a document was published.

>>> from figures.extraction.sentences import split
>>> publication_date("SAN JUAN, 3 JAN 90 (EX) -- TWO DIED.").date
datetime.date(1990, 1, 3)
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.dating.assign import Dating, assigned
from figures.extraction.dating.expressions import date_spans, find_dates
from figures.extraction.dating.publication import Publication, publication_date
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage

__all__ = ["Dating", "Publication", "date_mentions", "date_spans", "find_dates", "publication_date"]


def date_mentions(passage: Passage, mentions: Sequence[Mention]) -> list[Dating]:
    """One dating for each mention, in their order: the first and last possible day of what it counts.

    Mentions of tier `context` get nulls throughout; what the text does not settle has precision `unknown`, with
    the words that tell where there are any ("Friday"). Intervals follow the gold guidelines, "Dates of relative
    expressions". Without a day of publication nothing relative is guessed.
    """
    return [_in_order(dating) for dating in assigned(passage, mentions)]


def _in_order(dating: Dating) -> Dating:
    """A span of one day is a day ("since Wednesday" on a Wednesday); one that ends before it begins is unknown."""
    if dating.start is None and dating.end is None:
        return dating if dating.precision is None else dating._replace(precision="unknown")
    if dating.start is None or dating.end is None:
        return dating
    if dating.start > dating.end:
        return dating._replace(start=None, end=None, precision="unknown")
    return dating._replace(precision="day") if dating.start == dating.end and dating.precision == "range" else dating
