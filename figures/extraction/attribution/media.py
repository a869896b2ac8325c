"""Media: whether a name is a news medium's, known or told by its form, and the words of it that name the medium.

>>> from figures.extraction.sentences import split
>>> tokens = split("He told the Gulf Monitor on Monday that 12 died.")[0].tokens
>>> medium_after(tokens, 2)
(2, 5)
"""

from __future__ import annotations

from figures.extraction.attribution.kinds import is_media, kind_of
from figures.extraction.attribution.lexicon import HEARERS, OUTLET_ARTICLES, OUTLETS, PREPOSITIONS
from figures.extraction.attribution.speakers import speaker_after
from figures.extraction.attribution.statement import Tokens, words


def medium_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The medium whose name begins at `at`, without what says where it was spoken to."""
    run = speaker_after(tokens, at)
    if run is None:
        return None
    first, last = run
    last = next((k for k in range(first + 1, last) if tokens[k].lower in PREPOSITIONS - {"of"}), last)
    if not any(t.text[0].isupper() for t in tokens[first:last]) and tokens[first].lower in ("a", "an", "the"):
        return None
    if tokens[last - 1].lower in HEARERS or tokens[last - 1].lower in ("conference", "briefing"):
        return None
    known = is_media(words(tokens, first, last)) or _looks_like_one(tokens, first, last)
    return brief(tokens, first, last) if known else None


def brief(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The short form in capitals at the end of a medium's long description: "the Turkish agency | DHA"."""
    return (last - 1, last) if last - first > 3 and _is_short(tokens[last - 1].text) else (first, last)


def _looks_like_one(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name has the form of a medium's: "the Sunday Courier", "VRT", "Le Temps"."""
    if not tokens[last - 1].text[0].isupper():
        return False
    if tokens[last - 1].lower in OUTLETS or tokens[first].lower in OUTLET_ARTICLES and last - first > 1:
        return True
    return last - first == 1 and _is_short(tokens[first].text) and kind_of(tokens[first].text) == "other"


def _is_short(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 6
