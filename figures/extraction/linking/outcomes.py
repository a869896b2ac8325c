"""Outcomes: numbers that tell what became of some of those counted before.

"Gunmen abducted eleven passengers; *four were released*", "of 38 drones launched *31 were shot down*", "220 were hurt;
*ten are critical*", "400,000 fled and *250,000 had returned*".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from figures.extraction.linking.counted import may_be_same, noun, sort
from figures.extraction.linking.scene import Scene
from figures.extraction.linking.wholes import Part, holds, number, stands_aside
from figures.vocabulary import read

_FROM: dict[str, list[str]] = read("links")["outcomes"]
_FAR = 8  # sentences back that hostages or the displaced may have been counted
_AIR = frozenset({"aircraft", "missile", "rocket", "munition", "grenade"})
_CAPTIVES = frozenset(read("links")["part"]["captives"])
_BARE = re.compile(r"\s+(?:more\s+|others?\s+|later\s+)?(?:are|were|is|was|died)\b", re.I)
_HOW = re.compile(r"\s+(?:with|through|by|aboard|from)\b", re.I)
_AT = re.compile(r"[^,;.]{0,24}?\s(?:at|in|on|outside|near|inside|aboard)\s", re.I)


def outcome(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "By the new year 225 hostages had been freed": those who were freed were taken before."""
    mention = scene.mentions[index]
    befallen = _FROM.get(mention.measure, [])
    if not befallen or mention.modifier == "vague" or sort(mention) == "share":
        return None
    for other in scene.before(index, _FAR):
        one = scene.mentions[other]
        if one.measure in befallen and one.unit == mention.unit and holds(scene, other, index):
            named = noun(mention.object)
            if named is None or named in _CAPTIVES or may_be_same(noun(one.object), named):
                whole = found[other].whole if other in found and one.sentence != mention.sentence else other
                return Part(whole, *number(scene, index))
    return None


def shot_down(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "38 drones and four missiles were launched; 31 drones and two missiles were shot down"."""
    mention = scene.mentions[index]
    if mention.measure != "destroyed" or mention.unit not in _AIR:
        return None
    for other in scene.before(index, 2):
        one = scene.mentions[other]
        if one.measure == "used" and one.unit == mention.unit and holds(scene, other, index, equal=True):
            return Part(other, *number(scene, index))
    return None


def in_aside(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Two hundred and twenty were injured; ten are critical": a bare number that goes on in its sentence."""
    mention = scene.mentions[index]
    if mention.object is not None or mention.unit != "person" or not index:
        return None
    one = scene.mentions[index - 1]
    gap = scene.text(one.end, mention.start)
    alike = one.sentence == mention.sentence and one.measure == mention.measure and one.unit == mention.unit
    goes_on = ";" in gap[-3:] and _BARE.match(scene.passage.text, mention.end)
    told_how = gap[-2:] == ", " and " and " not in gap and _HOW.match(scene.passage.text, mention.end)
    if not alike or not (goes_on or told_how) or stands_aside(scene, index - 1):
        return None
    whole = found[index - 1].whole if index - 1 in found else index - 1
    return Part(whole, *number(scene, index)) if holds(scene, whole, index) else None


def by_place(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Some 80 died at a concert hall, 27 at cafes and four outside the stadium", of the 120 told before."""
    mention = scene.mentions[index]
    if mention.measure not in _FROM["placed"] or mention.value is None:
        return None
    here = [
        i
        for i in scene.by_sentence[mention.sentence]
        if _like(scene, i, index) and _AT.match(scene.passage.text, scene.mentions[i].end)
    ]
    if len(here) < 2 or index not in here:
        return None
    together = sum(scene.mentions[i].value or 0 for i in here)
    for other in scene.before(index, 2):
        one = scene.mentions[other]
        if one.sentence < mention.sentence and _like(scene, other, index) and not stands_aside(scene, other):
            fits = one.value is not None and one.value >= together and scene.may_share(other, index)
            return Part(other, *number(scene, index)) if fits and not scene.apart(other, index) else None
    return None


def _like(scene: Scene, one: int, other: int) -> bool:
    a, b = scene.mentions[one], scene.mentions[other]
    return (a.measure, a.unit) == (b.measure, b.unit)
