"""Frames: claims and documents as typed DataFrames, one row each, in the order in which tables are published.

>>> from figures.documents import Document
>>> documents_frame([Document(document_id="blast", text="Two died.")])[["document_id", "chars"]]
  document_id  chars
0       blast      9
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from figures.documents import Document
from figures.extraction.claims import Claim
from figures.tables.claims import CLAIMS
from figures.tables.columns import Column, Table
from figures.tables.documents import DOCUMENTS

if TYPE_CHECKING:
    import pandas as pd


def claims_frame(claims: Iterable[Claim]) -> pd.DataFrame:
    """The `claims` table of these claims, sorted by document and place in the text.

    Amounts are float64, dates datetime64[us], `negated` bool, offsets int64 and all else str, with NaN for null.
    The rows are not checked; see `validate_claims`.

    >>> claims_frame([]).columns[:3].tolist()
    ['claim_id', 'document_id', 'start']
    """
    return _frame(CLAIMS, list(claims))


def documents_frame(documents: Iterable[Document]) -> pd.DataFrame:
    """The `documents` table of these documents, sorted by id; it does not hold their texts.

    A publication date that comes without a basis is `stated`, for whoever gave it gave it in full. A document that
    was not read from a file has the SHA-256 of its text.
    """
    return _frame(DOCUMENTS, [_document_row(document) for document in documents])


def _document_row(document: Document) -> tuple[object, ...]:
    known: dict[str, object] = {
        name: getattr(document, name) for name in DOCUMENTS.names if name not in ("chars", "sha256", "published_basis")
    }
    known["published_basis"] = document.published_basis or ("stated" if document.published else None)
    known["sha256"] = document.sha256 or hashlib.sha256(document.text.encode()).hexdigest()
    known["chars"] = len(document.text)
    return tuple(known[name] for name in DOCUMENTS.names)


def _frame(table: Table, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    import pandas as pd

    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    frame = pd.DataFrame(
        {column.name: _series(column, values) for column, values in zip(table.columns, columns, strict=True)}
    )
    return in_order(frame, table)


def in_order(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows sorted as the table declares, numbered anew from 0."""
    return frame.sort_values(list(table.sorted_by), kind="stable", ignore_index=True)


def _series(column: Column, values: Sequence[Any]) -> pd.Series:
    import numpy as np
    import pandas as pd

    match column.type:
        case "string":
            return pd.Series(values, dtype="str")
        case "integer":
            return pd.Series(values, dtype="int64")
        case "boolean":
            return pd.Series(values, dtype="bool")
        case "number":
            return pd.Series([_float(value) for value in values], dtype="float64")
        case "date":
            return pd.Series(np.array(values, dtype="datetime64[D]").astype("datetime64[us]"))


def _float(value: Decimal | float | None) -> float | None:
    return None if value is None else float(value)
