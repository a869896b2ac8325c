"""Sites: an amount with the text and words around it, as the rules of exclusion see it.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> text = "In all 12 men fled"
>>> site = site_of(text, words(text, scan(text)), 2, 0)
>>> site.written, site.before, site.after
('12', 'in all ', ' men fled')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.numbers import Amount, lowered
from figures.vocabulary import read
from figures.vocabulary.nouns import is_plural, unit_of

LISTS = read("exclusions")
_WINDOW = 40


class Site(NamedTuple):
    """An amount in its sentence. `begin` and `end` are offsets into `text`; `before` and `after` are in lower case."""

    text: str
    words: Sequence[Word]
    at: int
    amount: Amount
    begin: int
    end: int
    before: str
    after: str
    written: str

    @property
    def in_digits(self) -> bool:
        """Whether a definite number is written in digits."""
        return self.amount.kind in ("number", "range") and self.amount.text[:1].isdigit()

    @property
    def shouted(self) -> bool:
        """Whether the sentence is all in capitals, which then tell nothing."""
        return self.text.isupper()

    @property
    def previous(self) -> str:
        """The word before the amount, empty at the start."""
        return self.words[self.at - 1].text if self.at else ""

    @property
    def following(self) -> str:
        """The word behind the amount, empty at the end."""
        return self.words[self.at + 1].text if self.at + 1 < len(self.words) else ""

    def counts(self) -> bool:
        """Whether a plural noun or a unit follows, which makes a count of the number."""
        for word in self.words[self.at + 1 : self.at + 5]:
            if word.tag not in ("word", "verb", "adv") and word.text not in ("-", "%"):
                return False
            if word.tag == "verb" and word.text.endswith(("ed", "t")):
                return False
            if is_plural(word.text) or unit_of(word.text) is not None or word.text in ("%", "percent", "per"):
                return True
        return False

    def plural_next(self) -> bool:
        """Whether a plural stands among the next three words."""
        ahead = self.words[self.at + 1 : self.at + 4]
        return any(is_plural(word.text) and not (word.tag == "verb" and word.text.endswith("ed")) for word in ahead)


def site_of(text: str, words: Sequence[Word], at: int, offset: int) -> Site:
    """The site of the amount at word `at` of the sentence `text`, which begins at `offset`."""
    amount = words[at].amount
    if amount is None:
        raise ValueError(f"word {at} is no amount: {words[at].text!r}")
    begin, end = amount.start - offset, amount.end - offset
    low = lowered(text)
    before, after = low[max(0, begin - _WINDOW) : begin], low[end : end + _WINDOW]
    return Site(text, words, at, amount, begin, end, before, after, amount.text.lower())


def patterns(name: str, ends: bool = False) -> re.Pattern[str]:
    """One pattern for the alternatives of a list in the vocabulary; with `ends`, only at the end of the text."""
    joined = "|".join(LISTS["patterns"][name])
    return re.compile(f"(?:{joined})$" if ends else f"(?:{joined})")
