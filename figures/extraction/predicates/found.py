"""Found: what a predicate says happened, and which measures fit which kinds of things.

>>> measure_for({"person": "killed", "thing": "destroyed"}, ("soldier", "person"))
'killed'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GRAVITY = (
    *("killed", "casualties", "injured", "missing", "abducted", "detained", "evacuated", "displaced"),
    *("assisted", "affected", "destroyed", "damaged"),
)
"""Measures from the gravest down, for what is counted twice over."""
OF_PEOPLE = frozenset(
    {"killed", "injured", "casualties", "missing", "detained", "abducted", "released", "displaced", "evacuated"}
    | {"returned", "affected", "assisted", "withdrawn", "deployed"}
)
_MOBILE = frozenset({"deployed", "withdrawn", "evacuated"})


class Found(NamedTuple):
    """What happened: the measure, and the first and last word (exclusive) that say so.

    `far` when other counts lie between, `weak` when another word of the clause would outweigh this one.
    """

    measure: str
    first: int
    last: int
    far: bool = False
    weak: bool = False


def measure_for(table: dict[str, str], kinds: Sequence[str]) -> str | None:
    """The measure that a class of verbs names for the first of `kinds` that it knows."""
    for kind in kinds:
        if kind in table:
            return table[kind]
    return table.get("thing") if kinds and kinds[-1] == "thing" else None


def graver(one: str, other: str) -> str:
    """The graver of two measures, for what is counted twice over: "kidnapped and killed".

    >>> graver("abducted", "killed")
    'killed'
    """
    if other not in GRAVITY or one not in GRAVITY:
        return one
    return min(one, other, key=GRAVITY.index)


def fits(measure: str, kinds: Sequence[str]) -> bool:
    """Whether a measure can be said of a kind: people are injured, bridges are not.

    >>> fits("injured", ("bridge", "structure")), fits("damaged", ("bridge", "structure"))
    (False, True)
    """
    present = set(kinds)
    if measure in OF_PEOPLE:
        if measure == "affected" and {"structure", "place"} & present:
            return True
        return "person" in present or measure in _MOBILE and bool({"vehicle", "weapon", "position"} & present)
    if measure in ("found", "cleared", "used"):
        return bool({"ordnance", "weapon", "drone"} & present)
    if measure in ("captured", "held"):
        return bool({"place", "structure", "position"} & present)
    return bool({"structure", "vehicle", "weapon", "position", "thing", "place", "ordnance"} & present)
