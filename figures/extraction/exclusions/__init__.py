"""Exclusions: amounts that are no claims, such as dates, ages, designations, ordinals, scores and idioms.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> def kept(text):
...     found = words(text, scan(text))
...     return [w.text for i, w in enumerate(found) if w.amount and not is_excluded(text, found, i, 0)]
>>> kept("Under Article 4 the 14-year-old got 3 books")
['3']

A rule is a short function over the site of an amount (`site.Site`); `names` holds those for numbers that name or date
something, `idioms` those for words that only look like amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.exclusions.idioms import IDIOMS, is_idle_one
from figures.extraction.exclusions.names import DIGITS, SPELLED
from figures.extraction.exclusions.site import site_of

__all__ = ["is_excluded"]


def is_excluded(text: str, words: Sequence[Word], at: int, offset: int) -> bool:
    """Whether the amount at word `at` of the sentence `text`, which begins at `offset`, is no claim by its form."""
    site = site_of(text, words, at, offset)
    if site.in_digits:
        return any(rule(site) for rule in DIGITS)
    if any(rule(site) for rule in SPELLED):
        return True
    return is_idle_one(site) if site.written == "one" else any(rule(site) for rule in IDIOMS)
