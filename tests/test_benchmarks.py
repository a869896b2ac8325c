"""The benchmarks measure what they say they measure."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

import figures

ROOT = Path(__file__).parent.parent


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The maker of news-like text."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    return importlib.import_module("corpus")


def test_general_news_has_the_mix_of_real_news(corpus: ModuleType) -> None:
    """Numbers, numbers that are no dates, and casualty words are as frequent as was counted in real news."""
    mix = corpus.mix(corpus.documents(300_000))
    assert 0.30 <= mix["with a number"] <= 0.36
    assert 0.25 <= mix["with a number that is no date"] <= 0.30
    assert 0.01 <= mix["with a casualty word"] <= 0.06


def test_casualty_news_is_mostly_about_casualties(corpus: ModuleType) -> None:
    """About every second sentence of casualty news has a casualty word, and most have a number."""
    mix = corpus.mix(corpus.documents(300_000, "casualty"))
    assert mix["with a casualty word"] > 0.4
    assert mix["with a number that is no date"] > 0.6


def test_a_seed_makes_the_same_text_and_another_seed_another(corpus: ModuleType) -> None:
    """Two corpora of one seed are equal, so that two measurements can be compared."""
    first, again, other = (list(corpus.documents(20_000, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first[0].text != other[0].text


def test_made_text_is_as_long_as_asked_for_and_has_no_open_slot(corpus: ModuleType) -> None:
    """Documents are added until the size is reached, and every slot of a template is filled."""
    made = list(corpus.documents(50_000))
    size = sum(len(document.text) for document in made)
    assert 50_000 <= size < 50_000 + len(made[-1].text)
    assert not any(re.search(r"[{}]", document.text) for document in made)


def test_a_folder_of_real_text_is_read_by_name(corpus: ModuleType, tmp_path: Path) -> None:
    """Each text file in a folder or below it is a document that is known by the file's name."""
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "b.txt").write_text("Two.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    assert [(found.document_id, found.text) for found in corpus.folder(tmp_path)] == [("a", "One."), ("b", "Two.")]


def test_each_part_that_is_switched_off_changes_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part of the ablation is a part that extraction uses: without it, a sentence is read differently."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    ablations = importlib.import_module("ablations")
    text = "\n".join(
        [
            "The match ended 3-1. Police announced the arrest of 8 men. The toll rose to 45.",
            "450 people were killed. Of these, 30 were women. Number of houses destroyed: 15",
            "Shelling destroyed 4 tanks and 7 trucks. A strike killed a commander and 3 farmers.",
            "They arrested 9 men on 3 May 2021. The army denied that 5 men were wounded.",
        ]
    )
    complete = figures.extract(text, published="2021-05-04")
    unchanged = []
    for part in ablations.PARTS:
        with ablations.switched_off(part):
            if figures.extract(text, published="2021-05-04").equals(complete):
                unchanged.append(part.does)
    assert unchanged == []
    assert figures.extract(text, published="2021-05-04").equals(complete)


def test_every_table_of_the_quality_page_has_its_place() -> None:
    """The page has a beginning and an end for each table that the script writes, once and in order."""
    page = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    script = (ROOT / "benchmarks" / "quality.py").read_text(encoding="utf-8")
    written = re.findall(r'^    "(\w+)": \w+_table,$', script, re.MULTILINE)
    assert re.findall(r"<!-- (begin|end) (\w+) -->", page) == [
        (at, name) for name in written for at in ("begin", "end")
    ]
