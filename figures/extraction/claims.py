"""Claims: the rows that extraction yields, one for each number that a document states."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import quote


class Claim(NamedTuple):
    """One row of the `claims` table; the columns are described in `figures.tables`."""

    claim_id: str
    document_id: str
    start: int
    end: int
    quote: str
    number_start: int
    number_end: int
    number: str
    sentence: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: str
    unit: str
    measure: str
    category: str
    tier: str
    counting: str | None
    object: str | None
    population: str | None
    place: str | None
    country: str | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    date_precision: str | None
    date_text: str | None
    claimant: str | None
    claimant_resolved: str | None
    claimant_key: str | None
    claimant_type: str | None
    attribution: str
    via: str | None
    part_of: str | None
    restates: str | None
    status: str
    negated: bool
    review_status: str | None


def address(document_id: str, number_start: int, number_end: int) -> str:
    """The `claim_id` of a number: its document and an RFC 5147 text fragment.

    What a fragment address cannot hold is percent-encoded; letters of every script stay as they are.

    >>> address("000_4a682159ccab117e", 2812, 2817)
    '000_4a682159ccab117e#char=2812,2817'
    >>> address("a b#c", 1, 2)
    'a%20b%23c#char=1,2'
    """
    return f"{_addressable(document_id)}#char={number_start},{number_end}"


def _addressable(document_id: str) -> str:
    kept = (c if c.isalnum() or c in "-._~/:@!$&'()*+,=" else quote(c, errors="surrogatepass") for c in document_id)
    return "".join(kept)
