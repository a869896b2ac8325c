"""Tables: the published tables, each column declared once, and what is rendered from the declarations.

    frame = claims_frame(claims)                # typed, sorted
    frame = validate_claims(frame, documents)   # or a TableError that names row, column, value and rule
    write_claims(frame, "claims.parquet")       # or .csv, .jsonl

>>> from figures.tables import TABLES
>>> sorted(TABLES)
['claims', 'documents']

Importing this imports neither pandas nor pandera; the functions do when they are called.
"""

from figures.tables.claims import CLAIMS
from figures.tables.columns import Column, Table
from figures.tables.documents import DOCUMENTS
from figures.tables.frames import claims_frame, documents_frame
from figures.tables.validation import schema, validate_claims, validate_documents

TABLES = {table.name: table for table in (CLAIMS, DOCUMENTS)}

__all__ = [
    "CLAIMS",
    "DOCUMENTS",
    "TABLES",
    "Column",
    "Table",
    "claims_frame",
    "documents_frame",
    "schema",
    "validate_claims",
    "validate_documents",
]
