"""Numbers: every amount that a sentence writes, in digits or words, with its value.

>>> [(a.text, str(a.value)) for a in scan("Two dozen fled, 1.2 million stayed")]
[('Two dozen', '24'), ('1.2 million', '1200000')]
>>> [(a.text, str(a.low), str(a.high)) for a in scan("between 30 and 40 rebels, 3-4 guards")]
[('30 and 40', '30', '40'), ('3-4', '3', '4')]

Whether an amount is a claim, and what bounds it, is decided elsewhere: `exclusions` and `modifiers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from figures.extraction.patterns import SPACE, one_of
from figures.vocabulary import read

_WORDS = read("number_words")
_CARDINALS: dict[str, int] = _WORDS["cardinals"]
_MULTIPLIERS: dict[str, int] = _WORDS["multipliers"]
_SUFFIXES: dict[str, int] = _WORDS["suffixes"]
_SETS: dict[str, float] = _WORDS["sets"]
_FRACTIONS: dict[str, float] = _WORDS["fractions"]
_VAGUE: list[str] = _WORDS["vague"]["words"]
_SPANS: list[str] = _WORDS["vague"]["spans"]
_ZERO: list[str] = _WORDS["zero"]["words"]

LONGEST = 18
"""Digits of the longest number that is read as an amount; longer runs are identifiers."""


class Amount(NamedTuple):
    """A number as written. `kind` is number, range, vague, span (a bare plural of time), fraction or zero."""

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    left: str = ""
    """The word that opens a range: between, from."""


_BESIDE = _WORDS["beside"]
_CARD = one_of((word for word in _CARDINALS if word != "nil"), SPACE + "+")
_MULT = one_of(_MULTIPLIERS, SPACE + "+")
_SET, _FRACTION = one_of(_SETS, SPACE + "+"), one_of(_FRACTIONS, SPACE + "+")
_VAGUELY, _NOTHING, _TIMES = one_of(_VAGUE, SPACE + "+"), one_of(_ZERO, SPACE + "+"), one_of(_SPANS)
_GROUP = rf"an?[ ]{one_of(['hundred', 'thousand', 'million', 'billion', 'lakh', 'dozen'])}\b"
_DIGITS = "|".join(
    (
        r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?![\d,]*\d)",  # 1,318 and 1,23,456
        r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d.,]*\d)",  # 1 318
        rf"\d+\.[ ]\d+(?=[ ]{_MULT}\b)",  # 7. 2 million, in loose type
        r"\d{1,3},[ ]0\d\d(?![\d.,]*\d)",  # 2, 000
        r"\d{1,3},[ ]\d{3}(?=[ ][a-z]+s\b)",
        r"\d+(?:\.\d+)?",
    )
)
_ATOM = re.compile(
    rf"""
      (?P<set>\b{_SET}\b)
    | (?P<fraction>\b{_FRACTION}\b(?!-(?!way\b)[a-z]))
    | (?P<vague>\b{_VAGUELY}\b)
    | (?<![\w\#@])(?<![a-z][-\u2010\u2011.:/'\u2019])(?<!\d[.:/,])(?P<digits>(?>{_DIGITS}))
      (?:(?P<suffix>{one_of(_SUFFIXES)})(?![a-z0-9])
       | (?P<mult>[ \u00a0\n-]?{_MULT}\b(?:[ ]{_MULT}\b)?)
       | (?![a-z])
       | (?={one_of(_BESIDE["attached"])}(?![a-z])))
    | \b(?P<words>(?:{_CARD}|{_GROUP})(?:[ \u00a0\n-]+(?:and{SPACE}+)?(?:{_CARD}|{_MULT})\b)*)\b
    | \b(?P<span>{_TIMES})\b
    | \b(?P<zero>{_NOTHING})\b
    """,
    re.VERBOSE,
)
_ANY = re.compile(
    rf"\d|\ban?{SPACE}+{one_of(_BESIDE['times'])}\b"
    rf"|\b(?:{_CARD}|{_MULT}|{_VAGUELY}|{_SET}|{_FRACTION}|{_TIMES}|{_NOTHING})\b"
)
_MILLIONS = re.compile(rf"^.{{0,2}}[$\u20ac\u00a3]|m[ ](?!{one_of(_BESIDE['metres'])})[a-z]")
"""What stands around "5m" where it means millions and not metres."""
_WORD = re.compile(r"[a-z]+")
_JOIN = re.compile(
    rf"{SPACE}*(?:(?P<dash>[-\u2010-\u2015/])|(?P<to>to\b)|(?P<or>or\b)|(?P<and>and\b)){SPACE}*"
    r"(?:[$\u20ac\u00a3]|some[ ]|about[ ])?"
)
_OPEN = re.compile(
    rf"\b(between|from){SPACE}+(?:an?[ ]estimated[ ]|about[ ]|some[ ]|around[ ])?(?:us)?[$\u20ac\u00a3]?$"
)
_CHANGE = re.compile(rf"\b{one_of(_BESIDE['changes'])}\w*\b[^.;]{{0,60}}$")
_COUNTED = re.compile(rf"(?:[ \u00a0\n-]+{one_of(_BESIDE['lengths'])}\b){{0,3}}[ \u00a0\n-]+")
"""What may stand between a number and the time that it counts."""
_FEET = re.compile(r"[ ]?(?:ft|feet|foot)\.?[ ]?|['\u2019][ ]?")
_IN = re.compile(rf"{SPACE}+(?:out[ ]of(?:[ ]every)?|in(?:[ ]every)?){SPACE}+$")


def lowered(text: str) -> str:
    """Lower case of the same length, so that offsets hold in both.

    >>> len(lowered("İ 20")) == len("İ 20")
    True
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def has_amount(low: str) -> bool:
    """Whether the lower-case text may hold an amount at all: a quick look before the scan."""
    return _ANY.search(low) is not None


def scan(text: str, offset: int = 0, dates: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """The amounts of a sentence in order, with offsets moved by `offset`; none inside `dates`, spans of `text`."""
    low = lowered(text)
    if not has_amount(low):
        return []
    atoms = [atom for match in _ATOM.finditer(low) for atom in _atoms(match, text)]
    if dates:
        atoms = [a for a in atoms if not any(start < a.end and a.start < end for start, end in dates)]
    joined = _join(atoms, text, low)
    return [a._replace(start=a.start + offset, end=a.end + offset) for a in joined]


def _atoms(match: re.Match[str], text: str) -> Iterator[Amount]:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "words":
        yield from _spelled(match["words"], start, text)
        return
    written = re.sub(r"\s+", " ", match[0])
    if match["digits"] is not None:
        metres = match["suffix"] == "m" and not _MILLIONS.search(match.string[max(0, start - 3) : end + 12])
        end -= metres
        value = _digits(match, metres)
        if value is not None:
            yield Amount(start, end, text[start:end], "number", value, value, value)
    elif kind == "set":
        value = Decimal(str(_SETS[written]))
        yield Amount(start, end, text[start:end], "number", value, value, value)
    elif kind == "fraction":
        value = Decimal(str(_FRACTIONS[written]))
        yield Amount(start, end, text[start:end], "fraction", value, value, value)
    elif kind == "zero":
        yield Amount(start, end, text[start:end], "zero", Decimal(0), Decimal(0), Decimal(0))
    elif kind is not None:
        yield Amount(start, end, text[start:end], kind, None, None, None)


def _digits(match: re.Match[str], metres: bool) -> Decimal | None:
    digits = re.sub(r"[,\s]", "", match["digits"])
    if len(digits) > LONGEST:
        return None
    value = Decimal(digits)
    if match["suffix"] and not metres:
        value *= _SUFFIXES[match["suffix"]]
    if match["mult"]:
        for word in _WORD.findall(match["mult"]):
            value *= _MULTIPLIERS[word]
    return _plain(value)


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without trailing zeros: 1.2E+6 is 1200000."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _spelled(words: str, start: int, text: str) -> Iterator[Amount]:
    """The numbers in a run of number words: "two hundred and six", but "one" and "two" of "one two"."""
    total = current = Decimal(0)
    begin = end = -1
    article = False
    smallest = Decimal(10**15)
    for match in _WORD.finditer(words):
        word = match[0]
        if word in ("and", "a", "an"):
            article = word != "and"
            continue
        joined = begin >= 0 and _continues(word, current, smallest, words[end : match.start()])
        if begin >= 0 and not joined:
            yield _number(text, start + begin, start + end, total + current)
            total, current, smallest, begin = Decimal(0), Decimal(0), Decimal(10**15), -1
        if word in _MULTIPLIERS:
            if begin < 0 and not article:
                continue
            factor = Decimal(_MULTIPLIERS[word])
            if factor >= 1000 or word in ("dozen", "score"):
                total, current, smallest = total + (current or 1) * factor, Decimal(0), factor
            else:
                current = (current or 1) * factor
        else:
            current += _CARDINALS[word]
        if begin < 0:
            begin = 0 if article else match.start()
        end = match.end()
    if begin >= 0:
        yield _number(text, start + begin, start + end, total + current)


def _continues(word: str, current: Decimal, smallest: Decimal, between: str) -> bool:
    """Whether `word` goes on with the number whose last group is `current`."""
    if word in _MULTIPLIERS:
        factor = _MULTIPLIERS[word]
        return current > 0 and factor < smallest and (factor != 100 or current < 100)
    value = _CARDINALS[word]
    if "and" in between:
        return current >= 100 and current % 100 == 0 or current == 0
    if current == 0 or current % 100 == 0 and value < 100:
        return value > 0
    return current % 100 in range(20, 91, 10) and 0 < value < 10


def _number(text: str, start: int, end: int, value: Decimal) -> Amount:
    return Amount(start, end, text[start:end], "number", value, value, value)


def _join(atoms: list[Amount], text: str, low: str) -> list[Amount]:
    """Atoms with ranges ("20 to 30") and shares ("7 out of 10", "one in five") made one."""
    found: list[Amount] = []
    for atom in atoms:
        if found:
            pair = (
                _range(found[-1], atom, text, low)
                or _feet(found[-1], atom, text, low)
                or _one_in(found[-1], atom, text, low)
            )
            if pair is not None:
                found[-1] = pair
                continue
            if atom.start < found[-1].end or atom.kind == "span" and _COUNTED.fullmatch(low, found[-1].end, atom.start):
                continue
        found.append(atom)
    return found


def _range(a: Amount, b: Amount, text: str, low: str) -> Amount | None:
    if a.kind != "number" or b.kind != "number" or a.value is None or b.value is None:
        return None
    between = low[a.end : b.start]
    match = _JOIN.fullmatch(between)
    if match is None:
        return None
    first, second = a.value, b.value
    opened = _OPEN.search(low[max(0, a.start - 40) : a.start])
    if first < 1000 <= second and _scale(a.text) == 1:
        scale = _scale(b.text)
        if scale > 1 and first * scale < second:
            first *= scale
    if first >= second or second > 1000 * max(first, Decimal(1)):
        return None
    if match["and"] and not (opened and opened[1] == "between"):
        return None
    if match["to"] and opened and opened[1] == "from" and _CHANGE.search(low[max(0, a.start - 80) : a.start]):
        return None
    if match["dash"] and (
        len(between) > 3
        or between[0] == " "
        and match["dash"] in "\u2013\u2014\u2012\u2015"
        or match["dash"] == "/"
        and not between.startswith(" ")
    ):
        return None
    left = opened[1] if opened else ""
    return Amount(a.start, b.end, text[a.start : b.end], "range", None, first, second, left)


def _feet(a: Amount, b: Amount, text: str, low: str) -> Amount | None:
    """A height in feet and inches: "5 ft 2" is 5.17."""
    if a.kind != "number" or b.kind != "number" or a.value is None or b.value is None or not 0 < b.value < 12:
        return None
    if not _FEET.fullmatch(low[a.end : b.start]):
        return None
    value = round(a.value + b.value / 12, 2)
    return Amount(a.start, b.end, text[a.start : b.end], "number", value, value, value)


def _scale(written: str) -> int:
    word = re.search(r"([a-z]+)$", written.lower())
    return _MULTIPLIERS.get(word[1], _SUFFIXES.get(word[1], 1)) if word else 1


def _one_in(a: Amount, b: Amount, text: str, low: str) -> Amount | None:
    """A share written as so many of so many."""
    if a.kind != "number" or b.kind != "number" or not a.value or not b.value or a.value >= b.value or b.value > 100:
        return None
    between = low[a.end : b.start]
    if not _IN.fullmatch(between) or b.value > 20 and b.value != 100:
        return None
    value = round(a.value / b.value, 6)
    return Amount(a.start, b.end, text[a.start : b.end], "fraction", value, value, value)
