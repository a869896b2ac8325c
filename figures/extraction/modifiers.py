"""Modifiers: the words beside an amount that bound it, and the bounds that follow.

>>> from figures.extraction.numbers import scan
>>> text = "at least 286 people, 60-odd houses"
>>> [(b.modifier, text[b.start:b.end], b.low, b.high) for b in (bound(text, a) for a in scan(text))]
[('at_least', 'at least 286', Decimal('286'), None), ('about', '60-odd', None, None)]
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from figures.extraction.numbers import Amount, lowered
from figures.extraction.patterns import one_of
from figures.vocabulary import read

_WORDS = read("modifier_words")


class Bounds(NamedTuple):
    """An amount with its modifier: the run of text of both, and value and bounds as the guidelines define them."""

    start: int
    end: int
    modifier: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


_NAME = {word: name for name, words in _WORDS["before"].items() for word in words}
_AFTER_NAME = {word: name for name, words in _WORDS["after"].items() for word in words}
_PLACING = _WORDS["placing"]
_CURRENCY = r"(?:(?:[a-z]{1,3})?[$\u20ac\u00a3\u20b9\u00a5]|\b(?:rs|usd|eur|gbp|us)\.?)?\s*"
_BEFORE = re.compile(
    r"(?:(?<=\s)|(?<=[(\"'\u201c\u2018\u2014\u2013-])|^)"
    rf"(?P<words>{one_of(_NAME)})\s*(?:{one_of(_WORDS['beside']['words'])}\s+){{0,3}}{_CURRENCY}$"
)
_AFTER = re.compile(
    r"(?P<glued>\s?(?:-plus|-odd|\+|plus|-ish)(?!\w))"
    rf"|\s+(?P<apart>{one_of(word for word in _AFTER_NAME if word[0].isalpha())})\b"
)
_DISTANT = re.compile(
    r"\s+(?P<noun>(?:[a-z-]+\s+){1,3}?)(?P<words>or more|or so|at least|at most|or less|or fewer)\b(?!\s+[\d])"
)
_NOT_BEFORE = re.compile(
    rf"\b{one_of(_PLACING['particle'])}\s+over\s*$|\b(?:come|came|coming|comes)\s+(?:under|about)\s*$|\bnot\s+about\s*$"
)
_MEASURED = re.compile(rf"[\w.,]+(?:[\s-]+\w+){{0,2}}?[\s-]*(?:{one_of(_PLACING['measured'])}|m\b)")
_SPAN_AHEAD = re.compile(rf"\s+(?:the\s+)?{one_of(_PLACING['ahead'])}\b")
_TIME = re.compile(rf"[\w.,]+[\s-]+{one_of(_PLACING['times'])}s?\b")
_LASTING = re.compile(rf"(?:^|\b{one_of(_PLACING['lasting'])}|[,(])\s*$")
_PLACES = frozenset(_PLACING["words"])
_WINDOW = 70
_BOUND = {
    "at_least": ("value", None),
    "more_than": ("value", None),
    "at_most": (None, "value"),
    "less_than": (None, "value"),
    "almost": (None, "value"),
}


def bound(text: str, amount: Amount, offset: int = 0) -> Bounds:
    """The modifier of `amount` in the sentence `text`, which begins at `offset` of the document."""
    low = lowered(text)
    at, end = amount.start - offset, amount.end - offset
    start, modifier = _before(low, at)
    after, follows = _after(low, end)
    if modifier is None and follows is not None:
        modifier, end = follows, after
    elif follows is not None and modifier in ("at_most", "about", "at_least"):
        end = after
    if amount.kind == "range":
        opened = start if modifier == "range" else at
        return Bounds(offset + min(opened, start), offset + end, "range", None, amount.low, amount.high)
    if modifier == "range":
        start, modifier = at, None
    if amount.kind in ("vague", "span"):
        return Bounds(offset + start, offset + end, "vague", None, None, None)
    if modifier is None or (amount.kind == "zero"):
        return Bounds(offset + at, offset + end, "exact", amount.value, amount.value, amount.value)
    sides = _BOUND.get(modifier, (None, None))
    least, most = (amount.value if side else None for side in sides)
    return Bounds(offset + start, offset + end, modifier, amount.value, least, most)


def _before(low: str, at: int) -> tuple[int, str | None]:
    """Where the modifier before position `at` begins, and its name."""
    begin = max(0, at - _WINDOW)
    match = _BEFORE.search(low, begin, at)
    if match is None:
        return at, None
    words = re.sub(r"\s+", " ", match["words"])
    if _NOT_BEFORE.search(low, begin, match.end("words")):
        return at, None
    name = _NAME[words]
    if words == "over" and _TIME.match(low, at) and not _LASTING.search(low, begin, match.start("words")):
        return at, None
    if words in _PLACES and _SPAN_AHEAD.match(low[match.end("words") :]):
        return at, None
    if words == "within" and not _MEASURED.match(low, at):
        return at, None
    start = match.start("words")
    if name != "range":
        double = _BEFORE.search(low, begin, start)
        if double is not None and name == "about" and _NAME[re.sub(r"\s+", " ", double["words"])] != "range":
            return double.start("words"), _NAME[re.sub(r"\s+", " ", double["words"])]
    return start, name


def _after(low: str, end: int) -> tuple[int, str | None]:
    match = _AFTER.match(low, end)
    if match is None:
        far = _DISTANT.match(low, end, end + 60)
        return (end, None) if far is None or far["words"] == "at least" else (end, _AFTER_NAME[far["words"]])
    words = re.sub(r"\s+", " ", match["apart"] or match["glued"].strip())
    return match.end(), _AFTER_NAME.get(words) or _AFTER_NAME.get(words.lstrip("-"))
