"""The report table: figures with signs that readers know, in groups, with sources and how to read them."""

import datetime
import re
from html import unescape
from typing import Any

import pandas as pd
import pytest
from great_tables import GT

from figures.errors import TableError
from figures.report import table
from figures.report.summary import GROUPINGS
from figures.report.wording import counted, dated, figure


def rows(made: GT) -> list[list[str]]:
    """The cells of the table's body as a reader sees them; a group's heading is a row of one cell."""
    body = made.as_raw_html().split("<tbody", 1)[1].split("</tbody>")[0]
    lines = re.findall(r"<tr.*?</tr>", body, flags=re.DOTALL)
    return [
        [unescape(re.sub(r"<[^>]+>", "", c)) for c in re.findall(r"<t[dh].*?</t[dh]>", line, re.DOTALL)]
        for line in lines
    ]


@pytest.fixture
def joined(claims_table: pd.DataFrame, documents_table: pd.DataFrame) -> pd.DataFrame:
    """Claims with what is known of their documents, as `load("claims", documents=True)` gives them."""
    known = documents_table[["document_id", "title", "publisher", "published", "url"]]
    return claims_table.merge(known, on="document_id", how="left")


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        ({"modifier": "exact", "value": 1318.0}, "1,318"),
        ({"modifier": "exact", "value": 0.0}, "0"),
        ({"modifier": "exact", "value": 8_200_000.0}, "8,200,000"),
        ({"modifier": "at_least", "low": 286.0}, "≥ 286"),
        ({"modifier": "more_than", "low": 6500.0}, "> 6,500"),
        ({"modifier": "at_most", "high": 40.0}, "≤ 40"),
        ({"modifier": "less_than", "high": 40.0}, "< 40"),
        ({"modifier": "almost", "high": 30.0}, "almost 30"),
        ({"modifier": "about", "value": 2000.0}, "about 2,000"),
        ({"modifier": "range", "low": 200.0, "high": 300.0}, "200–300"),
        ({"modifier": "vague", "number": "dozens"}, "“dozens”"),
        ({"modifier": "exact", "value": 12.5, "unit": "percent"}, "12.5%"),
        ({"modifier": "exact", "value": 0.25, "unit": "fraction"}, "0.25"),
        ({"modifier": "about", "value": 1.0, "unit": "month"}, "about 1 month"),
        ({"modifier": "at_most", "high": 6.0, "value": 6.0, "unit": "week"}, "≤ 6 weeks"),
        ({"modifier": "more_than", "low": 1_500_000.0, "unit": "USD"}, "> 1,500,000 USD"),
        ({"modifier": "exact", "value": 1200.0, "status": "planned"}, "1,200 (planned)"),
    ],
)
def test_a_figure_as_readers_know_it(claim: dict[str, Any], written: str) -> None:
    """Sign, separators, unit of a measurement, and whatever the status is but asserted."""
    assert figure({"unit": "person", "number": "", **claim}) == written


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        ("2022-08-29", "2022-08-29", "day", "29 August 2022"),
        ("2022-08-01", "2022-08-31", "month", "August 2022"),
        ("2020-01-01", "2020-12-31", "year", "2020"),
        ("1990-01-01", "1994-12-31", "range", "1990–1994"),
        ("2022-08-17", "2022-08-31", "range", "17–31 August 2022"),
        ("2020-09-27", "2020-11-10", "range", "27 September – 10 November 2020"),
        ("2020-12-30", "2021-01-02", "range", "30 December 2020 – 2 January 2021"),
        (None, "2021-01-02", "range", "until 2 January 2021"),
        ("2020-12-30", None, "range", "from 30 December 2020"),
        (None, None, "unknown", ""),
        (None, None, None, ""),
    ],
)
def test_dates_in_words(start: str | None, end: str | None, precision: str | None, written: str) -> None:
    """A month is a month, a year a year, and an open end is said."""
    days = [None if day is None else datetime.date.fromisoformat(day) for day in (start, end)]
    assert dated({"date_start": days[0], "date_end": days[1], "date_precision": precision}) == written


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        ({"object": "adjacent regions", "unit": "region"}, "adjacent regions"),
        ({"object": None, "unit": "person"}, "people"),
        ({"object": None, "unit": "tank"}, "tank"),
        ({"object": "Weeks", "unit": "week"}, ""),
        ({"object": "ceasefire", "unit": "day"}, "ceasefire"),
        ({"object": None, "unit": "percent"}, ""),
        ({"object": None, "unit": "USD"}, ""),
    ],
)
def test_what_is_counted(claim: dict[str, Any], written: str) -> None:
    """The noun as written, else the unit; not what stands with the figure already."""
    assert counted(claim) == written


def test_by_measure(joined: pd.DataFrame) -> None:
    """Groups in the order of the guidelines; within them by date, with links, claimants, sources and addresses."""
    found = rows(table(joined))
    groups = [row[0] for row in found if len(row) == 1]
    assert groups == ["Killed", "Injured", "Displaced", "Affected", "Deployed", "Destroyed", "Duration", "Share"]
    blast = "Blast in the old town, The Daily, 31 August 2022"
    assert found[1:5] == [
        ["1", "soldier", "2022", "the document itself", blast, "blast#char=277,278"],
        ["≥ 12", "people", "29 August 2022", "police", blast, "blast#char=40,42"],
        ["3", "children (part of “at least 12 people”)", "29 August 2022", "police", blast, "blast#char=61,66"],
        ["> 6,500 (denied)", "dead", "", "NA", "wire 7#é, 5 January 2023", "wire%207%23é#char=158,163"],
    ]
    assert ["8,200,000", "people (restates “8.2 million people”)", "", "agency"] in [row[:4] for row in found]
    assert any(row[3] == "agency, via Wire Two" for row in found if len(row) > 1)


def test_by_document(joined: pd.DataFrame) -> None:
    """Documents by day, those without one last; claims in the order of the text; the document is not repeated."""
    found = rows(table(joined, by="document"))
    assert [row[0] for row in found if len(row) == 1] == [
        "Blast in the old town, The Daily, 31 August 2022",
        "wire 7#é, 5 January 2023",
        "zero",
    ]
    assert [row[-1] for row in found if len(row) > 1] == joined["claim_id"].tolist()
    assert found[1] == ["≥ 12", "people", "killed", "29 August 2022", "police", "blast#char=40,42"]


def test_by_claimant(joined: pd.DataFrame) -> None:
    """Claimants by name, then the documents' own voice."""
    found = rows(table(joined, by="claimant"))
    assert [row[0] for row in found if len(row) == 1] == ["agency", "NA", "police", "the mayor", "the document itself"]


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_grouping_shows_every_claim_once(by: str, joined: pd.DataFrame) -> None:
    """Nothing is left out, whatever the groups are."""
    addresses = [row[-1] for row in rows(table(joined, by=by)) if len(row) > 1]
    assert sorted(addresses) == sorted(joined["claim_id"])


def test_claims_without_their_documents_name_them_by_id(claims_table: pd.DataFrame) -> None:
    """Claims alone are enough for a table."""
    assert rows(table(claims_table))[1][-2:] == ["blast", "blast#char=277,278"]


def test_the_notes_say_how_to_read_it(joined: pd.DataFrame) -> None:
    """Only signs that the table uses are explained; that figures are no sums, and whose the words are, always."""
    page = unescape(table(joined[joined["modifier"].isin(["exact", "at_least"])]).as_raw_html())
    assert "≥ at least." in page
    assert "less than" not in page
    assert "must not be added up" in page
    assert "publishers'" in page


def test_the_same_claims_give_the_same_page(joined: pd.DataFrame) -> None:
    """Byte for byte, in any order of rows."""
    shuffled = joined.sample(frac=1, random_state=2)
    assert table(joined).as_raw_html() == table(shuffled).as_raw_html()


def test_the_words_of_documents_are_no_markup(joined: pd.DataFrame) -> None:
    """What a document says is shown, never run."""
    evil = joined.assign(object="<script>alert(1)</script>", title="<img src=x>", claimant_resolved="a & b")
    for by in ("measure", "document", "claimant"):
        page = table(evil, by=by).as_raw_html()
        assert "<script>alert" not in page
        assert "<img" not in page


def test_no_claims_make_a_table_too(claims_table: pd.DataFrame) -> None:
    """It says that there are none."""
    assert "0 claims in 0 documents" in table(claims_table.head(0)).as_raw_html()


def test_an_unknown_grouping_and_a_missing_column(claims_table: pd.DataFrame) -> None:
    """The message names the groupings, or the column."""
    with pytest.raises(TableError, match="cannot be grouped by 'colour'; choose one of measure, category"):
        table(claims_table, by="colour")
    with pytest.raises(TableError, match="a table needs all columns of claims; tier is missing"):
        table(claims_table.drop(columns="tier"))
