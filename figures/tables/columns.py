"""Columns: what one column of a table holds, said once, for every rendering of the table.

>>> Column(name="tier", title="Tier", description="How definite.", type="string", example="core",
...        vocabulary="tier").terms()
('core', 'context', 'vague', 'singular')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from figures import vocabulary

Type = Literal["string", "integer", "number", "boolean", "date"]
"""The types of Frictionless Table Schema that the tables use."""


OFFSET = "character"
"""The unit of offsets: a Unicode code point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `example` is written as in CSV; `pattern` must match the whole value.

    `vocabulary` names the closed list that the values come from, `unit` what numbers count, `hxl` the tag and
    attributes of the Humanitarian Exchange Language, and `refers` the `table.column` whose values it repeats.
    """

    name: str
    title: str
    description: str
    type: Type
    example: str
    nullable: bool = False
    unique: bool = False
    unit: str | None = None
    vocabulary: str | None = None
    pattern: str | None = None
    minimum: int | None = None
    format: str | None = None
    hxl: str | None = None
    refers: str | None = None

    def meanings(self) -> Mapping[str, str]:
        """The terms of the column's vocabulary, each with its meaning; empty where the vocabulary is open.

        >>> column = Column(name="m", title="", description="", type="string", example="killed", vocabulary="measure")
        >>> column.meanings()["missing"]
        'missing, unaccounted for, trapped'
        """
        if self.vocabulary is None:
            return {}
        said = vocabulary.read("terms").get(self.vocabulary, {})
        return {term: said.get(term, "") for term in _listed(self.vocabulary) or said}

    def terms(self) -> tuple[str, ...]:
        """What the column may hold; empty where the vocabulary is open."""
        return tuple(self.meanings())


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its columns in order, the column that names a row, and the columns that its rows are sorted by."""

    name: str
    title: str
    description: str
    key: str
    sorted_by: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def of_type(self, *types: Type) -> list[str]:
        """The names of the columns of these types, in order."""
        return [column.name for column in self.columns if column.type in types]


def groups() -> dict[str, str]:
    """The group of each measure, in the order of the guidelines.

    >>> groups()["killed"]
    'casualties'
    """
    return {measure: group for group, measures in vocabulary.read("measures").items() for measure in measures}


def _listed(name: str) -> tuple[str, ...]:
    """The terms that measures.toml lists, so that a measure which a user adds there is known here."""
    if name == "measure":
        return tuple(groups())
    return tuple(vocabulary.read("measures")) if name == "category" else ()
