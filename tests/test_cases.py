"""Labelled sentences: what must be found, what must not be, and what is known to fail."""

import json
from pathlib import Path

import pytest

from tests import sort_cases
from tests.sort_cases import FILES, FOUND, KNOWN_FAILURES, NOT_CLAIMS, cases_of, faults, sort


@pytest.mark.parametrize("file", [FOUND, NOT_CLAIMS])
def test_labelled_sentences_are_read_as_labelled(file: str) -> None:
    """Every claim of a sentence has its number, measure, unit, modifier and tier, and nothing else is a claim."""
    judged = {case["text"]: faults(case) for case in cases_of(file)}
    assert {text: wrong for text, wrong in judged.items() if wrong} == {}


def test_known_failures_still_fail() -> None:
    """A sentence that has come right belongs with the others; `make cases` sorts them anew."""
    right = [case["text"] for case in cases_of(KNOWN_FAILURES) if not faults(case)]
    assert right == [], f"{len(right)} known failures are right now: run make cases"


def test_each_sentence_stands_in_the_file_of_its_kind() -> None:
    """Claims are found in one file and none are labelled in the other; only what fails says how."""
    assert [case["text"] for case in cases_of(FOUND) if not case["claims"] or "fails" in case] == []
    assert [case["text"] for case in cases_of(NOT_CLAIMS) if case["claims"] or "fails" in case] == []
    assert [case["text"] for case in cases_of(KNOWN_FAILURES) if not case["fails"]] == []


def test_sentences_are_labelled_once_and_where_they_say() -> None:
    """No text stands twice, labels come in the order of the text, and each number stands at its `start`."""
    cases = [case for file in FILES for case in cases_of(file)]
    assert len({case["text"] for case in cases}) == len(cases)
    for case in cases:
        starts = [label["start"] for label in case["claims"]]
        assert starts == sorted(set(starts)), case["text"]
        for label in case["claims"]:
            assert case["text"].startswith(label["number"], label["start"]), case["text"]


def test_sorting_puts_each_sentence_where_it_belongs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is right moves out of the known failures, what is wrong moves in with its faults, and labels stay."""
    monkeypatch.setattr(sort_cases, "CASES", tmp_path)
    label = {"number": "12", "start": 0, "measure": "killed", "unit": "person", "modifier": "exact", "tier": "core"}
    right = {"text": "12 men were killed.", "claims": [label]}
    silent = {"text": "Nothing happened.", "claims": []}
    wrong = {"text": "12 men were injured.", "claims": [label]}
    for file, case in ((FOUND, wrong), (NOT_CLAIMS, right), (KNOWN_FAILURES, silent | {"fails": ["something"]})):
        (tmp_path / file).write_text(json.dumps(case) + "\n", encoding="utf-8")
    assert len(sort()) == 3
    assert (cases_of(FOUND), cases_of(NOT_CLAIMS)) == ([right], [silent])
    assert cases_of(KNOWN_FAILURES) == [wrong | {"fails": ["12: measure injured, not killed"]}]
    assert sort() == []
