"""Clauses: the words of a sentence with what they can be, so that rules can walk them without a parser.

>>> from figures.extraction.numbers import scan
>>> text = "At least 12 people were killed."
>>> [(w.text, w.tag) for w in words(text, scan(text))][2:6]
[('12', 'num'), ('people', 'word'), ('were', 'be'), ('killed', 'verb')]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.numbers import Amount, lowered
from figures.extraction.sentences import WORD
from figures.extraction.triggers import VERBS
from figures.vocabulary import read

_GRAMMAR = read("grammar")
_CLASSES = (
    ("be", "be"),
    ("have", "have"),
    ("do", "do"),
    ("modal", "modals"),
    ("neg", "negations"),
    ("conj", "conjunctions"),
    ("det", "determiners"),
    ("rel", "relatives"),
    ("prep", "prepositions"),
    ("pron", "pronouns"),
    ("adv", "adverbs"),
)


class Word(NamedTuple):
    """A word or an amount.

    `tag` is num, punct, be, have, do, modal, neg, det, rel, prep, conj, pron, adv, verb or word.
    """

    start: int
    end: int
    text: str
    tag: str
    amount: Amount | None = None
    capital: bool = False
    """Written with a capital, or in a sentence that is all in capitals, where case tells nothing."""


def _tags() -> dict[str, str]:
    tags: dict[str, str] = {}
    for tag, name in _CLASSES:
        for word in _GRAMMAR[name]:
            tags.setdefault(word, tag)
    return tags


TAGS = _tags()
_ACRONYMS = frozenset({"us", "it", "who", "may", "un", "am"})
"""Capitals that are names where the text is not all in capitals: US troops, WHO staff."""
_LY = frozenset("family assembly supply reply ally rally italy july fly only belly bully".split())


def tag(word: str) -> str:
    """What a lower-case word can be; `word` for nouns, adjectives, names and verbs that say nothing of a count."""
    known = TAGS.get(word)
    if known is not None:
        return known
    if not word[0].isalnum():
        return "punct"
    if word in VERBS:
        return "verb"
    return "adv" if word.endswith("ly") and word not in _LY else "word"


def words(text: str, amounts: Sequence[Amount], offset: int = 0) -> list[Word]:
    """The words of the sentence `text`, which begins at `offset`; each amount is one word."""
    low, shouted = lowered(text), text.isupper()
    found: list[Word] = []
    at = 0
    for amount in amounts:
        start, end = amount.start - offset, amount.end - offset
        if start < at:
            continue
        _split(found, text, low, at, start, offset, shouted)
        found.append(Word(amount.start, amount.end, low[start:end], "num", amount))
        at = end
    _split(found, text, low, at, len(low), offset, shouted)
    if " that " in low:
        _mark_relatives(found)
    return found


def _mark_relatives(found: list[Word]) -> None:
    """Tell the relative "that" from the article: "priests that were murdered"."""
    for at in range(1, len(found) - 1):
        bound = found[at - 1].tag == "word" and found[at + 1].tag in ("be", "have", "modal")
        if bound and found[at].text == "that":
            found[at] = found[at]._replace(tag="rel")


def _split(found: list[Word], source: str, low: str, begin: int, end: int, offset: int, shouted: bool) -> None:
    for match in WORD.finditer(low, begin, end):
        text = match[0].replace("\u2019", "'").replace("\u2018", "'")
        if text in _ACRONYMS and source[match.start() : match.end()].isupper() and not shouted:
            found.append(Word(offset + match.start(), offset + match.end(), text, "word", None, True))
            continue
        kind = "be" if text == "'s" and _is_verb(low, match.end()) else ("punct" if text == "'s" else tag(text))
        capital = shouted or source[match.start()].isupper()
        found.append(Word(offset + match.start(), offset + match.end(), text, kind, None, capital))


def _is_verb(low: str, end: int) -> bool:
    """Whether the 's that ends here is "is" rather than a possessive; possessives are far more common."""
    return low.startswith((" been ", " being "), end)
