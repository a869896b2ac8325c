"""Triggers: which words say what happened, and to whom, read from the vocabulary into tables for quick look-up.

>>> [(s.verbs.name, s.form) for s in VERBS["killed"] if not s.rest]
[('kill', 'past'), ('kill', 'part')]
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from figures.vocabulary import read

_TRIGGERS = read("triggers")
_FORMS = read("verb_forms")
_GRAMMAR = read("grammar")


@dataclass(frozen=True)
class VerbClass:
    """Verbs that say the same of what they act on (`object`) and of who acts (`subject`): kind -> measure."""

    name: str
    object: dict[str, str]
    subject: dict[str, str]
    passive: dict[str, str]
    """What only the passive says: people who are "taken" are abducted."""


class Sense(NamedTuple):
    """One reading of a verb form: its class, its form (base, s, past, part, ing) and the words that must follow."""

    verbs: VerbClass
    form: str
    rest: tuple[str, ...]


def inflect(base: str) -> list[tuple[str, str]]:
    """The forms of a verb as (word, form).

    >>> inflect("stab")
    [('stab', 'base'), ('stabs', 's'), ('stabbed', 'past'), ('stabbed', 'part'), ('stabbing', 'ing')]
    >>> inflect("flee")[2:]
    [('fled', 'past'), ('fled', 'part'), ('fleeing', 'ing')]
    """
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    forms = [(base, "base"), (third, "s")]
    listed = [table[base] for table in (_FORMS["irregular"], _FORMS["second"]) if base in table]
    if base not in _FORMS["irregular"]:
        listed.append([_with_ed(base), _with_ed(base)])
    for past, part, *ing in listed:
        forms += [(past, "past"), (part, "part"), (ing[0] if ing else _with_ing(base), "ing")]
    return list(dict.fromkeys(forms))


def _doubles(base: str) -> bool:
    vowels = sum(c in "aeiou" for c in base)
    return vowels == 1 and len(base) > 2 and base[-1] not in "aeiouwxyhs" and base[-2] in "aeiou"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"


def _verbs() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = defaultdict(list)
    for name, entry in _TRIGGERS["verbs"].items():
        verbs = VerbClass(name, entry.get("object", {}), entry.get("subject", {}), entry.get("passive", {}))
        for verb in entry["verbs"]:
            base, *rest = verb.split(" ")
            for word, form in inflect(base):
                found[word].append(Sense(verbs, form, tuple(rest)))
    return {word: tuple(sorted(senses, key=lambda s: -len(s.rest))) for word, senses in found.items()}


def _phrases(table: dict[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, the longest first, with the measure that each names."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for measure, phrases in table.items():
        for phrase in phrases:
            parts = tuple(phrase.split(" "))
            found[parts[0]].append((parts, measure))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in found.items()}


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: measure for measure, words in table.items() for word in words}


VERBS = _verbs()
"""Every form of every trigger verb."""
ADJECTIVES = _phrases(_TRIGGERS["adjectives"])
NOUNS = _by_word(_TRIGGERS["nouns"])
NOMINALS = _by_word(_TRIGGERS["nominals"])
TOTALS = _phrases(_TRIGGERS["totals"])
DEEDS = frozenset(_TRIGGERS["deeds"]["nouns"])
"""Nouns that say what happened whatever is done to them: 12 deaths are deaths, registered or feared."""
POSSESSIVES = frozenset(_GRAMMAR["possessives"])
REFLEXIVES = frozenset(_GRAMMAR["reflexives"])


def follows(rest: tuple[str, ...], words: list[str]) -> bool:
    """Whether `words` begins with the words of a particle.

    >>> follows(("POSS", "lives"), ["their", "lives", "in"])
    True
    """
    if not rest:
        return True
    if len(words) < len(rest) or not _same(rest[0], words[0]):
        return False
    return all(_same(part, word) for part, word in zip(rest[1:], words[1:], strict=False))


def _same(part: str, word: str) -> bool:
    if part == "POSS":
        return word in POSSESSIVES
    if part == "REFL":
        return word in REFLEXIVES
    return part == word
