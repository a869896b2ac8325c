"""Files: tables as Parquet, CSV and JSON Lines, written and read back with their types.

    write_claims(frame, "claims.csv")
    frame = read_claims("claims.csv")

What the format is, the ending says. Nulls are empty in CSV and null elsewhere, dates are ISO days, `negated` is true
or false, and amounts are written as whole numbers where they are whole: 286, not 286.0.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from figures import atomic
from figures.errors import OutputError, TableError
from figures.tables.casting import cast
from figures.tables.claims import CLAIMS
from figures.tables.columns import Table
from figures.tables.documents import DOCUMENTS
from figures.tables.rendering import arrow_schema
from figures.tables.validation import validate

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_WHOLE = 2**53
"""Below this every whole float is exact, and is written without an exponent."""


def write_claims(claims: pd.DataFrame, path: str | Path) -> None:
    """Write claims to `path`, in full or not at all: `.parquet`, `.csv` or `.jsonl` by the ending.

    Raises `OutputError` for any other ending and where `path` cannot be written, `TableError` when `claims` has not
    the columns and types of the table.
    """
    path = Path(path)
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise OutputError(f"{path}: tables are written as {_endings()}; end the file's name in one of these")
    frame = cast(claims, CLAIMS)
    atomic.write({atomic.followed(path): lambda staged: write(frame, CLAIMS, staged)})


def read_claims(path: str | Path) -> pd.DataFrame:
    """The claims of a `.parquet`, `.csv` or `.jsonl` file with the types of the table; not validated.

    Raises `TableError` when the file is missing, is not what its ending says, or has not the table's columns and
    types.
    """
    return _named(Path(path), lambda raw: cast(raw, CLAIMS))


def read_table(path: str | Path, table: Table) -> pd.DataFrame:
    """The rows of `table` in a file, as `read_claims` reads them."""
    return _named(Path(path), lambda raw: cast(raw, table))


def validate_file(path: str | Path) -> tuple[Table, pd.DataFrame]:
    """The table that a file holds, told by its columns, and its rows, sure to keep the table's rules.

    Raises `TableError` when the file cannot be read, holds neither table, or breaks a rule; see `validate_claims`.
    """
    found: list[Table] = []

    def checked(raw: pd.DataFrame) -> pd.DataFrame:
        found.append(_told_by(list(raw.columns)))
        return validate(raw, found[0])

    frame = _named(Path(path), checked)
    return found[0], frame


def _named(path: Path, typed: Callable[[pd.DataFrame], pd.DataFrame]) -> pd.DataFrame:
    """What `typed` makes of a file's rows; its errors begin with the file."""
    raw = _read(path)
    try:
        return typed(raw)
    except TableError as error:
        raise TableError(f"{path}: {error}") from None


def _told_by(names: list[str]) -> Table:
    for table in (CLAIMS, DOCUMENTS):
        if len(set(names) & set(table.names)) > len(table.names) / 2:
            return table
    raise TableError(f"this is neither claims nor documents; its columns are {', '.join(map(str, names[:12]))}")


def _read(path: Path) -> pd.DataFrame:
    import pyarrow as pa

    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise TableError(f"{path}: tables are read from {_endings()}; end the file's name in one of these")
    try:
        return read(path)
    except FileNotFoundError:
        raise TableError(f"{path}: no such file") from None
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, pa.ArrowException) as error:  # pandas' parser errors and broken UTF-8 are ValueErrors
        raise TableError(f"{path}: no valid {path.suffix.lower().removeprefix('.')} file: {error}") from error


def _endings() -> str:
    *first, last = _WRITERS
    return f"{', '.join(first)} or {last}"


def arrow_table(frame: pd.DataFrame, table: Table, metadata: Mapping[str, str] | None = None) -> pa.Table:
    """The rows as an Arrow table with the declared schema; `metadata` is added to what the schema says of itself."""
    import pyarrow as pa

    schema = arrow_schema(table)
    arrays = [pa.array(frame[field.name], type=field.type, from_pandas=True) for field in schema]
    told = {**(schema.metadata or {}), **{k.encode(): v.encode() for k, v in (metadata or {}).items()}}
    return pa.Table.from_arrays(arrays, schema=schema.with_metadata(told))


def write_parquet(frame: pd.DataFrame, table: Table, path: Path, metadata: Mapping[str, str] | None = None) -> None:
    """Write Parquet: zstd, statistics, page index and sort order; columns whose values recur are dictionary-encoded."""
    import pyarrow.parquet as pq

    recurring = [column.name for column in table.columns if column.type == "string" and not column.unique]
    names = table.names
    pq.write_table(
        arrow_table(frame, table, metadata),
        path,
        compression="zstd",
        use_dictionary=recurring,  # pyright: ignore[reportArgumentType]
        write_page_index=True,
        sorting_columns=[pq.SortingColumn(names.index(name)) for name in table.sorted_by],
    )


def write_csv(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write CSV (RFC 4180, but with lines that end in a line feed): UTF-8, a plain header, quotes where needed."""
    written = [_as_text(frame, column.name, column.type) for column in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(_LineFeeds(file), lineterminator="\r\n")
        rows.writerow(table.names)
        rows.writerows(zip(*written, strict=True))


class _LineFeeds:
    """A file whose rows end in a line feed. The writer is told CR LF, so that it quotes a lone CR on every Python."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        return self._file.write(f"{row[:-2]}\n")


def _as_text(frame: pd.DataFrame, name: str, kind: str) -> list[str]:
    column = frame[name]
    if kind == "number":
        written = {value: _number(value) for value in column.dropna().unique().tolist()}
        return [written.get(value, "") for value in column.tolist()]
    if kind == "date":
        return column.dt.strftime("%Y-%m-%d").fillna("").tolist()
    if kind == "boolean":
        return ["true" if value else "false" for value in column.tolist()]
    return column.fillna("").tolist() if kind == "string" else column.tolist()


def _number(value: float) -> str:
    """A float as people write it.

    >>> _number(8200000.0), _number(0.25), _number(1e16)
    ('8200000', '0.25', '1e+16')
    """
    return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)


def write_jsonl(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write JSON Lines: one object a row with every column in order."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in _records(frame, table):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _records(frame: pd.DataFrame, table: Table) -> Iterator[dict[str, Any]]:
    columns: list[list[Any]] = []
    for column in table.columns:
        if column.type == "number":
            columns.append([_plain(value) for value in frame[column.name].tolist()])
        elif column.type in ("string", "date"):
            columns.append([value or None for value in _as_text(frame, column.name, column.type)])
        else:
            columns.append(frame[column.name].tolist())
    for row in zip(*columns, strict=True):
        yield dict(zip(table.names, row, strict=True))


def _plain(value: float) -> float | int | None:
    if value != value:
        return None
    return int(value) if value.is_integer() and abs(value) < _WHOLE else value


def _read_parquet(path: Path) -> pd.DataFrame:
    import pandas as pd
    import pyarrow.parquet as pq

    with path.open("rb") as file:
        columns = pq.read_table(file)
    return pd.DataFrame({name: columns[name].to_pandas() for name in columns.column_names})


def _read_csv(path: Path) -> pd.DataFrame:
    import pandas as pd

    with path.open(encoding="utf-8-sig") as lines:
        header = lines.readline()
    if ";" in header and "," not in header:
        raise ValueError("its columns are separated by semicolons; separate the columns with commas")
    # Only an empty cell is null: a claimant may be called NA.
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8-sig")


def _read_jsonl(path: Path) -> pd.DataFrame:
    import pandas as pd

    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        rows = [_row(line, number) for number, line in enumerate(lines, start=1) if line.strip()]
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"line {number}: broken JSON: {error}") from None
    if not isinstance(row, dict):
        raise ValueError(f"line {number}: each line must be a JSON object with the table's columns")
    return row


_WRITERS: dict[str, Callable[[Any, Table, Path], None]] = {
    ".parquet": write_parquet,
    ".csv": write_csv,
    ".jsonl": write_jsonl,
}
_READERS: dict[str, Callable[[Path], Any]] = {".parquet": _read_parquet, ".csv": _read_csv, ".jsonl": _read_jsonl}
