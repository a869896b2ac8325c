"""Assign: which expression of time dates which number.

A number is dated by an expression of its own clause or sentence, else by the same fact told elsewhere or the whole
that it is taken from, else by the day that the story has reached, else, for what is told as news or as lasting, by
the day of publication. Nothing is guessed beyond that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from figures.extraction.dating.resolve import Placed
from figures.extraction.dating.story import Story
from figures.extraction.dating.taken import wholes
from figures.extraction.dating.telling import APPROXIMATE, DATED, MOST, NOT_DATED, Dating
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage

__all__ = ["Dating", "assigned"]


def assigned(passage: Passage, mentions: Sequence[Mention]) -> list[Dating]:
    """One dating for each mention, in their order; context mentions get nulls throughout."""
    if not any(m.tier in DATED for m in mentions):
        return [NOT_DATED] * len(mentions)
    story = Story(passage, {m.sentence for m in mentions if m.tier in DATED})
    own = [story.weighing.own(m) if m.tier in DATED else None for m in mentions]
    shared = _shared(mentions, own)
    datings = [
        NOT_DATED if m.tier not in DATED else story.dating(m, own[i], shared.get(i)) for i, m in enumerate(mentions)
    ]
    for i, whole in wholes(passage.text, mentions).items():
        undated = own[i] is None or own[whole] is own[i]
        if undated and mentions[i].tier in DATED and datings[whole].text is not None:
            datings[i] = datings[whole]
    return datings


def _shared(mentions: Sequence[Mention], own: Sequence[Placed | None]) -> dict[int, Placed]:
    """For a number without a date of its own the one of the same fact told elsewhere in the document."""
    dated: dict[tuple[str, str], dict[tuple[Decimal, str], tuple[Mention, Placed]]] = defaultdict(dict)
    for mention, placed in zip(mentions, own, strict=True):
        told = dated[mention.measure, mention.unit]
        if placed is not None and placed.days is not None and mention.value is not None and len(told) < MOST:
            told.setdefault((mention.value, mention.modifier), (mention, placed))
    found: dict[int, Placed] = {}
    for i, (mention, placed) in enumerate(zip(mentions, own, strict=True)):
        if mention.tier in DATED and (placed is None or placed.days is None):
            told = dated[mention.measure, mention.unit].values()
            same = next((p for other, p in told if _same_fact(mention, other)), None)
            if same is not None:
                found[i] = same
    return found


def _same_fact(one: Mention, other: Mention) -> bool:
    """Whether two numbers of one measure and unit state the same amount, rounded or not."""
    a, b = one.value, other.value
    if a is None or b is None or min(a, b) < (2 if min(one.sentence, other.sentence) == 0 else 3):
        return False
    rounded = one.modifier in APPROXIMATE or other.modifier in APPROXIMATE
    return a == b or (rounded and min(a, b) >= 20 and abs(a - b) * 20 <= max(a, b))
