"""Parts: which mention is told as a part of which other, by the words between them.

Each rule looks at one mention and the words around it, and yields the whole that it belongs to: "12 people, *including*
three children", "two *of whom*", "one *of the* nine", "*Of* 48 survivors, nineteen ...", "four more, *taking* the toll *to* 38".
Words stand in the vocabulary file `links`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from figures.extraction.counted import MEASUREMENTS, may_be_same, noun, sort
from figures.extraction.scene import Scene, amount
from figures.vocabulary import read


class Part(NamedTuple):
    """The whole that a mention belongs to, and the words that say so. `loose` parts go on to the sentence's end."""

    whole: int
    cue_start: int
    cue_end: int
    loose: bool = False


def told_parts(scene: Scene) -> dict[int, Part]:
    """The whole of each mention that is told as a part, by index in the scene."""
    found: dict[int, Part] = {}
    for index in range(len(scene.mentions)):
        for rule in _RULES:
            part = rule(scene, index, found)
            if part is not None and part.whole != index:
                found[index] = part
                break
    return found


def holds(scene: Scene, whole: int, part: int, *, equal: bool = False) -> bool:
    """Whether a mention is large enough, and of the right sort, to hold another."""
    one, other = scene.mentions[whole], scene.mentions[part]
    if sort(other) == "share":
        return one.measure not in MEASUREMENTS
    if sort(one) != sort(other) or one.value == 0:
        return False
    high, low = amount(one), amount(other)
    return high is None or low is None or high > low or (equal and high == low)


_OF_THE = re.compile(r"\s*(?:\w+\s+)?(?:out\s+)?of\s+(?:(?:the|its|their|his|her|those|these|some|an?|all|our)\b)?(?:[ ][\w\u2019'-]+){0,3}\s*")


def _of_total(scene: Scene, index: int, _: Mapping[int, Part]) -> Part | None:
    """ "Two of the 12 killed": the next number is the whole."""
    mention = scene.mentions[index]
    if index + 1 == len(scene.mentions) or scene.mentions[index + 1].sentence != mention.sentence:
        return None
    gap = _OF_THE.fullmatch(scene.passage.text, mention.number_end, scene.mentions[index + 1].start)
    if gap and holds(scene, index + 1, index):
        return Part(index + 1, gap.start(), gap.end(), loose=True)
    return None


_ADJACENT = re.compile(r"[\s,(\u2013\u2014-]*")


def _closed(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Two of whom", "eleven of these": the whole stands before."""
    mention = scene.mentions[index]
    cue = _words().closes.match(scene.passage.text, mention.number_end)
    if cue is None:
        return None
    candidates = [*scene.before(index, 3)]
    nearest = _nearest(scene, index, candidates)
    if nearest is None:
        return None
    if not _ADJACENT.fullmatch(scene.text(scene.mentions[nearest].end, mention.start)):
        nearest = _alike(scene, index, candidates) or nearest
    return Part(nearest, *cue.span(1))


def _opened(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Including three", "of whom three": the whole stands before, in an earlier sentence for "Of those, three"."""
    mention = scene.mentions[index]
    lead = scene.lead(index, mention.start)
    cue = _words().opens.search(lead)
    if cue is None:
        return None
    at = mention.start - len(lead)
    back = 0 if cue[1].lower().startswith("inclu") else 2
    candidates = [*scene.before(index, back)]
    whole = _alike(scene, index, candidates)
    if whole is None and sort(mention) != "thing":
        whole = _nearest(scene, index, candidates)
    return None if whole is None else Part(whole, at + cue.start(1), at + cue.end(1), cue[1].lower().startswith("of "))


_OF = re.compile(r"(?:out\s+)?of\s+(?:(?:the|its|their|all|those|these|some|an?)\s+)?(?:[\w\u2019'-]+\s+){0,2}$", re.I)


def _of_opening(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Of 48 survivors, nineteen had lost a leg": the number before is the whole."""
    before = index - 1
    if before < 0 or scene.mentions[before].sentence != scene.mentions[index].sentence:
        return None
    start, _ = scene.bounds(before)
    cue = _OF.match(scene.text(start, scene.mentions[before].start))
    gap = scene.text(scene.mentions[before].end, scene.mentions[index].start)
    if cue and "," in gap and ";" not in gap and holds(scene, before, index):
        return Part(before, start, start + cue.end(), loose=True)
    return None


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
        goes_on = (sort(other) == "share" and not _share_of(scene, index)) or one.measure == other.measure or part.whole == last - 1
        return part if goes_on and ";" not in gap and len(gap) < 120 else None
    tied = one.measure == other.measure and _JOINED.match(gap) and not _VERB.search(gap)
    shares = sort(one) == sort(other) == "share" and not _share_of(scene, index)
    return part if tied or (shares and _JOINED.match(gap)) else None


def _among(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Two soldiers were among the dead"."""
    mention = scene.mentions[index]
    _, end = scene.bounds(index)
    cue = _words().among.search(scene.passage.text, mention.end, min(end, mention.end + 60))
    if cue is None or (index + 1 < len(scene.mentions) and scene.mentions[index + 1].start < cue.start()):
        return None
    whole = _nearest(scene, index, scene.before(index, 2), same_measure=True)
    return None if whole is None else Part(whole, *cue.span(1))


def _of_group(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "11 of the injured", "one of the arrested men": the group was counted before."""
    mention = scene.mentions[index]
    cue = _words().group.match(scene.passage.text, mention.number_end)
    if cue is None:
        return None
    if mention.modifier == "vague" and mention.measure == "other":
        return None
    named = {m for word in cue[1].lower().split() for m in _words().groups.get(word, ())}
    for other in range(index - 1, max(-1, index - 40), -1):
        one = scene.mentions[other]
        known = one.measure in named
        alike = one.measure == mention.measure and may_be_same(noun(one.object), noun(mention.object))
        if (known or alike) and holds(scene, other, index):
            return Part(other, *cue.span())
    return None


def _raising(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Four more deaths, taking the toll to 38": the total that a number raises."""
    mention = scene.mentions[index]
    for other in range(index + 1, min(len(scene.mentions), index + 12)):
        total = scene.mentions[other]
        if total.sentence > mention.sentence + 2:
            return None
        if total.measure != mention.measure or total.unit != mention.unit or not holds(scene, other, index):
            continue
        start = max(mention.end, scene.bounds(other)[0])
        raised = _words().raises.search(scene.passage.text, start, total.start)
        summed = total.sentence > mention.sentence and _words().totals.search(scene.text(start, total.start))
        cue = raised or (summed if scene.same_claimant(index, other) else None)
        if cue and scene.text(cue.end(), total.start).strip() == "" if raised else cue:
            at = 0 if raised else start
            return Part(other, at + cue.start(), at + cue.end())
    return None


_SHARE_OF = re.compile(r"\s*(?:%|percent|per cent)?\s+of\s+(?:(?:the|all|its|their|those|these)\s+)?((?:[\w\u2019'-]+\s*){1,3})")


def _share_of(scene: Scene, index: int) -> re.Match[str] | None:
    """What a share is of, when that is said right after it."""
    mention = scene.mentions[index]
    return _SHARE_OF.match(scene.passage.text, mention.number_end) or _SHARE_OF.match(scene.passage.text, mention.end)


def _share(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """A share of a stated total: "of 1,500 households 61 per cent"."""
    mention = scene.mentions[index]
    if mention.measure != "share":
        return None
    if _words().changes.match(scene.passage.text, mention.number_end):
        return None
    of = _share_of(scene, index)
    for other in scene.before(index, 2 if of else 0):
        if not holds(scene, other, index) or scene.mentions[other].value == 0:
            continue
        counted = noun(scene.mentions[other].object)
        own = noun(mention.object)
        if of is None and (own is None or may_be_same(own, counted)) or (of and counted and counted in of[1].lower().split()):
            return Part(other, mention.number_start, mention.number_end)
    return None


def _elliptic(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Two later died": a bare number that opens its sentence takes from the people told of just before."""
    mention = scene.mentions[index]
    if sort(mention) == "share" or mention.measure == "other":
        return None
    opens = mention.start == scene.bounds(index)[0]
    for other in scene.before(index, 1):
        one = scene.mentions[other]
        here = one.sentence == mention.sentence
        if here == opens or not holds(scene, other, index):
            continue
        if here:
            many = mention.modifier == "vague" and mention.object is None and one.measure == mention.measure
            gap = scene.text(one.end, mention.start)
            return Part(other, *_number(scene, index)) if many and _ASIDE.search(gap) else None
        shot_down = (one.measure, mention.measure) == ("used", "destroyed") and one.unit == mention.unit
        if mention.object is None and mention.unit == "person" or shot_down and may_be_same(noun(one.object), noun(mention.object)):
            taken = next((p for p in (other - 1, other - 2) if p in found and found[p].whole == other and found[p].loose), other)
            return Part(taken if holds(scene, taken, index) else other, *_number(scene, index))
    return None


_ASIDE = re.compile(r"[\u2013\u2014;,-]\s*(?:and\s*)?$")


def _number(scene: Scene, index: int) -> tuple[int, int]:
    return scene.mentions[index].number_start, scene.mentions[index].number_end


def _alone(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Over 1,000 crossed on Wednesday alone"."""
    mention = scene.mentions[index]
    _, end = scene.bounds(index)
    cue = _words().alone.search(scene.passage.text, mention.end, min(end, mention.end + 60))
    if cue is None:
        return None
    whole = _nearest(scene, index, scene.before(index, 6), same_measure=True)
    return None if whole is None else Part(whole, *cue.span())


def _headed(scene: Scene, index: int, found: Mapping[int, Part]) -> Part | None:
    """ "Toll by region: ...": the members of a headed breakdown, whose total stands just before or after."""
    mention = scene.mentions[index]
    start, end = scene.bounds(index)
    cue = _words().headed.search(scene.passage.text, start, mention.start)
    if cue is None:
        return None
    for other in [*scene.before(index, 1), *range(index + 1, min(len(scene.mentions), index + 8))]:
        one = scene.mentions[other]
        near = abs(one.sentence - mention.sentence) == 1
        if near and one.measure == mention.measure and one.unit == mention.unit and holds(scene, other, index):
            return Part(other, *cue.span())
    return None


def _alike(scene: Scene, index: int, candidates: Iterable[int]) -> int | None:
    """The nearest candidate of the same sentence and measure that can hold the mention."""
    sentence = scene.mentions[index].sentence
    return _nearest(scene, index, (c for c in candidates if scene.mentions[c].sentence == sentence), same_measure=True)


def _nearest(scene: Scene, index: int, candidates: Iterable[int], *, same_measure: bool = False) -> int | None:
    """The nearest candidate that can hold the mention."""
    measure = scene.mentions[index].measure
    for other in candidates:
        if holds(scene, other, index) and (not same_measure or scene.mentions[other].measure == measure):
            return other
    return None


_RULES: tuple[Callable[[Scene, int, Mapping[int, Part]], Part | None], ...] = (
    _of_total,
    _closed,
    _opened,
    _of_group,
    _of_opening,
    _listed,
    _among,
    _raising,
    _share,
    _alone,
    _elliptic,
    _headed,
)


class _Words(NamedTuple):
    """The vocabulary of parts, compiled."""

    closes: re.Pattern[str]
    opens: re.Pattern[str]
    among: re.Pattern[str]
    group: re.Pattern[str]
    raises: re.Pattern[str]
    totals: re.Pattern[str]
    alone: re.Pattern[str]
    headed: re.Pattern[str]
    changes: re.Pattern[str]
    groups: dict[str, list[str]]


@cache
def _words() -> _Words:
    words = read("links")
    part = {name: "|".join(re.escape(w) for w in sorted(ws, key=len, reverse=True)) for name, ws in words["part"].items()}
    groups: dict[str, list[str]] = {}
    for measure, nouns in words["groups"].items():
        for each in nouns:
            groups.setdefault(each, []).append(measure)
    return _Words(
        closes=re.compile(rf"\s*(?:%|percent|per cent)?\s*(?:(?!and\b|were\b|was\b)[\w-]+\s+){{0,2}}?({part['closes']})\b", re.I),
        opens=re.compile(rf"\b({part['opens']})\b[\s,:]*[^,.;:()]{{0,40}}$", re.I),
        among=re.compile(rf"\b(?:were|was|is|are)\s+({part['among']})\b", re.I),
        group=re.compile(r"\s*(?:\w+\s+)?of\s+(?:the|those|these|its|their|his|her)\s+((?:[\w\u2019'-]+ ?){1,3})", re.I),
        raises=re.compile(rf"\b(?:{part['raises']})\b[^;]{{0,120}}?\bto\b(?:\s+(?!\d)\w+){{0,2}}\s*", re.I),
        totals=re.compile(rf"\b(?:{part['totals']})\s*$", re.I),
        alone=re.compile(rf"\b(?:{part['alone']})\b", re.I),
        headed=re.compile(rf"\b(?:{part['headed']})\b", re.I),
        changes=re.compile(rf"(?:\s*(?:%|percent|per cent))?\s+(?:{part['changes']})\b", re.I),
        groups=groups,
    )
