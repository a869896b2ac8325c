"""Names: numbers that name, date, place or rate something and count nothing: Article 4, aged 37, 5.30 p.m., No. 3.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.exclusions.site import site_of
>>> from figures.extraction.numbers import scan
>>> text = "Flight 370 left in 2014 with 239 people"
>>> found = words(text, scan(text))
>>> [w.text for i, w in enumerate(found) if w.amount and not any(rule(site_of(text, found, i, 0)) for rule in DIGITS)]
['239']
"""

from __future__ import annotations

import re
from collections.abc import Callable

from figures.extraction.exclusions.site import LISTS, Site, patterns
from figures.vocabulary.nouns import is_plural, unit_of

_FORMAL = frozenset(LISTS["formal"])
_DESIGNATORS = frozenset(LISTS["designators"])
_COMPOUNDS = frozenset(LISTS["compounds"])
_NO_NAMES = frozenset(LISTS["capitals"]["no_names"])
_QUALITIES = "|".join(re.escape(q) for q in sorted(LISTS["qualities"], key=len, reverse=True))
_QUALITY = re.compile(rf"[ -]?(?:{_QUALITIES})(?![a-z])")
_AFTER = patterns("after")
_BEFORE = patterns("before", ends=True)
_SPELLED_BEFORE = patterns("spelled_before", ends=True)
_AGE_LIMIT = patterns("age_limit", ends=True)
_HEADING = 6
_COMPOUND = re.compile(r"[-\u2010\u2011]([a-z]+(?:-[a-z]+)*)")
_PHONE = re.compile(r"\d{2,4} \d{3,4} \d{3,4}|\d{3}-\d{3,4}-\d{3,4}|\+\d{1,3} \d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CAPITAL = re.compile(r"(?:^|[\s(\"'\u201c\u2018])([A-Z][\w.\u2019'-]*) $")
_AGED_NAME = re.compile(r"([A-Z][\w.\u2019'-]+ )*[A-Z][\w.\u2019'-]+ ?, ?$")
_BEHIND_AGE = re.compile(r" ?(?:,|\)|\.|;)| of (?=[A-Z])| from |$")

Rule = Callable[[Site], bool]


def has_quality(site: Site) -> bool:
    """Clock times, speeds, calibres, ordinals: what stands behind the number."""
    return _QUALITY.match(site.after) is not None or _AFTER.match(site.after) is not None


def is_compound(site: Site) -> bool:
    """The two-way street, a 9-millimetre pistol, a 14-year-old."""
    match = _COMPOUND.match(site.after)
    if match is None:
        return False
    first = match[1].split("-")[0]
    return match[1] in _COMPOUNDS or first in _COMPOUNDS and first not in ("time", "year-old")


def is_announced(site: Site) -> bool:
    """Ages, magnitudes, paragraphs, addresses: what stands before the number."""
    match = _BEFORE.search(site.before)
    return match is not None and not (match[0] == "number " and _is_numbering(site))


def _is_numbering(site: Site) -> bool:
    """Whether "number" is a verb: the dead number 20."""
    subject = site.words[site.at - 2] if site.at > 1 else None
    return subject is not None and (subject.tag in ("modal", "rel", "adv") or is_plural(subject.text))


def is_clock_time(site: Site) -> bool:
    """The minutes of 9: 30, the hour of "at 14.00", and 0430."""
    written = site.words[site.at].text
    minutes = re.fullmatch(r"\d\d", written) and re.search(r"\d ?: ?$", site.before)
    hour = re.fullmatch(r"[012]?\d\.[0-5]\d", written) and site.before.endswith("at ")
    military = re.fullmatch(r"[012]\d[0-5]\d", written) and site.before.endswith("at ") and not site.counts()
    return bool(minutes or hour or military or re.fullmatch(r"0\d{3}", written))


def is_telephone(site: Site) -> bool:
    """A number in the groups in which telephones are written."""
    around = site.text[max(0, site.begin - 12) : site.end + 12]
    return _PHONE.search(around) is not None or site.before.endswith("+") and re.match(r" \d", site.after) is not None


def is_age_limit(site: Site) -> bool:
    """Children under 10."""
    return _AGE_LIMIT.search(site.before) is not None and not site.counts()


def is_designation(site: Site) -> bool:
    """Always behind articles and pages; behind other words where they have a capital: Phase 3, Checkpoint 56."""
    if not site.at:
        return False
    written = site.text[: site.begin].rstrip()[-len(site.previous) :]
    if site.counts() and not (site.previous in _FORMAL and written[:1].isupper() and not site.shouted):
        return False
    if site.previous in _FORMAL:
        return not (site.previous == "number" and _is_numbering(site))
    if site.shouted and site.previous in _DESIGNATORS and len(site.words) <= _HEADING:
        return True
    return site.previous in _DESIGNATORS and written[:1].isupper() and not site.shouted


def is_year(site: Site) -> bool:
    """A bare 1972 that no plural follows, or that a name follows: the 2024 Olympic Games."""
    if not _YEAR.fullmatch(site.words[site.at].text):
        return False
    named = re.match(r" [A-Z][a-z]", site.text[site.end : site.end + 3]) is not None and not site.shouted
    return named or not (site.counts() and site.plural_next())


def is_address(site: Site) -> bool:
    """A number before a name: 12 Harbour Street."""
    capital = re.match(r" [A-Z]", site.text[site.end : site.end + 2])
    verb = site.at + 1 < len(site.words) and site.following.endswith("ed")
    return capital is not None and not verb and not site.shouted and not site.plural_next() and not site.counts()


def is_age_of_name(site: Site) -> bool:
    """John Doe, 37, and "the surviving brother, now 20"."""
    if site.counts():
        return False
    line = site.text[: site.begin]
    if line.endswith(", now ") and re.match(r",|\.", site.after):
        return True
    behind = site.text[site.end : site.end + 40]
    short = re.fullmatch(r"\d{1,3}", site.text[site.begin :].split(" ")[0].rstrip(".,;)"))
    aged = re.search(r", ?$", line) and re.match(r" ?,", behind) and short and len(short[0]) == 2 and site.at > 1
    if aged and unit_of(site.words[site.at - 2].text) == "person":
        return True
    if re.search(r", ?$", line) and _BEHIND_AGE.match(behind.lower() if site.shouted else behind) and short:
        return _AGED_NAME.search(line) is not None and not site.shouted
    return False


def is_numbered_name(site: Site) -> bool:
    """A capitalised word before a number that counts nothing: Protocol 2."""
    if site.counts() or site.shouted:
        return False
    match = _CAPITAL.search(site.text[: site.begin])
    if match is None or match.start(1) == 0 or site.at and site.words[site.at - 1].tag == "verb":
        return False
    word = match[1].lower()
    return word not in _NO_NAMES and not word.endswith("day")


def is_announced_in_words(site: Site) -> bool:
    """Phase three, number two."""
    return _SPELLED_BEFORE.search(site.before) is not None


def is_capital_in_line(site: Site) -> bool:
    """A number word with a capital inside a sentence: the Group of Seven."""
    if site.amount.kind != "number" or not site.amount.text[0].isupper() or site.shouted:
        return False
    return re.search(r"[a-z] $", site.text[: site.begin]) is not None and not site.counts()


def _definite(rule: Rule) -> Rule:
    return lambda site: site.amount.kind in ("number", "range") and rule(site)


DIGITS: tuple[Rule, ...] = (
    has_quality,
    is_compound,
    is_announced,
    is_clock_time,
    is_telephone,
    is_age_limit,
    is_designation,
    is_year,
    is_address,
    is_age_of_name,
    is_numbered_name,
)
SPELLED: tuple[Rule, ...] = (
    _definite(has_quality),
    is_announced_in_words,
    _definite(is_compound),
    _definite(is_age_limit),
    is_capital_in_line,
)
