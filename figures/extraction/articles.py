"""Articles: counts of one that only an article states, in time ("within a month") and in harm ("a soldier was killed").

>>> from figures.extraction.clauses import words
>>> text = "A soldier was killed and another man was wounded by a sniper."
>>> [(r.measure, text[r.start:r.end]) for r in harmed(text, words(text, []), ())]
[('killed', 'A soldier'), ('injured', 'another man')]
>>> [text[a:c] for text in ["It will meet within a month."] for a, b, c in spans(text.lower())]
['a month']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.kinds import kinds
from figures.extraction.measures import Reading
from figures.extraction.patterns import one_of
from figures.extraction.phrases import Phrase, gather
from figures.extraction.predicates import predicate
from figures.extraction.triggers import VERBS
from figures.vocabulary import read

_BESIDE = read("number_words")["beside"]
_TIME = one_of(_BESIDE["times"])
_SPAN = re.compile(
    rf"(?:\b{one_of(_BESIDE['spanning'])}\s+(an?)\s+({_TIME})\b(?!-|\s+later|\s+from now)"
    rf"|(?<![\w%])(an?)\s+({_TIME})\s+(?:ago|before|after|since|earlier|into|of)\b)"
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


def harmed(text: str, words: Sequence[Word], readings: Sequence[Reading]) -> Iterator[Harmed]:
    """Persons counted by an article whom the sentence `text` says were harmed, held or freed."""
    named = _names(text, words)
    for at, word in enumerate(words):
        if word.text not in ("a", "an", "another") or word.tag not in ("det", "adv"):
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
        if counted.head is None or counted.unit != "person" or _is_apposition(words, at, counted, named):
            continue
        if _is_attribute(words, counted.head + 1):
            continue
        said = predicate(words, at, counted, kinds(counted.noun, counted.unit))
        measure = said.measure if said is not None else _of_whole(words, at, readings)
        if measure in _HARM and (said is None or said.last - 1 != counted.head):
            trigger = None if said is None else (words[said.first].start, words[said.last - 1].end)
            yield Harmed(
                word.start,
                words[counted.head].end,
                word.end,
                measure,
                (words[begin].start, words[counted.head].end),
                trigger,
            )


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


def _names(text: str, words: Sequence[Word]) -> frozenset[int]:
    """The words that begin with a capital, where capitals tell anything."""
    if not words or text.isupper():
        return frozenset()
    offset = words[0].start - text.find(text.lstrip()[:1]) if text.strip() else 0
    return frozenset(
        k for k, word in enumerate(words) if k and text[word.start - offset : word.start - offset + 1].isupper()
    )


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` makes what stands before it an attribute: "a police academy", "a general amnesty"."""
    if at >= len(words):
        return False
    word = words[at]
    if word.tag == "verb":
        return all(sense.form == "base" for sense in VERBS[word.text])
    return word.tag == "word" and not word.text.endswith(("ed", "ing"))


def _is_apposition(words: Sequence[Word], at: int, counted: Phrase, named: frozenset[int]) -> bool:
    """Whether the phrase only describes somebody who is named: ", a teacher," or "he was a soldier"."""
    before = words[at - 1] if at else None
    after = words[counted.last] if counted.last < len(words) else None
    if before is None:
        return False
    if before.tag == "be" or before.text in ("as", "like", "than", "be"):
        return before.text != "being"
    if before.text != "," or at < 2 or words[at - 2].tag != "word":
        return False
    if any(word.text in _LISTING for word in words[max(0, at - 6) : at]):
        return False
    return (
        after is None
        or after.text in (",", ".", ";")
        or at - 2 in named
        and after.tag not in ("be", "have", "modal", "verb")
    )


def _of_whole(words: Sequence[Word], at: int, readings: Sequence[Reading]) -> str | None:
    """The measure of the count that this person is told to be among: "12 people, including a child"."""
    ahead = {w.text for w in words[max(0, at - 2) : at]}
    earlier = [r for r in readings if r.at < at and r.measure in _HARM]
    if not earlier:
        return None
    listed = {w.text for w in words[earlier[-1].counted.last : at]} <= {",", "and"}
    return earlier[-1].measure if listed or ahead & {"including", "among"} else None
