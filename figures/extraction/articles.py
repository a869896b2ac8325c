"""Articles: counts of one that only an article states, in time ("within a month") and in harm ("a soldier was killed").

>>> from figures.extraction.clauses import words
>>> text = "A soldier was killed and another man was wounded by a sniper."
>>> [(r.measure, text[r.start:r.end]) for r in harmed(words(text, []), ())]
[('killed', 'A soldier'), ('injured', 'another man')]
>>> [text[a:c] for text in ["It will meet within a month."] for a, b, c in spans(text.lower())]
['a month']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.kinds import kinds
from figures.extraction.measures import Reading
from figures.extraction.patterns import one_of
from figures.extraction.phrases import Phrase, gather
from figures.extraction.predicates import Found, predicate
from figures.extraction.triggers import VERBS
from figures.vocabulary import read

_BESIDE = read("number_words")["beside"]
_TIME = one_of(_BESIDE["times"])
_SPAN = re.compile(
    rf"(?:\b{one_of(_BESIDE['spanning'])}\s+(an?)\s+({_TIME})\b(?!-|\s+later|\s+from now)(?<!second(?=\s[a-z]))"
    rf"|(?<![\w%])(an?)\s+({_TIME})\s+(?:ago|before|after|since|earlier|into|of|afterwards?)\b)"
)
_RATE = re.compile(rf"(?:\d|\b{one_of(_BESIDE['rates'])})\s*$")
_HARM = frozenset("killed injured missing detained abducted released".split())
_CLASSES = frozenset(read("triggers")["harm"]["classes"])
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split())
_LISTING = frozenset("killing killed wounding injuring and including".split())
_ADJECTIVES = frozenset(w.split(" ")[0] for m in _HARM for w in read("triggers")["adjectives"].get(m, ()))
_VERBS_OF_HARM = frozenset(word for word, senses in VERBS.items() if any(s.verbs.name in _CLASSES for s in senses))
HARM_WORDS = re.compile(rf"\b{one_of(_VERBS_OF_HARM | _ADJECTIVES)}\b")
"""Words without one of which nobody is said to be harmed: a quick look before the reading."""
ARTICLE = re.compile(r"\b(?:an?|another)\b")


class Harmed(NamedTuple):
    """One person whom only an article counts: the span of the phrase and of its article, measure and deciding words."""

    start: int
    end: int
    number_end: int
    measure: str
    object: tuple[int, int]
    trigger: tuple[int, int] | None


def spans(low: str) -> Iterator[tuple[int, int, int]]:
    """Where an article states one unit of time in the lower-case text: start, end of the article, end of the unit."""
    for match in _SPAN.finditer(low):
        group = 1 if match[1] else 3
        if not _RATE.search(low, max(0, match.start(group) - 14), match.start(group)):
            yield match.start(group), match.end(group), match.end(group + 1)


def harmed(words: Sequence[Word], readings: Sequence[Reading]) -> Iterator[Harmed]:
    """Persons counted by an article whom a sentence says were harmed, held or freed."""
    for at, word in enumerate(words):
        if not _is_article(word):
            continue
        begin = _behind_age(words, at + 2 if at + 1 < len(words) and words[at + 1].text in _ORDINALS else at + 1)
        counted = gather(words, begin, begin, True)
        if word.text == "another" and counted.head is None and counted.first < len(words):
            said = predicate(words, at, counted, ("person",))
            if said is not None and said.first == counted.last and said.measure in _HARM:
                yield Harmed(
                    word.start,
                    word.end,
                    word.end,
                    said.measure,
                    (word.end, word.end),
                    (words[said.first].start, words[said.last - 1].end),
                )
            continue
        if counted.head is None or counted.unit != "person" or _is_apposition(words, at, counted):
            continue
        if _is_attribute(words, counted.head + 1) or _tells(words, counted.head + 1):
            continue
        said = predicate(words, at, counted, kinds(counted.noun, counted.unit))
        if said is not None and _is_governed(words, at, said):
            continue
        measure = said.measure if said is not None else _of_whole(words, at, readings)
        if measure in _HARM and (said is None or said.last - 1 != counted.head):
            trigger = None if said is None else (words[said.first].start, words[said.last - 1].end)
            yield Harmed(
                word.start,
                words[counted.head].end,
                word.start + len(word.text.split(" ")[0]),
                measure,
                (words[begin].start, words[counted.head].end),
                trigger,
            )


def _is_article(word: Word) -> bool:
    """Whether the word is an article; the scanner takes one with its ordinal for a fraction: "a third victim"."""
    if word.amount is not None:
        return word.text.startswith("a ") and word.text[2:] in _ORDINALS
    return word.text in ("a", "an", "another") and word.tag in ("det", "adv")


def _behind_age(words: Sequence[Word], at: int) -> int:
    """Behind an age between the article and its noun: "a 34-year-old teacher"."""
    if (
        at + 3 < len(words)
        and words[at].tag == "num"
        and words[at + 1].text == "-"
        and words[at + 2].text.startswith(("year", "month"))
    ):
        return at + 3
    return at


def _tells(words: Sequence[Word], at: int) -> bool:
    """Whether the person only tells it: "killed five, and a resident told reporters"."""
    return at < len(words) and words[at].text in SETS["telling"]


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` makes what stands before it an attribute: "a police academy", "a general amnesty"."""
    if at >= len(words):
        return False
    word = words[at]
    if word.tag == "verb":
        return all(sense.form == "base" for sense in VERBS[word.text])
    return word.tag == "word" and not word.text.endswith(("ed", "ing"))


def _is_apposition(words: Sequence[Word], at: int, counted: Phrase) -> bool:
    """Whether the phrase only describes somebody who is named: ", a teacher," or "he was a soldier"."""
    if not at:
        return False
    before, after = words[at - 1], words[counted.last] if counted.last < len(words) else None
    if before.tag == "be" or before.text in ("as", "like", "than", "them"):
        listed = any(word.text == "among" for word in words[max(0, at - 6) : at])
        return before.text != "being" and not listed
    if before.text != "," or at < 2 or words[at - 2].tag not in ("word", "verb"):
        return False
    if any(word.text in _LISTING for word in words[max(0, at - 6) : at]):
        return False
    if after is None or after.text in (",", ".", ";"):
        return True
    return words[at - 2].capital and after.tag not in ("be", "have", "modal", "verb") or _closes_aside(words, at)


def _closes_aside(words: Sequence[Word], at: int) -> bool:
    """Whether a comma and a verb follow soon: "One of them, a student from Spain, died"."""
    for k in range(at, min(len(words) - 1, at + 9)):
        if words[k].text == ",":
            return words[k + 1].tag in ("be", "have", "modal", "verb")
    return False


def _is_governed(words: Sequence[Word], at: int, said: Found) -> bool:
    """Whether a preposition keeps what is said from the phrase: "according to a nurse", "followers of a commander"."""
    if not at or words[at - 1].tag != "prep" or words[at - 1].text in ("including", "with", "as"):
        return False
    return said.first < at and said.last != at - 1


def _of_whole(words: Sequence[Word], at: int, readings: Sequence[Reading]) -> str | None:
    """The measure of the count that this person is told to be among: "12 people, including a child"."""
    ahead = {w.text for w in words[max(0, at - 2) : at]}
    earlier = [r for r in readings if r.at < at and r.measure in _HARM]
    if not earlier:
        return None
    listed = {w.text for w in words[earlier[-1].counted.last : at]} <= {",", "and"}
    return earlier[-1].measure if listed or ahead & {"including", "among"} else None
