"""Labels: what a number counts that stands apart from its noun.

In "Families sheltered: 1,312" the noun is the label's, in "the number of wounded rose to 30" that of the total.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> from figures.extraction.phrases import phrase
>>> text = "Families sheltered in schools: 1,312"
>>> found = words(text, scan(text))
>>> apart(found, 5, phrase(found, 5)).unit
'household'
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.phrases import Phrase, gather
from figures.vocabulary.nouns import is_plural, singular, unit_of

_NUMBERS = frozenset({"number", "numbers", "total"})
_SIGNS = frozenset(":-=|\u2013\u2014")
_REACH = 28
_ROW = 6


def apart(words: Sequence[Word], first: int, counted: Phrase, last: int = -1) -> Phrase | None:
    """The phrase that the bare number at word `first` counts, from before or behind it; None where there is none.

    `last` is the word of the number before it, behind which a label must begin.
    """
    return numbered(words, first, counted) or _label(words, first, counted, last)


def numbered(words: Sequence[Word], first: int, counted: Phrase) -> Phrase | None:
    """What "the number of" names: "brings to 19 the number of workers killed", "the number of wounded rose to 30"."""
    ahead = [word.text for word in words[counted.last : counted.last + 3]]
    if ahead[:2] == ["the", "number"]:
        if ahead[2:] != ["of"]:
            return counted._replace(last=counted.last + 2)
        held = gather(words, counted.last + 3, counted.last + 3, False)
        return held._replace(head=None) if held.noun is not None else None
    for k in range(first - 2, max(0, first - 2 - _REACH), -1):
        if words[k].text in ".;":
            return None
        if words[k].text == "of" and words[k - 1].text in _NUMBERS:
            return _linked(words, k + 1, first)
    return None


def _linked(words: Sequence[Word], begin: int, first: int) -> Phrase | None:
    """The noun behind "number of" where its words lead on to the number at `first`."""
    while begin < first and words[begin].tag == "det":
        begin += 1
    held = gather(words, begin, begin, False)
    if held.noun is None or held.last >= first:
        return None
    linked = any(word.text in SETS["links"] for word in words[held.last : first])
    return held._replace(head=None) if linked else None


def _is_row(words: Sequence[Word], first: int, counted: Phrase) -> bool:
    """Whether a short label without a sign stands before the number: "Schools damaged 12", "Damaged houses 120"."""
    told = any(word.tag == "verb" and word.text.endswith("ed") for word in words[:first])
    closed = counted.last >= len(words) or words[counted.last].tag == "punct"
    plain = all(word.tag in ("word", "verb", "adv", "conj") or word.text == "/" for word in words[:first])
    return told and closed and plain and 2 <= first <= _ROW


def _label(words: Sequence[Word], first: int, counted: Phrase, last: int) -> Phrase | None:
    """The noun of a label before a colon or dash."""
    k = first - 1
    if k >= 1 and words[k].text not in _SIGNS and _is_row(words, first, counted):
        k = first
    elif k < 1 or words[k].text not in _SIGNS:
        return None
    if counted.last < len(words) and words[counted.last].tag not in ("punct", "conj", "prep", "verb"):
        return None
    start = next((i + 1 for i in range(k - 1, -1, -1) if words[i].text in (";", "\u2022", ".")), 0)
    if last >= start:
        return None
    nouns = [i for i in range(start, k) if words[i].tag in ("word", "verb") and is_plural(words[i].text)]
    known = [i for i in nouns if unit_of(words[i].text) is not None]
    head = known[0] if known else nouns[0] if nouns and nouns[0] <= start + 1 else None
    if head is None:
        return None
    told = counted.last < len(words) and words[counted.last].tag == "verb"
    return Phrase(head, counted.last if told else head + 1, head, singular(words[head].text), unit_of(words[head].text))
