"""Claimants: labelled sentences, what holds for any text, and cost."""

import json
import sys
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.extraction.attribution.kinds import kind_of
from figures.extraction.attribution.lexicon import TYPES
from figures.extraction.attribution.quotations import holding, quotations
from figures.extraction.claimants import Attribution, attribute
from figures.extraction.sentences import Passage, split
from tests.mentions import mention_at

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "claimants.jsonl").open(encoding="utf-8")]
WORDS = [
    "the ministry",
    "said",
    "told AFP",
    "twelve",
    "died",
    ",",
    ".",
    ":",
    "“",
    "”",
    '"',
    "according to",
    "he",
    "who",
    "that",
]
PIECES = st.lists(
    st.sampled_from([*WORDS, "\n\n", "(", ")", "police", "citing", "\n- ", "adding", "'", "claimed"]), max_size=40
)


def attributed(text: str, *spans: tuple[int, int], via: str | None = None) -> list[Attribution]:
    """The attributions of the numbers at `spans`."""
    passage = Passage(text, split(text), via=via)
    return attribute(passage, [mention_at(passage, *span) for span in spans])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["behaviour"])
def test_claimant_of_a_labelled_sentence(case: dict[str, str]) -> None:
    """Each labelled number has the claimant, the fullest name, the attribution and the relayer of its label."""
    start = int(case["start"])
    found = attributed(case["text"], (start, start + len(case["number"])))[0]
    expected = {name: case[name] for name in ("claimant", "claimant_resolved", "attribution", "via")}
    assert {name: getattr(found, name) for name in expected} == expected
    if case.get("claimant_type") is not None:
        assert found.claimant_type == case["claimant_type"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["behaviour"])
def test_claimant_stands_in_the_text(case: dict[str, str]) -> None:
    """A claimant is written in the text, and there are words that decided it."""
    start = int(case["start"])
    found = attributed(case["text"], (start, start + len(case["number"])))[0]
    if found.claimant is None:
        assert (found.attribution, found.cue_start, found.claimant_type) == ("own_voice", None, None)
    else:
        assert found.claimant in case["text"]
        assert found.cue_start is not None
        assert found.cue_end is not None
        assert case["text"][found.cue_start : found.cue_end].strip()
        assert found.claimant_type in TYPES


def test_relayer_of_the_catalogue_holds_for_own_voice() -> None:
    """A relayer that is known for the whole document passes on what the document says itself."""
    found = attributed("Twelve people died.", (0, 6), via="DW")[0]
    assert (found.claimant, found.via) == (None, "DW")


def test_relayer_of_a_sentence_outranks_that_of_the_document() -> None:
    """Whoever the sentence names as hearer passes its number on."""
    text = "Twelve people died, police told Reuters."
    assert attributed(text, (0, 6), via="DW")[0].via == "Reuters"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("the Defence Ministry", "government"),
        ("Rapid Support Forces", "de_facto_authority"),
        ("UNHCR", "international_organisation"),
        ("Médecins Sans Frontières", "ngo"),
        ("residents", "witness"),
        ("a police spokesman", "police"),
        ("state television", "media"),
        ("the provincial hospital", "health"),
        ("the army's chief of staff", "military"),
        ("Kyiv", "government"),
        ("analysts", "other"),
        ("Jane Roe", "other"),
    ],
)
def test_kind_of_a_name(name: str, kind: str) -> None:
    """A name is of the kind that its words tell."""
    assert kind_of(name) == kind


@given(PIECES)
def test_any_text_is_attributed(pieces: list[str]) -> None:
    """No order of words and marks breaks the reading, and a claimant comes with its attribution."""
    text = " ".join(["5", *pieces])
    found = attributed(text, (0, 1))[0]
    assert (found.claimant is None) == (found.attribution == "own_voice")
    assert found.claimant is None or found.claimant in text


@given(st.text(alphabet="ab \n.\"“”„«»‘’'", max_size=200))
def test_quotations_stand_in_the_text_in_order(text: str) -> None:
    """Quotations lie inside the text, are not empty, do not overlap, and hold the positions they cover."""
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(holding(found, q.start) == i == holding(found, q.end - 1) for i, q in enumerate(found))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("She said: “We lost it.\n\n“All of it.”", ["“We lost it.", "“All of it.”"]),
        ('An open "mark here\n\nand a later "word" too.', ['"mark here', '"word"']),
        ("He said ‘we lost it,’ and left.", ["‘we lost it,’"]),
        ("The workers’ union and the state's office.", []),
        ('" cut tokens , " she said .', ['" cut tokens , "']),
    ],
)
def test_quotations_of_a_text(text: str, quoted: list[str]) -> None:
    """Straight and curly marks, speeches over paragraphs and marks that never close are told apart."""
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


@pytest.mark.parametrize(
    "piece",
    [
        'The ministry said 5 died, police told AFP. "He said so," he added. ',
        'said the ministry, " ',
        "the minister , who said , that the ",
        "( [ “ ‘ ",
    ],
)
def test_cost_grows_with_the_length_only(piece: str) -> None:
    """Eight times the text takes no more than some ten times as many calls, whatever it repeats."""

    def calls(copies: int) -> int:
        text = piece * copies
        numbers = [i for i in range(len(text)) if text[i] == "5"][:: max(1, copies // 200)] or [0]
        made = 0

        def count(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            attributed(text, *((i, i + 1) for i in numbers))
        finally:
            sys.setprofile(before)
        return made

    calls(50)  # fills what is kept between texts
    assert calls(1600) < 10 * calls(200)
