"""Parts: which mention is told as a part of which other, by the words between them.

Each rule looks at one mention and the words around it, and yields the whole that it belongs to: "12 people, *including*
three children", "two *of whom*", "one *of the* nine", "*Of* 48 survivors, nineteen had lost a leg".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from figures.extraction.linking import outcomes, shares, tallies
from figures.extraction.linking.counted import noun, sort
from figures.extraction.linking.scene import Scene
from figures.extraction.linking.wholes import Part, alike_here, holds, nearest, number, topics, words
from figures.vocabulary import read


def told_parts(scene: Scene) -> dict[int, Part]:
    """The whole of each mention that is told as a part, by index in the scene."""
    found: dict[int, Part] = {}
    for index in range(len(scene.mentions)):
        for rule in _RULES:
            part = rule(scene, index, found)
            if part is not None and part.whole != index and not _of_another(scene, part.whole, index):
                found[index] = part
                break
    return found


def _of_another(scene: Scene, whole: int, index: int) -> bool:
    """Whether "in a separate incident" parts a mention from what an earlier sentence counts."""
    start, _ = scene.bounds(index)
    mention = scene.mentions[index]
    if scene.mentions[whole].sentence >= mention.sentence:
        return False
    return words().apart.search(scene.passage.text, start, mention.start) is not None


_OF_THE = re.compile(
    r"\s*(?:\w+\s+)?(?:out\s+)?of\s+"
    r"(?:(?:the|its|their|his|her|those|these|some|an?|all|our)\s+(?:[\w\u2019'-]+\s+){0,3}"
    r"|(?:around|about|nearly|almost|roughly|over|more\s+than|at\s+least|up\s+to|an\s+estimated)\s+)?"
)


def _of_total(scene: Scene, index: int, _: Mapping[int, Part]) -> Part | None:
    """As in "Two of the 12 killed": the next number is the whole."""
    mention = scene.mentions[index]
    if index + 1 == len(scene.mentions) or scene.mentions[index + 1].sentence != mention.sentence:
        return None
    gap = _OF_THE.fullmatch(scene.passage.text, mention.number_end, scene.mentions[index + 1].number_start)
    if gap and holds(scene, index + 1, index):
        return Part(index + 1, gap.start(), gap.end(), loose=True)
    return None


_ADJACENT = re.compile(r"[\s,(\u2013\u2014-]*")


def _closed(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "two of whom", "eleven of these": the whole stands before."""
    mention = scene.mentions[index]
    cue = words().closes.match(scene.passage.text, mention.number_end)
    if cue is None:
        return None
    whole = nearest(scene, index, scene.before(index, 3))
    if whole is not None and _ADJACENT.fullmatch(scene.text(scene.mentions[whole].end, mention.start)):
        return Part(whole, *cue.span(1))
    candidates = [*scene.before(index, 3)]
    if all(scene.mentions[c].sentence != mention.sentence for c in candidates[:1]):
        candidates = _of_last(scene, index, found)
    if sort(mention) == "thing":
        candidates = [c for c in candidates if scene.mentions[c].unit == mention.unit]
    whole = alike_here(scene, index, candidates)
    if whole is None:
        whole = nearest(scene, index, candidates)
    if whole is None:
        return None
    loose = _IS.match(scene.passage.text, cue.end()) is not None
    return Part(_topic(scene, whole, index, found), *cue.span(1), loose=loose)


def _of_last(scene: Scene, index: int, found: Mapping[int, Part]) -> list[int]:
    """What the sentences before speak of, sentence by sentence backwards, no part before its whole."""
    order: list[int] = []
    before = [*scene.before(index, 3)]
    for sentence in dict.fromkeys(scene.mentions[c].sentence for c in before):
        order += topics(scene, (c for c in before if scene.mentions[c].sentence == sentence), found)
    return order


def _topic(scene: Scene, whole: int, index: int, found: Mapping[int, Part]) -> int:
    """What a sentence speaks of that has "three of the seven": the three, when they can hold more."""
    taken = next(
        (p for p in (whole - 1, whole - 2) if p in found and found[p].whole == whole and found[p].loose), whole
    )
    return taken if holds(scene, taken, index) else whole


def _opened(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "including three", "of whom three": the whole stands before; for "Of those, three" in another sentence."""
    mention = scene.mentions[index]
    lead = scene.lead(index, mention.start)
    cue = words().opens.search(lead)
    if cue is None:
        return None
    at = mention.start - len(lead)
    back = 0 if cue[1].lower() == "including" else 2
    candidates = [*scene.before(index, back)]
    group = _GROUP.search(lead)
    if group and scene.mentions[index].sentence not in {scene.mentions[c].sentence for c in candidates[:1]}:
        named = words().groups.get(group[1].lower(), ())
        candidates = [c for c in _of_last(scene, index, found) if scene.mentions[c].measure in named] or candidates
    whole = alike_here(scene, index, candidates)
    if whole is None and sort(mention) != "thing":
        whole = nearest(scene, index, candidates)
    return None if whole is None else Part(whole, at + cue.start(1), at + cue.end(1), cue[1].lower().startswith("of "))


_GROUP = re.compile(r"\bthe\s+([a-z]+)(?:\s+(?:includ\w+|were|are))?[\s,:]*[^,.;:()]{0,20}$", re.I)


def _of_group(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "11 of the injured", "one of the arrested men": the group was counted before."""
    mention = scene.mentions[index]
    cue = words().group.match(scene.passage.text, mention.number_end)
    if cue is None:
        return None
    if mention.modifier == "vague" and mention.measure == "other":
        return None
    named = {m for word in cue[1].lower().split() for m in words().groups.get(word, ())}
    for other in topics(scene, range(index - 1, max(-1, index - 40), -1), found):
        one = scene.mentions[other]
        known = one.measure in named
        alike = one.measure == mention.measure and (noun(one.object) or "").removesuffix("s") in cue[1].lower()
        alike = alike and one.object is not None
        if (known or alike) and holds(scene, other, index):
            return Part(other, *cue.span())
    return None


_OF = re.compile(
    r"(?:(?:out\s+)?of|among)\s+(?:(?:the|its|their|all|those|these|some|an?)\s+)?(?:[\w\u2019'-]+\s+){0,2}$", re.I
)


def _of_opening(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Of 48 survivors, nineteen had lost a leg": the number before is the whole."""
    before = index - 1
    if before < 0 or scene.mentions[before].sentence != scene.mentions[index].sentence:
        return None
    start, _ = scene.bounds(before)
    cue = _OF.match(scene.text(start, scene.mentions[before].start))
    gap = scene.text(scene.mentions[before].end, scene.mentions[index].start)
    if cue and ("," in gap or _IS.fullmatch(gap)) and ";" not in gap and holds(scene, before, index):
        return Part(before, start, start + cue.end(), loose=True)
    return None


def _other(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "The other three": what an earlier part left of its whole."""
    mention = scene.mentions[index]
    cue = words().rest.search(scene.text(max(scene.bounds(index)[0], mention.number_start - 30), mention.number_start))
    if cue is None:
        return None
    at = mention.number_start - len(cue[0])
    for other in scene.before(index, 3):
        if other in found and holds(scene, found[other].whole, index):
            return Part(found[other].whole, at, mention.number_start)
    whole = nearest(scene, index, scene.before(index, 2), same_measure=True)
    return None if whole is None else Part(whole, at, mention.number_start)


_JOINED = re.compile(r"[^.;:()]{0,40}?(?:,|\band\b|\bor\b|\bplus\b|&|\bas well as\b)[^.,;:()]{0,30}$")
_VERB = re.compile(r"\b(?:was|were|had|has|have|been|is|are|killed|injured|wounded|died|when|after|who|which)\b")


def _listed(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """The next of a list whose last member is a part: "including six women and eight children"."""
    last = index - 1
    if last not in found and last - 1 in found and found[last - 1].whole == last:
        last -= 1  # "Two of the 10 were Belgians and three others French"
    if last not in found or scene.mentions[last].sentence != scene.mentions[index].sentence:
        return None
    part, one, other = found[last], scene.mentions[last], scene.mentions[index]
    if part.whole == index or not holds(scene, part.whole, index):
        return None
    gap = scene.text(one.end, other.start)
    if part.loose:
        goes_on = (
            (sort(other) == "share" and not shares.share_of(scene, index))
            or (one.measure == other.measure and one.unit == other.unit)
            or part.whole == last - 1
        )
        return part if goes_on and ";" not in gap and len(gap) < 120 else None
    tied = one.measure == other.measure and _JOINED.match(gap) and not _VERB.search(gap)
    both = sort(one) == sort(other) == "share" and not shares.share_of(scene, index)
    return part if tied or (both and _JOINED.match(gap)) else None


def _severe(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "59 were hurt, 23 seriously"."""
    mention = scene.mentions[index]
    cue = words().severe.match(scene.passage.text, mention.number_end)
    if cue is None or mention.measure not in ("injured", "casualties", "affected"):
        return None
    for other in scene.before(index, 1):
        if scene.mentions[other].measure == "injured" and holds(scene, other, index):
            return Part(other, *cue.span(1))
    return None


def _among(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Two soldiers were among the dead"."""
    mention = scene.mentions[index]
    _, end = scene.bounds(index)
    cue = words().among.search(scene.passage.text, mention.end, min(end, mention.end + 60))
    if cue is None or (index + 1 < len(scene.mentions) and scene.mentions[index + 1].start < cue.start()):
        return None
    whole = nearest(scene, index, topics(scene, scene.before(index, 2), found), same_measure=True)
    return None if whole is None else Part(whole, *cue.span(1))


def _elliptic(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """As in "Two later died": a bare number that opens its sentence takes from the people told of just before."""
    mention = scene.mentions[index]
    if sort(mention) == "share" or mention.measure == "other" or mention.value == 0:
        return None
    opens = mention.start == scene.bounds(index)[0]
    if opens and mention.modifier == "vague":
        return None
    for other in topics(scene, scene.before(index, 1), found):
        one = scene.mentions[other]
        here = one.sentence == mention.sentence
        if here == opens or not holds(scene, other, index):
            continue
        if here:
            many = mention.modifier == "vague" and mention.object is None and one.measure == mention.measure
            gap = scene.text(one.end, mention.start)
            return Part(other, *number(scene, index)) if many and _ASIDE.search(gap) else None
        befalls = one.measure == mention.measure or mention.measure in _BEFALLS.get(one.measure, ())
        if mention.object is None and mention.unit == "person" and befalls:
            loose = _IS.match(scene.passage.text, mention.end) is not None
            whole = other if one.measure == mention.measure else _topic(scene, other, index, found)
            return Part(whole, *number(scene, index), loose=loose)
    return None


_IS = re.compile(r"\s+(?:were|are|was)\s", re.I)
_BEFALLS: dict[str, list[str]] = read("links")["befalls"]
_ASIDE = re.compile(r"[\u2013\u2014;,-]\s*(?:and\s*)?$")


_RULES: tuple[Callable[[Scene, int, Mapping[int, Part]], Part | None], ...] = (
    _of_total,
    _closed,
    _opened,
    _of_group,
    _of_opening,
    _other,
    outcomes.shot_down,
    _listed,
    _severe,
    _among,
    tallies.raising,
    tallies.added_to,
    tallies.itemised,
    tallies.one_of_several,
    shares.share,
    tallies.alone,
    outcomes.outcome,
    outcomes.in_aside,
    outcomes.by_place,
    _elliptic,
    tallies.headed,
    tallies.at_a_place,
)
