"""Catalogues: what is known of each document's publication, in a TOML file beside the documents.

A catalogue is a file `documents.toml` with one table for each document. `path` is relative to the catalogue, and
what is not known is left out:

    [[documents]]
    document_id = "blast"
    path = "blast.txt"
    title = "Blast in the old town"
    publisher = "The Daily"
    published = 2022-08-31
    published_basis = "stated"
    published_note = "the dateline says so"

A catalogue and its files belong together: an entry without its file, or a file without its entry, is an error.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, cast

from figures.errors import CatalogueError, DocumentError

CATALOGUE = "documents.toml"
BASES = ("stated", "inferred")
WORDS = ("title", "publisher", "author", "url", "published_note", "via")
FIELDS = frozenset({"document_id", "path", "sha256", "published", "published_basis", "language", *WORDS})

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Publication(TypedDict, total=False):
    """What is known of how a document came out; what is not known is absent."""

    title: str
    publisher: str
    author: str
    url: str
    published: datetime.date
    published_basis: str
    published_note: str
    via: str
    language: str


class Entry(NamedTuple):
    """One document of a catalogue: its id, its file, the SHA-256 that the file's bytes must have, its publication."""

    document_id: str
    file: Path
    sha256: str | None
    publication: Publication


def read_catalogue(path: str | Path) -> dict[Path, Entry]:
    """The entries of a catalogue, by the full path of their files, in the catalogue's order.

    Raises `CatalogueError` when the catalogue is missing or broken, when an id or a file stands in it twice, when an
    entry has a field that no catalogue has, and when the file of an entry is missing.
    """
    path = Path(path)
    entries: dict[Path, Entry] = {}
    ids: set[str] = set()
    for number, record in enumerate(_records(path), start=1):
        entry = _entry(record, path, f"{path}, document {number}")
        if entry.document_id in ids:
            raise CatalogueError(f"{path}: the id {entry.document_id!r} stands twice; give each document its own")
        if entry.file in entries:
            raise CatalogueError(f"{path}: the file {record['path']} stands twice; leave one entry for it")
        ids.add(entry.document_id)
        entries[entry.file] = entry
    return entries


def publication(record: Mapping[str, Any], where: str) -> Publication:
    """The fields of `record` that tell of a publication; blank ones are left out. `where` names the record in errors.

    >>> publication({"title": "Blast", "published": "2022-08-31", "via": None}, "line 1")
    {'title': 'Blast', 'published': datetime.date(2022, 8, 31)}

    Raises `DocumentError` for a field of the wrong type, a date that is not
    written YYYY-MM-DD, and a basis that is neither `stated` nor `inferred`.
    """
    found: dict[str, Any] = {}
    for field in (*WORDS, "language", "published_basis"):
        value = record.get(field)
        if value is not None and not isinstance(value, str):
            raise DocumentError(f"{where}: {field} must be text, not {value!r}")
        if value and value.strip():
            found[field] = value
    if record.get("published") is not None:
        found["published"] = iso_date(record["published"], where)
    if found.get("published_basis", "stated") not in BASES:
        raise DocumentError(
            f"{where}: published_basis must be one of {', '.join(BASES)}, not {record['published_basis']!r}"
        )
    return cast(Publication, found)


def iso_date(value: object, where: str) -> datetime.date:
    """The day that `value` names: a date, or text of the form YYYY-MM-DD (ISO 8601).

    >>> iso_date("2022-08-31", "line 1")
    datetime.date(2022, 8, 31)
    """
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise DocumentError(f"{where}: published must be a day written YYYY-MM-DD, such as 2022-08-31, not {str(value)!r}")


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise CatalogueError(f"{path}: no such catalogue") from None
    except OSError as error:
        raise CatalogueError(f"{path}: the catalogue cannot be read: {error.strerror}") from error
    except ValueError as error:  # broken TOML, or bytes that are no UTF-8
        raise CatalogueError(f"{path}: the catalogue is no valid TOML: {error}") from error
    records: Any = content.get("documents")
    if not isinstance(records, list) or not records or not all(isinstance(r, dict) for r in cast(list[Any], records)):
        raise CatalogueError(f"{path}: the catalogue holds no documents; each begins with a line [[documents]]")
    return cast(list[dict[str, Any]], records)


def _entry(record: dict[str, Any], catalogue: Path, where: str) -> Entry:
    for field in ("document_id", "path"):
        if not isinstance(record.get(field), str) or not record[field]:
            raise CatalogueError(f"{where}: {field} is missing")
    unknown = sorted(record.keys() - FIELDS)
    if unknown:
        raise CatalogueError(
            f"{where}: unknown field {', '.join(unknown)}; a catalogue has {', '.join(sorted(FIELDS))}"
        )
    sha256 = record.get("sha256")
    if sha256 is not None and not (isinstance(sha256, str) and re.fullmatch(r"[0-9a-f]{64}", sha256)):
        raise CatalogueError(f"{where}: sha256 must be 64 hexadecimal digits, not {sha256!r}")
    file = (catalogue.parent / record["path"]).resolve()
    if not file.is_file():
        raise CatalogueError(f"{where}: its file {record['path']} is missing; add the file or remove the entry")
    return Entry(record["document_id"], file, sha256, publication(record, where))
