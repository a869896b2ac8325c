"""From a document to its claims: sentences, numbers, what is counted, what happened, when, who says so, links.

>>> from figures.documents import Document
>>> document = Document(document_id="blast", text="At least 12 people were killed, police said.")
>>> [(c.claim_id, c.measure, c.low, c.claimant) for c in extract_claims(document)]
[('blast#char=9,11', 'killed', Decimal('12'), 'police')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.documents import Document
from figures.extraction.claimants import Attribution, attribute
from figures.extraction.claims import Claim, address
from figures.extraction.dates import Dating, date_mentions, publication_date
from figures.extraction.finding import find_mentions
from figures.extraction.links import Link, link
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage, split
from figures.extraction.status import Status, assess
from figures.vocabulary import read

if TYPE_CHECKING:
    from figures.extraction.parsing import Parser

__all__ = ["extract_claims", "passage_of"]

_GROUPS = {measure: group for group, measures in read("measures").items() for measure in measures}


def extract_claims(document: Document, parser: Parser | None = None) -> tuple[Claim, ...]:
    """The claims of a document in the order of its text, one for each number that it states.

    A `parser` is asked what happened to the people and things of which the grammar cannot tell.
    """
    passage = passage_of(document)
    mentions = find_mentions(passage, parser)
    if not mentions:
        return ()
    datings = date_mentions(passage, mentions)
    attributions = attribute(passage, mentions)
    claimants = [a.claimant_resolved for a in attributions]
    links = link(passage, mentions, claimants, [(d.start, d.end) for d in datings])
    statuses = assess(passage, mentions)
    addresses = [address(document.document_id, m.number_start, m.number_end) for m in mentions]
    rows = zip(mentions, datings, attributions, links, statuses, strict=True)
    return tuple(_claim(document, passage, addresses, *row) for row in rows)


def passage_of(document: Document) -> Passage:
    """The document as the stages read it, with the day it carries itself where none is given."""
    published = document.published
    if published is None:
        found = publication_date(document.text)
        published = found.date if found is not None and found.basis == "stated" else None
    return Passage(document.text, split(document.text), published, document.via)


def _claim(
    document: Document,
    passage: Passage,
    addresses: list[str],
    mention: Mention,
    dating: Dating,
    attribution: Attribution,
    links: Link,
    status: Status,
) -> Claim:
    return Claim(
        claim_id=address(document.document_id, mention.number_start, mention.number_end),
        document_id=document.document_id,
        start=mention.start,
        end=mention.end,
        quote=document.text[mention.start : mention.end],
        number_start=mention.number_start,
        number_end=mention.number_end,
        number=document.text[mention.number_start : mention.number_end],
        sentence=passage.sentences[mention.sentence].text,
        value=mention.value,
        low=mention.low,
        high=mention.high,
        modifier=mention.modifier,
        unit=mention.unit,
        measure=mention.measure,
        category=_GROUPS[mention.measure],
        tier=mention.tier,
        counting=None,
        object=mention.object,
        population=None,
        place=None,
        country=None,
        date_start=dating.start,
        date_end=dating.end,
        date_precision=dating.precision,
        date_text=dating.text,
        claimant=attribution.claimant,
        claimant_resolved=attribution.claimant_resolved,
        claimant_key=None,
        claimant_type=attribution.claimant_type,
        attribution=attribution.attribution,
        via=attribution.via,
        part_of=None if links.part_of is None else addresses[links.part_of],
        restates=None if links.restates is None else addresses[links.restates],
        status=status.status,
        negated=status.status != "asserted",
        review_status=None,
    )
