"""Documents are read as they are, with what is known of them, or refused with advice."""

import datetime
import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.documents import BYTE_ORDER_MARK, Document, read_documents
from figures.errors import CatalogueError, DocumentError, FiguresError


def laid_out(files: list[dict[str, Any]], folder: Path) -> None:
    """Write the files of a case into `folder`."""
    for file in files:
        path = folder / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        content = bytes.fromhex(file["hex"]) if "hex" in file else file["text"].encode() * file.get("times", 1)
        path.write_bytes(content)


def as_written(value: object) -> object:
    """A field of a document as a case writes it: dates as text, and nothing as ''."""
    return value.isoformat() if isinstance(value, datetime.date) else "" if value is None else value


@pytest.mark.cases("documents/read.toml")
def test_documents_are_read(case: dict[str, Any], tmp_path: Path) -> None:
    """Each file yields the documents it holds, with the fields that are known."""
    laid_out(case["files"], tmp_path)
    documents = list(read_documents([tmp_path / path for path in case["read"]]))
    expected = case["documents"]
    assert len(documents) == len(expected)
    for document, wanted in zip(documents, expected, strict=True):
        assert {field: as_written(getattr(document, field)) for field in wanted} == wanted


@pytest.mark.cases("documents/refused.toml")
def test_bad_input_is_refused_with_advice(case: dict[str, Any], tmp_path: Path) -> None:
    """The message is one line that says where, what is wrong, and what to do; no file is touched."""
    laid_out(case.get("files", []), tmp_path)
    before = contents(tmp_path)
    catalogue = tmp_path / case["catalogue"] if "catalogue" in case else None
    with pytest.raises(FiguresError) as refusal:
        list(read_documents([tmp_path / path for path in case["read"]], catalogue))
    message = str(refusal.value)
    assert [words for words in case["says"] if words not in message] == []
    assert "\n" not in message
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_seeds_are_the_five_documents_of_the_catalogue(seeds: Path) -> None:
    """Each seed has its entry with the day of its publication, the basis of that day, and its checksum."""
    documents = list(read_documents(seeds))
    assert [(d.document_id, str(d.published), d.published_basis, d.publisher, d.via) for d in documents] == [
        ("000_4a682159ccab117e", "2022-08-31", "stated", None, None),
        ("001_3c6eab11bd9fee00", "2022-11-10", "inferred", None, None),
        ("002_50871807e635394d", "2022-03-22", "inferred", "AzerNEWS", None),
        ("003_e825855f27608c68", "2023-09-21", "stated", "Press TV", None),
        ("004_bb9fa1b4e6af5f50", "2023-09-21", "inferred", "Daryo", "DW"),
    ]
    assert all(document.published_note for document in documents)
    sums = [f"{document.sha256}  {document.document_id}.txt" for document in documents]
    assert (seeds / "SHA256SUMS").read_text(encoding="utf-8").splitlines() == sums


def test_a_given_catalogue_takes_the_place_of_the_one_beside_the_file(tmp_path: Path) -> None:
    """A catalogue may stand elsewhere; its paths are relative to itself."""
    laid_out(
        [
            {"path": "news/a.txt", "text": "Two died."},
            {"path": "news/documents.toml", "text": "[[documents]]\ndocument_id = 'beside'\npath = 'a.txt'"},
            {"path": "catalogue.toml", "text": "[[documents]]\ndocument_id = 'given'\npath = 'news/a.txt'"},
        ],
        tmp_path,
    )
    assert [d.document_id for d in read_documents(tmp_path / "news", tmp_path / "catalogue.toml")] == ["given"]


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    """A broken line does not keep the documents before it from being read."""
    file = tmp_path / "wire.jsonl"
    file.write_text('{"id": "1", "text": "A"}\n{"id": \n')
    documents = read_documents(file)
    assert next(documents).document_id == "1"
    with pytest.raises(DocumentError, match="line 2"):
        next(documents)


def test_a_folder_is_named_as_it_is_wherever_one_stands(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path of a document names its folder, and nothing of the machine."""
    monkeypatch.chdir(seeds)
    assert {document.path.split("/")[0] for document in read_documents(".") if document.path} == {"seeds"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is unreadable to an administrator")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A file without the right to read it is refused by name."""
    file = tmp_path / "locked.txt"
    file.write_text("Two died.")
    file.chmod(0)
    with pytest.raises(DocumentError, match=r"locked\.txt: cannot be read"):
        list(read_documents(file))


def test_a_folder_with_a_text_ending_is_a_folder(tmp_path: Path) -> None:
    """A folder named like a file is read as a folder."""
    (tmp_path / "odd.txt").mkdir()
    with pytest.raises(DocumentError, match="nothing to read"):
        list(read_documents(tmp_path / "odd.txt"))


def test_catalogue_errors_are_document_errors() -> None:
    """Whoever catches a document's errors catches those of its catalogue."""
    assert issubclass(CatalogueError, DocumentError)


@given(text=st.text().filter(lambda text: text.strip() and not text.startswith(BYTE_ORDER_MARK)), marked=st.booleans())
def test_any_text_comes_back_as_it_was_written(
    text: str, marked: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every UTF-8 text is read code point for code point, with or without a byte order mark."""
    raw = (BYTE_ORDER_MARK * marked + text).encode()
    file = tmp_path_factory.mktemp("text") / "any.txt"
    file.write_bytes(raw)
    (document,) = read_documents(file)
    assert document == Document(document_id="any", text=text, path="any.txt", sha256=hashlib.sha256(raw).hexdigest())
