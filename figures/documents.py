"""Documents: a news text with what is known of its publication, read from files or given as a value."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its source. Offsets of claims count the code points of `text`."""

    document_id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: datetime.date | None = None
    published_basis: str | None = None
    published_note: str | None = None
    via: str | None = None
    language: str = "en"
    path: str | None = None
    sha256: str | None = None
