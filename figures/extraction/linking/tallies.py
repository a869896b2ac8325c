"""Tallies: numbers that belong to a total by the way it is kept: raised, listed, or told event by event.

Each function looks at one mention and yields the whole that it belongs to, null when it tells of none:
"four more deaths, *taking* the toll *to* 38", "nine arrests*:* four in Baku,
two in Ganja", "*the second blast* killed eight".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from figures.extraction.linking.scene import Scene, amount
from figures.extraction.linking.wholes import Part, holds, nearest, words


def raising(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Four more deaths, taking the toll to 38": the total that a number raises."""
    mention = scene.mentions[index]
    for other in range(index + 1, min(len(scene.mentions), index + 12)):
        total = scene.mentions[other]
        if total.sentence > mention.sentence + 2:
            return None
        if total.measure != mention.measure or total.unit != mention.unit or not holds(scene, other, index):
            continue
        start = max(mention.end, scene.bounds(other)[0])
        cue = words().raises.search(scene.passage.text, start, total.start)
        if cue and not scene.text(cue.end(), total.start).strip():
            return Part(other, cue.start(), cue.end())
        cue = words().totals.search(scene.text(start, total.start))
        if cue and total.sentence > mention.sentence and scene.may_share(index, other):
            return Part(other, start + cue.start(), start + cue.end())
    return None


def added_to(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "The toll rose to 45 after three more bodies were found": what is added is a part of the new total."""
    mention = scene.mentions[index]
    start, _ = scene.bounds(index)
    cue = words().added.search(scene.passage.text, max(start, mention.start - 12), mention.end + 7)
    if cue is None:
        return None
    for other in [*scene.before(index, 1), *range(index + 1, min(len(scene.mentions), index + 8))]:
        total = scene.mentions[other]
        near = (
            total.sentence <= mention.sentence + 1 and total.measure == mention.measure and total.unit == mention.unit
        )
        if near and holds(scene, other, index) and words().toll.search(scene.lead(other, total.start)):
            return Part(other, *cue.span())
    return None


_LIST = re.compile(r"[^.:;]{0,40}:\s.*", re.S)


def itemised(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Nine arrests: four in Baku, two in Ganja": the items of a list after a colon."""
    mention = scene.mentions[index]
    for other in scene.before(index, 0):
        one = scene.mentions[other]
        if (
            one.measure != mention.measure
            or one.unit != mention.unit
            or not holds(scene, other, index)
            or one.modifier == "vague"
        ):
            continue
        if _LIST.fullmatch(scene.text(one.end, mention.start)):
            return Part(other, one.end, mention.start)
    return None


def one_of_several(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "The second blast killed eight": what one of several happenings did is a part of what all did."""
    mention = scene.mentions[index]
    start, _ = scene.bounds(index)
    cue = words().happening.search(scene.passage.text, start, mention.start)
    if cue is None or ";" in scene.text(cue.end(), mention.start):
        return None
    for other in range(index - 1, max(-1, index - 16), -1):
        one = scene.mentions[other]
        alike = one.sentence < mention.sentence and one.measure == mention.measure and one.unit == mention.unit
        if alike and scene.may_share(other, index) and not scene.apart(other, index) and holds(scene, other, index):
            return Part(other, *cue.span())
    return None


def alone(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Over 1,000 crossed on Wednesday alone"."""
    mention = scene.mentions[index]
    _, end = scene.bounds(index)
    cue = words().alone.search(scene.passage.text, mention.end, min(end, mention.end + 60))
    if cue is None:
        return None
    whole = nearest(scene, index, scene.before(index, 6), same_measure=True)
    return None if whole is None else Part(whole, *cue.span())


def headed(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Toll by region: ...": the members of a headed breakdown, whose total stands just before or after."""
    mention = scene.mentions[index]
    start, _ = scene.bounds(index)
    cue = words().headed.search(scene.passage.text, start, mention.start)
    if cue is None:
        return None
    for other in [*scene.before(index, 1), *range(index + 1, min(len(scene.mentions), index + 8))]:
        one = scene.mentions[other]
        near = abs(one.sentence - mention.sentence) == 1
        if near and one.measure == mention.measure and one.unit == mention.unit and holds(scene, other, index):
            return Part(other, *cue.span())
    return None


_AT = re.compile(r"[\s\"\u201c]*(?:at|near|inside|outside|aboard)\s+(?:the\s+|one\s+|a\s+)?(?!\d)[^\W\d_]", re.I)
_HARM = frozenset({"killed", "injured", "missing", "detained", "abducted"})


def at_a_place(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "At the bus station four were killed", of the nine told before on the same days."""
    mention = scene.mentions[index]
    start, _ = scene.bounds(index)
    low = amount(mention)
    same_days = scene.dates[index] != (None, None)
    if mention.measure not in _HARM or not low or not same_days or not _AT.match(scene.passage.text, start):
        return None
    for other in scene.before(index, 4):
        one = scene.mentions[other]
        high = amount(one)
        alike = one.sentence < mention.sentence and (one.measure, one.unit) == (mention.measure, mention.unit)
        if alike and high is not None and high >= 2 * low and scene.dates[other] == scene.dates[index]:
            return Part(other, mention.number_start, mention.number_end) if scene.may_share(other, index) else None
    return None
