"""The ordinary ways in which news says what happened, one sentence for each."""

import json
from pathlib import Path
from typing import Any

import pytest

from figures.documents import Document
from figures.extraction import extract_claims

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "constructions.jsonl").read_text(encoding="utf-8").splitlines()
]


def cases() -> list[Any]:
    """Every sentence by its words; one that is not read rightly yet must fail until it is."""
    marks = [[pytest.mark.xfail(reason="not read yet", strict=True)] if "fails" in case else [] for case in CASES]
    return [pytest.param(case, id=case["text"], marks=mark) for case, mark in zip(CASES, marks, strict=True)]


@pytest.mark.parametrize("case", cases())
def test_what_happened_is_read_from_an_ordinary_sentence(case: dict[str, str]) -> None:
    """A number of the sentence has the measure that a reader would give it."""
    claims = extract_claims(Document(document_id="sentence", text=case["text"]))
    assert case["measure"] in {claim.measure for claim in claims}
