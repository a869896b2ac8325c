"""Showing: one claim in its sentence, with who says so and where it comes from, as plain text.

A blast killed [at least 12 people] on Monday, police said.
"""

from __future__ import annotations

import re
import textwrap
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 100
FIELDS = (
    "number", "value", "low", "high", "modifier", "unit", "measure", "tier", "counting", "object", "population",
    "place", "country", "date_start", "date_end", "date_precision", "date_text", "claimant", "claimant_resolved",
    "claimant_type", "attribution", "via", "part_of", "restates", "status",
)  # fmt: skip
SOURCE = ("title", "publisher", "author", "published", "url", "path")


def shown(claim_id: str, claims: pd.DataFrame, documents: pd.DataFrame | None = None) -> str:
    """The claim's sentence with its quote in brackets, the fields that it has, and its document if that is known.

    Raises `TableError` when `claims` holds no such claim; the message names those that come near.
    """
    found = claims[claims["claim_id"] == claim_id]
    if found.empty:
        raise TableError(_unknown(claim_id, claims["claim_id"].tolist()))
    claim: dict[str, Any] = found.iloc[0].to_dict()
    blocks = [textwrap.fill(_bracketed(claim, claims), WIDTH), _listed(claim, FIELDS)]
    if documents is not None:
        known = documents.set_index("document_id")
        blocks += [_listed(known.loc[claim["document_id"]].to_dict(), SOURCE)]
    return "\n\n".join(block for block in [claim_id, *blocks] if block)


def tables_of(source: Path | None) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """The claims and documents in a folder of published tables, or the claims of a file; the published ones for None.

    Raises `TableError` when there is no such folder or file.
    """
    from figures.publish import load
    from figures.tables import CLAIMS, DOCUMENTS
    from figures.tables.files import read_table

    if source is None:
        return load("claims"), load("documents")
    if source.is_dir():
        return read_table(source / "claims.parquet", CLAIMS), read_table(source / "documents.parquet", DOCUMENTS)
    return read_table(source, CLAIMS), None


def _unknown(claim_id: str, known: list[str]) -> str:
    near = get_close_matches(claim_id, known, n=3, cutoff=0.8)
    advice = f"did you mean {' or '.join(near)}?" if near else "an id looks like DOCUMENT#char=120,123"
    return f"there is no claim {claim_id!r} among {len(known):,}; {advice}"


def _bracketed(claim: dict[str, Any], claims: pd.DataFrame) -> str:
    """The sentence with the quote in brackets, or as it is where it does not hold the quote."""
    sentence, quote = str(claim["sentence"]), str(claim["quote"])
    place = _place(claim, claims)
    if place is None:
        return sentence
    return f"{sentence[:place]}[{quote}]{sentence[place + len(quote) :]}"


def _place(claim: dict[str, Any], claims: pd.DataFrame) -> int | None:
    """Where in its sentence the quote stands; never inside a longer number or word, if it stands elsewhere too.

    A sentence does not know where it begins in the document, so that of several equal quotes in it the claim's own is
    the one by which most claims of that sentence stand where their offsets say.
    """
    sentence, quote = str(claim["sentence"]), str(claim["quote"])
    same = claims[(claims["document_id"] == claim["document_id"]) & (claims["sentence"] == claim["sentence"])]
    others = list(zip(same["quote"].tolist(), same["start"].tolist(), strict=True))

    def fitting(place: int) -> int:
        begin = claim["start"] - place
        return sum(start >= begin and sentence.startswith(words, start - begin) for words, start in others)

    whole = rf"(?<!\w)(?<!\d[.,])(?={re.escape(quote)}(?!\w)(?![.,]\d))"
    places = [found.start() for found in re.finditer(whole, sentence)]
    places = places or [found.start() for found in re.finditer(f"(?={re.escape(quote)})", sentence)]
    return max(places, key=fitting, default=None)


def _listed(row: dict[Any, Any], names: tuple[str, ...]) -> str:
    present = [(name, row[name]) for name in names if name in row and row[name] is not None and row[name] == row[name]]
    return "\n".join(f"{name:<18} {_written(value)}" for name, value in present)


def _written(value: Any) -> str:
    """A value as a person writes it: 6,500 rather than 6500.0, a day without a time."""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    return str(value).removesuffix(" 00:00:00")
