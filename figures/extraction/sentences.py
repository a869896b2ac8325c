"""Sentences: where each sentence of a text begins and ends, with its tokens.

>>> [s.text for s in split("Two died. The U.S. envoy left.\\nKilled: 12")]
['Two died.', 'The U.S. envoy left.', 'Killed: 12']
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., e.g.
    r"|(?<![^\W\d_])[kcm]?m[23](?![\w])"  # m2, km2
    r"|\d+(?:[.,:/]\d+)*"  # 1,318 and 5.30 and 10/12
    r"|[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*"  # words, compounds with a hyphen, PMN-2
    r"|['\u2019\u2018]s\b"  # possessive
    r"|\S"
)


class Token(NamedTuple):
    """A word, number or sign, with offsets into the document."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading or list item. `paragraph` counts the blocks of text it stands among."""

    start: int
    end: int
    text: str
    paragraph: int

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's words and signs in order, with offsets into the document."""
        found = WORD.finditer(self.text)
        return tuple(Token(self.start + m.start(), self.start + m.end(), m[0], m[0].lower()) for m in found)


@dataclass(frozen=True)
class Passage:
    """A document as the extractor sees it: its text in sentences, and the day and relayer it is known by."""

    text: str
    sentences: tuple[Sentence, ...]
    published: datetime.date | None = None
    via: str | None = None

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence begins, in order."""
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds `position`, or of the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)


ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl pvt brig adm cmdr sen rep gov pres supt insp rev hon st mt ft "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "no nos vs etc inc ltd co corp dept univ est approx fig al jr sr spc pfc cpt ssg op vol pp ave blvd".split()
)
# A full stop before one of these abbreviations' followers ends no sentence; U.S. may end one before a capital opener.
OPENERS = frozenset("the a an in on at it he she they we this that these those but and however meanwhile after".split())

_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|(?<=[a-z]{3})\.[\"\u201d]?(?=[A-Z][a-z]+\s)|\n")
_LIST_ITEM = re.compile(r"\s*(?:[-*\u2022\u25aa\u25cf\u2013\u2014]|\.\s{3,}|\(?\d{1,2}[.)]\s)")
_BLANK = re.compile(r"[ \t]*\n")
_LONGEST = 1500
"""Characters after which a text without full stops is cut, so that its cost grows with its length only."""
_TERMINAL = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*\s*$")


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences of `text` in order; nothing but white space stands between them."""
    wrapped = _hard_wrapped(text)
    found: list[Sentence] = []
    start, paragraph = 0, 0
    for match in _END.finditer(text):
        if match[0] == "\n":
            if not _breaks(text, start, match.start(), wrapped):
                continue
            end = match.start()
        elif _is_abbreviation(text, match.start(), match.end()):
            continue
        else:
            end = match.end()
        _add(found, text, start, end, paragraph)
        start = end
        if match[0] == "\n" and (not wrapped or _BLANK.match(text, match.end())):
            paragraph += 1
    _add(found, text, start, len(text), paragraph)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = next((at for at in range(start + _LONGEST, start, -1) if text[at].isspace()), start + _LONGEST)
        found.append(Sentence(start, cut, text[start:cut], paragraph))
        start = next((at for at in range(cut, end) if not text[at].isspace()), end)
    if start < end:
        found.append(Sentence(start, end, text[start:end], paragraph))


def _hard_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width, as in wire copy, so that a line's end ends no sentence."""
    lines = [line for line in text[:20000].split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    unfinished = [line for line in lines if 45 <= len(line) <= 90 and not _TERMINAL.search(line)]
    return len(unfinished) >= 0.5 * len(lines) and max(map(len, lines)) <= 100


def _breaks(text: str, start: int, at: int, wrapped: bool) -> bool:
    """Whether the line break at `at` ends the sentence that began at `start`."""
    following = text[at + 1 : at + 80]
    line = following.split("\n", 1)[0]
    if not line.strip():
        return True
    if _TERMINAL.search(text[max(start, at - 4) : at]) or _LIST_ITEM.match(line):
        return True
    if wrapped:
        return line[0].isspace()
    return not line.lstrip()[0].islower()


def _is_abbreviation(text: str, at: int, end: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation, initial or number and ends no sentence."""
    if text[at:end] != ".":
        return False
    following = text[end : end + 24].lstrip()
    if following[:1].islower():
        return True
    word = re.search(r"[\w.\u2019'-]*$", text[max(0, at - 20) : at])
    before = word[0].rsplit("-", 1)[-1] if word else ""
    if not before:
        return False
    if before.isdigit() and following[:1].isdigit():
        return True
    if len(before) == 1 and before.isupper() or "." in before:
        opener = re.match(r"[A-Za-z]+", following)
        known = opener is not None and opener[0].lower() in OPENERS and opener[0][0].isupper()
        return not (known and "." in before)
    return before.lower() in ABBREVIATIONS
