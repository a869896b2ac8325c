"""How well the extractor does: floors that no change may fall below."""

import os
from pathlib import Path

import pytest

from figures.evaluation import evaluate, recall

SEEDS = Path(__file__).parent / "gold" / "seeds.jsonl"
FOLDER = os.environ.get("FIGURES_GOLD")
needs_gold = pytest.mark.skipif(FOLDER is None, reason="FIGURES_GOLD names no folder of gold files and scorers")

FLOORS = {
    "seeds.jsonl": {"core": (1.0, 1.0), "all": (0.95, 0.92)},
    "dev.jsonl": {"core": (0.97, 0.88), "all": (0.95, 0.87), "singular": (0.70, 0.60)},
    "dev_passages.jsonl": {"core": (0.97, 0.84), "all": (0.96, 0.86)},
}
"""The least F1 found and typed, by file and tier."""

RECALLS = {"idetect": 0.84, "idu": 0.95, "muc4": 0.87, "wikievents": 0.87}
"""The least recall of figures coded by others, by corpus."""


def gold_file(name: str) -> Path:
    """A file of the gold folder; the test fails when it is not there."""
    path = Path(str(FOLDER)) / name
    assert path.is_file(), f"FIGURES_GOLD is set, but {name} is not in it"
    return path


def fallen_below(gold: Path, floors: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The F1 found and typed of each tier with floors in which one of the two is too low."""
    tiers = evaluate(gold).tiers
    scores = {name: (tiers[name].found.f1, tiers[name].typed.f1) for name in floors}
    return {
        name: score for name, score in scores.items() if any(a < b for a, b in zip(score, floors[name], strict=True))
    }


def test_the_seeds_are_read_as_annotated() -> None:
    """On the five documents of this repository every core claim is found and typed, and none is made up."""
    assert fallen_below(SEEDS, FLOORS["seeds.jsonl"]) == {}


def test_the_seeds_are_told_in_full() -> None:
    """At least 65 of 100 core claims of the seeds are right in every field: who says so, when, how exactly."""
    assert evaluate(SEEDS).tiers["core"].full.f1 >= 0.65


@needs_gold
@pytest.mark.parametrize("name", ["dev.jsonl", "dev_passages.jsonl"])
def test_gold_documents_are_read_as_annotated(name: str) -> None:
    """On the annotated documents no tier falls below its floors."""
    assert fallen_below(gold_file(name), FLOORS[name]) == {}


@needs_gold
def test_figures_coded_by_others_are_found() -> None:
    """Recall of number and measure stays above the floor in every corpus."""
    corpora = recall(gold_file("external_dev.jsonl")).corpora
    assert {name: corpora[name].hit for name, least in RECALLS.items() if corpora[name].hit < least} == {}
