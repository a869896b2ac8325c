"""The seeds told of other places, people and numbers state the same claims: nothing in the code knows the seeds."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from figures.documents import Document, read_documents
from figures.extraction import extract_claims
from figures.extraction.claims import Claim

TESTS = Path(__file__).parent
REPLACEMENTS = tomllib.loads((TESTS / "cases" / "replacements.toml").read_text(encoding="utf-8"))
SEEDS = list(read_documents(TESTS.parent / "seeds"))

Rewrite = Callable[[str], str]


def rewrite(world: str) -> Rewrite:
    """What puts the names of a world and the other numbers in the place of those of a text."""
    others: dict[str, str] = {**REPLACEMENTS["worlds"][world], **REPLACEMENTS["numbers"]}
    words = "|".join(re.escape(word) for word in sorted(others, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w,.])(?:{words})(?![\w]|[,.]\d)")
    return lambda text: pattern.sub(lambda match: others[match[0]], text)


def told_elsewhere(document: Document, other: Rewrite) -> Document:
    """The document with its names and numbers replaced, known and dated as before."""
    return replace(document, text=other(document.text), via=other(document.via) if document.via else None)


def statement(claim: Claim, other: Rewrite) -> tuple[str | None, ...]:
    """What a claim says that a change of names and numbers replaces or leaves alone."""
    written = (claim.quote, claim.number, claim.object, claim.claimant, claim.claimant_resolved, claim.via)
    kept = (claim.measure, claim.unit, claim.modifier, claim.tier, claim.attribution, claim.status)
    return (*(other(text) if text else None for text in written), *kept, claim.date_precision)


def same(text: str) -> str:
    """The text as it is."""
    return text


@pytest.mark.parametrize("world", REPLACEMENTS["worlds"])
@pytest.mark.parametrize("document", SEEDS, ids=[document.document_id for document in SEEDS])
def test_other_names_and_numbers_make_the_same_claims(document: Document, world: str) -> None:
    """Quotes and claimants are the replaced ones; measures, units, modifiers, tiers, voices and links are the same."""
    other = rewrite(world)
    before, after = extract_claims(document), extract_claims(told_elsewhere(document, other))
    assert [statement(claim, same) for claim in after] == [statement(claim, other) for claim in before]
    assert links(after) == links(before)


def links(claims: tuple[Claim, ...]) -> list[tuple[int | None, int | None]]:
    """The place of the claim that each is a part of, and of the one that it restates."""
    place: dict[str | None, int | None] = {claim.claim_id: at for at, claim in enumerate(claims)} | {None: None}
    return [(place[claim.part_of], place[claim.restates]) for claim in claims]


@pytest.mark.parametrize("world", REPLACEMENTS["worlds"])
def test_no_name_and_no_counted_number_of_the_seeds_is_left(world: str) -> None:
    """What was replaced is gone from the text, and so is every number that the seeds' claims state in digits."""
    other = rewrite(world)
    numbers = {claim.number for document in SEEDS for claim in extract_claims(document) if claim.number[0].isdigit()}
    for document in SEEDS:
        words = set(re.findall(r"[\w,]*\w", told_elsewhere(document, other).text))
        assert words.isdisjoint(numbers | {name for name in REPLACEMENTS["worlds"][world] if " " not in name})
