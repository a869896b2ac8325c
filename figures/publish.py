"""Publishing: the tables as files that anyone can find, read and trust, and the published tables loaded again.

    publish(documents, claims, Path("datasets"), Path("schemas"))
    load("claims")

Published are `claims` and `documents` as Parquet and CSV with a Frictionless data package, and the schemas of both.
The same tables give the same bytes, and a build that fails or is killed leaves the published files as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from figures import atomic
from figures.datapackage import LICENCE, describe
from figures.errors import TableError
from figures.tables import CLAIMS, DOCUMENTS, TABLES, Table
from figures.tables.files import read_claims, read_table, validate_file, write_claims, write_csv, write_parquet
from figures.tables.rendering import dictionary, json_text, table_schema

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["load", "publish", "read_claims", "validate_file", "write_claims"]

_JOINED = ["document_id", "title", "publisher", "published", "url"]


def publish(documents: pd.DataFrame, claims: pd.DataFrame, out: str | Path, schemas: str | Path) -> list[Path]:
    """Write both tables, their data package and their schemas; return the files whose content changed.

    In `out`: claims.parquet, claims.csv, documents.parquet, documents.csv, datapackage.json. In `schemas`:
    claims.json, documents.json and README.md, the data dictionary. Either all are written, or none.

    Raises `TableError` when a row breaks a rule, or a claim names a document that is not among `documents`, and
    `OutputError` when a folder cannot be written to.
    """
    tables = _validated(documents, claims)
    return atomic.write({**_data(tables, Path(out)), **_schemas(Path(schemas))})


def _validated(documents: pd.DataFrame, claims: pd.DataFrame) -> dict[str, pd.DataFrame]:
    from figures.tables.frames import in_order
    from figures.tables.validation import validate_claims, validate_documents

    documents = in_order(validate_documents(documents), DOCUMENTS)
    claims = in_order(validate_claims(claims), CLAIMS)
    strays = claims.loc[~claims["document_id"].isin(documents["document_id"].tolist()), "claim_id"].tolist()
    if strays:
        raise TableError(
            f"claims: {len(strays):,} claims stand in no document of the table, such as {strays[0]};"
            " publish the documents that the claims were extracted from"
        )
    return {CLAIMS.name: claims, DOCUMENTS.name: documents}


def _data(tables: Mapping[str, pd.DataFrame], out: Path) -> dict[Path, atomic.Writer]:
    from figures import __version__

    writers: dict[Path, atomic.Writer] = {}
    for name, frame in tables.items():
        told = {"version": __version__, "rows": str(len(frame)), **LICENCE}
        writers[out / f"{name}.parquet"] = _parquet(frame, TABLES[name], told)
        writers[out / f"{name}.csv"] = _csv(frame, TABLES[name])
    writers[out / "datapackage.json"] = _package(tables[DOCUMENTS.name], __version__)
    return writers


def _parquet(frame: pd.DataFrame, table: Table, told: dict[str, str]) -> atomic.Writer:
    return lambda path: write_parquet(frame, table, path, told)


def _csv(frame: pd.DataFrame, table: Table) -> atomic.Writer:
    return lambda path: write_csv(frame, table, path)


def _package(documents: pd.DataFrame, version: str) -> atomic.Writer:
    """The data package describes the files that were written before it, in the same folder."""
    return lambda path: _write_text(path, json_text(describe(path.parent, documents, version)))


def _schemas(folder: Path) -> dict[Path, atomic.Writer]:
    texts = {folder / f"{name}.json": json_text(table_schema(table)) for name, table in TABLES.items()}
    texts[folder / "README.md"] = dictionary(TABLES.values())
    return {path: _text(text) for path, text in texts.items()}


def _text(text: str) -> atomic.Writer:
    return lambda path: _write_text(path, text)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def load(name: str, documents: bool = False) -> pd.DataFrame:
    """The published table `name`, `claims` or `documents`, with its own types.

    Dates are datetime64, amounts float64, offsets int64, `negated` is bool and all else str, with NaN for null.
    With `documents` each claim has the title, publisher, published and url of its document beside it.

    Raises `TableError` when there is no table of that name, or nothing has been published.
    """
    if name not in TABLES:
        raise TableError(f"there is no table {name!r}; the published tables are {' and '.join(TABLES)}")
    if documents and name != CLAIMS.name:
        raise TableError(f"documents=True goes with claims; {name} has these columns itself")
    frame = read_table(_published(f"{name}.parquet"), TABLES[name])
    if not documents:
        return frame
    return frame.merge(load(DOCUMENTS.name)[_JOINED], on="document_id", how="left", validate="many_to_one")


def _published(file: str) -> Path:
    """Where a published file stands: in a wheel inside the package, in a checkout and an editable install beside it."""
    package = Path(__file__).parent
    for folder in (package / "datasets", package.parent / "datasets"):
        if (folder / file).is_file():
            return folder / file
    raise TableError(f"{file} is not published here; make it with `figures build`, or install the package anew")
