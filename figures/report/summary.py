"""The summary table: one row for each claim, grouped by measure, document, claimant or another column.

claims = figures.load("claims", documents=True)
table(claims[claims["tier"] == "core"], by="measure").as_raw_html()
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from figures import vocabulary
from figures.errors import TableError
from figures.report.wording import counted, dated, day, figure, many
from figures.tables import CLAIMS

if TYPE_CHECKING:
    import pandas as pd
    from great_tables import GT

Row = Mapping[str, Any]

GROUPINGS = {
    "measure": "measure",
    "category": "category",
    "tier": "tier",
    "document": "document_id",
    "claimant": "claimant_resolved",
    "claimant_type": "claimant_type",
    "attribution": "attribution",
    "status": "status",
    "unit": "unit",
    "population": "population",
    "country": "country",
    "place": "place",
}
"""What a table can be grouped by, and the column that holds it."""

_NEEDLESS = {"measure": "measure", "document": "source", "claimant": "claimant"}
"""The column that repeats what the groups are named by."""


def table(claims: pd.DataFrame, by: str = "measure") -> GT:
    """The claims as a table for a report, grouped `by` one of `GROUPINGS`.

    Amounts carry signs that readers know ("> 6,500", "≥ 286", "about 2,000", "200–300"), dates are in words, and each
    row has who says so, the document and the address of the number. Where `claims` has the documents' columns, as
    `load("claims", documents=True)` gives them, documents are named by title, publisher and date, else by id.
    Source notes say how to read the table. The same claims give the same table, byte for byte.

    Raises `TableError` when `by` is none of the groupings, or `claims` lacks a column of the claims table.
    """
    from great_tables import GT

    column = _column(by)
    missing = [name for name in CLAIMS.names if name not in claims.columns]
    if missing:
        raise TableError(f"a table needs all columns of claims; {', '.join(missing)} is missing")
    rows = _rows(claims)
    headings: dict[str, Any] = dict(vocabulary.read("wording")["heading"])
    headings.pop(_NEEDLESS.get(by, ""), None)
    cells = _cells(_sorted(rows, column), column, headings, {str(row["claim_id"]): row for row in rows})
    made = GT(cells, groupname_col="group", id="figures")
    return _styled(made.cols_label(headings), by, rows)


def _column(by: str) -> str:
    column = GROUPINGS.get(by) or (by if by in GROUPINGS.values() else None)
    if column is None:
        raise TableError(f"a table cannot be grouped by {by!r}; choose one of {', '.join(GROUPINGS)}")
    return column


def _rows(claims: pd.DataFrame) -> list[Row]:
    """The claims as mappings with None for null and days as dates."""
    present = claims.astype(object).where(claims.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in present.to_dict("records")]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


def _sorted(rows: list[Row], column: str) -> list[Row]:
    """By group; within it by document and place, or where groups cut across documents by date and amount."""
    declared = next(declared for declared in CLAIMS.columns if declared.name == column)
    ranks = {term: rank for rank, term in enumerate(declared.terms())}

    def key(row: Row) -> tuple[Any, ...]:
        name = row[column]
        group = (name is None, ranks.get(name, 0), str(name or "").casefold(), str(name or ""))
        place = (str(row["document_id"]), int(row["number_start"]))
        if column == "document_id":
            published = row.get("published")
            return (published is None, published or datetime.date.min, *group, *place)
        first = row["date_start"] or row["date_end"]
        return (*group, first is None, first or datetime.date.min, *place)

    return sorted(rows, key=key)


def _cells(rows: list[Row], column: str, headings: Mapping[str, str], known: Mapping[str, Row]) -> pd.DataFrame:
    import pandas as pd

    written = [{"group": _group(row, column), **_written(row, known)} for row in rows]
    return pd.DataFrame(written, columns=["group", *headings])


def _group(row: Row, column: str) -> str:
    if column == "document_id":
        return _source(row)
    name = row[column]
    if name is not None:
        return str(name) if column in ("claimant_resolved", "place", "country", "unit") else _titled(str(name))
    note = vocabulary.read("wording")["note"]
    return str(note["own_voice" if column.startswith("claimant") else "unknown"])


def _titled(term: str) -> str:
    words = term.replace("_", " ")
    return words[:1].upper() + words[1:]


def _written(row: Row, known: Mapping[str, Row]) -> dict[str, str]:
    claimant = row["claimant_resolved"] or vocabulary.read("wording")["note"]["own_voice"]
    return {
        "figure": figure(row),
        "counted": _related(row, known),
        "measure": str(row["measure"]),
        "dated": dated(row),
        "claimant": f"{claimant}, via {row['via']}" if row["via"] else str(claimant),
        "source": _source(row),
        "claim_id": str(row["claim_id"]),
    }


def _related(row: Row, known: Mapping[str, Row]) -> str:
    """What is counted, and the total that it is part of or the claim that it repeats."""
    links = [
        f"{words} {_named(row[column], known)}"
        for column, words in (("part_of", "part of"), ("restates", "restates"))
        if row[column]
    ]
    what = counted(row)
    told = ", ".join(" ".join(link.split()) for link in links)
    return f"{what} ({told})".strip() if told else what


def _named(claim_id: str, known: Mapping[str, Row]) -> str:
    """A claim by its quote, or by its address where the table does not hold it."""
    return f"“{known[claim_id]['quote']}”" if claim_id in known else claim_id


def _source(row: Row) -> str:
    published = row.get("published")
    named = [row.get("title"), row.get("publisher")]
    told = [*(named if any(named) else [row["document_id"]]), day(published) if published else None]
    return ", ".join(str(part) for part in told if part)


def _styled(made: GT, by: str, rows: list[Row]) -> GT:
    from great_tables import loc, style

    documents = len({row["document_id"] for row in rows})
    size = f"{many(len(rows), 'claim')} in {many(documents, 'document')}"
    made = made.tab_header(title=f"What the documents say, by {by.replace('_', ' ')}", subtitle=size)
    for note in _notes(rows):
        made = made.tab_source_note(note)
    return (
        made.tab_options(
            table_font_size="14px",
            table_width="100%",
            heading_align="left",
            column_labels_font_weight="bold",
            row_group_font_weight="bold",
            row_group_background_color="#f2f4f7",
            data_row_padding="5px",
            source_notes_font_size="12px",
        )
        .cols_align(align="left")
        .tab_style(style=style.text(weight="bold", whitespace="nowrap"), locations=loc.body(columns="figure"))
        .tab_style(style=style.text(size="11px", color="#667085"), locations=loc.body(columns="claim_id"))
    )


def _notes(rows: list[Row]) -> list[str]:
    """How to read the table: the signs that it uses, what a row is, the dates, the addresses, the rights."""
    wording = vocabulary.read("wording")
    used = {row["modifier"] for row in rows}
    signs = "; ".join(meaning for modifier, meaning in wording["sign"].items() if modifier in used)
    notes = [wording["note"][name] for name in ("claims", "dates", "address", "rights")]
    return [f"{signs}.", *notes] if signs else notes
