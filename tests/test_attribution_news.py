"""News in which every attribution is labelled: who states each number, how, who passes it on, and whether it is so."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from figures.extraction.claimants import attribute
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage, split
from figures.extraction.status import assess
from tests.mentions import mention_at

CASES = Path(__file__).parent / "cases" / "attribution_news.jsonl"
FLOORS = {"claimant": 0.91, "claimant_resolved": 0.94, "attribution": 0.95, "via": 0.97, "negated": 0.96}
"""The share of numbers that must come out as labelled; what is missing to 1 are known failures."""
ARTICLES = {"the", "a", "an"}


def mentions(passage: Passage, quotes: list[str]) -> Iterator[Mention]:
    """The quoted numbers, each looked for after the one before it."""
    at = 0
    for quote in quotes:
        start = passage.text.find(quote, at)
        start = start if start >= 0 else passage.text.index(quote)
        at = start + 1
        yield mention_at(passage, start, start + len(quote))


def same(name: str, labelled: Any, found: Any) -> bool:
    """Whether a field is as labelled; a name also where it lacks, or adds, less than half of the words: a title."""
    if not isinstance(labelled, str) or not isinstance(found, str) or name == "attribution":
        return bool(labelled == found)
    short, long = sorted((set(labelled.lower().split()), set(found.lower().split())), key=len)
    return short - ARTICLES <= long and 2 * len(short - ARTICLES) >= len(long - ARTICLES)


@pytest.fixture(scope="module")
def right() -> Counter[str]:
    """How many numbers of the file have each field as labelled, and how many there are."""
    counts: Counter[str] = Counter()
    for line in CASES.open(encoding="utf-8"):
        case = json.loads(line)
        passage = Passage(case["text"], split(case["text"]))
        found = list(mentions(passage, [claim["quote"] for claim in case["claims"]]))
        rows = zip(case["claims"], attribute(passage, found), assess(passage, found), strict=True)
        for claim, attribution, status in rows:
            given = {**attribution._asdict(), "negated": status.status != "asserted"}
            counts["numbers"] += 1
            counts.update(name for name in FLOORS if same(name, claim[name], given[name]))
    return counts


@pytest.mark.parametrize("name", FLOORS)
def test_most_numbers_in_news_have_their_source(name: str, right: Counter[str]) -> None:
    """No fewer numbers than the floor have the labelled speaker, full name, attribution, relayer and status."""
    assert right[name] >= FLOORS[name] * right["numbers"], f"{right[name]} of {right['numbers']}"
