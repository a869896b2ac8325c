"""Sums: lists of numbers that add up to a total told before or after them.

"23 strikes ... in Syria 15 strikes ... in Iraq eight strikes": the two are parts of the 23, for they count the same, are
said by the same source and add up.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from figures.extraction.counted import MEASUREMENTS
from figures.extraction.scene import Scene

REACH = 12  # members that a list may have, and numbers that may stand between it and its total
_TOTAL = re.compile(r"\b(?:total|totals|totall?ed|in all|altogether|overall|combined|toll|bring\w*|both)\b", re.I)


def sums(scene: Scene, told: Collection[int]) -> dict[int, int]:
    """The total of each mention that is a member of a list adding up to it; `told` are parts by other evidence."""
    found: dict[int, int] = {}
    for block in _blocks(scene):
        for place in range(len(block)):
            for members in (_after(scene, block, place, found, told), _before(scene, block, place, found, told)):
                found.update(dict.fromkeys(members, block[place]))
    return found


def _blocks(scene: Scene) -> list[list[int]]:
    """The mentions of one measure, unit and source, in the order of the text."""
    blocks: dict[tuple[str, str, str | None], list[int]] = {}
    for index, mention in enumerate(scene.mentions):
        if mention.value and mention.measure not in MEASUREMENTS and mention.measure != "other":
            blocks.setdefault((mention.measure, mention.unit, scene.claimants[index]), []).append(index)
    return [block for block in blocks.values() if len(block) > 2]


def _after(scene: Scene, block: list[int], place: int, found: dict[int, int], told: Collection[int]) -> list[int]:
    """The first run of members after a total that adds up to it."""
    for start in range(place + 1, min(len(block), place + 1 + REACH)):
        members = _run(scene, block[place], block[start : start + REACH], found, told)
        if members:
            return members
    return []


def _before(scene: Scene, block: list[int], place: int, found: dict[int, int], told: Collection[int]) -> list[int]:
    """The run of members that ends right before a number called a total."""
    total = scene.mentions[block[place]]
    start, end = scene.bounds(block[place])
    if not _TOTAL.search(scene.text(max(start, total.start - 80), min(end, total.end + 20))):
        return []
    return _run(scene, block[place], block[max(0, place - REACH) : place][::-1], found, told)


def _run(scene: Scene, total: int, members: list[int], found: dict[int, int], told: Collection[int]) -> list[int]:
    """The leading `members` that add up to `total` exactly; none when they fall short or go past it."""
    goal = scene.mentions[total].value
    reached, run = Decimal(0), list[int]()
    for member in members:
        value = scene.mentions[member].value
        if goal is None or value is None:
            return []
        if value >= goal:  # the total said again, or another one
            continue
        if member in found or member in told or scene.apart(total, member):
            return []
        run.append(member)
        reached += value
        if reached >= goal:
            return run if reached == goal else []
    return []
