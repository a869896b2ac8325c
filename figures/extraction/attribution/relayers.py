"""Relayers: the medium that a whole article passes on, as its first sentences tell ("..., DW reports.").

>>> from figures.extraction.sentences import split
>>> relayer(split("The sides agreed to lay down arms, DW reports. Two died."))
Relayer(name='DW', sentence=0, start=35, end=37)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.attribution.kinds import kind_of
from figures.extraction.sentences import Sentence

LEAD = 3
"""A relayer of a whole article is named in its first sentences, no later than this."""

_NAME = r"(?:[A-Z][\w./&'’-]*|[a-z]+\.[a-z]{2,3})(?:\s+[A-Z][\w./&-]*){0,3}"
_RELAYED = re.compile(
    r"(?:[,”\"]\s*(?P<name>" + _NAME + r")\s+(?:reports|informs|writes|learns|says)\b"
    r"|,\s*as\s+(?:reported|informed)\s+by\s+(?:the\s+)?(?P<by>" + _NAME + r")"
    r"|^(?P<lead>" + _NAME + r")\s+(?:reports|informs)\s+that\b)"
    r"(?P<rest>[^.]{0,120})\.?$"
)


class Relayer(NamedTuple):
    """The medium a whole article relays: its name, the sentence that names it, and where."""

    name: str
    sentence: int
    start: int
    end: int


def relayer(sentences: Sequence[Sentence]) -> Relayer | None:
    """The medium that the article's lead says it is from, None where it says nothing of the kind."""
    for index, sentence in enumerate(sentences[:LEAD]):
        for match in _RELAYED.finditer(sentence.text):
            kind = next(k for k in ("name", "by", "lead") if match[k])
            if not _passes_on(match[kind], match["rest"]):
                continue
            start, end = match.span(kind)
            return Relayer(match[kind], index, sentence.start + start, sentence.start + end)
    return None


def _passes_on(name: str, rest: str) -> bool:
    """Whether a name that reports in the present tense at a sentence's end is a medium, known or not."""
    kind = kind_of(name)
    short = not rest.strip() or bool(re.match(r",?\s*(?:citing|with reference|referring|quoting)\b", rest.strip()))
    return short and (kind == "media" or kind == "other" and " " not in name)
