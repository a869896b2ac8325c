"""Mentions: a number with what it counts and what happened, before it is dated, attributed and linked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One stated number. Offsets count code points of the document's text, end exclusive.

    `start` and `end` bound modifier, number and counted noun; `number_start` and `number_end` the number
    as written. `value`, `low`, `high` and `modifier` agree as the guidelines say (`vague` has none of the
    three, `range` has no value). `sentence` is the index of its sentence in the passage.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: str
    unit: str
    measure: str
    tier: str
    object: str | None
    sentence: int
    trigger_start: int | None = None
    """Where the word that decided the measure begins, null where the unit decides it."""
    trigger_end: int | None = None
