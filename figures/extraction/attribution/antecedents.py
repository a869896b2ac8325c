"""Antecedents: whether a pronoun or a common noun can stand for a name, and the person named before it.

>>> can_be("it", "the Health Ministry"), can_be("he", "the Health Ministry")
(True, False)
>>> person_named("Governor Petro Lys came to the town. He", 37)
'Governor Petro Lys'
"""

from __future__ import annotations

import re

from figures.extraction.attribution.kinds import kind_of
from figures.extraction.attribution.lexicon import (
    BODIES,
    BREAKS,
    DETERMINERS,
    GENERIC_BODIES,
    GENERIC_PERSONS,
    PERSONS,
    PLURALS,
    PREPOSITIONS,
    REPORTS,
    SOURCES,
    SUBORDINATORS,
    TIMES,
    TITLES,
)
from figures.extraction.attribution.names import without_article

NEAR = 600
"""A person whom a pronoun means is named no further before it than this, in code points."""

GENERIC = GENERIC_BODIES | GENERIC_PERSONS
_NAME = re.compile(r"\b[A-Z][\w'’-]+\.?(?:\s+(?:(?:of|for|the|de|van|von|al|bin)\s+){0,2}[A-Z][\w'’-]+\.?){1,7}")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n")
_DESCRIBED = re.compile(r"the\s+(?:\d+-year|man\b|woman\b|suspect\b|gunman\b|defendant\b)", re.I)


def can_be(pronoun: str, named: str) -> bool:
    """Whether a pronoun can stand for a name: "he" for a person, "it" for a body, "they" for any."""
    bare = without_article(named)
    if pronoun == "they":
        return True
    if _is_plural(bare):
        return False
    words = set(bare.lower().split())
    if pronoun == "it":
        return _is_body(bare) or words.isdisjoint(PERSONS) and not _is_person(bare)
    return not _is_body(bare) and (_is_person(bare) or not words.isdisjoint(PERSONS))


def described(named: str) -> bool:
    """Whether a name tells a person by age or part alone: "the 22-year-old", "the suspect"."""
    return _DESCRIBED.match(named) is not None


def is_common(named: str) -> bool:
    """Whether a name is an article and a common noun: "the agency"."""
    words = named.split()
    return (
        len(words) == 2
        and words[0].lower() == "the"
        and (words[1].lower() in SOURCES or words[1].lower() in BODIES or words[1].lower() in GENERIC)
    )


def is_office(named: str) -> bool:
    """Whether a name tells a person's office without the person: "the governor of the province"."""
    words = named.split()
    lower = {w.lower() for w in words}
    return not lower.isdisjoint(PERSONS) and (words[0].lower() in DETERMINERS or not words[-1][:1].isupper())


def person_named(text: str, position: int) -> str | None:
    """The person named last before `position`: the first one in the nearest sentence that names any."""
    low = max(0, position - NEAR)
    bounds = [m.end() for m in _SENTENCE.finditer(text, low, position)]
    for first, last in reversed(list(zip([low, *bounds], [*bounds, position], strict=True))):
        for match in _NAME.finditer(text, first, last):
            name = _without_opening(match[0])
            if len(name.split()) > 1 and _is_person(name) and not _is_body(name):
                return name
    return None


def _without_opening(name: str) -> str:
    """The name without the word that opens its sentence: "But Judge Ann Lee"."""
    words = name.split()
    while words and (words[0].lower() in BREAKS or words[0].lower() in SUBORDINATORS | DETERMINERS | PREPOSITIONS):
        words = words[1:]
    while words and words[-1].lower() in BREAKS:
        words = words[:-1]
    return " ".join(words).rstrip(".'’")


def _is_person(bare: str) -> bool:
    """Whether a name can be a person's: two capitals or more, or a title, and no place, time or body."""
    words = bare.split()
    lower = {w.lower().rstrip(".") for w in words}
    if not lower.isdisjoint(TIMES) or _is_body(bare):
        return False
    if not lower.isdisjoint(TITLES):
        return True
    capitals = [w for w in words if w[:1].isupper() and not w.isupper()]
    return bool(capitals) and len(capitals) == len(words) and kind_of(bare) in ("other", "military", "health", "police")


def _is_body(bare: str) -> bool:
    """Whether a name is that of a body or document rather than of a person."""
    words = _core(bare.lower())
    if words and words[-1] in PERSONS:
        return False
    if not words or words[-1] in BODIES or words[-1] in REPORTS or words[0] in BODIES:
        return True
    return TITLES.isdisjoint(words) and not BODIES.isdisjoint(words)


def _core(bare: str) -> list[str]:
    """The words of a name up to its head noun: "medics | at the hospital"."""
    words = bare.split()
    end = next((k for k, word in enumerate(words) if k and word.lower() in PREPOSITIONS), len(words))
    return words[:end]


def _is_plural(bare: str) -> bool:
    """Whether a name is of several: "police", "residents", "the mayor and the governor"."""
    words = bare.split()
    last = _core(bare)[-1] if words else ""
    if last.lower() in PLURALS or "and" in words:
        return True
    return (last.islower() or last.lower() in SOURCES) and last.endswith("s") and not last.endswith(("ss", "'s", "’s"))
