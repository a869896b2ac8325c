"""Quantities: amounts of time, length, area, mass, money and shares, told by the unit beside them.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> from figures.extraction.phrases import phrase
>>> text = "US$5.2 million in the coming six weeks for 18% of them"
>>> found = words(text, scan(text))
>>> [(q.unit, q.measure) for q in (quantity(text, found, i, phrase(found, i)) for i, w in enumerate(found) if w.amount)]
[('USD', 'money'), ('week', 'duration'), ('percent', 'share')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.phrases import Phrase
from figures.vocabulary.nouns import currency_of, is_plural, unit_of

_MEASURE = {
    unit: measure
    for measure, units in {
        "duration": "second minute hour day week month year decade century night fortnight",
        "distance": "mm cm metre km inch foot yard mile",
        "area": "m2 hectare acre km2",
        "mass": "gram kg tonne lb ounce",
        "share": "percent fraction",
    }.items()
    for unit in units.split()
} | {
    "square mile": "area",
    "square foot": "area",
    "square nautical mile": "area",
    "nautical mile": "distance",
    "litre": "other",
}
MEASUREMENTS = frozenset({"duration", "distance", "area", "money", "share", "mass"})
"""The measures that a unit names."""
_SIGN = re.compile(
    r"((?:[A-Z]{1,3}\s?)?[$\u20ac\u00a3\u20b9\u00a5\u20aa\u20bd\u20ba\u20b4\u20a6\u20b1\u0e3f]|\b[A-Z]{3}|\b[Rr]s\.?|\bTk\.?|\bSh\.?)\s?$"
)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b|pc\b|percentage points?\b)", re.IGNORECASE)
_TIMES = re.compile(r"[\s-](?:times|fold)\b", re.IGNORECASE)
_MORE = re.compile(
    r"[\s-](?:times|fold)\s+(?:the|as|more|larger|higher|that|its|greater|over(?!\s+the\b)|what|bigger|their|less|increase)\b",
    re.IGNORECASE,
)
_FEET_INCHES = re.compile(r"\d+\s?(?:ft|feet|foot|['\u2019])\.?\s?\d+$", re.IGNORECASE)


class Quantity(NamedTuple):
    """A measurement: what it is counted in, and which measure that is."""

    counted: Phrase
    unit: str
    measure: str


def quantity(text: str, words: Sequence[Word], at: int, counted: Phrase) -> Quantity | None:
    """The measurement that the amount at word `at` states, None where it counts something."""
    amount = words[at].amount
    if amount is None:
        raise ValueError(f"word {at} is no amount: {words[at].text!r}")
    base = words[0].start
    start, end = amount.start - base, amount.end - base
    sign = _SIGN.search(text, max(0, start - 6), start)
    if sign is not None and amount.kind != "zero":
        currency = currency_of(sign[1].strip()) or currency_of(sign[1].strip()[-1])
        if currency is not None:
            return Quantity(counted._replace(first=at + 1, last=at + 1, head=None, noun=None), currency, "money")
    if _FEET_INCHES.match(amount.text):
        return Quantity(counted._replace(first=at + 1, last=at + 1, head=None, noun=None), "foot", "distance")
    if _PERCENT.match(text, end):
        return Quantity(_one_word(words, at, counted), "percent", "share")
    if amount.kind == "fraction":
        if counted.unit in _MEASURE and counted.unit not in ("percent", "fraction") and counted.partitive is None:
            return Quantity(counted, counted.unit or "", _MEASURE[counted.unit or ""])
        return Quantity(counted._replace(last=at + 1), "fraction", "share")
    if _TIMES.match(text, end):
        if _MORE.match(text, end) or text[end : end + 5].endswith("fold"):
            return Quantity(counted, "times", "other")
        return Quantity(counted, "event", "occurred")
    unit = counted.unit if counted.head is not None and _near(words, at, counted) else None
    if counted.noun in ("night", "fortnight") and _near(words, at, counted):
        return Quantity(counted, counted.noun, "duration")
    unit = unit if unit in _MEASURE or unit is not None and unit.isupper() else _following_unit(words, at, counted)
    if unit is None:
        return None
    if unit.isupper():
        return Quantity(counted, unit, "money")
    return Quantity(counted, unit, _MEASURE[unit]) if unit in _MEASURE else None


def _near(words: Sequence[Word], at: int, counted: Phrase) -> bool:
    """Whether the head stands beside the number, as units do."""
    return counted.head is not None and counted.partitive is None and counted.head - at <= 4


def _following_unit(words: Sequence[Word], at: int, counted: Phrase) -> str | None:
    """The unit in the words right behind the number: "480 hectares", "20 km2", "3 lb"."""
    if counted.partitive is not None or at + 1 >= len(words):
        return None
    nxt = words[at + 1].text
    if words[at + 1].tag not in ("word", "verb", "punct") or "-" in nxt[1:]:
        return None
    for length in (1,) if is_plural(nxt) or words[at + 1].tag == "punct" else (2, 1):
        known = unit_of(" ".join(w.text for w in words[at + 1 : at + 1 + length]))
        if known in _MEASURE or known is not None and known.isupper():
            return known
    return None


def _one_word(words: Sequence[Word], at: int, counted: Phrase) -> Phrase:
    last = at + 3 if at + 1 < len(words) and words[at + 1].text == "per" else at + 2
    return counted._replace(first=at + 1, last=min(last, len(words)), head=None, noun=None)
