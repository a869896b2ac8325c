"""Files of claims: what is written comes back the same from every format, and what cannot be read is named."""

import csv
import json
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.errors import OutputError, TableError
from figures.tables import CLAIMS, DOCUMENTS, claims_frame
from figures.tables.files import read_claims, read_table, validate_file, write_claims, write_csv, write_jsonl

ENDINGS = (".parquet", ".csv", ".jsonl")


@pytest.fixture(params=ENDINGS)
def file(request: pytest.FixtureRequest, tmp_path: Path, claims_table: pd.DataFrame) -> Path:
    """A file of the claims in each format."""
    path = tmp_path / f"claims{request.param}"
    write_claims(claims_table, path)
    return path


def test_claims_come_back_as_they_were(file: Path, claims_table: pd.DataFrame) -> None:
    """Values, nulls, types and order survive, and the file keeps every rule."""
    pd.testing.assert_frame_equal(read_claims(file), claims_table)
    table, rows = validate_file(file)
    assert table is CLAIMS
    pd.testing.assert_frame_equal(rows, claims_table)


def test_no_claims_come_back_as_none(tmp_path: Path, claims_table: pd.DataFrame) -> None:
    """A table without rows keeps its columns in Parquet and CSV."""
    for ending in (".parquet", ".csv"):
        write_claims(claims_table.head(0), tmp_path / f"none{ending}")
        pd.testing.assert_frame_equal(read_claims(tmp_path / f"none{ending}"), claims_table.head(0))


def test_amounts_are_written_as_people_write_them(tmp_path: Path, claims_table: pd.DataFrame) -> None:
    """CSV and JSON Lines have 8200000 and 0.25, ISO days, true and false, and nothing for null."""
    write_claims(claims_table, tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["quote"]: row for row in csv.DictReader(lines)}
    assert rows["8.2 million people"]["value"] == "8200000"
    assert rows["a quarter of the crop"]["value"] == "0.25"
    assert rows["at least 12 people"]["high"] == ""
    assert rows["at least 12 people"]["date_start"] == "2022-08-29"
    assert [rows[quote]["negated"] for quote in ("1,200 troops", "A soldier")] == ["true", "false"]
    write_claims(claims_table, tmp_path / "claims.jsonl")
    first = json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert list(first) == CLAIMS.names
    assert json.dumps([first["value"], first["high"], first["date_end"], first["negated"]]) == (
        '[12, null, "2022-08-29", false]'
    )


def test_csv_has_a_plain_header_and_line_feeds(tmp_path: Path, claims_table: pd.DataFrame) -> None:
    """The first line is the column names; lines end in a line feed alone."""
    write_claims(claims_table, tmp_path / "claims.csv")
    content = (tmp_path / "claims.csv").read_bytes()
    assert content.split(b"\n")[0].decode() == ",".join(CLAIMS.names)
    assert b"\r" not in content


def test_a_claimant_called_na_is_no_null(tmp_path: Path, claims_table: pd.DataFrame) -> None:
    """Only an empty cell is null."""
    write_claims(claims_table, tmp_path / "claims.csv")
    assert (read_claims(tmp_path / "claims.csv")["claimant"] == "NA").sum() == 1


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
amounts = st.floats(min_value=0, allow_infinity=False) | st.integers(0, 2**53).map(float) | st.just(float("nan"))


@settings(deadline=None, max_examples=60)  # each example waits for the disk
@given(words=text, value=amounts, day=st.dates(), negated=st.booleans())
def test_whatever_stands_in_a_cell_survives(words: str, value: float, day: object, negated: bool) -> None:
    """Line ends, quotes, commas, signs of every script, large and small amounts, early and late days."""
    row = dict.fromkeys(CLAIMS.names, "x") | dict.fromkeys(CLAIMS.of_type("integer"), 1)
    row |= {"quote": words, "value": value, "low": value, "high": value, "negated": negated}
    row |= {"date_start": pd.Timestamp(day), "date_end": pd.NaT}
    frame = pd.DataFrame([row]).astype(claims_frame([]).dtypes.to_dict())
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            write_claims(frame, Path(folder) / f"claims{ending}")
            pd.testing.assert_frame_equal(read_claims(Path(folder) / f"claims{ending}"), frame)


def test_parquet_holds_dictionaries_statistics_and_descriptions(tmp_path: Path, claims_table: pd.DataFrame) -> None:
    """Zstd, recurring text dictionary-encoded, a page index, the sort order, descriptions on the fields."""
    write_claims(claims_table, tmp_path / "claims.parquet")
    file = pq.ParquetFile(tmp_path / "claims.parquet")
    group = file.metadata.row_group(0)
    columns = {group.column(i).path_in_schema: group.column(i) for i in range(group.num_columns)}
    assert {column.compression for column in columns.values()} == {"ZSTD"}
    assert columns["tier"].has_dictionary_page
    assert not columns["claim_id"].has_dictionary_page
    assert all(column.has_offset_index for column in columns.values())
    assert columns["value"].statistics.max == 8_200_000
    assert [column.column_index for column in group.sorting_columns] == [1, 5, 6]
    assert file.schema_arrow.field("value").metadata[b"description"].startswith(b"The number stated")
    assert str(file.schema_arrow.field("tier").type) == "string"


class TestRefusals:
    @pytest.mark.parametrize("name", ["claims.xlsx", "claims", "claims.csv.gz"])
    def test_an_unknown_ending(self, name: str, tmp_path: Path, claims_table: pd.DataFrame) -> None:
        """The message names the formats."""
        with pytest.raises(OutputError, match=r"written as \.parquet, \.csv or \.jsonl"):
            write_claims(claims_table, tmp_path / name)
        with pytest.raises(TableError, match=r"read from \.parquet, \.csv or \.jsonl"):
            read_claims(tmp_path / name)
        assert not any(tmp_path.iterdir())

    @pytest.mark.parametrize("ending", ENDINGS)
    def test_a_missing_file(self, ending: str, tmp_path: Path) -> None:
        """So does a file that is not there."""
        with pytest.raises(TableError, match=r"nowhere.*no such file"):
            read_claims(tmp_path / f"nowhere{ending}")

    @pytest.mark.parametrize("ending", ENDINGS)
    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00broken", b'{"a": 1'], ids=["empty", "no text", "half"])
    def test_a_file_that_is_not_what_it_says(self, ending: str, content: bytes, tmp_path: Path) -> None:
        """Broken bytes are told with the file's name, never as another library's error."""
        (tmp_path / f"broken{ending}").write_bytes(content)
        with pytest.raises(TableError, match=f"broken{ending}"):
            read_claims(tmp_path / f"broken{ending}")

    def test_a_broken_line(self, tmp_path: Path, claims_table: pd.DataFrame) -> None:
        """A line of JSON that is broken is named by its number."""
        path = tmp_path / "claims.jsonl"
        write_claims(claims_table, path)
        path.write_text(path.read_text(encoding="utf-8") + "[]\n", encoding="utf-8")
        with pytest.raises(TableError, match=r"claims\.jsonl.*line 15: each line must be a JSON object"):
            read_claims(path)

    @pytest.mark.parametrize(
        ("cells", "said"),
        [
            ({"object": ["people"]}, r"object \['people'\]: must be text"),
            ({"sentence": "half \ud800"}, "must be text, of whole characters"),
            ({"claim_id": "half \ud800"}, "must be text, of whole characters"),
            ({"start": 10**30}, "must be a whole number below"),
            ({"value": 10**400}, "below 1e308"),
            ({"half \ud800": 1}, "no valid jsonl file"),
        ],
        ids=["a list", "half a character", "half a character in the id", "offset", "amount", "name"],
    )
    def test_a_cell_that_no_table_holds(
        self, cells: dict[str, object], said: str, tmp_path: Path, claims_table: pd.DataFrame
    ) -> None:
        """JSON Lines can hold more than a table does; the message can be printed anywhere."""
        path = tmp_path / "claims.jsonl"
        write_claims(claims_table.head(2), path)
        first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        path.write_text("\n".join(map(json.dumps, (first | cells, second))), encoding="utf-8")
        with pytest.raises(TableError, match=said) as raised:
            validate_file(path)
        assert str(raised.value).encode()

    def test_a_broken_rule_in_a_file(self, tmp_path: Path, claims_table: pd.DataFrame) -> None:
        """Validating a file names the file and then what `validate_claims` names."""
        write_csv(claims_table.assign(tier="main"), CLAIMS, tmp_path / "claims.csv")
        with pytest.raises(TableError, match=r"claims\.csv: claims: (.|\n)*row 1 \(blast#char=40,42\), tier 'main'"):
            validate_file(tmp_path / "claims.csv")

    def test_a_file_of_neither_table(self, tmp_path: Path) -> None:
        """A CSV of something else is told by its columns."""
        (tmp_path / "sales.csv").write_text("shop,sold\na,1\n", encoding="utf-8")
        with pytest.raises(TableError, match="neither claims nor documents; its columns are shop, sold"):
            validate_file(tmp_path / "sales.csv")

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path, claims_table: pd.DataFrame) -> None:
        """A file where a folder should be is told as such, and stays."""
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        with pytest.raises(OutputError, match=r"file.*cannot be written"):
            write_claims(claims_table, tmp_path / "file" / "claims.csv")
        assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_documents_are_told_from_claims(tmp_path: Path, documents_table: pd.DataFrame) -> None:
    """A file of documents is validated as documents, in any format."""
    write_csv(documents_table, DOCUMENTS, tmp_path / "a.csv")
    write_jsonl(documents_table, DOCUMENTS, tmp_path / "b.jsonl")
    for name in ("a.csv", "b.jsonl"):
        table, rows = validate_file(tmp_path / name)
        assert table is DOCUMENTS
        pd.testing.assert_frame_equal(rows, documents_table)
        pd.testing.assert_frame_equal(read_table(tmp_path / name, DOCUMENTS), documents_table)
