"""Documents and claims made by hand, from tests/cases/tables.toml."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from figures.documents import Document
from figures.extraction.claims import Claim, address
from figures.extraction.sentences import split
from figures.tables import claims_frame, documents_frame
from figures.tables.columns import groups

CASES = Path(__file__).parents[1] / "cases" / "tables.toml"
DEFAULT = {"modifier": "exact", "unit": "person", "tier": "core", "attribution": "own_voice", "status": "asserted"}


def claim_of(document: Document, said: dict[str, Any]) -> Claim:
    """The claim of a case, with all that follows from the text worked out."""
    known: dict[str, Any] = {**dict.fromkeys(Claim._fields), **DEFAULT, **said}
    start = document.text.index(said["quote"])
    number_start = document.text.index(said["number"], start)
    known.update(
        claim_id=address(document.document_id, number_start, number_start + len(said["number"])),
        document_id=document.document_id,
        start=start,
        end=start + len(said["quote"]),
        number_start=number_start,
        number_end=number_start + len(said["number"]),
        sentence=next(s.text for s in split(document.text) if s.start <= start < s.end),
        category=groups()[said["measure"]],
        claimant_resolved=said.get("claimant_resolved", said.get("claimant")),
        negated=known["status"] != "asserted",
    )
    known.update({name: Decimal(known[name]) for name in ("value", "low", "high") if known[name] is not None})
    if known["modifier"] == "exact":
        known.update(low=known["value"], high=known["value"])
    if known["tier"] != "context":
        known["date_precision"] = known["date_precision"] or "unknown"
    return Claim(**known)


def linked(claims: list[Claim]) -> list[Claim]:
    """The claims with their links, which a case gives as quotes, as addresses."""
    ids = {claim.quote: claim.claim_id for claim in claims}
    return [
        claim._replace(part_of=ids.get(str(claim.part_of)), restates=ids.get(str(claim.restates))) for claim in claims
    ]


def read_cases() -> tuple[list[Document], list[Claim]]:
    """The documents of the case file and their claims."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for said in tomllib.loads(CASES.read_text(encoding="utf-8"))["documents"]:
        document = Document(**{name: value for name, value in said.items() if name != "claims"})
        documents.append(document)
        claims += linked([claim_of(document, claim) for claim in said["claims"]])
    return documents, claims


@pytest.fixture
def documents() -> list[Document]:
    """Three documents of our own."""
    return read_cases()[0]


@pytest.fixture
def claims() -> list[Claim]:
    """Their claims, fourteen in all."""
    return read_cases()[1]


@pytest.fixture
def documents_table(documents: list[Document]) -> pd.DataFrame:
    """The `documents` table of the three documents."""
    return documents_frame(documents)


@pytest.fixture
def claims_table(claims: list[Claim]) -> pd.DataFrame:
    """The `claims` table of their claims."""
    return claims_frame(claims)
