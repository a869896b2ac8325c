"""Sentences: where they begin and end, and that none of the text is lost between them."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extraction.sentences import split

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "sentences.jsonl").open(encoding="utf-8")]


def labelled() -> list[object]:
    """The cases by name; one with `fails` is known to fail and says why."""
    marks = [[pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else [] for case in CASES]
    return [pytest.param(case, id=case["name"], marks=mark) for case, mark in zip(CASES, marks, strict=True)]


@pytest.mark.parametrize("case", labelled())
def test_sentences_of_labelled_texts(case: dict[str, Any]) -> None:
    """Sentences, headings and list items are those of the case."""
    assert [sentence.text for sentence in split(case["text"])] == case["sentences"]


def test_paragraphs_are_counted() -> None:
    """Sentences of one block of text have one number, those of the next a greater one."""
    first, second, third = split("Two died. Three fled.\n\nNobody came.")
    assert first.paragraph == second.paragraph < third.paragraph


def test_tokens_are_words_numbers_and_signs_at_their_offsets() -> None:
    """A number with its marks, a compound, an abbreviation and a possessive are one token each."""
    text = "Hm. The U.S. envoy's 1,318 PMN-2 mines."
    sentence = split(text)[1]
    assert [token.text for token in sentence.tokens] == ["The", "U.S.", "envoy", "'s", "1,318", "PMN-2", "mines", "."]
    assert [text[token.start : token.end] for token in sentence.tokens] == [token.text for token in sentence.tokens]


texts = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["Two died", "U.S", "Gen", "1", "8.2", ".", "!", "\u2026", '"', "\u201d", ")", "\n", "\r\n", " ", "-", "x"]
        ),
        max_size=40,
    ).map("".join),
)


@given(texts)
def test_nothing_but_white_space_stands_between_sentences(text: str) -> None:
    """Sentences lie in order inside the text, begin and end with a letter or sign, and hold all that is written."""
    found = split(text)
    ends = [0, *(sentence.end for sentence in found)]
    starts = [*(sentence.start for sentence in found), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    for sentence in found:
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
    assert all(before.paragraph <= after.paragraph for before, after in itertools.pairwise(found))


@given(texts)
def test_tokens_of_any_text_are_where_they_say(text: str) -> None:
    """Every token stands at its offsets of the document, and between tokens there is only white space."""
    for sentence in split(text):
        at = sentence.start
        for token in sentence.tokens:
            assert not text[at : token.start].strip()
            assert text[token.start : token.end] == token.text != ""
            at = token.end
        assert not text[at : sentence.end].strip()


def test_a_sentence_has_an_end() -> None:
    """Twenty thousand numbers in a row are read in pieces of a page at most, so that cost grows with the text."""
    assert max(len(sentence.text) for sentence in split("12 " * 20_000)) <= 4000
