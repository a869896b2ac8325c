"""Exclusions: amounts that are no claims by their form, and those beside them that are."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.documents import Document
from figures.extraction import extract_claims
from figures.extraction.clauses import words
from figures.extraction.dates import date_spans
from figures.extraction.exclusions import is_excluded
from figures.extraction.numbers import scan

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "exclusions.jsonl").open(encoding="utf-8")]


def sorted_amounts(text: str, offset: int = 0) -> tuple[list[str], list[str]]:
    """The amounts of a sentence that are excluded, and those that are kept."""
    found = words(text, scan(text, offset, date_spans(text)), offset)
    amounts = [(word.amount.text, is_excluded(text, found, at, offset)) for at, word in enumerate(found) if word.amount]
    return [text for text, excluded in amounts if excluded], [text for text, excluded in amounts if not excluded]


def labelled() -> list[object]:
    """The cases by their text; one with `fails` is known to fail and says why."""
    marks = [[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [] for case in CASES]
    return [pytest.param(case, id=case["text"], marks=mark) for case, mark in zip(CASES, marks, strict=True)]


@pytest.mark.parametrize("case", labelled())
def test_names_dates_ages_and_idioms_stay_out(case: dict[str, Any]) -> None:
    """What states no count is no claim, and the count beside it in the same sentence is one."""
    claims = extract_claims(Document(document_id="case", text=case["text"]))
    assert [claim.number for claim in claims] == case["claims"]


def test_every_case_has_a_count_beside_what_stays_out() -> None:
    """No case passes because nothing at all is found."""
    assert [case["text"] for case in CASES if not case["claims"]] == []


@given(
    st.text(max_size=80),
    st.sampled_from(["12", "1972", "3-4", "one", "a third", "many", "no", "twin"]),
    st.text(max_size=80),
)
def test_any_text_around_an_amount_is_judged(before: str, number: str, behind: str) -> None:
    """No text raises, and the place of a sentence in its document changes nothing."""
    text = f"{before} {number} {behind}"
    assert sorted_amounts(text) == sorted_amounts(text, 1000)
