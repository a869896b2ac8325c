"""Happenings: times told by what happened, whose day the text gives elsewhere or nowhere.

"At least 200 were killed since the offensive began", "before the signing of the deal the army took 300 villages".

>>> text = "60 died since the offensive began, and four before the signing of the deal."
>>> [(e.text(text), e.bound) for e in happening_expressions(text)]
[('since the offensive began', 'since'), ('before the signing of the deal', 'before')]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figures.extraction.dating.calendar_words import WORDS, Expression
from figures.extraction.dating.meanings import Days, Known, Meaning
from figures.extraction.patterns import alternatives

_LISTED: dict[str, list[str]] = WORDS["words"]


@dataclass(frozen=True, slots=True)
class OfHappening:
    """The time of a happening, told by the words that name it."""

    words: tuple[str, ...]

    def days(self, known: Known) -> Days | None:
        """The days on which the text tells of it, when it does."""
        return known.happening


_HAPPENING = alternatives([*_LISTED["happenings"], *_LISTED["turns"]])
_NAMED = rf"(?:(?:the|its|their|his|her|an?)\s+)?(?:[^\W\d_][\w\u2019'.-]*\s+){{0,4}}?(?:{_HAPPENING})"
_BEGAN = rf"(?:had\s+)?(?:{alternatives(_LISTED['beginning'])}|[a-z]{{3,}}ed|{alternatives(_LISTED['turned'])})"
_NOUN_PHRASE = r"(?:[^\W\d_][\w\u2019'.-]*\s+){1,5}?"
_SINCE = re.compile(
    rf"since\s+(?:{_NAMED}(?:\s+{_BEGAN})?|{_NOUN_PHRASE}{_BEGAN}|[a-z]{{3,}}ing(?:\s+(?:out|power|office|control))?)\b"
)
_BEFORE = re.compile(
    rf"(?:before|prior\s+to)\s+(?:the|its|their)\s+(?:[\w\u2019'-]+\s+){{0,3}}?(?:{_HAPPENING})\b"
    rf"(?:\s+of\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_HAPPENING})\b(?:\s+(?:{_HAPPENING})\b)*)?"
)
_BOUND = re.compile(r"\b(?:since|before|prior\s+to)\s")
_MONTH_OR_TIME = re.compile(
    rf"\b(?:{alternatives(WORDS['months'])}|{alternatives(WORDS['weekdays'])}|then|last|year|month|week|day|days|weeks|months|years)\b"
)
_TELLING = re.compile(
    rf"\b(?:{_HAPPENING}|{alternatives(_LISTED['turned'])}|(?!(?:{alternatives(_LISTED['beginning'])})\b)[a-z]{{3,}}ed)\b"
)
_JOINING = re.compile(
    r"\s+(?:(?:(?:back|early|late|of|on|in|at|around|the)\s+)*|[^\s,;.:]+(?:\s+[^\s,;.:]+){0,4}\s+(?:on|in)\s+)"
)


def happening_expressions(low: str) -> Iterator[Expression]:
    """Every "since" and "before" with a happening and no date of its own, in order."""
    for opened in _BOUND.finditer(low):
        bound = "since" if opened[0].startswith("since") else "before"
        found = (_SINCE if bound == "since" else _BEFORE).match(low, opened.start())
        if found and not _MONTH_OR_TIME.search(found[0]):
            words = tuple(_TELLING.findall(found[0]))
            yield Expression(found.start(), found.end(), OfHappening(words), bound)


def with_happenings(dated: Sequence[Expression], low: str) -> list[Expression]:
    """`dated` with the happenings: a date right behind one is the happening's ("since the war began in 2014")."""
    starts = [e.start for e in dated]
    result = list(dated)
    for happening in happening_expressions(low):
        first = bisect_left(starts, happening.start)
        behind = dated[first] if first < len(dated) else None
        within = first > 0 and dated[first - 1].end > happening.start
        if within or (behind is not None and behind.start < happening.end):
            continue
        if behind is not None and _JOINING.fullmatch(low, happening.end, min(behind.start, happening.end + 60)):
            if behind.bound is None:
                result[first] = Expression(happening.start, behind.end, behind.meaning, happening.bound)
        else:
            result.append(happening)
    return sorted(result, key=lambda e: e.start)


def _stem(word: str) -> str:
    """What "signing" and "signed" share."""
    return re.sub(r"(?:ing|ed|s)$", "", word) if len(word) > 5 else word


class Chronicle:
    """Which days a text has told of which happening, as it is read."""

    def __init__(self, low: str) -> None:
        self.low = low
        self.told: list[tuple[int, int, int, Days]] = []

    def tell(self, first: int, last: int, at: int, days: Days) -> None:
        """A sentence from `first` to `last` holds an expression at `at` that means `days`."""
        self.told.append((first, last, at, days))

    def days_of(self, meaning: Meaning) -> Days | None:
        """The days told of the happening last: those nearest to its word in a sentence that has both."""
        if not isinstance(meaning, OfHappening):
            return None
        for word in map(_stem, reversed(meaning.words)):
            for first, last, _, _ in reversed(self.told[-_MOST:]):
                place = self.low.find(word, first, last)
                if place >= 0:
                    same = [(abs(at - place), days) for a, _, at, days in self.told[-_MOST:] if a == first]
                    return min(same, key=lambda each: each[0])[1]
        return None


_MOST = 24  # expressions back that a happening may have been told
