"""Whole documents of our own, labelled throughout: how much is read as labelled, and how little is made up.

The floors stand a little below what is measured; the message of a failure gives what was. They are raised when the
extractor reads more.
"""

import datetime
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from figures.documents import Document
from figures.evaluation.matching import same_unit
from figures.extraction import extract_claims
from figures.extraction.claims import Claim

CASES = Path(__file__).parent / "cases"

Label = dict[str, Any]


class Reading(NamedTuple):
    """Labels of which the text's claim has measure and unit right, of all labels; claims that no label states."""

    core: float
    """The share of core labels that are found and typed."""
    all: float
    """The share of labels of every tier but singular that are found and typed."""
    false: float
    """The share of claims, singular ones left out, that no label states."""

    def __str__(self) -> str:
        return f"typed recall {self.core:.3f} of core, {self.all:.3f} of all; {self.false:.3f} of the claims are false"


FLOORS = {
    "documents_conflict.jsonl": Reading(core=0.88, all=0.895, false=0.01),
    "documents_news.jsonl": Reading(core=0.905, all=0.905, false=0.02),
    "passages.jsonl": Reading(core=0.76, all=0.805, false=0.012),
}
"""The least typed recall, and the greatest share of false claims, by file."""


def cases_of(file: str) -> list[dict[str, Any]]:
    """The labelled documents of a file."""
    return [json.loads(line) for line in (CASES / file).read_text(encoding="utf-8").split("\n") if line]


def placed(case: dict[str, Any]) -> list[tuple[int, int, Label]]:
    """The labels of a document, which come in the order of its text, with start and end of their quotes."""
    found: list[tuple[int, int, Label]] = []
    at = 0
    for label in case["claims"]:
        match = re.compile(rf"(?<!\w){re.escape(label['quote'])}(?!\w)").search(case["text"], at)
        assert match is not None, (label["quote"], case["text"][:60])
        found.append((*match.span(), label))
        at = match.start() + 1
    return found


def claims_of(case: dict[str, Any]) -> list[Claim]:
    """The claims of a document on the day on which it came out, where the case gives one."""
    published = datetime.date.fromisoformat(case["published"]) if case.get("published") else None
    return list(extract_claims(Document(document_id="case", text=case["text"], published=published)))


def same_amount(claim: Claim, label: Label) -> bool:
    """Whether the claim states the number that the label gives, as written or by value."""
    if "number" in label and not (claim.number in label["number"] or label["number"] in claim.number):
        return False
    return label.get("value") is None or claim.value is None or float(claim.value) == label["value"]


def paired(case: dict[str, Any]) -> tuple[list[tuple[Label, Claim | None]], list[Claim]]:
    """Each label with the claim at its place, if there is one, and the claims that are left over."""
    left = claims_of(case)
    pairs: list[tuple[Label, Claim | None]] = []
    for start, end, label in placed(case):
        stating = [claim for claim in left if start <= claim.number_start < end and same_amount(claim, label)]
        pairs.append((label, stating[0] if stating else None))
        if stating:
            left.remove(stating[0])
    return pairs, left


def is_typed(label: Label, claim: Claim | None) -> bool:
    """Whether the claim has the label's measure and a unit of its family."""
    return claim is not None and claim.measure == label["measure"] and same_unit(label["unit"], claim.unit)


def reading(file: str) -> Reading:
    """How the documents of a file are read."""
    judged = [paired(case) for case in cases_of(file)]
    pairs = [(label, claim) for pairs, _ in judged for label, claim in pairs if label["tier"] != "singular"]
    false = sum(claim.tier != "singular" for _, left in judged for claim in left)
    core = [is_typed(label, claim) for label, claim in pairs if label["tier"] == "core"]
    typed = [is_typed(label, claim) for label, claim in pairs]
    claims = false + sum(claim is not None for _, claim in pairs)
    return Reading(sum(core) / len(core), sum(typed) / len(typed), false / claims)


@pytest.mark.parametrize("file", FLOORS)
def test_documents_are_read_as_labelled(file: str) -> None:
    """Typed recall does not fall below its floor, nor do false claims rise above theirs."""
    read, floor = reading(file), FLOORS[file]
    assert read.core >= floor.core, f"{file}: {read}"
    assert read.all >= floor.all, f"{file}: {read}"
    assert read.false <= floor.false, f"{file}: {read}"


@pytest.mark.parametrize("file", FLOORS)
def test_every_document_of_the_cases_has_claims_that_stand_in_it(file: str) -> None:
    """Each label's number stands in its quote, and its quote in the text, in order."""
    for case in cases_of(file):
        assert placed(case)
        assert all(label.get("number", "") in label["quote"] for label in case["claims"])
