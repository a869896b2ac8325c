"""Nouns: what one of a counted noun is, in the guidelines' list of units, and its singular.

>>> unit_of("aid workers"), unit_of("anti-personnel mines"), unit_of("square kilometres"), unit_of("Syrian pounds")
('person', 'mine', 'km2', 'SYP')
>>> singular("military units"), is_plural("villages"), is_plural("dead"), is_plural("bus")
('military unit', True, True, False)

The words stand in people.toml, peoples.toml, units.toml, measurements.toml and currencies.toml, the rules of number in
nouns.toml, the endings of nouns for people in endings.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from figures.vocabulary import read

PERSON = "person"
OUTSIDE = "none"
"""The table of units.toml for nouns that have no unit of the list."""

LONGEST_NAME = 5
"""The words of the longest noun that the vocabulary holds."""

SHORT_ENDING = 6
"""A thing's name longer than this ends compounds too: "computer" rules out "minicomputer"."""

_SPACES = re.compile(r"[\s\u00a0]+")
_SIGNS = str.maketrans("\u2019\u2010\u2011", "'--")
_EDGES = " .,;:\"\u201c\u201d\u2018'"
_TRAILING = re.compile(r"(?: \w+(?:ed|ing|ly))+$")
_BREAK = re.compile(r"[,;:()\u2014\u201c\u201d\"]")


class Lexicon(NamedTuple):
    """Every known surface form in lower case: its unit, its singular, and the forms that can only be plural."""

    units: dict[str, str]
    currencies: dict[str, str]
    signs: dict[str, str]
    singulars: dict[str, str]
    plurals: frozenset[str]


class Rules(NamedTuple):
    """The rules of nouns.toml and endings.toml: number, phrases and the endings of nouns for people."""

    unchanged: frozenset[str]
    singular_in_s: frozenset[str]
    irregular: dict[str, str]
    plural_of: dict[str, str]
    link: re.Pattern[str]
    holders: frozenset[str]
    people: tuple[str, ...]
    proper: tuple[str, ...]
    not_people: frozenset[str]
    not_people_endings: tuple[str, ...]
    hyphenated: tuple[str, ...]


def unit_of(noun: str) -> str | None:
    """The unit of the guidelines' list, or the ISO 4217 code, that one of the counted `noun` is; None where none fits.

    `noun` may be singular or plural, and may carry what stands before and after its head. Nouns that are not
    known count as people when their ending says so. A bare "pound" is taken for the weight.

    >>> unit_of("members of the security forces"), unit_of("rounds of peace talks"), unit_of("pieces of ordnance")
    ('person', 'event', 'explosive')
    >>> unit_of("beekeepers"), unit_of("laser printers"), unit_of("reasons")
    ('person', None, None)
    """
    return _unit_of(noun)


def currency_of(sign: str) -> str | None:
    """The ISO 4217 code of a currency's noun, sign or code as written beside an amount; None for any other word.

    >>> currency_of("US$"), currency_of("Rs"), currency_of("euros"), currency_of("pounds"), currency_of("NGN")
    ('USD', 'INR', 'EUR', 'GBP', 'NGN')
    """
    lexicon = _lexicon()
    return lexicon.signs.get(sign) or lexicon.currencies.get(_plain(sign))


def currency_signs() -> tuple[str, ...]:
    """Every sign and code that can stand beside an amount of money, the longest first, as written.

    >>> "US$" in currency_signs() and "NGN" in currency_signs()
    True
    """
    return tuple(sorted(_lexicon().signs, key=lambda sign: (-len(sign), sign)))


@lru_cache(maxsize=65536)
def singular(noun: str) -> str:
    """The noun in lower case with its head in the singular; unchanged where it is singular already.

    >>> [singular(n) for n in ("bodies", "Houses", "prisoners of war", "gas stations", "policemen", "series", "people")]
    ['body', 'house', 'prisoner of war', 'gas station', 'policeman', 'series', 'person']
    """
    plain = _plain(noun)
    known = _lexicon().singulars.get(plain)
    if known is not None:
        return known
    rules = _rules()
    link = rules.link.search(plain)
    if link:
        return singular(plain[: link.start()]) + plain[link.start() :]
    before, joint, last = _last_word(plain)
    return before + joint + (_lexicon().singulars.get(last) or _singular_word(last, rules))


@lru_cache(maxsize=65536)
def is_plural(noun: str) -> bool:
    """True when the noun can only be plural; false for singulars and for forms that serve as both ("aircraft").

    >>> [is_plural(n) for n in ("troops", "wounded", "heads of state", "series", "crisis", "women")]
    [True, True, True, False, False, True]
    """
    lexicon, plain = _lexicon(), _plain(noun)
    if plain in lexicon.plurals:
        return True
    if plain in lexicon.singulars:
        return lexicon.singulars[plain] != plain
    head = _head(plain)
    last = _last_word(head)[2]
    return last in lexicon.plurals or singular(last) != last


def _plain(noun: str) -> str:
    return _SPACES.sub(" ", noun.translate(_SIGNS)).strip(_EDGES).lower()


def _last_word(plain: str) -> tuple[str, str, str]:
    return plain.rpartition(" ")


def _head(plain: str) -> str:
    """The noun phrase up to its head: what stands before the first "of", "in", "who" or comma."""
    link = _rules().link.search(plain)
    cut = plain[: link.start()] if link else plain
    return _BREAK.split(cut, maxsplit=1)[0].strip() or plain


@lru_cache(maxsize=65536)
def _unit_of(noun: str) -> str | None:
    plain = _plain(noun)
    for form in _readings(plain):
        unit = _lexicon().units.get(form)
        if unit is not None:
            return None if unit == OUTSIDE else unit
    return PERSON if _is_person(_head(plain), noun) else None


def _readings(plain: str) -> Iterator[str]:
    """The forms to look up: the phrase, the head with what it holds, the head with ever less before and after it."""
    yield plain
    head = _head(plain)
    last = _last_word(head)[2]
    if plain[len(head) :].startswith(" of "):
        held = _head(plain[len(head) + 4 :])
        yield from (f"{last} of {words}" for words in _shorter(held))
        if singular(last) in _rules().holders:
            yield from _shorter(held)
    yield from _shorter(head)
    yield last.rpartition("-")[2]
    if singular(last) not in _lexicon().plurals:
        yield singular(last)
    bare = _TRAILING.sub("", head)
    if bare != head:
        yield from _shorter(bare)


def _shorter(phrase: str) -> Iterator[str]:
    """The phrase with ever fewer words before its last."""
    words = phrase.split(" ")[-LONGEST_NAME:]
    return (" ".join(words[i:]) for i in range(len(words)))


def _is_person(head: str, noun: str) -> bool:
    """Whether an unknown noun ends as nouns for people do; `noun` keeps the capitals that tell a people's name."""
    rules = _rules()
    last = _last_word(head)[2]
    one = singular(last).rpartition("-")[2]
    if len(one) < 4 or not one.isalpha() or one in rules.not_people or one.endswith(rules.not_people_endings):
        return False
    if one.endswith(rules.people):
        return True
    written = re.search(rf"\b{re.escape(last)}", noun, re.IGNORECASE)
    return bool(written) and written[0][0].isupper() and not written[0].isupper() and one.endswith(rules.proper)


def _singular_word(word: str, rules: Rules) -> str:
    """The singular of a word that the lexicon does not hold, the last part of a compound standing for the whole."""
    if word in rules.irregular:
        return rules.irregular[word]
    if word in rules.unchanged or word in rules.singular_in_s or len(word) < 4:
        return word
    for plural in ("women", "men", "people", "children", "feet", "wives", "lives", "knives"):
        if word.endswith(plural) and word not in rules.not_people:
            return word[: -len(plural)] + rules.irregular[plural]
    return _regular_singular(word)


def _regular_singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1].removesuffix("'")


def _plural(noun: str, rules: Rules) -> str:
    """The plural of a listed singular: of its head, the word before "of" or before "-in-"."""
    if noun in rules.plural_of:
        return rules.plural_of[noun]
    link = rules.link.search(noun)
    if link:
        return _plural(noun[: link.start()], rules) + noun[link.start() :]
    before, joint, last = _last_word(noun)
    return before + joint + _plural_word(last, rules)


def _plural_word(word: str, rules: Rules) -> str:
    if word in rules.unchanged:
        return word
    for link in rules.hyphenated:
        head, found, tail = word.partition(link)
        if found:
            return _plural_word(head, rules) + link + tail
    start, joint, end = word.rpartition("-")
    if end in rules.plural_of:
        return start + joint + rules.plural_of[end]
    for one in ("woman", "man", "person", "child"):
        if word.endswith(one) and word not in rules.not_people:
            return word[: -len(one)] + rules.plural_of[one]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def _rules() -> Rules:
    nouns, endings = read("nouns"), read("endings")
    irregular: dict[str, str] = nouns["irregular"]
    phrases, not_people = nouns["phrases"], frozenset(endings["not_people"])
    plural_of = {one: many for many, one in reversed(irregular.items())} | {"person": "people"}
    return Rules(
        unchanged=frozenset(nouns["unchanged"]),
        singular_in_s=frozenset(nouns["singular_in_s"]),
        irregular=irregular,
        plural_of=plural_of,
        link=re.compile(rf" (?:{'|'.join(map(re.escape, phrases['links']))}) "),
        holders=frozenset(phrases["holders"]),
        people=tuple(endings["any"]),
        proper=tuple(endings["proper"]),
        not_people=not_people,
        not_people_endings=tuple(noun for noun in not_people if len(noun) > SHORT_ENDING),
        hyphenated=tuple(phrases["hyphenated"]),
    )


@cache
def _lexicon() -> Lexicon:
    units, singulars, plurals = _forms((unit, table) for unit, table in _tables())
    codes = read("currencies")
    currencies, money, many = _forms((code, table) for code, table in codes.items())
    signs = {sign: code for code, table in codes.items() for sign in (code, *table.get("signs", ()))}
    return Lexicon({**currencies, **units}, currencies, signs, {**money, **singulars}, frozenset(plurals | many))


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("people", "peoples"):
        for table in read(name).values():
            yield PERSON, table
    for name in ("units", "measurements"):
        yield from read(name).items()


def _forms(tables: Iterable[tuple[str, dict[str, Any]]]) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Surface form -> unit, surface form -> singular, and the forms that are only plural. What comes first stays."""
    rules = _rules()
    units: dict[str, str] = {}
    singulars: dict[str, str] = {}
    plurals: set[str] = set()
    for unit, table in tables:
        for noun in table.get("nouns", ()):
            many = _plural(noun, rules)
            for form in (noun, many):
                units.setdefault(form, unit)
                singulars.setdefault(form, noun)
        for form in (*table.get("forms", ()), *table.get("plural", ())):
            units.setdefault(form, unit)
        plurals.update(table.get("plural", ()))
    return units, singulars, plurals
