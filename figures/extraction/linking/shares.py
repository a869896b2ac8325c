"""Shares: of which stated total a percentage or fraction is a share.

"Of 900 families asked, 55 per cent went hungry", "40 percent of the refugees".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from figures.extraction.linking.counted import noun
from figures.extraction.linking.scene import Scene, amount
from figures.extraction.linking.wholes import Part, holds, topics, words

_SHARE_OF = re.compile(
    r"\s*(?:%|percent|per cent)?\s+of\s+(?:(?:the|all|its|their|those|these)\s+)?((?:[\w\u2019'-]+\s*){1,3})"
)


_FOUND = re.compile(
    r"\b(?:found|finds|show(?:s|ed|n)|revealed|reveals|asked|interviewed|surveyed|polled)\b|,\s*(?:or\s+)?$"
)


_SORTS = re.compile(r"(?:\s*(?:%|percent|per cent))?\s+(?:are|were|is)\s", re.I)


def share_of(scene: Scene, index: int) -> re.Match[str] | None:
    """What a share is of, when that is said right after it."""
    mention = scene.mentions[index]
    return _SHARE_OF.match(scene.passage.text, mention.number_end) or _SHARE_OF.match(scene.passage.text, mention.end)


def share(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """A share of a stated total: "of 900 families 55 per cent"."""
    mention = scene.mentions[index]
    if mention.measure != "share":
        return None
    if words().changes.match(scene.passage.text, mention.number_end):
        return None
    of = share_of(scene, index)
    bare = of is None and _SORTS.match(scene.passage.text, mention.end) and mention.start == scene.bounds(index)[0]
    able = list[int]()
    for other in topics(scene, scene.before(index, 2 if of or bare else 0), found):
        if not holds(scene, other, index) or scene.mentions[other].value == 0:
            continue
        counted, measure = noun(scene.mentions[other].object), scene.mentions[other].measure
        said = of[1].lower().split() if of else []
        grouped = any(measure in words().groups.get(word, ()) for word in said)
        found_so = of is None and _FOUND.search(scene.text(scene.mentions[other].end, mention.start))
        if found_so or (counted and counted in said):
            return Part(other, mention.number_start, mention.number_end)
        if grouped or (bare and scene.mentions[other].unit in {"person", "household"}):
            able.append(other)
    whole = max(able, key=lambda each: amount(scene.mentions[each]) or 0, default=None)
    return None if whole is None else Part(whole, mention.number_start, mention.number_end)
