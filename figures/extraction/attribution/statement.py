"""Statement: one place in a sentence where somebody is said to state something, and which words are theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.sentences import Sentence, Token

Tokens = Sequence[Token]

INSERTED = 20
"""An insertion between brackets or dashes holds no more tokens than this."""
_OPENERS = frozenset("(—–-")
_CLOSERS = frozenset(")—–-")
_ACRONYM = re.compile(r"\b(?:WHO|US|IT|AS|ACT|ON|MAY)\b")
"""Names in capitals that in small letters are words of the grammar."""


class Statement(NamedTuple):
    """Offsets into the document, ends exclusive.

    `start` to `end` is the speaker as written, `cue_start` to `cue_end` the words that report. What stands from
    `low` to `high` is stated, save what stands from `start` to `resume`: the speaker with appositions. `via`
    passes it on. `final` marks a cue that ends its sentence ("..., police said"), `weak` one that yields to any
    other, `cited` one that outranks them, `thought` a verb of finding or thinking, which inside a quotation
    leaves its words to whoever is quoted.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    low: int
    high: int
    resume: int
    via: str | None = None
    final: bool = False
    weak: bool = False
    cited: bool = False
    thought: bool = False

    def holds(self, position: int) -> bool:
        """Whether the words at `position` are what is stated."""
        return self.low <= position < self.high and not self.start <= position < self.resume


class Line(NamedTuple):
    """A sentence as statements are looked for in it: its offsets, text and tokens."""

    start: int
    end: int
    text: str
    tokens: Tokens

    def written(self, first: int, last: int) -> str:
        """The run of tokens as the text has it, its white space as single blanks."""
        begin, end = self.tokens[first].start - self.start, self.tokens[last - 1].end - self.start
        return " ".join(self.text[begin:end].split())


def line_of(sentence: Sentence) -> Line:
    """A sentence with its tokens, in lower case where all of it is in capitals and case tells nothing.

    >>> from figures.extraction.sentences import split
    >>> line = line_of(split("POLICE SAID 12 DIED")[0])
    >>> line.tokens[0].text, line.written(0, 2)
    ('police', 'POLICE SAID')
    """
    tokens: Tokens = sentence.tokens
    if sentence.text.upper() == sentence.text:
        tokens = [Token(t.start, t.end, t.lower, t.lower) for t in tokens]
    elif _ACRONYM.search(sentence.text):
        tokens = [t._replace(lower=t.lower + ".") if _ACRONYM.fullmatch(t.text) else t for t in tokens]
    return Line(sentence.start, sentence.end, sentence.text, tokens)


def words(tokens: Tokens, first: int, last: int) -> str:
    """The lower-case words of a run, joined by blanks."""
    return " ".join(t.lower for t in tokens[first:last])


def around(line: Line, run: tuple[int, int], cue: tuple[int, int]) -> Statement:
    """A statement of the whole clause around a phrase."""
    tokens = line.tokens
    first, last = run
    start, end = tokens[first].start, tokens[last - 1].end
    low, high = line.start, line.end
    for k in range(cue[0] - 1, -1, -1):
        if tokens[k].lower == ";":
            low = tokens[k].end
            break
    for k in range(last, len(tokens) - 1):
        if (
            tokens[k].lower == ";"
            or tokens[k].lower == ","
            and tokens[k + 1].lower in ("but", "while", "whereas", "although")
        ):
            high = tokens[k].start
            break
    resume = end if cue[0] < first else tokens[cue[1] - 1].end
    inserted = _insertion(tokens, cue[0], last)
    if inserted is not None:
        low, high = inserted
    made = Statement(start, end, tokens[cue[0]].start, tokens[cue[1] - 1].end, low, high, resume)
    return made._replace(cited=inserted is not None)


def _insertion(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The brackets or dashes around a phrase and an amount: "(some 40, according to the mayor)"."""
    opens = next((k for k in range(first - 1, max(-1, first - INSERTED), -1) if tokens[k].text in _OPENERS), None)
    closes = next((k for k in range(last, min(len(tokens), last + 4)) if tokens[k].text in _CLOSERS), None)
    if opens is None or closes is None or first - opens < 2:
        return None
    spaced = tokens[opens].text not in "-–" or tokens[opens].start > tokens[opens - 1].end
    return (tokens[opens].end, tokens[closes].start) if spaced and opens else None


def chosen(statements: Sequence[Statement], position: int) -> tuple[Statement, Statement | None] | None:
    """The statement that `position` belongs to, with the one it is passed on in ("X said that Y reported 12")."""
    holding = [s for s in statements if s.holds(position)]
    if not holding:
        return None
    strong = [s for s in holding if not s.weak] or holding
    cited = [s for s in strong if s.cited]
    before = [s for s in strong if s.cue_end <= position and not s.cited]
    after = [s for s in strong if s.cue_start > position and not s.cited]
    inner = max(before, key=lambda s: s.cue_start, default=None) or min(after, key=lambda s: s.cue_start, default=None)
    if cited:
        return cited[0], inner
    if inner is None:
        return holding[0], None
    outer = [
        s
        for s in before
        if not s.weak and s.cue_start < inner.cue_start and inner.start >= s.resume and inner.low >= s.cue_start
    ]
    if outer:
        return inner, outer[-1]
    final = [s for s in after if s.final and not s.weak and s is not inner]
    return inner, final[-1] if final and (inner in before or final[-1].cue_start > inner.cue_end) else None
