"""Loading: the published tables with their types, wherever they stand."""

from pathlib import Path

import pandas as pd
import pytest

import figures.publish
from figures.errors import TableError
from figures.publish import load, publish


@pytest.fixture(params=["wheel", "checkout"])
def published(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    documents_table: pd.DataFrame,
    claims_table: pd.DataFrame,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The tables published inside a package, as in a wheel, or beside it, as in a checkout and an editable install."""
    package = tmp_path / "figures"
    home = package if request.param == "wheel" else tmp_path
    publish(documents_table, claims_table, home / "datasets", home / "schemas")
    monkeypatch.setattr(figures.publish, "__file__", str(package / "publish.py"))


@pytest.mark.usefixtures("published")
class TestPublished:
    def test_tables_come_with_their_types(self, claims_table: pd.DataFrame, documents_table: pd.DataFrame) -> None:
        """Dates are datetime64, negated is bool, text is str; values are those that were published."""
        claims = load("claims")
        pd.testing.assert_frame_equal(claims, claims_table)
        assert claims["date_start"].dtype == "datetime64[us]"
        assert claims["negated"].dtype == bool
        assert claims["place"].dtype == "str"
        pd.testing.assert_frame_equal(load("documents"), documents_table)

    def test_documents_join_to_claims(self, claims_table: pd.DataFrame) -> None:
        """Each claim has title, publisher, published and url of its document, and nothing else changes."""
        joined = load("claims", documents=True)
        assert joined.columns[-4:].tolist() == ["title", "publisher", "published", "url"]
        pd.testing.assert_frame_equal(joined[claims_table.columns], claims_table)
        assert joined["title"].tolist()[:8] == ["Blast in the old town"] * 8
        assert joined["published"].dtype == "datetime64[us]"
        assert joined["published"].isna().tolist() == [False] * 13 + [True]

    def test_a_change_of_what_was_loaded_does_not_reach_the_next_load(self, claims_table: pd.DataFrame) -> None:
        """Each load gives a table of its own."""
        loaded = load("claims")
        loaded["value"] = 0.0
        pd.testing.assert_frame_equal(load("claims"), claims_table)


def test_an_unknown_table() -> None:
    """The message names the tables that there are."""
    with pytest.raises(TableError, match="there is no table 'deaths'; the published tables are claims and documents"):
        load("deaths")


def test_documents_of_documents() -> None:
    """Documents are joined to claims only."""
    with pytest.raises(TableError, match="documents=True goes with claims"):
        load("documents", documents=True)


def test_nothing_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no tables stand, the message says how to make them."""
    monkeypatch.setattr(figures.publish, "__file__", str(tmp_path / "figures" / "publish.py"))
    with pytest.raises(TableError, match=r"claims\.parquet is not published here; make it with `figures build`"):
        load("claims")
