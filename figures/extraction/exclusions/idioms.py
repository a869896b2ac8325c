"""Idioms: words that look like amounts and state none: one another, the second half, how many, test scores.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.exclusions.site import site_of
>>> from figures.extraction.numbers import scan
>>> text = "One of the worst attacks, officials told one another"
>>> found = words(text, scan(text))
>>> [is_idle_one(site_of(text, found, i, 0)) for i, w in enumerate(found) if w.amount]
[True, True]
"""

from __future__ import annotations

import re

from figures.extraction.exclusions.site import LISTS, Site, patterns
from figures.vocabulary.nouns import unit_of

_AFTER_ONE = frozenset(LISTS["after_one"])
_BEFORE_ONE = frozenset(LISTS["before_one"])
_COUNTABLE_BEFORE = frozenset("for by the that as than their his her last first".split())
_IDIOM = re.compile(r"\b" + patterns("idioms").pattern + r"\b")
_HALF_OF = patterns("half_of", ends=True)
_TWICE_MORE = patterns("twice_more")
_TWIN_THINGS = patterns("twin_things")
_ONE_OF_GROUP = patterns("one_of_group")
_ONE_OF_KIND = patterns("one_of_kind")
_SCORES_OF = patterns("scores_of")
_CLOSING = frozenset(["", ".", ",", ";", ":", "!", "?", ")"])
_ORDINAL = re.compile(r"an? (?:third|fifth|sixth|tenth)")
_PARENT = re.compile(r"\b(?:mother|father|parent|mum|dad|boy|girl|child|man|woman|son|daughter|baby|infant|youth) of $")
_PERIOD = re.compile(r" of (?:this|the|last|next) (?:year|month|week|century|decade|day)\b")
_MODAL = re.compile(r"\b(?:will|would|should|must|can|could|may|might)\b")


def is_idle_one(site: Site) -> bool:
    """Whether "one" is a pronoun, an article or part of an idiom: no one knew, one of the worst, one day."""
    if _IDIOM.search(site.before[-12:] + "one" + site.after[:14]):
        return True
    if site.previous in _BEFORE_ONE and not (site.previous in _COUNTABLE_BEFORE and unit_of(site.following or "-")):
        return site.previous != "than" or site.following in ("", ".", ",")
    if site.following in _AFTER_ONE:
        harmed = site.at and site.words[site.at - 1].tag == "verb"
        if site.following in ("was", "is", "has") and any(
            word.tag == "verb" for word in site.words[site.at + 2 : site.at + 5]
        ):
            return False
        return not (harmed and site.following in ("and", ",", "in", "at", "on"))
    if site.following == "of":
        return _ONE_OF_GROUP.match(site.after) is None or _ONE_OF_KIND.match(site.after) is not None
    pronoun = site.previous in ("", "the", "and", "or", "but") or site.words[site.at - 1].tag == "word"
    return site.following in _CLOSING and pronoun


def is_part_of_period(site: Site) -> bool:
    """The second half of the year, a third explosion: no share is stated."""
    if site.amount.kind != "fraction":
        return False
    noun = site.at + 1 < len(site.words) and site.words[site.at + 1].tag == "word" or unit_of(site.following or "-")
    if _ORDINAL.match(site.written) and noun and site.following not in ("fewer", "less", "larger", "smaller"):
        return True
    return _HALF_OF.search(site.before) is not None or _PERIOD.match(site.after) is not None


def is_wished_zero(site: Site) -> bool:
    """A zero that should or will be, and is not."""
    return site.amount.kind == "zero" and _MODAL.search(site.after) is not None


def is_multiple(site: Site) -> bool:
    """Twice as many, a dual national, twin sisters."""
    if site.written == "twice":
        return _TWICE_MORE.match(site.after) is not None
    return site.written in ("dual", "twin") and _TWIN_THINGS.match(site.after) is not None


def is_parent(site: Site) -> bool:
    """A mother of four."""
    return site.amount.kind == "number" and _PARENT.search(site.before) is not None and not site.counts()


def is_no_crowd(site: Site) -> bool:
    """How many, test scores, in the hundreds."""
    if site.amount.kind != "vague":
        return False
    if site.written in ("many", "several", "numerous", "multiple"):
        asked = re.search(r"\b(?:how|so|too|as|not|the|great|good) $", site.before)
        pronoun = re.match(r" (?:of us|a |an |as\b|times over)", site.after)
        return site.written == "many" and bool(asked or pronoun) or site.after.startswith("-")
    if site.written in ("scores", "tens"):
        return _SCORES_OF.match(site.after) is None or site.before.endswith(("the ", "his ", "test "))
    if site.written in ("hundreds", "thousands", "millions", "dozens", "billions"):
        return site.before.endswith(("in the ", "by the "))
    return False


def is_phrase(site: Site) -> bool:
    """Fifty-fifty, a thousand times."""
    around = site.before[-10:] + site.written + site.after[:12]
    return site.amount.kind == "number" and _IDIOM.search(around) is not None


IDIOMS = (is_part_of_period, is_wished_zero, is_multiple, is_parent, is_no_crowd, is_phrase)
