"""Documents: a news text with what is known of its publication, read from files or given as a value.

A folder of `.txt` files, with or without a catalogue, a single `.txt` file, and JSON Lines all become `Document`s:

    for document in read_documents(["seeds", "more.jsonl"]):
        print(document.document_id, document.published)
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from figures.catalogue import CATALOGUE, Entry, publication, read_catalogue
from figures.errors import CatalogueError, DocumentError

ENDINGS = (".txt", ".jsonl")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its source. Offsets of claims count the code points of `text`."""

    document_id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    published_basis: str | None = None
    published_note: str | None = None
    via: str | None = None
    language: str = "en"
    path: str | None = None
    sha256: str | None = None


Catalogue = dict[Path, Entry]


def read_documents(paths: str | Path | Iterable[str | Path], catalogue: str | Path | None = None) -> Iterator[Document]:
    """The documents of files and folders, one by one, in the order given; a folder's files by name.

    - A `.txt` file is one document. What is known of it stands in `catalogue`, or else in the `documents.toml`
      beside it; where there is neither, its id is the file's name without the ending.
    - A `.jsonl` file has one document a line: `id` and `text`, and optionally `published` (YYYY-MM-DD), `title`,
      `publisher`, `url`, `via` and the other fields of a `Document`. Other keys are passed over.
    - A folder stands for the `.txt` and `.jsonl` files in it, not for those of its subfolders.

    Texts are UTF-8. A byte order mark is dropped before offsets are counted; line ends stay as they are. `sha256` is
    that of the file's bytes, and for JSON Lines that of the text in UTF-8.

    Raises `DocumentError` when a file is missing, empty, unreadable or not UTF-8, when a line of JSON is broken
    (named by file and line), when an id stands twice, and when there is nothing to read; `CatalogueError` when
    catalogue and files do not fit. As documents come one by one, an error comes when the document is reached.
    """
    sources: dict[str, str] = {}
    for document, source in _read(paths, catalogue):
        first = sources.get(document.document_id)
        if first is not None:
            raise DocumentError(f"{source}: the id {document.document_id!r} is that of {first} too; ids must differ")
        sources[document.document_id] = source
        yield document


def _read(paths: str | Path | Iterable[str | Path], catalogue: str | Path | None) -> Iterator[tuple[Document, str]]:
    named = [Path(paths)] if isinstance(paths, (str, Path)) else [Path(path) for path in paths]
    if not named:
        raise DocumentError("no documents: name a file or a folder")
    given = None if catalogue is None else read_catalogue(catalogue)
    for path in named:
        if path.is_dir():
            yield from _read_folder(path, given)
        elif path.suffix.lower() not in ENDINGS:
            raise DocumentError(f"{path}: {_refusal(path)}")
        else:
            yield from _read_file(path, given if given is not None else _catalogue_of(path.parent), path.name)


def _refusal(path: Path) -> str:
    if path.exists():
        return f"only {' and '.join(ENDINGS)} files are read; save the document as plain text"
    return "no such file or folder"


def _read_folder(folder: Path, given: Catalogue | None) -> Iterator[tuple[Document, str]]:
    catalogue = given if given is not None else _catalogue_of(folder)
    listed = [folder / f.name for f in folder.iterdir() if f.suffix.lower() in ENDINGS and not f.name.startswith(".")]
    if not listed:
        raise DocumentError(f"{folder}: nothing to read; the folder holds no {' or '.join(ENDINGS)} file")
    name = folder.resolve().name
    for file in sorted(listed):
        yield from _read_file(file, catalogue, f"{name}/{file.name}")


def _catalogue_of(folder: Path) -> Catalogue | None:
    return read_catalogue(folder / CATALOGUE) if (folder / CATALOGUE).is_file() else None


def _read_file(file: Path, catalogue: Catalogue | None, path: str) -> Iterator[tuple[Document, str]]:
    if file.suffix.lower() == ".jsonl":
        yield from _read_lines(file, path)
    else:
        yield _read_text(file, catalogue, path), str(file)


def _read_text(file: Path, catalogue: Catalogue | None, path: str) -> Document:
    entry = None if catalogue is None else catalogue.get(file.resolve())
    if catalogue is not None and entry is None:
        raise CatalogueError(f"{file}: not in the catalogue; add an entry for it, or move it elsewhere")
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from error
    sha256 = hashlib.sha256(raw).hexdigest()
    text = _decoded(raw, str(file))
    if entry is None:
        return _document(str(file), path, document_id=file.stem, text=text, sha256=sha256)
    if entry.sha256 not in (None, sha256):
        raise CatalogueError(
            f"{file}: the file is not the one that was catalogued: its SHA-256 is {sha256}, in the catalogue"
            f" {entry.sha256}; restore the file, or correct the catalogue"
        )
    return _document(str(file), path, document_id=entry.document_id, text=text, sha256=sha256, **entry.publication)


def _read_lines(file: Path, path: str) -> Iterator[tuple[Document, str]]:
    empty = True
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    empty = False
                    where = f"{file}, line {number}"
                    yield _from_line(line, where, path), where
    except OSError as error:
        raise _unreadable(file, error) from error
    if empty:
        raise DocumentError(f"{file}: the file is empty; each line should hold a document")


def _from_line(line: bytes, where: str, path: str) -> Document:
    try:
        record: Any = json.loads(_decoded(line, where))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{where}: broken JSON: {error}") from error
    if not isinstance(record, dict):
        raise DocumentError(f"{where}: each line must be a JSON object with id and text")
    fields = cast(dict[str, Any], record)
    for field in ("id", "text"):
        if not isinstance(fields.get(field), str):
            found = f"not {json.dumps(fields[field])[:40]}" if field in fields else "and it is missing"
            raise DocumentError(f"{where}: {field} must be text, {found}")
    return _document(where, path, document_id=fields["id"], text=fields["text"], **publication(fields, where))


def _document(
    where: str, path: str, *, document_id: str, text: str, sha256: str | None = None, **known: Any
) -> Document:
    """The document, once it is sure that it has an id and text that every file format can hold."""
    if not document_id.strip():
        raise DocumentError(f"{where}: the document's id is empty")
    if not text.strip():
        raise DocumentError(f"{where}: the document is empty; it needs text")
    try:
        document_id.encode()
        encoded = text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(f"{where}: half a surrogate pair stands in it, which is no character") from error
    sha256 = sha256 or hashlib.sha256(encoded).hexdigest()
    return Document(document_id=document_id, text=text, path=path, sha256=sha256, **known)


def _decoded(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{where}: byte {raw[error.start]:#04x} at position {error.start} is not UTF-8;"
            " convert the file to UTF-8 first, for instance with iconv"
        ) from error


def _unreadable(file: Path, error: OSError) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return DocumentError(f"{file}: no such file or folder")
    return DocumentError(f"{file}: cannot be read: {error.strerror}")
