"""Numbers: what is an amount, what it comes to, and that no text whatever breaks the scanner."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extraction.numbers import LONGEST, Amount, has_amount, lowered, scan

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "numbers.jsonl").open(encoding="utf-8")]
KINDS = {"number", "range", "vague", "span", "fraction", "zero"}

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def labelled() -> list[object]:
    """The cases, each named by its text; one with `fails` is known to fail and says why."""
    marks = [[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [] for case in CASES]
    return [pytest.param(case, id=case["text"], marks=mark) for case, mark in zip(CASES, marks, strict=True)]


def as_labelled(amount: Amount) -> Any:
    """The amount as a case states it: its value, the two ends of a range, or its kind where it has no value."""
    if amount.kind == "range":
        return [amount.low, amount.high]
    return amount.kind if amount.value is None else amount.value


def amount_of(label: Any) -> Any:
    """The label of a case with its numbers as decimals."""
    if isinstance(label, list):
        return [Decimal(end) for end in label]
    return Decimal(label) if label[0].isdigit() else label


def in_words(number: int, link: str = "and ") -> str:
    """A number below a thousand million in English words, `link` before what follows a hundred."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = f"{in_words(number // size, link)} {name}", number % size
            joint = f" {link}" if size == 100 or rest < 100 else " "
            return head + (joint + in_words(rest, link) if rest else "")
    raise AssertionError(number)


def values(text: str) -> list[Decimal | None]:
    """The value of each amount in a text."""
    return [amount.value for amount in scan(text)]


@pytest.mark.parametrize("case", labelled())
def test_amounts_of_labelled_sentences(case: dict[str, Any]) -> None:
    """Each amount is found as written, in order, with its exact value; nothing else is one."""
    wanted = [(written, amount_of(label)) for written, label in case["amounts"].items()]
    assert [(amount.text, as_labelled(amount)) for amount in scan(case["text"])] == wanted


@given(st.integers(0, 10**9 - 1), st.sampled_from(["", "and "]))
def test_a_number_in_words_comes_to_what_it_says(number: int, link: str) -> None:
    """Words with and without "and", with hyphens, in any case, are one number."""
    written = in_words(number, link)
    for text in (written, written.upper(), written.capitalize()):
        assert [(amount.text, amount.value) for amount in scan(f"They saw {text} boats.")] == [(text, number)]


@given(st.integers(0, 10**15), st.sampled_from(["", ",", "\u00a0", "\u202f"]))
def test_a_number_in_digits_comes_to_what_it_says(number: int, mark: str) -> None:
    """Thousands may be set apart by a comma or a narrow or fixed space."""
    written = f"{number:,}".replace(",", mark)
    assert [(amount.text, amount.value) for amount in scan(f"They saw {written} boats.")] == [(written, number)]


@given(st.decimals(0, 1000, places=2), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9)]))
def test_decimals_and_their_multiples_are_exact(number: Decimal, multiple: tuple[str, int]) -> None:
    """8.2 million is 8200000 and nothing beside it: no binary fraction comes in between."""
    name, power = multiple
    assert values(f"They saw {number} {name} boats.") == [number.scaleb(power)]
    assert values(f"They spent {number} francs.") == [number]


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(["-", "\u2013", " to ", " or "]))
def test_a_range_has_two_ends_and_no_value(low: int, more: int, joint: str) -> None:
    """Two numbers joined are a range when the second is greater, but not a thousand times so."""
    found = scan(f"They saw {low}{joint}{low + more} boats.")
    if low + more <= 1000 * max(low, 1):
        assert [(amount.kind, amount.value, amount.low, amount.high) for amount in found] == [
            ("range", None, low, low + more)
        ]
    else:
        assert "range" not in {amount.kind for amount in found}


@given(st.integers(LONGEST + 1, 400))
def test_a_run_of_digits_too_long_for_an_amount_is_none(length: int) -> None:
    """An account or a serial number counts nothing."""
    assert scan("The number is " + "7" * length + ".") == []


@given(st.text(max_size=200), st.integers(0, 10**6))
def test_any_text_is_scanned(text: str, offset: int) -> None:
    """Amounts come in order and apart, lie inside the text as written there, and have what their kind has."""
    found = scan(text, offset)
    assert not found or has_amount(lowered(text))
    end = offset
    for amount in found:
        assert end <= amount.start < amount.end <= offset + len(text)
        assert text[amount.start - offset : amount.end - offset] == amount.text
        assert amount.kind in KINDS
        assert (amount.value is None) == (amount.kind in ("range", "vague", "span"))
        assert amount.kind != "range" or amount.low is not None and amount.high is not None and amount.low < amount.high
        end = amount.end


@given(st.text(alphabet="0123456789.,-\u2013 /kmtoandr\u00a0", max_size=60))
def test_any_run_of_digits_and_signs_is_scanned(text: str) -> None:
    """Every value is finite and not negative, whatever the order of digits, points, commas and dashes."""
    for amount in scan(text):
        assert all(end is None or end.is_finite() and end >= 0 for end in (amount.value, amount.low, amount.high))


@given(st.text(max_size=60))
def test_lower_case_keeps_the_length(text: str) -> None:
    """Offsets in lower case are offsets in the text."""
    assert len(lowered(text)) == len(text)


def test_no_amount_is_looked_for_inside_a_date() -> None:
    """The spans of dates that the caller gives hold no amounts."""
    text = "On May 12 some 30 boats sank."
    assert [amount.text for amount in scan(text)] == ["12", "30"]
    assert [amount.text for amount in scan(text, dates=[(3, 9)])] == ["30"]
