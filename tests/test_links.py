"""Links, checked against labelled cases: what is a part of what, and what is said again."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from figures.extraction.linking.scene import Scene
from figures.extraction.links import Link, link
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage, split

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "links.jsonl").read_text("utf-8").splitlines()]


def passage_of(text: str) -> Passage:
    """A text of unknown date, in sentences."""
    return Passage(text, split(text))


def mention_of(passage: Passage, told: dict[str, Any], start: int) -> Mention:
    """The mention of a case whose quote is found at or after `start`."""
    at = passage.text.index(told["quote"], start)
    number = at + told["quote"].index(told["number"])
    value = None if told["value"] is None else Decimal(str(told["value"]))
    modifier = told.get("modifier", "exact")
    return Mention(
        start=at,
        end=at + len(told["quote"]),
        number_start=number,
        number_end=number + len(told["number"]),
        value=value,
        low=value if modifier in ("exact", "at_least", "more_than") else None,
        high=value if modifier == "exact" else None,
        modifier=modifier,
        unit=told.get("unit", "person"),
        measure=told["measure"],
        tier=told.get("tier", "core"),
        object=told.get("object"),
        sentence=max(i for i, sentence in enumerate(passage.sentences) if sentence.start <= at),
    )


def mentions_of(passage: Passage, case: dict[str, Any]) -> list[Mention]:
    """The mentions of a case, each found after the one before."""
    found: list[Mention] = []
    for told in case["mentions"]:
        found.append(mention_of(passage, told, found[-1].number_end if found else 0))
    return found


def links_of(case: dict[str, Any]) -> tuple[Passage, list[Link]]:
    """The passage of a case and the links of its mentions."""
    passage = passage_of(case["text"])
    told = case["mentions"]
    days = [tuple(datetime.date.fromisoformat(day) for day in each.get("days", [])) or (None, None) for each in told]
    return passage, link(passage, mentions_of(passage, case), [each.get("claimant") for each in told], days)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_links_of_labelled_cases(case: dict[str, Any]) -> None:
    """Each mention of a case is a part of, and restates, what the case says, and nothing else is."""
    _, links = links_of(case)
    assert {str(i): each.part_of for i, each in enumerate(links) if each.part_of is not None} == case["part_of"]
    assert {str(i): each.restates for i, each in enumerate(links) if each.restates is not None} == case["restates"]


def test_the_words_that_made_a_part_are_told() -> None:
    """The cue of a part is the words in the text that say so."""
    passage, links = links_of(CASES[0])
    assert passage.text[links[1].cue_start : links[1].cue_end] == "including"
    assert links[0] == Link()


def test_the_order_given_is_kept() -> None:
    """Mentions may come in any order; indices speak of that order."""
    passage = passage_of(CASES[0]["text"])
    mentions = mentions_of(passage, CASES[0])[::-1]
    links = link(passage, mentions, [None] * 3, [(None, None)] * 3)
    assert [each.part_of for each in links] == [2, 2, None]


def test_no_mention_no_link() -> None:
    """A text without numbers has no links."""
    assert link(passage_of("Nothing happened."), [], [], []) == []


def test_work_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document eight times as long is looked at about eight times as often, not sixty-four."""
    looks = 0
    text_of = Scene.text

    def counted(scene: Scene, start: int, end: int) -> str:
        nonlocal looks
        looks += 1
        return text_of(scene, start, end)

    monkeypatch.setattr(Scene, "text", counted)

    def looks_at(times: int) -> int:
        nonlocal looks
        looks = 0
        passage = passage_of("\n".join([CASES[0]["text"]] * times))
        mentions = mentions_of(passage, {"mentions": CASES[0]["mentions"] * times})
        link(passage, mentions, [None] * len(mentions), [(None, None)] * len(mentions))
        return looks

    assert looks_at(400) < 12 * looks_at(50)
