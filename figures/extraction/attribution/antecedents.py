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
    CUES,
    DETERMINERS,
    FIGURES,
    GENDERS,
    GENERIC_BODIES,
    GENERIC_PERSONS,
    NAME_JOINTS,
    NOUN_OR_VERB,
    PERSON_TITLES,
    PERSONS,
    PLURALS,
    PREPOSITIONS,
    QUANTIFIERS,
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


def can_be(pronoun: str, named: str, *, speaks: bool = True) -> bool:
    """Whether a pronoun can stand for a name: "he" for a person, "it" for a body, "they" for several or a body.

    Of one that is not known to have spoken more is asked: it must be of a kind that can.
    """
    bare = without_article(named)
    if not bare or not bare[0].isalpha():
        return False
    if pronoun == "they" and not speaks:
        head = head_noun(bare)
        return _is_plural(bare) and (head in SOURCES or head.removesuffix("s") in PERSONS)
    if pronoun == "they":
        return _is_plural(bare) or _is_body(bare) or speaks and not is_person(bare)
    if _is_plural(bare):
        return False
    words = {word.lower() for word in _core(bare)}
    if named[:4].lower() == "the " and bare[0].isupper() and words.isdisjoint(PERSONS | PERSON_TITLES):
        return pronoun == "it"
    if pronoun == "it":
        if not speaks and not _is_body(bare):
            return kind_of(bare) != "other" or " " not in bare and bare[0].isupper() and gender(bare) is None
        if len(bare.split()) == 1 and bare[0].isupper():
            return speaks and gender(bare) is None
        return _is_body(bare) or words.isdisjoint(PERSONS) and not is_person(bare)
    told = gender(named)
    if told is not None:
        return told == pronoun
    return not _is_body(bare) and (is_person(bare) or not words.isdisjoint(PERSONS))


def gender(named: str) -> str | None:
    """The pronoun that a name's title, noun or first name calls for, None where it tells nothing.

    >>> gender("spokeswoman"), gender("Mr Lee"), gender("Judge Lee")
    ('she', 'he', None)
    """
    for word in named.lower().replace(".", "").split():
        found = GENDERS.get(word)
        if found is not None:
            return found
    return None


def described(named: str) -> bool:
    """Whether a name tells a person by age or part alone: "the 22-year-old", "the suspect"."""
    return _DESCRIBED.match(named) is not None


def is_common(named: str) -> bool:
    """Whether a name is an article and a common noun: "the agency"."""
    words = named.lower().split()
    if len(words) > 2 and words[-2].endswith("-based"):
        words = [words[0], words[-1]]
    known = len(words) == 2 and (words[1] in SOURCES or words[1] in BODIES or words[1] in GENERIC)
    return known and words[0] == "the"


def is_unnamed(named: str) -> bool:
    """Whether a name tells an office, part or kind without a name, which can follow it: "one of them".

    >>> is_unnamed("a spokesman for the coastguard"), is_unnamed("Doctor Lee")
    (True, False)
    """
    words = _core(named)
    if not words or words[0].lower() in QUANTIFIERS:
        return bool(words)
    if "and" in words:
        return False
    owned = words[0].lower() in DETERMINERS or "'" in named or "’" in named or words[-1] in PERSONS
    return owned and words[-1][:1].islower()


def can_head(named: str, name: str) -> bool:
    """Whether a capitalised apposition names who is spoken of: a person for an office, a body for a body."""
    if name.lower() in TIMES or kind_of(name) == "government" and " " not in name:
        return False
    return is_person(name) != _is_body(without_article(named)) or not is_person(name)


def head_noun(named: str) -> str:
    """The noun that a name's first phrase ends with, in lower case: "a doctor at the clinic" is a doctor."""
    words = _core(named)
    return words[-1].lower() if words else ""


def short_title(named: str) -> str:
    """The last two words of an office, up to its head noun: "field officer" of "the agency's field officer"."""
    words = [word for word in _core(without_article(named)) if word.lower() not in DETERMINERS]
    owned = next((k for k in range(len(words) - 1, -1, -1) if words[k].endswith(("'s", "’s", "'", "’"))), -1)
    return " ".join(words[owned + 1 :][-2:])


def person_named(text: str, position: int, pronoun: str | None = None) -> str | None:
    """The person named last before `position`: the first one in the nearest sentence that names any."""
    low = max(0, position - NEAR)
    bounds = [m.end() for m in _SENTENCE.finditer(text, low, position)]
    for first, last in reversed(list(zip([low, *bounds], [*bounds, position], strict=True))):
        for match in _NAME.finditer(text, first, last):
            name = _without_opening(match[0])
            told = pronoun is None or gender(name) in (None, pronoun)
            if len(name.split()) > 1 and told and is_person(name) and not _tells(name):
                return name
    return None


def _tells(name: str) -> bool:
    """Whether a run of capitals is a headline's: it holds a verb, or is longer than a name without a title."""
    words = name.lower().split()
    if len(words) > 4 and PERSON_TITLES.isdisjoint(words):
        return True
    return any(CUES[w].form in ("s", "past") for w in words if w in CUES and w not in NOUN_OR_VERB)


def _without_opening(name: str) -> str:
    """The name without the word that opens its sentence: "But Judge Ann Lee"."""
    words = name.split()
    while words and (words[0].lower() in BREAKS or words[0].lower() in SUBORDINATORS | DETERMINERS | PREPOSITIONS):
        words = words[1:]
    while words and words[-1].lower() in BREAKS:
        words = words[:-1]
    return " ".join(words).rstrip(".'’")


def is_person(bare: str) -> bool:
    """Whether a name can be a person's: capitals, or a title, and no place, time or body.

    >>> is_person("Ann Lee"), is_person("Human Rights Clinic"), is_person("Governor Lys")
    (True, False, True)
    """
    words = bare.split()
    while len(words) > 1 and words[0][:1].islower() and words[0] not in TITLES:
        words = words[1:]
    bare = " ".join(words)
    lower = {w.lower().rstrip(".") for w in words}
    if not words or not lower.isdisjoint(TIMES) or _is_body(bare) or words[-1].lower() in SOURCES - TITLES:
        return False
    core = {w.lower().rstrip(".") for w in _core(bare)}
    if not core.isdisjoint(PERSON_TITLES):
        return not _is_plural(bare)
    capitals = [w for w in words if w[:1].isupper() and not w.isupper()]
    if len(words) > 1 and words[0].lower() in GENDERS and words[-1][:1].isupper():
        return True
    joints = sum(w.lower() in NAME_JOINTS for w in words[1:])
    whole = bool(capitals) and len(capitals) + joints == len(words)
    return whole and kind_of(bare) in ("other", "military", "health", "police")


def _is_body(bare: str) -> bool:
    """Whether a name is that of a body or document rather than of a person."""
    words = [word.lower() for word in _core(bare)]
    if not words:
        return True
    if words[-1] in PERSONS and words[-1] not in BODIES:
        return False
    if words[-1] in BODIES or words[-1] in REPORTS or words[-1] in FIGURES:
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
