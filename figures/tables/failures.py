"""Failures: what breaks a rule of a table, put so that a person finds the row and knows what to do.

>>> from figures.tables.claims import CLAIMS
>>> print(complaint(CLAIMS, ["a#char=0,3"], [Failure(0, {"tier": "main"}, "must be one of core, context")]))
claims: 1 value breaks the rules of the table
  row 1 (a#char=0,3), tier 'main': must be one of core, context
Correct or remove these rows; claims.json in the package's folder schemas says what each column may hold.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from figures.tables.columns import Table

SHOWN = 10
_LONGEST = 80


class Failure(NamedTuple):
    """One row that breaks one rule. Rows count from 0; `values` holds what stands in the columns concerned."""

    row: int
    values: Mapping[str, object]
    rule: str


def complaint(table: Table, keys: Sequence[object], failures: Sequence[Failure], *, more: bool = False) -> str:
    """The message about `failures`, the first ones of them written out. `keys` names each row of the table.

    `more` says that there are further failures which were not gathered.
    """
    first = sorted(failures, key=lambda failure: failure.row)[:SHOWN]
    count = len(failures)
    many = "1 value breaks" if count == 1 and not more else f"{'at least ' * more}{count:,} values break"
    lines = [f"{table.name}: {many} the rules of the table", *(_line(keys, failure) for failure in first)]
    if more or count > SHOWN:
        lines.append("  ... and more")
    advice = f"{table.name}.json in the package's folder schemas says what each column may hold."
    return "\n".join([*lines, f"Correct or remove these rows; {advice}"])


def _line(keys: Sequence[object], failure: Failure) -> str:
    values = ", ".join(f"{name} {_shown(value)}" for name, value in failure.values.items())
    return f"  row {failure.row + 1:,} ({_cut(_printable(str(keys[failure.row])))}), {values}: {failure.rule}"


def _shown(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in ("NaT", "<NA>"):
        return "(nothing)"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return _cut(repr(value)) if isinstance(value, str) else _cut(_printable(str(value)).removesuffix(" 00:00:00"))


def _printable(text: str) -> str:
    """The text with half surrogate pairs, which no terminal takes, written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
