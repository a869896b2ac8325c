"""Gold: annotated documents and tables of claims, read from files.

A gold file holds one document a line: {"id", "text", "published", "claims": [...]}, with the fields of the
guidelines; `part_of` and `restates` of its claims are places in the document's own list.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from figures.documents import Document
from figures.errors import TableError
from figures.evaluation.matching import TIERS
from figures.evaluation.statements import COLUMNS, Statement, day, present, statements

if TYPE_CHECKING:
    from pandas import DataFrame

PARTS = ("read", "kept")
"""The two parts of a gold file: documents whose errors are read, and a third that only ever gives figures."""

_GOLD_FIELDS = ("quote", *(name for name in Statement._fields if name != "claim_id"))


class GoldDocument(NamedTuple):
    """A document with the claims that annotators found in it, and each claim's quote."""

    document: Document
    claims: tuple[Statement, ...]
    quotes: tuple[str, ...]


def in_part(document_id: str, part: str | None) -> bool:
    """Whether the document belongs to the part, by the SHA-256 of its id; None takes all.

    >>> [in_part("002_50871807e635394d", part) for part in (None, "read", "kept")]
    [True, False, True]
    """
    if part is None:
        return True
    if part not in PARTS:
        raise ValueError(f"no part {part!r}; a gold file has the parts {' and '.join(PARTS)}")
    kept = int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 3 == 0
    return kept == (part == "kept")


def read_lines(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file; TableError names the line that lacks one of the needed keys."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise TableError(f"{path}, line {number}: not JSON ({error})") from None
        missing = [key for key in needed if not isinstance(row, dict) or key not in row]
        if missing:
            raise TableError(f"{path}, line {number}: {', '.join(missing)} missing")
        yield cast("dict[str, Any]", row)


def read_gold(path: Path, part: str | None = None) -> Iterator[GoldDocument]:
    """The gold documents of a file in order, or of one part of it; TableError says what is wrong with which claim."""
    for row in read_lines(path, ("id", "text", "claims")):
        if in_part(str(row["id"]), part):
            _check_claims(row)
            # A gold claim is known by its place in the document's list, which the links of the others name.
            claims = statements(claim | {"claim_id": place} for place, claim in enumerate(row["claims"]))
            quotes = tuple(row["text"][claim.start : claim.end] for claim in claims)
            yield GoldDocument(as_document(row), claims, quotes)


def as_document(row: dict[str, Any]) -> Document:
    """The document of a gold line as a reader of the news would have it: its text and its day, nothing else."""
    return Document(document_id=str(row["id"]), text=row["text"], published=day(present(row.get("published"))))


def _check_claims(row: dict[str, Any]) -> None:
    """TableError for a gold claim that lacks a field, stands in no known tier, or is not where it says it is."""
    if not isinstance(row["text"], str):
        raise TableError(f"{row['id']}: text must be text, not {str(row['text'])[:40]}")
    if not isinstance(row["claims"], list):
        raise TableError(f"{row['id']}: claims must be a list, not {str(row['claims'])[:40]}")
    for place, claim in enumerate(row["claims"]):
        where = f"{row['id']}, claim {place}"
        missing = [name for name in _GOLD_FIELDS if not isinstance(claim, dict) or name not in claim]
        if missing:
            raise TableError(f"{where}: {', '.join(missing)} missing")
        if claim["tier"] not in TIERS:
            raise TableError(f"{where}: tier {claim['tier']!r} is none of {', '.join(TIERS)}")
        for name in ("start", "end"):
            if not isinstance(claim[name], int):
                raise TableError(f"{where}: {name} must be a whole number, not {claim[name]!r}")
        there = row["text"][claim["start"] : claim["end"]]
        if there != claim["quote"]:
            raise TableError(f"{where}: the quote is {claim['quote']!r}, but start and end give {there!r}")


def read_claims(path: Path) -> DataFrame:
    """A table of claims from a .parquet, .csv or .jsonl file, its cells as the file spells them.

    Unlike `figures.tables.read_claims` this asks for no more than `COLUMNS`, so that claims of others can be scored.
    Raises TableError when the file cannot be read.
    """
    import pandas as pd
    from pyarrow import ArrowException

    try:
        if path.suffix == ".parquet":
            return pd.read_parquet(path)
        if path.suffix == ".csv":
            return pd.read_csv(path, dtype=str, keep_default_na=False)
        if path.suffix == ".jsonl":
            return pd.DataFrame(list(read_lines(path, COLUMNS)), dtype=object, columns=list(COLUMNS))
    except OSError as error:
        raise TableError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, ArrowException) as error:  # what pandas finds wrong in a CSV is a ValueError
        raise TableError(f"{path}: no valid {path.suffix.removeprefix('.')} file: {error}") from error
    raise TableError(f"{path}: claims are read from .parquet, .csv or .jsonl files; end its name in one of these")


def by_document(claims: DataFrame) -> dict[str, tuple[Statement, ...]]:
    """The claims of a table by `document_id`.

    Raises TableError when a column is missing or a `claim_id` is missing or stands twice.
    """
    missing = [column for column in COLUMNS if column not in claims.columns]
    if missing:
        raise TableError(f"columns missing from the claims: {', '.join(missing)}")
    table = claims.reindex(columns=list(COLUMNS)).astype(object)
    rows = cast("list[dict[str, Any]]", table.where(table.notna(), None).to_dict("records"))
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(str(row["document_id"]), []).append(row)
    found = {document_id: statements(rows) for document_id, rows in grouped.items()}
    _check_ids(claim.claim_id for claims in found.values() for claim in claims)
    return found


def _check_ids(ids: Iterator[str]) -> None:
    counted = Counter(ids)
    twice = [name for name, times in counted.items() if times > 1]
    if twice or "None" in counted:
        raise TableError(f"claim_id missing or not unique: {', '.join(twice[:3]) or 'an empty one'}")
