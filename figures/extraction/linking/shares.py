"""Shares: of which stated total a percentage or fraction is a share.

"A survey of 1,500 households found that 61 per cent had come home", "40 percent of the refugees".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from figures.extraction.linking.counted import noun
from figures.extraction.linking.scene import Scene
from figures.extraction.linking.wholes import Part, holds, words

_SHARE_OF = re.compile(
    r"\s*(?:%|percent|per cent)?\s+of\s+(?:(?:the|all|its|their|those|these)\s+)?((?:[\w\u2019'-]+\s*){1,3})"
)


_FOUND = re.compile(
    r"\b(?:found|finds|show(?:s|ed|n)|revealed|reveals|asked|interviewed|surveyed|polled)\b|,\s*(?:or\s+)?$"
)


def share_of(scene: Scene, index: int) -> re.Match[str] | None:
    """What a share is of, when that is said right after it."""
    mention = scene.mentions[index]
    return _SHARE_OF.match(scene.passage.text, mention.number_end) or _SHARE_OF.match(scene.passage.text, mention.end)


def share(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """A share of a stated total: "of 1,500 households 61 per cent"."""
    mention = scene.mentions[index]
    if mention.measure != "share":
        return None
    if words().changes.match(scene.passage.text, mention.number_end):
        return None
    of = share_of(scene, index)
    for other in scene.before(index, 2 if of else 0):
        if not holds(scene, other, index) or scene.mentions[other].value == 0:
            continue
        counted = noun(scene.mentions[other].object)
        found_so = of is None and _FOUND.search(scene.text(scene.mentions[other].end, mention.start))
        if found_so or (of and counted and counted in of[1].lower().split()):
            return Part(other, mention.number_start, mention.number_end)
    return None
