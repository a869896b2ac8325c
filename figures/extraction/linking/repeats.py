"""Repeats: which mention says again what an earlier one said, rounded or converted too.

"200 km (125 miles)" is one distance; "more than 1,300 mines" and "1,318 mines" of one source are one find; a headline
and the story under it are one document repeating itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from figures.extraction.linking.counted import MEASUREMENTS, excludes, may_be_same, noun, singular
from figures.extraction.linking.scene import Scene, amount
from figures.extraction.mentions import Mention
from figures.vocabulary import read

NEAR = Decimal("0.12")  # how far a rounded conversion or headline may lie from the figure
LEAD = 6  # sentences that open a document: headline, byline, lead
PARTICULAR = 50  # a larger number is the same fact by whatever noun for people, and though a day was misread
SMALL = 3  # numbers up to this are too common to be the same fact for being the same
_CONVERTED = re.compile(r"\s*[(\[/,]\s*|\s*,?\s*or\s+")
_DEFINITE = re.compile(r"\b(?:the|those|these|all|all of the|both|its|their)\s*$", re.I)


def repeats(scene: Scene, wholes: Mapping[int, int]) -> dict[int, int]:
    """The earlier mention that each mention restates, by index in the scene: the earliest of the same fact."""
    found: dict[int, int] = {}
    blocks: dict[tuple[str, str], dict[Decimal | None, list[int]]] = {}
    for index, mention in enumerate(scene.mentions):
        earlier = _converted(scene, index)
        if earlier is None:
            block = blocks.setdefault((mention.measure, mention.unit), {})
            earlier = _said_before(scene, index, block, wholes, found)
            if earlier is None and not _added(scene, index):
                earlier = _headline(scene, index, wholes)
            block.setdefault(amount(mention), []).append(index)
        if earlier is not None:
            found[index] = found.get(earlier, earlier)
    return found


def _converted(scene: Scene, index: int) -> int | None:
    """The number of which this one is a conversion: "200 km (125 miles)"."""
    if not index or scene.mentions[index].unit == scene.mentions[index - 1].unit:
        return None
    one, other = scene.mentions[index - 1], scene.mentions[index]
    gap = scene.text(one.end, other.start)
    if not _CONVERTED.fullmatch(gap) or one.measure != other.measure:
        return None
    if one.measure == "money":
        return index - 1 if "(" in gap else None
    a, b = _in_base(one), _in_base(other)
    return index - 1 if a is not None and b is not None and _close(a, b) else None


def _said_before(
    scene: Scene, index: int, block: dict[Decimal | None, list[int]], wholes: Mapping[int, int], found: dict[int, int]
) -> int | None:
    mention = scene.mentions[index]
    if mention.modifier == "vague" or mention.tier == "singular" or not mention.value and mention.modifier != "range":
        return None
    if _added(scene, index):
        return None
    for earlier in block.get(amount(mention), ())[:6]:
        if earlier not in found and _same(scene, earlier, index, wholes):
            return earlier
    opening = [i for values in _few(block) for i in values if _opens(scene, i)]
    recent = [i for values in _few(block) for i in values[-2:]]
    for earlier in dict.fromkeys(opening + recent):
        if earlier not in found and _rounded(scene, earlier, index, wholes):
            return earlier
    return None


def _headline(scene: Scene, index: int, wholes: Mapping[int, int]) -> int | None:
    """The number of the headline that this one tells in full, even where too few words tell what happened."""
    mention, title = scene.mentions[index], scene.passage.sentences[0].text
    if mention.sentence > 3 or title[-1] in ".!?" or mention.measure in MEASUREMENTS:
        return None
    for earlier in scene.by_sentence.get(0, ()):
        one = scene.mentions[earlier]
        if one.unit != mention.unit or not _alike_kind(one, mention) or one.measure in MEASUREMENTS:
            continue
        equal = amount(one) == amount(mention) and (amount(one) or 0) > SMALL and one.sentence < mention.sentence
        if (equal and _agree(scene, earlier, index)) or _rounded(scene, earlier, index, wholes):
            return earlier
    return None


def _alike_kind(one: Mention, other: Mention) -> bool:
    return one.object is not None and other.object is not None and may_be_same(noun(one.object), noun(other.object))


def _few(block: dict[Decimal | None, list[int]]) -> list[list[int]]:
    """The first and the latest amounts of a block, so that a long document costs no more than a short one."""
    values = list(block.values()) if len(block) <= 12 else [*list(block.values())[:6], *list(block.values())[-6:]]
    return [each[:6] for each in values]


def _same(scene: Scene, earlier: int, later: int, wholes: Mapping[int, int]) -> bool:
    """Whether two equal numbers are one fact."""
    one, other = scene.mentions[earlier], scene.mentions[later]
    definite = bool(_DEFINITE.search(scene.lead(later, other.start)))
    if not _agree(scene, earlier, later) or (later in wholes and earlier not in wholes and not definite):
        return False
    if one.measure in MEASUREMENTS or one.measure == "other":
        return _same_words(one, other) and one.measure != "duration"
    if definite:
        return True
    if one.sentence == other.sentence:
        return False
    same_day = scene.dates[earlier] == scene.dates[later] != (None, None) and other.unit == "person"
    alike = _alike(noun(one.object), noun(other.object))
    return other.value is None or other.value > SMALL or (alike and (_opens(scene, earlier) or same_day))


def _agree(scene: Scene, earlier: int, later: int) -> bool:
    """Whether two mentions can speak of one fact by their days, their nouns and who says so."""
    one, other = scene.mentions[earlier], scene.mentions[later]
    nouns = noun(one.object), noun(other.object)
    particular = one.value == other.value and other.value is not None and other.value > PARTICULAR
    if excludes(*nouns) or not _one_voice(scene, earlier, later) or (scene.apart(earlier, later) and not particular):
        return False
    return may_be_same(*nouns) or (particular and other.unit == "person")


def _alike(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and singular(one) == singular(other)


def _rounded(scene: Scene, earlier: int, later: int, wholes: Mapping[int, int]) -> bool:
    """Whether a rounded or vague figure and an exact one are one fact."""
    one, other = scene.mentions[earlier], scene.mentions[later]
    told = one.measure in MEASUREMENTS or later in wholes or earlier in wholes
    if told or one.sentence == other.sentence or not _agree(scene, earlier, later):
        return False
    if one.modifier == "vague":
        return _opens(scene, earlier) and scene.claimants[earlier] is None and _fits(scene, one, other)
    if one.modifier == other.modifier == "exact":
        return False
    a, b = amount(one), amount(other)
    return (
        a is not None
        and b is not None
        and a != b
        and max(a, b) > 20
        and _close(a, b)
        and _bounded(one, b)
        and _bounded(other, a)
    )


def _bounded(mention: Mention, value: Decimal) -> bool:
    """Whether a number lies within what the mention allows: "more than 300" allows 307, not 299."""
    if mention.modifier in ("exact", "about", "almost"):
        return mention.modifier != "almost" or value <= (mention.high or value)
    return (mention.low is None or value >= mention.low) and (mention.high is None or value <= mention.high)


def _fits(scene: Scene, vague: Mention, exact: Mention) -> bool:
    """Whether a definite number lies where a vague word would place it: "dozens" are 24 to 200."""
    word = scene.text(vague.number_start, vague.number_end).lower()
    value = amount(exact)
    for name, (low, high) in read("links")["vague"].items():
        if name in word:
            return value is not None and low <= value <= high
    return False


def _one_voice(scene: Scene, earlier: int, later: int) -> bool:
    """The same source by a longer or shorter name, or a headline or lead and its own story."""
    if (scene.claimants[earlier] is None) != (scene.claimants[later] is None):
        return _opens(scene, earlier)  # the document's own voice and a named source are two
    return scene.may_share(earlier, later) or _opens(scene, earlier)


def _opens(scene: Scene, index: int) -> bool:
    return scene.mentions[index].sentence < LEAD


def _added(scene: Scene, index: int) -> bool:
    """Whether the number is added to a count, as in "another 12" or "30 more"."""
    mention = scene.mentions[index]
    around = scene.text(max(scene.bounds(index)[0], mention.start - 12), mention.start) + scene.text(
        mention.start, mention.end
    )
    return bool(_additions().search(around + scene.text(mention.end, mention.end + 7)))


@cache
def _additions() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, read('links')['part']['added']))})\b(?! than)", re.I)


def _same_words(one: Mention, other: Mention) -> bool:
    return one.object is not None and other.object is not None and one.object.casefold() == other.object.casefold()


def _close(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= NEAR * max(a, b)


def _in_base(mention: Mention) -> Decimal | None:
    """The amount in the base unit of its kind (metre, hectare, kg), null when the unit has none."""
    value = amount(mention)
    for units in read("links")["conversions"].values():
        if mention.unit in units and value is not None:
            return value * Decimal(str(units[mention.unit]))
    return None
