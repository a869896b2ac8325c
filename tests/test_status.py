"""Status, checked against labelled cases: what is asserted, denied, planned, feared or superseded."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage, split
from figures.extraction.status import Status, assess
from tests.mentions import mention_at

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "status.jsonl").read_text("utf-8").splitlines()
]


def mention_of(passage: Passage, case: dict[str, Any], trigger: str | None = None) -> Mention:
    """The number phrase of a case, with the word that says what happened when one is given."""
    start = passage.text.index(case["quote"])
    at = passage.text.index(trigger) if trigger else None
    return replace(
        mention_at(passage, start, start + len(case["quote"])),
        value=Decimal(case.get("value", 7)),
        measure=case.get("measure", "killed"),
        trigger_start=at,
        trigger_end=None if at is None or trigger is None else at + len(trigger),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_status_of_labelled_cases(case: dict[str, Any]) -> None:
    """Each number has the status that its case says, by the words that its case says."""
    passage = Passage(case["text"], split(case["text"]))
    found = assess(passage, [mention_of(passage, case)])[0]
    cue = None if found.cue_start is None else passage.text[found.cue_start : found.cue_end]
    assert (found.status, cue) == (case["status"], case["cue"])


def test_what_is_told_before_the_cue_has_happened() -> None:
    """The word that says what happened, told between number and cue, keeps the number asserted."""
    case = {"text": "The 20 hostages shot there will be mourned.", "quote": "20 hostages"}
    passage = Passage(case["text"], split(case["text"]))
    assert assess(passage, [mention_of(passage, case, "shot")]) == [Status("asserted", None, None)]
    assert assess(passage, [mention_of(passage, case, "mourned")])[0].status == "planned"


def test_a_users_words_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary file of the user's adds cues without a release."""
    from figures import vocabulary
    from figures.extraction import status

    (tmp_path / "status.toml").write_text('[planned]\nbefore = ["earmarks"]\n', encoding="utf-8")
    monkeypatch.setenv(vocabulary.ADDITIONS, str(tmp_path))
    vocabulary.read.cache_clear()
    status._grammar.cache_clear()
    text = "The council earmarks 70 flats for evacuees."
    assert status.judge(text, 21, 29).status == "planned"
    monkeypatch.undo()
    vocabulary.read.cache_clear()
    status._grammar.cache_clear()
    assert status.judge(text, 21, 29).status == "asserted"
