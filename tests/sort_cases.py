"""Sort the labelled sentences by what the extractor makes of them: right, rightly silent, or known to fail.

    make cases  # python -m tests.sort_cases

A labelled sentence has a `text` and all its `claims`: of each the number as written, where it starts, measure, unit,
modifier and tier. They stand in three files of tests/cases, which this script writes anew:

- `found.jsonl`: sentences of which every claim is found as labelled, and nothing else;
- `not_claims.jsonl`: sentences without a claim, of which nothing is found;
- `known_failures.jsonl`: all others, with what goes wrong under `fails`.

tests/test_cases.py holds the first two to what they say, and asks for this script once a known failure has gone. A
sentence moves to the end of its new file; the labels never change. What moved is printed, and a sentence that was
right and no longer is deserves a look before it is committed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from figures.documents import Document
from figures.evaluation.matching import same_unit
from figures.extraction import extract_claims
from figures.extraction.claims import Claim

CASES = Path(__file__).parent / "cases"
FOUND, NOT_CLAIMS, KNOWN_FAILURES = FILES = ("found.jsonl", "not_claims.jsonl", "known_failures.jsonl")

Case = dict[str, Any]


def cases_of(file: str) -> list[Case]:
    """The labelled sentences of a file in order."""
    lines = (CASES / file).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def faults(case: Case) -> list[str]:
    """What the extractor gets wrong in a labelled sentence, a line for each claim; empty when all is right."""
    left = list(extract_claims(Document(document_id="case", text=case["text"])))
    wrong: list[str] = []
    for label in case["claims"]:
        claim = next((claim for claim in left if _states(claim, label)), None)
        if claim is None:
            wrong.append(f"missed: {label['number']} ({label['measure']}, {label['unit']})")
        else:
            left.remove(claim)
            wrong += _differences(label, claim)
    return wrong + [f"no claim: {claim.quote} ({claim.measure}, {claim.unit})" for claim in left]


def _states(claim: Claim, label: dict[str, Any]) -> bool:
    """Whether the claim stands at the labelled number."""
    return claim.number_start < label["start"] + len(label["number"]) and label["start"] < claim.number_end


def _differences(label: dict[str, Any], claim: Claim) -> list[str]:
    wrong = [
        f"{name} {getattr(claim, name)}, not {label[name]}"
        for name in ("measure", "modifier", "tier")
        if getattr(claim, name) != label[name]
    ]
    if claim.number.removesuffix(" of") != label["number"]:
        wrong.append(f"number {claim.number}")
    if not same_unit(label["unit"], claim.unit):
        wrong.append(f"unit {claim.unit}, not {label['unit']}")
    return [f"{label['number']}: {'; '.join(wrong)}"] if wrong else []


def place_of(case: Case, wrong: Sequence[str]) -> str:
    """The file that a sentence belongs to, of which the extractor gets `wrong` what is listed."""
    if wrong:
        return KNOWN_FAILURES
    return FOUND if case["claims"] else NOT_CLAIMS


def sort() -> list[str]:
    """Write the three files anew and return what moved, a line each."""
    stayed: dict[str, list[Case]] = {file: [] for file in FILES}
    came: dict[str, list[Case]] = {file: [] for file in FILES}
    moves: list[str] = []
    for file in FILES:
        for case in cases_of(file):
            wrong = faults(case)
            place = place_of(case, wrong)
            labelled = {"text": case["text"], "claims": case["claims"]} | ({"fails": wrong} if wrong else {})
            (stayed if place == file else came)[place].append(labelled)
            if place != file:
                moves.append(f"{file} -> {place}: {case['text']}" + "".join(f"\n    {fault}" for fault in wrong))
    for file in FILES:
        lines = [json.dumps(case, ensure_ascii=False) + "\n" for case in stayed[file] + came[file]]
        (CASES / file).write_text("".join(lines), encoding="utf-8")
    return moves


if __name__ == "__main__":
    sys.stdout.writelines(f"{move}\n" for move in sort())
    sys.stdout.write(", ".join(f"{file} {len(cases_of(file)):,}" for file in FILES) + "\n")
