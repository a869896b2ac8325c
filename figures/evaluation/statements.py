"""Statements: what is compared of a claim, the same for gold and for extracted claims, read from either.

>>> statements([{"claim_id": "a#char=0,2", "start": "0", "end": "9", "value": "12", "negated": "False"}])[0].value
12.0
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from figures.errors import TableError


class Statement(NamedTuple):
    """The scored part of one claim. `part_of` and `restates` hold the `claim_id` of a claim of the same document."""

    claim_id: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    measure: str | None
    tier: str | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    claimant: str | None
    claimant_resolved: str | None
    attribution: str | None
    via: str | None
    part_of: str | None
    restates: str | None
    negated: bool


COLUMNS = ("document_id", *Statement._fields)
"""The columns that a table of claims must have to be scored."""


def statements(rows: Iterable[Mapping[str, Any]]) -> tuple[Statement, ...]:
    """The rows as statements, however a file spells its numbers, days and empty cells.

    Raises TableError for a cell that is not the number or day that it should be.
    """
    return tuple(_statement(row) for row in rows)


def _statement(row: Mapping[str, Any]) -> Statement:
    cell = {name: present(row.get(name)) for name in Statement._fields}
    return Statement(
        claim_id=str(cell["claim_id"]),
        start=_offset(cell["start"]),
        end=_offset(cell["end"]),
        value=_number(cell["value"]),
        low=_number(cell["low"]),
        high=_number(cell["high"]),
        modifier=cell["modifier"],
        unit=_text(cell["unit"]),
        measure=cell["measure"],
        tier=cell["tier"],
        date_start=day(cell["date_start"]),
        date_end=day(cell["date_end"]),
        claimant=_text(cell["claimant"]),
        claimant_resolved=_text(cell["claimant_resolved"]),
        attribution=cell["attribution"],
        via=_text(cell["via"]),
        part_of=_text(cell["part_of"]),
        restates=_text(cell["restates"]),
        negated=str(cell["negated"]).lower() in {"true", "1", "1.0"},
    )


def present(cell: Any) -> Any:
    """The cell, or None for every spelling of "nothing here".

    >>> [present(cell) for cell in ("", float("nan"), "NaT", None, 0)]
    [None, None, None, None, 0]
    """
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return None if str(cell) in {"NaT", "<NA>"} else cell


def _offset(cell: Any) -> int:
    if cell is None:
        raise TableError("a claim without start and end has no place in the text")
    try:
        number = float(cell)
        if number.is_integer() and number >= 0:
            return int(number)
    except (TypeError, ValueError, OverflowError):
        pass
    raise TableError(f"start and end must be whole numbers, not {cell!r}")


def _text(cell: Any) -> str | None:
    return None if cell is None else str(cell)


def _number(cell: Any) -> float | None:
    try:
        return None if cell is None else float(cell)
    except (TypeError, ValueError, OverflowError):
        raise TableError(f"not a number: {cell!r}") from None


def day(cell: Any) -> datetime.date | None:
    """The day of an ISO date or timestamp, in whatever type a file gives it.

    >>> day("2023-09-21T14:00:00")
    datetime.date(2023, 9, 21)
    """
    if cell is None:
        return None
    try:
        return datetime.date.fromisoformat(str(cell)[:10])
    except ValueError:
        raise TableError(f"not a date: {cell!r}; write days as 2023-09-21") from None
