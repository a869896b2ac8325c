"""Validation: that a table keeps its types, vocabularies, ranges and rules, or where it does not.

    validate_claims(claims_frame(claims), documents)

A table that breaks a rule raises `TableError`, whose message names row, column, value and rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from figures.documents import Document
from figures.errors import TableError
from figures.tables.casting import cast
from figures.tables.claims import CLAIMS
from figures.tables.columns import Column, Table
from figures.tables.documents import DOCUMENTS
from figures.tables.failures import SHOWN, Failure, complaint

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pandera

    from figures.tables.rules import Rule

_BUILT_IN = {"not_nullable": "must not be missing", "field_uniqueness": "must stand in one row only"}


def validate_claims(claims: pd.DataFrame, documents: Iterable[Document] | None = None) -> pd.DataFrame:
    """The claims as given, with the table's own types; sure to keep every rule of the table.

    With `documents` it is sure as well that each claim stands in one of them, and that quote, number and sentence
    are what the document says at their offsets.

    Raises `TableError` when a column is missing or unknown, a value is not of its column's type or vocabulary, or a
    row breaks a rule. The message names the first ten failures by row, column, value and rule.
    """
    from figures.tables.rules import CLAIM_RULES, text_rules

    texts = () if documents is None else text_rules({document.document_id: document.text for document in documents})
    return _validate(claims, CLAIMS, (*CLAIM_RULES, *texts))


def validate_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents as given, with the table's own types; sure to keep every rule of the table.

    Raises `TableError` as `validate_claims` does.
    """
    from figures.tables.rules import DOCUMENT_RULES

    return _validate(documents, DOCUMENTS, DOCUMENT_RULES)


def validate(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows of `table`, validated without the documents' texts."""
    return validate_claims(frame) if table is CLAIMS else validate_documents(frame)


def schema(table: Table, rules: Sequence[Rule] = ()) -> pandera.DataFrameSchema:
    """The pandera schema of a table: its columns with their types, vocabularies and ranges, and `rules`.

    >>> from figures.tables.claims import CLAIMS
    >>> schema(CLAIMS).columns["tier"].nullable
    False
    """
    import pandera.pandas as pandera

    from figures.tables.casting import DTYPES

    columns = {
        column.name: pandera.Column(
            DTYPES[column.type],
            _checks(column),
            nullable=column.nullable,
            unique=column.unique,
            title=column.title,
            description=column.description,
        )
        for column in table.columns
    }
    checks = [pandera.Check(_holds(rule), error=rule.statement) for rule in rules]
    return pandera.DataFrameSchema(
        columns, checks, name=table.name, title=table.title, description=table.description, strict=True, ordered=True
    )


def _holds(rule: Rule) -> Any:
    """Whether no row breaks the rule. One answer for the table, for pandera would list each column of each row."""
    return lambda frame: not rule.broken(frame).any()


def _checks(column: Column) -> list[pandera.Check]:
    from pandera.pandas import Check

    limit: dict[str, Any] = {"n_failure_cases": SHOWN + 1}
    checks: list[Check] = []
    if column.vocabulary is not None:
        terms = column.terms()
        checks.append(Check.isin(terms, error=f"must be one of {', '.join(terms)}", **limit))
    elif column.pattern is not None:
        error = f"must be written like {column.example}"
        checks.append(Check(lambda values: values.str.fullmatch(column.pattern), error=error, **limit))
    elif column.type == "string":
        checks.append(Check(lambda values: values.str.strip() != "", error="must not be blank", **limit))
    if column.minimum is not None:
        least = column.minimum
        error = f"must be a number of at least {least}"
        checks.append(Check(lambda values: (values >= least) & (values < float("inf")), error=error, **limit))
    return checks


def _validate(frame: pd.DataFrame, table: Table, rules: Sequence[Rule]) -> pd.DataFrame:
    from pandera.errors import SchemaError, SchemaErrors

    typed = cast(frame, table)
    try:
        schema(table, rules).validate(typed, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    except SchemaError as error:  # pandera raises the one or the other, whether lazy or not
        cases = error.failure_cases
        if not hasattr(cases, "columns"):
            raise TableError(f"{table.name}: {error}") from error
    else:
        return typed
    failures = list(_failures(typed, cases, {rule.statement: rule for rule in rules}))
    more = len(failures) > SHOWN
    raise TableError(complaint(table, typed[table.key].tolist(), failures, more=more)) from None


def _failures(frame: pd.DataFrame, cases: Any, rules: dict[str, Rule]) -> Iterable[Failure]:
    """The failures that pandera reports, with the rows of those that concern the whole table."""
    for check, found in cases.groupby("check", sort=False):
        rule = rules.get(str(check))
        if rule is None:
            for column, row in found[["column", "index"]].head(SHOWN + 1).itertuples(index=False):
                statement = _BUILT_IN.get(str(check), str(check))
                yield Failure(int(row), {column: frame[column].iloc[int(row)]}, statement)
        else:
            import numpy as np

            rows = np.flatnonzero(np.asarray(rule.broken(frame), dtype=bool))[: SHOWN + 1]
            for row in rows.tolist():
                yield Failure(row, {name: frame[name].iloc[row] for name in rule.columns}, rule.statement)
