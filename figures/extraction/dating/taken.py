"""Taken: which number is taken out of which other, so that it happened when the other did.

"Police freed 13 people. *Six of them* were students", "*Of these*, 112,000 live in camps", "*Two of the* 17".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from figures.extraction.dating.telling import STATES
from figures.extraction.mentions import Mention
from figures.extraction.patterns import alternatives
from figures.vocabulary import read

_LINKS: dict[str, list[str]] = read("links")["part"]


_CLOSED = re.compile(rf"\s*(?:[\w-]+\s+){{0,2}}?(?:{alternatives(_LINKS['closes'])})\b", re.I)
_OPENED = re.compile(rf"\b(?:{alternatives(_LINKS['opens'])})\b[\s,:]*[^.;:]{{0,60}}$", re.I)
_OF_NEXT = re.compile(r"\s*(?:\w+\s+)?of\s+(?:(?:the|its|their|those|these|all)\s+)?(?:[\w-]+\s+){0,2}", re.I)
_OF_BEFORE = re.compile(r"\b(?:of|among)\s+(?:the\s+)?$", re.I)
_FURTHER = re.compile(r"\b(?:a\s+further|an\s+additional|another)\s+$", re.I)
_NEAR = 3  # sentences back that a group may have been counted
_MANY = 12  # numbers back


def wholes(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """The number that each is taken out of, by index, where words right beside it say so."""
    found: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.tier == "context":
            continue
        whole = _whole(text, mentions, index, found)
        if whole is not None:
            found[index] = found.get(whole, whole)
    return found


def _whole(text: str, mentions: Sequence[Mention], index: int, found: dict[int, int]) -> int | None:
    mention = mentions[index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if (
        following is not None
        and following.number_start - mention.end < 40
        and _OF_NEXT.fullmatch(text, mention.number_end, following.number_start)
    ):
        return index + 1
    before = mentions[index - 1] if index else None
    listed = next((i for i in range(index - 1, max(-1, index - 4), -1) if mentions[i].tier != "context"), None)
    if listed is not None and listed in found and _alike(mentions[listed], mention):
        return found[listed]
    same = before is not None and before.sentence == mention.sentence
    lead = text[max(before.end if before else 0, mention.start - 120) : mention.start]
    if not same and (_CLOSED.match(text, mention.number_end, mention.number_end + 60) or _OPENED.search(lead)):
        return _before(mentions, index)
    if same and before is not None and _OF_BEFORE.search(text, max(0, before.start - 12), before.start):
        gap = text[before.end : mention.start]
        return index - 1 if "," in gap and len(gap) < 30 and before.measure == mention.measure else None
    if _FURTHER.search(text, max(0, mention.number_start - 14), mention.number_start):
        return _before(mentions, index, larger=False)
    return None


def _alike(one: Mention, other: Mention) -> bool:
    return one.sentence == other.sentence and one.measure == other.measure


def _before(mentions: Sequence[Mention], index: int, *, larger: bool = True) -> int | None:
    """The nearest number before that the mention may be taken out of, or added to."""
    mention = mentions[index]
    for other in range(index - 1, max(-1, index - 1 - _MANY), -1):
        one = mentions[other]
        if one.sentence < mention.sentence - _NEAR:
            return None
        if one.tier == "context" or one.unit != mention.unit:
            continue
        if mention.measure in STATES and one.measure != mention.measure:
            continue
        if not larger and (one.measure != mention.measure or one.sentence < mention.sentence - 1):
            continue
        if not larger or one.value is None or mention.value is None or one.value > mention.value:
            return other
    return None
