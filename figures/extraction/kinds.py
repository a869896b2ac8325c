"""Kinds: what sort of thing is counted, from the most special to the most general, for the tables of triggers.

>>> kinds("soldier", "person")
('soldier', 'person')
>>> kinds("truck", "vehicle"), kinds("bunker", None)
(('vehicle',), ('thing',))
"""

from __future__ import annotations

from functools import lru_cache

from figures.vocabulary import read

_NAMED: dict[str, frozenset[str]] = {name: frozenset(nouns) for name, nouns in read("triggers")["kinds"].items()}
_GENERAL = {
    "household": "person",
    "mine": "ordnance",
    "explosive": "ordnance",
    "munition": "ordnance",
    "grenade": "ordnance",
    "rocket": "ordnance",
    "missile": "ordnance",
    "aircraft": "vehicle",
    "tank": "vehicle",
    "ship": "vehicle",
    "building": "structure",
    "house": "structure",
    "flat": "structure",
    "bridge": "structure",
    "base": "structure",
    "camp": "structure",
    "settlement": "place",
    "region": "place",
    "country": "place",
}


@lru_cache(maxsize=16384)
def kinds(noun: str | None, unit: str | None) -> tuple[str, ...]:
    """The kinds of a counted noun; people where nothing is named, for a bare number counts people."""
    if noun is None and unit is None:
        return ("person",)
    words = {noun, noun.rsplit(" ", 1)[-1]} if noun else set()
    named = [name for name, nouns in _NAMED.items() if words & nouns]
    general = [unit, _GENERAL.get(unit, "")] if unit else ["thing"]
    found = [*named, *(kind for kind in general if kind)]
    return tuple(found)
