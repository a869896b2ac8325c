"""Nouns: the unit, the singular and the currency of what a text counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.errors import FiguresError
from figures.vocabulary import read
from figures.vocabulary.nouns import currency_of, currency_signs, is_plural, singular, unit_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "nouns.jsonl").read_text("utf-8").splitlines()]
PEOPLE = ("people", "peoples")
THINGS = ("units", "measurements")


def labelled(field: str, by: str = "noun") -> list[object]:
    """The cases that state a field, each named by its noun or sign."""
    return [pytest.param(case, id=case[by] or "nothing") for case in CASES if field in case and by in case]


@pytest.mark.parametrize("case", labelled("unit"))
def test_a_counted_noun_has_the_unit_of_the_list(case: dict[str, str]) -> None:
    """Singular, plural, known by its last word or by its ending; None for what the list does not hold."""
    assert unit_of(case["noun"]) == case["unit"]


@pytest.mark.parametrize("case", labelled("singular"))
def test_the_head_of_a_noun_is_put_in_the_singular(case: dict[str, str]) -> None:
    """The head alone changes, and a singular stays as it is."""
    assert singular(case["noun"]) == case["singular"]


@pytest.mark.parametrize("case", labelled("plural"))
def test_a_plural_is_told_from_a_singular(case: dict[str, str]) -> None:
    """Forms that serve as both are not plural for certain."""
    assert is_plural(case["noun"]) is case["plural"]


@pytest.mark.parametrize("case", labelled("currency", by="sign"))
def test_money_is_known_by_noun_sign_and_code(case: dict[str, str]) -> None:
    """Signs and codes are read letter by letter, nouns in any case."""
    assert currency_of(case["sign"]) == case["currency"]


def test_no_noun_stands_under_two_units() -> None:
    """Each listed noun names one unit, so that the order of the files decides nothing."""
    tables = [("person", table) for name in PEOPLE for table in read(name).values()]
    tables += [item for name in THINGS for item in read(name).items()]
    units: dict[str, set[str]] = {}
    for unit, table in tables:
        for noun in (word for words in table.values() for word in words):
            units.setdefault(noun, set()).add(unit)
    assert {noun: found for noun, found in units.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", [*PEOPLE, *THINGS, "currencies"])
def test_listed_nouns_are_singular_and_in_lower_case(name: str) -> None:
    """A plural among the singulars would be given a second plural; a capital would never be met."""
    for table in read(name).values():
        nouns = table.get("nouns", [])
        assert [noun for noun in nouns if noun != noun.lower() or singular(noun) != noun] == []


def test_every_currency_is_known_by_a_code_of_three_capitals() -> None:
    """The keys of the file are ISO 4217 codes, and each is a sign of its own."""
    codes = set(read("currencies"))
    assert {code for code in codes if len(code) != 3 or not code.isupper()} == set()
    assert codes <= set(currency_signs())


def test_the_longest_currency_signs_come_first() -> None:
    """So that a pattern made of them finds "US$" before "$"."""
    lengths = [len(sign) for sign in currency_signs()]
    assert lengths == sorted(lengths, reverse=True)


@given(st.text(alphabet="abesn of-,'\u2019\u00a0AZ", max_size=40))
def test_any_text_has_a_unit_of_the_list_or_none(noun: str) -> None:
    """No text raises, and nothing but the units of the files comes back."""
    assert unit_of(noun) in {None, "person", *read("units"), *read("measurements"), *read("currencies")} - {"none"}
    assert not (is_plural(noun) and not singular(noun))


def test_a_user_adds_nouns_without_a_release(tmp_path: Path) -> None:
    """A file of the same name in the folder of FIGURES_VOCABULARY adds its nouns, with their plurals, to ours."""
    (tmp_path / "units.toml").write_text('[vehicle]\nnouns = ["quad bogie"]\n', encoding="utf-8")
    program = "from figures.vocabulary.nouns import unit_of; print(unit_of('quad bogies'), unit_of('cars'))"
    environment = {**os.environ, "FIGURES_VOCABULARY": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["vehicle", "vehicle"]


def test_a_long_phrase_is_read_in_good_time() -> None:
    """Four times as many words after a noun make four times as many steps, not sixteen."""
    for start, word in (("soldiers ", "running quickly "), ("", "piece of ")):
        assert steps(start + word * 400) < 6 * steps(start + word * 100)
    assert unit_of("soldiers " + "running quickly " * 5000) == "person"


def steps(noun: str) -> int:
    """How many lines of Python run and functions are called to find the unit of a noun."""
    counted = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        unit_of(noun)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[vehicle", "no valid TOML"),
        ('vehicle = "bogie"', "vehicle must be a table"),
        ("[vehicle]\nnouns = 1", "nouns must"),
    ],
)
def test_additions_that_cannot_be_used_are_named(
    content: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the user's file, what is wrong with it, and how to go on without it."""
    (tmp_path / "units.toml").write_text(content, encoding="utf-8")
    monkeypatch.setenv("FIGURES_VOCABULARY", str(tmp_path))
    with pytest.raises(FiguresError, match=rf"units\.toml: .*{said}.*unset FIGURES_VOCABULARY"):
        read.__wrapped__("units")
