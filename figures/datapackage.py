"""The data package: what the published files are, for people and programs that find them (Frictionless Data Package 1).

describe(Path("datasets"), documents, "1.0.0")["resources"][0]["path"]   # 'claims.csv'
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figures.tables import TABLES, Table
from figures.tables.rendering import table_schema

if TYPE_CHECKING:
    import pandas as pd

LICENCE = {
    "licence": "CC-BY-4.0",
    "rights": "CC BY 4.0 covers the annotations. The quoted sentences and the documents remain their publishers'.",
}
"""What the published files say of rights."""

_DESCRIPTION = (
    "Every number that the documents state, with what it counts, what happened, when, who says so, and the exact place "
    f"in the text. Nothing is added that no document says. {LICENCE['rights']} A claim is what somebody says, not what "
    "is so: claims about the same fact differ, and must not be added up."
)


def describe(folder: Path, documents: pd.DataFrame, version: str) -> dict[str, Any]:
    """The content of datapackage.json for the files in `folder`, each with its size, SHA-256 and schema."""
    return {
        "name": "casualty-figures",
        "title": "Figures: the numbers that news documents state",
        "description": _DESCRIPTION,
        "version": version,
        "keywords": ["casualties", "conflict", "humanitarian", "news", "claims"],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International (the annotations)",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The figures contributors", "role": "author"}],
        "sources": [_source(document) for document in documents.to_dict("records")],
        "resources": [
            *(_resource(folder, table, "csv", "text/csv") for table in TABLES.values()),
            *(_resource(folder, table, "parquet", "application/vnd.apache.parquet") for table in TABLES.values()),
        ],
    }


def _source(document: dict[Any, Any]) -> dict[str, str]:
    """A document as a source: its title, or its id where it has none, and who published it when."""
    known = {name: value for name, value in document.items() if value == value and value is not None}
    told = [known.get("title", known["document_id"]), known.get("publisher")]
    if "published" in known:
        told.append(f"{known['published']:%Y-%m-%d}")
    source = {"title": ", ".join(str(part) for part in told if part)}
    return {**source, "path": str(known["url"])} if "url" in known else source


def _resource(folder: Path, table: Table, ending: str, mediatype: str) -> dict[str, Any]:
    file = folder / f"{table.name}.{ending}"
    tabular = ending == "csv"
    return {
        "name": table.name if tabular else f"{table.name}-{ending}",
        "title": table.title if tabular else f"{table.title} as Parquet",
        "description": table.description,
        "path": file.name,
        # A validator that cannot read Parquet is to check the file's size and hash.
        **({"profile": "tabular-data-resource"} if tabular else {"type": "file"}),
        "format": ending,
        "mediatype": mediatype,
        **({"encoding": "utf-8"} if tabular else {}),
        "bytes": file.stat().st_size,
        "hash": f"sha256:{_sha256(file)}",
        "schema": table_schema(table),
    }


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
