"""Casting: any DataFrame of a table, from whatever reader, with the table's own types.

Readers disagree: CSV gives text, Parquet dates as objects, other libraries Arrow-backed strings or categories.
After casting, a table looks as `claims_frame` makes it, and what is no value of its column's type is named.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from figures.errors import TableError
from figures.tables.columns import Column, Table, Type
from figures.tables.failures import SHOWN, Failure, complaint

if TYPE_CHECKING:
    import pandas as pd

DTYPES: dict[Type, str] = {
    "string": "str",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "datetime64[us]",
}
_RULES: dict[Type, str] = {
    "string": "must be text, of whole characters",
    "integer": "must be a whole number below 2**63",
    "number": "must be a number, without separators, below 1e308",
    "boolean": "must be true or false",
    "date": "must be a day written YYYY-MM-DD, such as 2022-09-30",
}
_PLAIN: dict[Type, tuple[str, ...]] = {
    "string": ("string",),
    "integer": ("integer",),
    "number": ("floating", "integer", "mixed-integer-float"),
    "boolean": ("boolean",),
}
"""What pandas calls the values that it turns into each type by itself."""

_LARGEST = 2**63
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def cast(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The columns of `table` in their order and with their types; rows stay as they are, numbered anew from 0.

    Raises `TableError` when a column is missing or is none of the table's, and when a value is not of its column's
    type: the message names row, column and value.
    """
    import pandas as pd

    _check_names(list(frame.columns), table)
    frame = frame.reset_index(drop=True)
    failures: list[Failure] = []
    columns = {column.name: _cast(pd.Series(frame[column.name]), column, failures) for column in table.columns}
    if failures:
        raise TableError(complaint(table, frame[table.key].tolist(), failures, more=len(failures) > SHOWN))
    return pd.DataFrame(columns)


def _check_names(names: list[str], table: Table) -> None:
    missing = [name for name in table.names if name not in names]
    if missing:
        raise TableError(
            f"{table.name}: the column {', '.join(missing)} is missing; the table has {', '.join(table.names)}"
        )
    extra = [name for name in names if name not in table.names]
    if extra:
        raise TableError(f"{table.name}: {', '.join(map(str, extra))} is no column of the table; drop it")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TableError(f"{table.name}: the column {', '.join(twice)} stands twice; drop one")


def _cast(series: pd.Series, column: Column, failures: list[Failure]) -> pd.Series:
    dtype = DTYPES[column.type]
    if str(series.dtype) == dtype:
        return series
    if _is_plain(series, column):
        with suppress(OverflowError, UnicodeEncodeError):  # what does not fit is found below
            return series.astype(dtype)
    rule = _RULES[column.type]
    nested = series.map(lambda value: isinstance(value, (list, dict, set)) or hasattr(value, "__array__")).astype(bool)
    if series.dtype == object and nested.any():
        return _refused(series, nested, column, rule, failures)
    values = _distinct(series)
    read = {value: _READERS[column.type](value) for value in values}
    wrong = series.isin([value for value, known in read.items() if known is None])
    if column.type in ("integer", "boolean"):  # their types have no null
        wrong |= series.isna()
        rule = "must not be missing" if wrong.equals(series.isna()) else rule
    if wrong.any():
        return _refused(series, wrong, column, rule, failures)
    return series.astype(object).map(read).astype(dtype)  # an object that is not in `read` is null


def _refused(series: pd.Series, wrong: Any, column: Column, rule: str, failures: list[Failure]) -> pd.Series:
    """The series as it is, once its wrong rows are among the failures."""
    rows = wrong.to_numpy().nonzero()[0][: SHOWN + 1]
    failures += [Failure(int(row), {column.name: series.iloc[row]}, rule) for row in rows]
    return series


def _is_plain(series: pd.Series, column: Column) -> bool:
    """Whether all values are of the column's type already, so that they need not be read one by one."""
    import pandas as pd

    nulls = column.type in ("string", "number") or not series.hasnans
    return nulls and pd.api.types.infer_dtype(series, skipna=True) in _PLAIN.get(column.type, ())


def _distinct(series: pd.Series) -> list[Any]:
    return series.dropna().astype(object).drop_duplicates().tolist()


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        value.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return None
    return value


def _whole(value: object) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number.is_integer() and abs(number) < _LARGEST else None


def _number(value: object) -> float | None:
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else None
    try:
        return float(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else None
    except OverflowError:
        return None


def _truth(value: object) -> bool | None:
    return {"true": True, "false": False}.get(str(value).lower())


def _day(value: object) -> datetime.datetime | None:
    if isinstance(value, str):
        try:
            return datetime.datetime.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            return None
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time() and value.tzinfo is None
        return value if whole else None
    return datetime.datetime.combine(value, datetime.time()) if isinstance(value, datetime.date) else None


_READERS: dict[Type, Callable[[object], object]] = {
    "string": _text,
    "integer": _whole,
    "number": _number,
    "boolean": _truth,
    "date": _day,
}
