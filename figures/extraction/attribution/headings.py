"""Headings: statements that a colon, a dash or a bracket makes, in headlines, interviews and notes of sources.

>>> from figures.extraction.attribution.statement import line_of
>>> from figures.extraction.sentences import split
>>> line = line_of(split("Colonel Haas: I had 120 men.")[0])
>>> [line.text[s.start:s.end] for s in by_heading(line)]
['Colonel Haas']
"""

from __future__ import annotations

from figures.extraction.attribution.antecedents import is_person
from figures.extraction.attribution.kinds import is_place, kind_of
from figures.extraction.attribution.lexicon import FIGURES, FINITE, REPORTS, SOURCES, TITLES
from figures.extraction.attribution.speakers import speaker_after
from figures.extraction.attribution.statement import Line, Statement, Tokens, around, words

HEADING = 8
"""The longest name, in words, that a headline sets before a colon or after a dash."""


def by_heading(line: Line) -> list[Statement]:
    """The statements of a sentence that its marks make."""
    sourced = _sourced(line) if "ource" in line.text or "OURCE" in line.text else []
    return [*_heading(line), *sourced, *(_bracketed(line) if "[" in line.text else [])]


def _heading(line: Line) -> list[Statement]:
    """The statement of "UN: thousands flee", "Forty killed in blast - police"."""
    tokens = line.tokens
    colon = next((k for k in range(min(len(tokens), HEADING)) if tokens[k].lower == ":"), None)
    turn = colon is not None and _takes_turn(tokens, colon)
    if colon and len(tokens) - colon > 4 and (turn or tokens[-1].text != "." and _only_source(tokens, 0, colon)):
        start, end = tokens[0].start, tokens[colon - 1].end
        return [Statement(start, end, tokens[colon].start, tokens[colon].end, end, line.end, end)]
    dash = next(
        (k for k in range(len(tokens) - 2, max(2, len(tokens) - HEADING), -1) if tokens[k].text in "-–—:"), None
    )
    if (
        dash
        and tokens[-1].text.isalpha()
        and (tokens[dash].text == ":" or tokens[dash].start > tokens[dash - 1].end)
        and _only_source(tokens, dash + 1, len(tokens))
    ):
        start, end = tokens[dash + 1].start, tokens[-1].end
        return [Statement(start, end, tokens[dash].start, tokens[dash].end, line.start, start, end, weak=True)]
    return []


def _takes_turn(tokens: Tokens, colon: int) -> bool:
    """Whether a name and a colon open a turn of an interview: "Colonel Haas: I had 120"."""
    bare = " ".join(t.text for t in tokens[:colon])
    titled = tokens[0].lower in TITLES or any(t.text in ("I", "we", "We", "our", "my") for t in tokens[colon:])
    return titled and tokens[0].text[0].isupper() and tokens[colon - 1].text[0].isupper() and is_person(bare)


def _bracketed(line: Line) -> list[Statement]:
    """The statement of "[COL RIVAS] We found 140 pounds": the speaker of a transcript in brackets."""
    tokens = line.tokens
    for i in range(min(len(tokens) - 2, 5 * HEADING)):
        if tokens[i].text != "[" or tokens[i + 1].lower not in TITLES:
            continue
        close = next((k for k in range(i + 2, min(len(tokens), i + HEADING)) if tokens[k].text == "]"), None)
        if close is not None and close - i > 2:
            start, end = tokens[i + 1].start, tokens[close - 1].end
            return [Statement(start, end, tokens[close].start, tokens[close].end, end, line.end, end)]
    return []


def _sourced(line: Line) -> list[Statement]:
    """The statement of "12,400 people displaced (source: the agency)"."""
    tokens = line.tokens
    for i in range(len(tokens) - 2):
        if tokens[i].lower in ("source", "sources") and tokens[i + 1].lower == ":":
            run = speaker_after(tokens, i + 2)
            return [around(line, run, (i, i + 2))] if run and i else []
    return []


def _only_source(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run is nothing but the name of somebody who can state a figure; a country alone heads a dateline."""
    run = tokens[first:last]
    if any(t.lower in FINITE or not (t.text[0].isalpha() or t.lower in "'’-." or t.lower in ("'s", "’s")) for t in run):
        return False
    name = words(tokens, first, last)
    if tokens[last - 1].lower in REPORTS or tokens[last - 1].lower in FIGURES:
        return False
    return tokens[last - 1].lower in SOURCES or last - first <= 3 and kind_of(name) != "other" and not is_place(name)
