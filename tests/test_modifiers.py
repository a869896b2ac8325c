"""Modifiers: the words that bound an amount, and bounds that follow from them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extraction.modifiers import Bounds, bound
from figures.extraction.numbers import scan
from figures.vocabulary import read

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "modifiers.jsonl").open(encoding="utf-8")]
MODIFIERS = ["exact", "at_least", "more_than", "at_most", "less_than", "almost", "about", "range", "vague"]
BEFORE: list[str] = sorted(word for words in read("modifier_words")["before"].values() for word in words)


def fits(bounds: Bounds) -> bool:
    """Whether value, low and high are those that the guidelines ask of the modifier."""
    value, low, high = bounds.value, bounds.low, bounds.high
    match bounds.modifier:
        case "exact":
            return value is not None and low == value == high
        case "at_least" | "more_than":
            return value is not None and low == value and high is None
        case "at_most" | "less_than" | "almost":
            return value is not None and high == value and low is None
        case "about":
            return value is not None and low is None and high is None
        case "range":
            return value is None and low is not None and high is not None and low < high
        case "vague":
            return value is None and low is None and high is None
    return False


def bounds_of(text: str, offset: int = 0) -> list[Bounds]:
    """The bounds of each amount of a text."""
    return [bound(text, amount, offset) for amount in scan(text, offset)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_modifiers_of_labelled_sentences(case: dict[str, Any]) -> None:
    """One amount of the sentence has the modifier, and where `words` are given they are its run of text."""
    found = [bounds for bounds in bounds_of(case["text"]) if bounds.modifier == case["modifier"]]
    assert found
    assert all(map(fits, found))
    assert case.get("words") in (None, *(case["text"][bounds.start : bounds.end] for bounds in found))


def test_the_cases_show_every_modifier() -> None:
    """No modifier is without an example."""
    assert {case["modifier"] for case in CASES} == set(MODIFIERS)


@given(st.sampled_from(BEFORE), st.sampled_from(["12", "1,318", "two dozen", "8.2 million", "half a million"]))
def test_a_modifier_never_makes_a_bound_that_does_not_fit_it(words: str, number: str) -> None:
    """Whatever stands before a number, value and bounds are those of the modifier that was read."""
    text = f"They say {words} {number} boats sank."
    bounds = bounds_of(text)[-1]  # "no fewer than" holds a "no" of its own
    assert fits(bounds)
    assert bounds.value is not None
    assert number in text[bounds.start : bounds.end]


@given(st.text(max_size=100), st.sampled_from(["12", "30 to 40", "dozens", "a third", "no one"]), st.text(max_size=100))
def test_any_text_around_an_amount_bounds_it_or_leaves_it_exact(before: str, number: str, behind: str) -> None:
    """The run of text lies inside the sentence and holds the amount; bounds fit the modifier."""
    text = f"{before} {number} {behind}"
    for amount, bounds in zip(scan(text, 7), bounds_of(text, 7), strict=True):
        assert 7 <= bounds.start <= amount.start < amount.end <= bounds.end <= 7 + len(text)
        assert bounds.modifier in MODIFIERS
        assert fits(bounds)
