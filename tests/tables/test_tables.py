"""The tables: what their frames hold, which rows are refused and how, and the renderings of the declarations."""

import hashlib
import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pandera.errors import SchemaError

from figures import vocabulary
from figures.documents import Document
from figures.errors import TableError
from figures.extraction.claims import Claim
from figures.tables import (
    CLAIMS,
    DOCUMENTS,
    TABLES,
    Table,
    claims_frame,
    schema,
    validate_claims,
    validate_documents,
)
from figures.tables.casting import cast
from figures.tables.rendering import arrow_schema, dictionary, json_text, table_schema
from figures.tables.rules import CLAIM_RULES

PUBLISHED = Path(__file__).parents[2] / "schemas"


def changed(frame: pd.DataFrame, quote: str, values: dict[str, Any]) -> pd.DataFrame:
    """The frame with other values in the row of a quote; "" stands for null, and dates are ISO days."""
    frame = frame.copy()
    for column, value in values.items():
        if column.startswith("date_") and frame[column].dtype.kind == "M":
            value = pd.Timestamp(value) if value else pd.NaT
        frame.loc[frame["quote"] == quote, column] = None if isinstance(value, str) and not value else value
    return frame


def message(validate: Callable[..., object], *arguments: Any) -> str:
    """What the error says that `validate` must raise."""
    with pytest.raises(TableError) as raised:
        validate(*arguments)
    return str(raised.value)


class TestFrames:
    def test_columns_are_those_of_a_claim_in_order(self, claims_table: pd.DataFrame) -> None:
        """The table has the columns of a Claim, in its order."""
        assert claims_table.columns.tolist() == list(Claim._fields) == CLAIMS.names

    def test_every_column_has_its_type_even_when_all_null(self, claims_table: pd.DataFrame) -> None:
        """Text is str, amounts float64, offsets int64, dates datetime64, negated bool; an empty table has them too."""
        types = {"string": "str", "integer": "int64", "number": "float64", "boolean": "bool", "date": "datetime64[us]"}
        expected = {column.name: types[column.type] for column in CLAIMS.columns}
        assert {name: str(dtype) for name, dtype in claims_table.dtypes.items()} == expected
        assert {name: str(dtype) for name, dtype in claims_frame([]).dtypes.items()} == expected
        assert claims_table["place"].isna().all()

    def test_rows_are_sorted_by_document_and_place(self, claims: list[Claim], claims_table: pd.DataFrame) -> None:
        """The order in which claims come does not matter."""
        pd.testing.assert_frame_equal(claims_frame(reversed(claims)), claims_table)
        places = claims_table[["document_id", "number_start"]].apply(tuple, axis=1).tolist()
        assert places == sorted(places)

    def test_decimals_become_the_same_floats(self, claims_table: pd.DataFrame) -> None:
        """8.2 million is 8200000 and a quarter 0.25."""
        values = claims_table.set_index("quote")["value"]
        assert values["8.2 million people"] == 8_200_000
        assert values["a quarter of the crop"] == 0.25

    def test_documents_have_length_hash_and_basis_but_no_text(
        self, documents: list[Document], documents_table: pd.DataFrame
    ) -> None:
        """Length counts code points; the hash of a text without a file is that of its UTF-8; a given date is stated."""
        row = documents_table.set_index("document_id").loc["zero"]
        assert row["chars"] == len("No one was injured.")
        assert row["sha256"] == hashlib.sha256(b"No one was injured.").hexdigest()
        assert documents_table["published_basis"].tolist()[:2] == ["inferred", "stated"]
        assert "text" not in documents_table.columns


class TestValidClaims:
    def test_claims_by_hand_keep_every_rule(self, claims_table: pd.DataFrame, documents: list[Document]) -> None:
        """What is valid comes back as it was."""
        pd.testing.assert_frame_equal(validate_claims(claims_table, documents), claims_table)
        pd.testing.assert_frame_equal(validate_claims(claims_table), claims_table)

    def test_no_claims_are_valid(self) -> None:
        """A table without rows breaks no rule."""
        assert validate_claims(claims_frame([]), []).empty

    @pytest.mark.parametrize(
        "written",
        [
            lambda frame: frame.astype(object).where(frame.notna(), None),
            lambda frame: frame.astype({"tier": "category", "measure": "category"}),
            lambda frame: frame.convert_dtypes(dtype_backend="pyarrow"),
            lambda frame: frame.astype("str").replace({"False": "false", "True": "true"}),
            lambda frame: frame.iloc[::-1, ::-1].iloc[::-1],
            lambda frame: frame.assign(date_end=frame["date_end"].astype("datetime64[ns]")),
            lambda frame: frame.assign(date_end=frame["date_end"].dt.date),
        ],
        ids=["objects", "categories", "arrow", "text", "other order", "nanoseconds", "dates"],
    )
    def test_types_of_other_readers_are_understood(
        self, written: Callable[[pd.DataFrame], pd.DataFrame], claims_table: pd.DataFrame
    ) -> None:
        """However the columns are held, validation gives the table's own types."""
        pd.testing.assert_frame_equal(validate_claims(written(claims_table)), claims_table)


class TestBrokenClaims:
    @pytest.mark.cases("broken_claims.toml")
    def test_a_broken_rule_is_named_with_row_column_and_value(
        self, case: dict[str, Any], claims_table: pd.DataFrame
    ) -> None:
        """The message says which claim, which column, what stands there, and what must hold."""
        broken = changed(claims_table, case["quote"], case["set"])
        row = int(np.flatnonzero(claims_table["quote"] == case["quote"])[0])
        lines = message(validate_claims, broken).splitlines()
        line = next(line for line in lines if f": {case['rule']}" in line)
        assert case["value"] in line
        assert f"row {row + 1} ({broken['claim_id'][row]})" in line
        assert lines[-1].startswith("Correct or remove these rows")

    def test_every_rule_has_a_case_that_breaks_it(self) -> None:
        """No rule goes untried."""
        cases = (Path(__file__).parents[1] / "cases" / "broken_claims.toml").read_text(encoding="utf-8")
        said = [line.split('"')[1] for line in cases.splitlines() if line.startswith("rule = ")]
        untried = [rule.statement for rule in CLAIM_RULES if not any(rule.statement.startswith(s) for s in said)]
        assert set(untried) <= {"restates must not lead in a circle"}  # the same code as for part_of

    def test_the_same_id_twice(self, claims_table: pd.DataFrame) -> None:
        """A claim_id names one row."""
        twice = pd.concat([claims_table, claims_table.tail(1)])
        assert "claim_id 'zero#char=0,2': must stand in one row only" in message(validate_claims, twice)

    def test_a_long_circle(self, claims_table: pd.DataFrame) -> None:
        """A circle over three claims is found, and a chain of three is none."""
        ids = claims_table["claim_id"]
        chain = claims_table.assign(part_of=[None, ids[0], ids[1], ids[2], *[None] * 10])
        validate_claims(chain)
        circle = chain.assign(part_of=[ids[3], *chain["part_of"][1:]])
        assert message(validate_claims, circle).count("part_of must not lead in a circle") == 4

    def test_a_missing_an_unknown_and_a_doubled_column(self, claims_table: pd.DataFrame) -> None:
        """The columns must be the table's."""
        assert "the column tier is missing" in message(validate_claims, claims_table.drop(columns="tier"))
        assert "colour is no column" in message(validate_claims, claims_table.assign(colour="red"))
        doubled = pd.concat([claims_table, claims_table[["tier"]]], axis=1)
        assert "the column tier stands twice" in message(validate_claims, doubled)

    @pytest.mark.parametrize(
        ("column", "value", "said"),
        [
            ("start", "x", "start 'x': must be a whole number"),
            ("start", 1.5, "start 1.5: must be a whole number"),
            ("start", None, "start (nothing): must not be missing"),
            ("value", "1,200", "value '1,200': must be a number, without separators"),
            ("value", True, "value True: must be a number"),
            ("negated", "no", "negated 'no': must be true or false"),
            ("negated", None, "negated (nothing): must not be missing"),
            ("date_end", "2022-13-01", "date_end '2022-13-01': must be a day written YYYY-MM-DD"),
            ("date_end", "1 May 2022", "date_end '1 May 2022': must be a day written YYYY-MM-DD"),
            ("date_end", pd.Timestamp("2022-05-01 12:00"), "date_end 2022-05-01 12:00:00: must be a day"),
            ("object", 7, "object 7: must be text"),
            ("object", ["a"], "object ['a']: must be text"),
            ("value", {"a": 1}, "value {'a': 1}: must be a number"),
            ("start", [1], "start [1]: must be a whole number"),
            ("start", 10**30, f"start {10**30}: must be a whole number below 2**63"),
            ("start", str(10**30), f"start '{10**30}': must be a whole number below 2**63"),
            ("value", 10**400, "must be a number, without separators, below 1e308"),
            ("object", "\ud800", r"object '\ud800': must be text, of whole characters"),
        ],
    )
    def test_a_value_of_another_type(self, column: str, value: object, said: str, claims_table: pd.DataFrame) -> None:
        """What cannot be read as the column's type is named with its row."""
        wrong = claims_table.astype({column: object})
        wrong.at[2, column] = value
        told = message(validate_claims, wrong)
        assert "row 3 (blast#char=108,119), " in told
        assert said in told

    def test_a_missing_document_id(self, claims_table: pd.DataFrame) -> None:
        """Is told as what it is, and not as a wrong address too."""
        told = message(validate_claims, changed(claims_table, "at least 12 people", {"document_id": ""}))
        assert "document_id (nothing): must not be missing" in told
        assert "must be the address" not in told

    def test_a_long_message_is_cut(self, claims_table: pd.DataFrame) -> None:
        """Ten failures are written out, however many there are, and long values are cut."""
        rows = pd.concat([claims_table.tail(1)] * 500)
        many = rows.assign(sentence="x" * 5000, tier="main")
        said = message(validate_claims, many)
        assert len(said) < 5000
        assert said.count("\n  row ") == 10
        assert "... and more" in said

    def test_pandera_errors_of_either_kind_become_ours(
        self, claims_table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A single SchemaError is told as well as the many of a lazy validation."""

        def fail(*_: object, **__: object) -> None:
            raise SchemaError(schema(CLAIMS), claims_table, "the schema itself is wrong")

        monkeypatch.setattr("pandera.api.pandas.container.DataFrameSchema.validate", fail)
        assert "the schema itself is wrong" in message(validate_claims, claims_table)


BOUNDS: dict[str, Callable[[Any, Any, Any], bool]] = {
    "exact": lambda value, low, high: value is not None and low == value == high,
    "at_least": lambda value, low, high: value is not None and low == value and high is None,
    "more_than": lambda value, low, high: value is not None and low == value and high is None,
    "at_most": lambda value, low, high: value is not None and high == value and low is None,
    "less_than": lambda value, low, high: value is not None and high == value and low is None,
    "almost": lambda value, low, high: value is not None and high == value and low is None,
    "about": lambda value, low, high: value is not None and low is None and high is None,
    "range": lambda value, low, high: value is None and low is not None and high is not None and low < high,
    "vague": lambda value, low, high: value is None and low is None and high is None,
}


@pytest.mark.parametrize("modifier", BOUNDS)
def test_bounds_fit_the_modifier_and_nothing_else_does(modifier: str) -> None:
    """Every combination of value, low and high is accepted or refused as the guidelines say, claim by claim."""
    amounts = list(itertools.product([None, 0.0, 1.0, 2.0], repeat=3))
    frame = pd.DataFrame(amounts, columns=["value", "low", "high"], dtype="float64").assign(modifier=modifier)
    rules = [rule for rule in CLAIM_RULES if rule.columns == ("value", "low", "high")]
    broken = np.logical_or.reduce([np.asarray(rule.broken(frame), dtype=bool) for rule in rules])
    assert broken.tolist() == [not BOUNDS[modifier](*amount) for amount in amounts]
    assert 0 < broken.sum() < len(amounts)


class TestAgainstTheTexts:
    @pytest.mark.parametrize(
        ("texts", "rule"),
        [
            ({"zero": None}, "there must be a document of this id"),
            ({"zero": "Nobody was injured."}, "quote must be what the document says from start to end"),
            ({"zero": "So one was injured."}, "number must be what the document says from number_start to number_end"),
            ({"zero": "No one was killed."}, "sentence must stand in the document around its quote"),
        ],
    )
    def test_a_claim_must_stand_in_its_document(
        self, texts: dict[str, str | None], rule: str, claims_table: pd.DataFrame, documents: list[Document]
    ) -> None:
        """Quote, number and sentence are looked up in the text at their offsets."""
        others = [document for document in documents if document.document_id not in texts]
        replaced = [Document(document_id=name, text=text) for name, text in texts.items() if text is not None]
        said = message(validate_claims, claims_table, [*others, *replaced])
        assert "row 14 (zero#char=0,2)" in said
        assert rule in said

    def test_a_sentence_elsewhere_in_the_text_is_refused(
        self, claims_table: pd.DataFrame, documents: list[Document]
    ) -> None:
        """It must hold the quote at the quote's own place, not only somewhere."""
        shifted = [
            Document(document_id=d.document_id, text=f"No one said so. {d.text}") if d.document_id == "zero" else d
            for d in documents
        ]
        assert "sentence must stand in the document around" in message(validate_claims, claims_table, shifted)


class TestDocuments:
    def test_documents_by_hand_are_valid(self, documents_table: pd.DataFrame) -> None:
        """What is valid comes back as it was."""
        pd.testing.assert_frame_equal(validate_documents(documents_table), documents_table)

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"published_basis": None}, "published_basis must be given if and only if published is"),
            ({"published": pd.NaT}, "published_basis must be given if and only if published is"),
            ({"published_note": None}, "published_note must say what an inferred date rests on"),
            ({"published_basis": "guessed"}, "must be one of stated, inferred"),
            ({"url": "see the paper"}, "must be written like https://"),
            ({"language": "English!"}, "must be written like en"),
            ({"sha256": "abc"}, "must be written like"),
            ({"document_id": "zero"}, "must stand in one row only"),
            ({"title": " "}, "must not be blank"),
        ],
    )
    def test_a_broken_document_is_named(self, values: dict[str, Any], said: str, documents_table: pd.DataFrame) -> None:
        """The message names the document and the rule."""
        broken = documents_table.copy()
        for column, value in values.items():
            broken.loc[0, column] = value
        assert said in message(validate_documents, broken)


class TestRenderings:
    @pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
    def test_published_schemas_are_in_step(self, table: Table) -> None:
        """What stands in schemas/ is what the declarations say; `figures build` writes it anew."""
        published = (PUBLISHED / f"{table.name}.json").read_text(encoding="utf-8")
        assert published == json_text(table_schema(table))

    def test_published_dictionary_is_in_step(self) -> None:
        """So is the data dictionary."""
        assert (PUBLISHED / "README.md").read_text(encoding="utf-8") == dictionary(TABLES.values())

    @pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
    def test_all_renderings_have_the_same_columns(self, table: Table) -> None:
        """Arrow, Table Schema and pandera say the same of names, nulls, types and descriptions."""
        arrow, fields, model = arrow_schema(table), table_schema(table)["fields"], schema(table)
        assert arrow.names == [field["name"] for field in fields] == list(model.columns) == table.names
        for field, told in zip(arrow, fields, strict=True):
            assert (
                field.nullable
                == (not told.get("constraints", {}).get("required"))
                == model.columns[field.name].nullable
            )
            assert (
                field.metadata[b"description"].decode() == told["description"] == model.columns[field.name].description
            )

    @pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
    def test_examples_are_valid_values(self, table: Table) -> None:
        """Every column has an example that its own type, vocabulary and pattern accept, and an HXL tag."""
        example = pd.DataFrame({column.name: [column.example] for column in table.columns})
        schema(table).validate(cast(example, table), lazy=True)
        assert all(column.hxl and column.hxl.startswith("#") for column in table.columns)

    def test_dates_are_days_and_vocabularies_plain_text_in_arrow(self) -> None:
        """Date32, string, double, int64 and bool are all there is."""
        types = {field.type for table in TABLES.values() for field in arrow_schema(table)}
        assert types == {pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()}

    def test_every_term_has_a_meaning(self) -> None:
        """The data dictionary explains each term of each closed vocabulary."""
        for column in (*CLAIMS.columns, *DOCUMENTS.columns):
            assert all(column.meanings().values()), column.name
        assert set(vocabulary.read("terms")["measure"]) == set(CLAIMS.columns[14].terms())

    def test_schemas_are_json(self) -> None:
        """What json_text writes, json reads."""
        assert json.loads(json_text(table_schema(CLAIMS)))["primaryKey"] == ["claim_id"]


def test_importing_the_tables_imports_neither_pandas_nor_pandera() -> None:
    """Figures --help must stay instant."""
    code = (
        "import sys, figures.tables, figures.tables.files, figures.publish, figures.report;"
        "print(*{'pandas', 'pandera', 'pyarrow', 'great_tables', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
