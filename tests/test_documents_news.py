"""Whole documents of our own: when each number happened, and which numbers belong together."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from figures.documents import Document
from figures.evaluation import Evaluation, evaluate
from figures.extraction import passage_of
from figures.extraction.dates import date_mentions
from figures.extraction.links import link
from figures.extraction.mentions import Mention
from figures.extraction.numbers import scan
from figures.extraction.sentences import Passage

CASES = Path(__file__).parent / "cases" / "documents_news.jsonl"


def documents() -> Iterator[dict[str, Any]]:
    """The documents of the file with the places of their claims, which the file leaves to be found."""
    for number, line in enumerate(CASES.read_text("utf-8").splitlines()):
        document = json.loads(line)
        after = 0
        for claim in document["claims"]:
            start = placed(document["text"], claim["quote"], after)
            claim |= {"start": start, "end": start + len(claim["quote"])}
            amounts = scan(claim["quote"], start)
            said = [a for a in amounts if a.value is not None and float(a.value) == claim["value"]] or amounts
            word = start + len(claim["quote"].split()[0])
            named = claim["tier"] == "singular" or not said
            claim["number"] = (start, word) if named else (said[0].start, said[0].end)
            after = claim["number"][1]
        yield document | {"id": f"documents_news:{number}"}


def placed(text: str, quote: str, after: int) -> int:
    """Where a quote stands at or after an offset, at the edges of words; else where it stands first."""
    at = text.find(quote, after)
    while at >= 0:
        before, behind = text[at - 1 : at] if at else "", text[at + len(quote) : at + len(quote) + 1]
        if not before.isalnum() and not (behind.isalnum() and quote[-1].isalnum()):
            return at
        at = text.find(quote, at + 1)
    return text.index(quote)


def mention_of(claim: dict[str, Any], passage: Passage) -> Mention:
    """A labelled claim as the stages before dates and links would hand it on."""
    start, end = claim["number"]
    counted = passage.text[end : claim["end"]].strip()
    return Mention(
        start=claim["start"],
        end=claim["end"],
        number_start=start,
        number_end=end,
        value=amount(claim["value"]),
        low=amount(claim["low"]),
        high=amount(claim["high"]),
        modifier=claim["modifier"],
        unit=claim["unit"],
        measure=claim["measure"],
        tier=claim["tier"],
        object=counted or None,
        sentence=max(i for i, sentence in enumerate(passage.sentences) if sentence.start <= claim["start"]),
    )


def amount(written: float | None) -> Decimal | None:
    """An amount as the stages compare it."""
    return None if written is None else Decimal(str(written))


def day(written: str | None) -> datetime.date | None:
    """A day as the file writes it."""
    return None if written is None else datetime.date.fromisoformat(written)


def told(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The labelled claims of a document with the dates and links found for them, as rows to be scored."""
    claims = document["claims"]
    published = day(document["published"])
    passage = passage_of(Document(document_id=document["id"], text=document["text"], published=published))
    mentions = [mention_of(claim, passage) for claim in claims]
    dates = date_mentions(passage, mentions)
    days = [(day(claim["date_start"]), day(claim["date_end"])) for claim in claims]
    links = link(passage, mentions, [claim["claimant_resolved"] for claim in claims], days)
    unlabelled = {"claimant": None, "attribution": "own_voice", "via": None, "negated": False}
    for place, (claim, when, tied) in enumerate(zip(claims, dates, links, strict=True)):
        yield (
            unlabelled
            | claim
            | {
                "document_id": document["id"],
                "claim_id": f"{document['id']}#{place}",
                "date_start": when.start,
                "date_end": when.end,
                "part_of": None if tied.part_of is None else f"{document['id']}#{tied.part_of}",
                "restates": None if tied.restates is None else f"{document['id']}#{tied.restates}",
            }
        )


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents as a gold file: what the file does not label is left at its default."""
    path = tmp_path_factory.mktemp("gold") / "documents_news.jsonl"
    unlabelled = {"claimant": None, "attribution": "own_voice", "via": None, "negated": False, "object": None}
    with path.open("w", encoding="utf-8") as file:
        for document in documents():
            claims = [unlabelled | claim | {"number": str(claim["number"])} for claim in document["claims"]]
            file.write(json.dumps(document | {"claims": claims}) + "\n")
    return path


@pytest.fixture(scope="module")
def from_labels(gold: Path) -> Evaluation:
    """How dates and links agree with the labels when numbers, measures and claimants are the labelled ones."""
    rows = [row for document in documents() for row in told(document)]
    return evaluate(gold, pd.DataFrame(rows, dtype=object))


@pytest.fixture(scope="module")
def extracted(gold: Path) -> Evaluation:
    """How the whole extraction agrees with the labels."""
    return evaluate(gold)


def date_f1(evaluation: Evaluation) -> float:
    """F1 of the dates given."""
    rate = evaluation.fields["date"].rate
    assert rate is not None
    return rate.f1


def test_a_number_is_dated_by_what_it_tells_of(from_labels: Evaluation) -> None:
    """Nine dates in ten are right where everything before them is."""
    assert date_f1(from_labels) >= 0.90


def test_parts_and_repetitions_are_tied_to_what_they_belong_to(from_labels: Evaluation) -> None:
    """So are the links, of which few are missed and fewer made up."""
    assert from_labels.links["part_of"].rate.f1 >= 0.88
    assert from_labels.links["part_of"].rate.precision >= 0.90
    assert from_labels.links["restates"].rate.f1 >= 0.92


def test_dates_and_links_hold_up_in_what_is_extracted(extracted: Evaluation) -> None:
    """Numbers that are misread cost little of it."""
    assert date_f1(extracted) >= 0.86
    assert extracted.links["part_of"].rate.f1 >= 0.82
    assert extracted.links["restates"].rate.f1 >= 0.82
