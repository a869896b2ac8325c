"""Building: the way from documents to tables of claims, and the main job, which publishes them.

build = published("seeds", "datasets", "schemas")
print(build.summary())
"""

from __future__ import annotations

import datetime
import hashlib
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from figures.catalogue import iso_date
from figures.documents import Document, read_documents
from figures.errors import DocumentError
from figures.report.wording import many

if TYPE_CHECKING:
    import pandas as pd

    from figures.extraction.claims import Claim

_LISTED = 12
_WIDE = 100


@dataclass(frozen=True)
class Build:
    """What was built: the two tables as they were published, and where they stand."""

    documents: pd.DataFrame
    claims: pd.DataFrame
    datasets: Path
    schemas: Path

    def summary(self) -> str:
        """How many claims there are of each tier, and for each measure of the core tier what the documents say."""
        tiers = self.claims["tier"].value_counts()
        counted = ", ".join(f"{tiers.get(tier, 0):,} {tier}" for tier in ("core", "context", "vague", "singular"))
        found = f"{many(len(self.documents), 'document')}, {many(len(self.claims), 'claim')}"
        lines = [f"{found}: {counted}", ""]
        lines.append("core claims:")
        core = self.claims[self.claims["tier"] == "core"]
        lines += [_line(str(measure), quotes.tolist()) for measure, quotes in core.groupby("measure")["quote"]]
        return "\n".join([*lines, "", f"Published in {self.datasets} and {self.schemas}"])


def _line(measure: str, quotes: list[str]) -> str:
    """A measure, how many claims it has, and the first of them as written, set in as many lines as it needs."""
    more = [f"and {len(quotes) - _LISTED:,} more"] if len(quotes) > _LISTED else []
    head = f"  {measure:<10} {len(quotes):>6,}  "
    said = "; ".join([*quotes[:_LISTED], *more])
    return textwrap.fill(said, _WIDE, initial_indent=head, subsequent_indent=" " * len(head))


def published(
    seeds: str | Path, datasets: str | Path, schemas: str | Path, watch: Callable[[int], object] | None = None
) -> Build:
    """Read the documents in the folder `seeds`, extract and validate their claims, and publish both tables.

    `watch` is called with the number of documents reached so far. Either all files are written or, when anything fails,
    none: the ones that were there stay as they were.

    Raises `DocumentError` and `CatalogueError` as `read_documents` does, `TableError` when a claim breaks a rule of
    the tables, and `OutputError` when the files cannot be written.
    """
    from figures import atomic, tables
    from figures.publish import publish

    if not Path(seeds).is_dir():
        raise DocumentError(f"{seeds}: no such folder of documents; name one with --seeds DIR")
    for folder in (datasets, schemas):
        atomic.check_folder(Path(folder))
    read = list(read_documents(seeds))
    documents = tables.documents_frame(read)
    claims = tables.validate_claims(claims_of(watched(read, watch)), read)
    publish(documents, claims, Path(datasets), Path(schemas))
    return Build(documents, claims, Path(datasets), Path(schemas))


def watched(documents: Iterable[Document], watch: Callable[[int], object] | None) -> Iterator[Document]:
    """The documents as they come; `watch` is told the number of those that came."""
    for number, document in enumerate(documents, start=1):
        if watch is not None:
            watch(number)
        yield document


def claims_of(documents: Iterable[Document], parser: str | None = None) -> pd.DataFrame:
    """The claims of all documents as the `claims` table, sorted by document and place.

    `parser` names a spaCy model that is asked what happened where the words alone do not tell. Raises
    `MissingExtraError` when it is not installed, `DocumentError` when two documents have one id or a text holds half a
    surrogate pair, and `TypeError` for what is no `Document`.
    """
    from figures.tables import claims_frame

    return claims_frame(_claims(documents, parser))


def _claims(documents: Iterable[Document], parser: str | None) -> Iterator[Claim]:
    from figures.extraction import extract_claims
    from figures.extraction.parsing import parser_named

    asked = None if parser is None else parser_named(parser)
    seen: set[str] = set()
    if not hasattr(documents, "__iter__"):
        raise _no_document(documents)
    for document in documents:
        _check(document, getattr(document, "published", None))
        if document.document_id in seen:
            raise DocumentError(f"the id {document.document_id!r} is that of two documents; give each its own")
        seen.add(document.document_id)
        yield from extract_claims(document, asked)


def _no_document(given: object) -> TypeError:
    return TypeError(
        f"documents must be a text, a Document or several Documents, not {type(given).__name__};"
        " read_documents reads files"
    )


def _check(document: object, day: object) -> None:
    """That it is a document with a text that every format can hold, whoever made it."""
    if not isinstance(document, Document):
        raise _no_document(document)
    if day is not None and (not isinstance(day, datetime.date) or isinstance(day, datetime.datetime)):
        raise TypeError(f"{document.document_id}: published must be a datetime.date, not {day!r}")
    for name, words in (("document_id", document.document_id), ("text", document.text)):
        _check_characters(words, name)


def _check_characters(words: object, name: str) -> None:
    if not isinstance(words, str):
        raise TypeError(f"{name} must be a str, not {type(words).__name__}")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(f"{name}: half a surrogate pair stands in {words[:40]!r}, which is no character") from error


def document_of(text: str, published: str | datetime.date | None, document_id: str | None) -> Document:
    """The text as a document; without an id it is known by the first 16 digits of its SHA-256.

    >>> document_of("Two died.", "2022-08-31", None).document_id
    'c2cb974093a08984'

    Raises `DocumentError` for an empty text and a date that is not written YYYY-MM-DD.
    """
    if not text.strip():
        raise DocumentError("the text is empty")
    _check_characters(text, "text")
    day = None if published is None else iso_date(published, "extract")
    return Document(document_id=document_id or hashlib.sha256(text.encode()).hexdigest()[:16], text=text, published=day)
