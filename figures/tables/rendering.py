"""Rendering: a table's declaration as Arrow schema, as Frictionless Table Schema and as a page to read.

>>> from figures.tables.documents import DOCUMENTS
>>> table_schema(DOCUMENTS)["fields"][5]["type"]
'date'
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from figures.tables.columns import Column, Table

if TYPE_CHECKING:
    import pyarrow as pa


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table: string, int64, double, bool and date32, described in the fields' metadata.

    >>> from figures.tables.claims import CLAIMS
    >>> arrow_schema(CLAIMS).field("date_start").metadata[b"title"]
    b'First day'
    """
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.type], nullable=column.nullable, metadata=_metadata(column))
            for column in table.columns
        ],
        metadata={"title": table.title, "description": table.description},
    )


def _metadata(column: Column) -> dict[str | bytes, str | bytes]:
    said = {
        "title": column.title,
        "description": column.description,
        "unit": column.unit,
        "vocabulary": ", ".join(column.terms()) or None,
        "hxl": column.hxl,
    }
    return {key: value for key, value in said.items() if value is not None}


def table_schema(table: Table) -> dict[str, Any]:
    """The Frictionless Table Schema of a table, with its key and the tables that its columns refer to.

    `unit` and `hxl` are properties of our own; readers that do not know them pass them over.
    """
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.key],
        "foreignKeys": [_foreign_key(column, table) for column in table.columns if column.refers],
    }


def _field(column: Column) -> dict[str, Any]:
    terms = column.terms()
    constraints = {
        "required": None if column.nullable else True,
        "unique": True if column.unique else None,
        "enum": list(terms) or None,
        "pattern": column.pattern,
        "minimum": column.minimum,
    }
    field = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
        "format": column.format,
        "example": column.example,
        "unit": column.unit,
        "hxl": column.hxl,
        "constraints": {key: value for key, value in constraints.items() if value is not None} or None,
    }
    return {key: value for key, value in field.items() if value is not None}


def _foreign_key(column: Column, table: Table) -> dict[str, Any]:
    resource, _, field = str(column.refers).partition(".")
    reference = {"resource": "" if resource == table.name else resource, "fields": [field]}
    return {"fields": [column.name], "reference": reference}


def json_text(content: object) -> str:
    """`content` as JSON for people and programs: indented, in the order given, letters of every script as they are."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def dictionary(tables: Iterable[Table]) -> str:
    """The data dictionary of `tables` in Markdown: each column with its type, its meaning and what it may hold."""
    lines = [
        "# The tables, column by column",
        "",
        "This page is written by `figures build` from the declarations in `figures/tables`.",
    ]
    for table in tables:
        lines += ["", f"## `{table.name}`", "", table.description, ""]
        lines += ["| column | type | meaning | example |", "|---|---|---|---|"]
        lines += [_entry(column) for column in table.columns]
        for column in table.columns:
            lines += _vocabulary(column)
    return "\n".join(lines) + "\n"


def _entry(column: Column) -> str:
    kind = column.type + (", or null" if column.nullable else "") + (", unique" if column.unique else "")
    return f"| `{column.name}` | {kind} | {_cell(column.description)} | `{_cell(column.example)}` |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _vocabulary(column: Column) -> list[str]:
    terms = [f"- `{term}`: {meaning}" if meaning else f"- `{term}`" for term, meaning in column.meanings().items()]
    return ["", f"### What `{column.name}` may hold", "", *terms] if terms else []
