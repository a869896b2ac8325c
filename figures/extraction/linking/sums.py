"""Sums: lists of numbers that add up to a total told before or after them.

"23 strikes ... in Syria 15 strikes ... in Iraq eight strikes": the two are parts of the 23, for they count the same,
are said by the same source and add up.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from figures.extraction.linking.counted import MEASUREMENTS, noun
from figures.extraction.linking.scene import Scene

SMALL, LEAST = 10, 4  # a total below the first adds up by chance, but next to its parts; below the second anywhere
REACH = 12  # members that a list may have, and numbers that may stand between it and its total
_TOTAL = re.compile(r"\b(?:total|totals|totall?ed|in all|altogether|overall|combined|toll|bring\w*|both)\b", re.I)


def sums(scene: Scene, told: Collection[int]) -> dict[int, int]:
    """The total of each mention that is a member of a list adding up to it; `told` are parts by other evidence."""
    found: dict[int, int] = {}
    for block in _blocks(scene):
        for place in range(len(block)):
            members = _after(scene, block, place, found, told) or _items(scene, block, place, found, told)
            members += _before(scene, block, place, found, told)
            found.update(dict.fromkeys(members, block[place]))
    return found


def _blocks(scene: Scene) -> list[list[int]]:
    """The mentions of one measure and unit in the order of the text; what did not happen to anyone, by its noun."""
    blocks: dict[tuple[str, str, str | None], list[int]] = {}
    for index, mention in enumerate(scene.mentions):
        if mention.value and mention.measure not in MEASUREMENTS:
            counted = noun(mention.object) if mention.measure == "other" else None
            blocks.setdefault((mention.measure, mention.unit, counted), []).append(index)
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


_BULLET = re.compile(r"[\u2022\u25aa\u25cf*\u2013\u2014-]\s")


def _items(scene: Scene, block: list[int], place: int, found: dict[int, int], told: Collection[int]) -> list[int]:
    """The items of a bulleted list under a total, even where they fall short of it."""
    total = scene.mentions[block[place]]
    members, reached, last = list[int](), Decimal(0), total.sentence
    for member in block[place + 1 : place + 1 + REACH]:
        item = scene.mentions[member]
        free = member not in found and member not in told and scene.may_share(block[place], member)
        listed = _BULLET.match(scene.passage.sentences[item.sentence].text) and item.sentence > last
        if not (free and listed):
            break
        members.append(member)
        reached, last = reached + (item.value or 0), item.sentence
    return members if len(members) > 1 and total.value is not None and reached <= total.value else []


def _run(scene: Scene, total: int, members: list[int], found: dict[int, int], told: Collection[int]) -> list[int]:
    """The leading `members` that add up to `total` exactly; none when they fall short or go past it."""
    goal = scene.mentions[total].value
    if goal is not None and goal < SMALL:
        members = _side_by_side(scene, total, members)
    if goal is not None and goal < LEAST:
        return []
    reached, run = Decimal(0), list[int]()
    for member in members:
        value = scene.mentions[member].value
        if goal is None or value is None:
            return []
        if value >= goal or scene.apart(total, member) or not scene.may_share(total, member):
            continue  # the total said again, or told of something else
        if member in found or member in told:
            return []
        run.append(member)
        reached += value
        if reached >= goal:
            return run if reached == goal else []
    return []


def _side_by_side(scene: Scene, total: int, members: list[int]) -> list[int]:
    """The leading `members` of which none stands more than two sentences from the one before it; far off three."""
    sentence = [scene.mentions[m].sentence for m in members]
    apart = next((i for i in range(1, len(members)) if abs(sentence[i] - sentence[i - 1]) > 2), len(members))
    far = bool(members) and abs(sentence[0] - scene.mentions[total].sentence) > 2
    return [] if far and apart < 3 else members[:apart]
