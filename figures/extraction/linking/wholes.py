"""Wholes: what a part is, which mention can hold which, and the words that tie the two.

The words stand in the vocabulary file `links`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from figures.extraction.linking.counted import MEASUREMENTS, sort
from figures.extraction.linking.scene import Scene, amount
from figures.vocabulary import read


class Part(NamedTuple):
    """The whole that a mention belongs to, and the words that say so: the number itself where its bareness does.

    `loose` parts go on to the sentence's end: "Of 48 survivors, nineteen lost a leg and half have no income".
    """

    whole: int
    cue_start: int
    cue_end: int
    loose: bool = False


def holds(scene: Scene, whole: int, part: int, *, equal: bool = False) -> bool:
    """Whether a mention is large enough, and of the right sort, to hold another."""
    one, other = scene.mentions[whole], scene.mentions[part]
    if sort(other) == "share":
        return one.measure not in MEASUREMENTS
    if sort(one) != sort(other) or one.value == 0:
        return False
    high, low = amount(one), amount(other)
    return high is None or low is None or high > low or (equal and high == low)


_CONTRAST = re.compile(
    r"\b(?:compared (?:with|to)|against|up from|down from|over the|versus|than(?: the| in)?"
    r"|(?:increase|rise|jump|growth|drop|decline|decrease)\s+(?:over|from|on))\s+(?:\w+\s+)?$",
    re.I,
)


def stands_aside(scene: Scene, index: int) -> bool:
    """Whether a mention is a conversion in brackets, or another time's number that one is compared with."""
    mention = scene.mentions[index]
    lead = scene.passage.text[max(0, mention.start - 24) : mention.start]
    return lead.endswith("(") or _CONTRAST.search(lead) is not None


def topics(scene: Scene, candidates: Iterable[int], found: Mapping[int, Part]) -> list[int]:
    """The candidates in their order, those before that are themselves parts last, asides left out."""
    able = [c for c in candidates if not stands_aside(scene, c)]
    return [c for c in able if c not in found] + [c for c in able if c in found]


def alike_here(scene: Scene, index: int, candidates: Iterable[int]) -> int | None:
    """The nearest candidate of the same sentence and measure that can hold the mention."""
    sentence = scene.mentions[index].sentence
    return nearest(scene, index, (c for c in candidates if scene.mentions[c].sentence == sentence), same_measure=True)


def nearest(scene: Scene, index: int, candidates: Iterable[int], *, same_measure: bool = False) -> int | None:
    """The nearest candidate that can hold the mention."""
    measure = scene.mentions[index].measure
    for other in candidates:
        if holds(scene, other, index) and (not same_measure or scene.mentions[other].measure == measure):
            return other
    return None


def number(scene: Scene, index: int) -> tuple[int, int]:
    """Where the number of a mention begins and ends, for parts that nothing but its bareness shows."""
    return scene.mentions[index].number_start, scene.mentions[index].number_end


class Words(NamedTuple):
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
    rest: re.Pattern[str]
    happening: re.Pattern[str]
    apart: re.Pattern[str]
    severe: re.Pattern[str]
    added: re.Pattern[str]
    toll: re.Pattern[str]
    groups: dict[str, list[str]]


@cache
def words() -> Words:
    """The words of the vocabulary file, compiled once."""
    listed = read("links")
    part = {
        name: "|".join(re.escape(w) for w in sorted(ws, key=len, reverse=True)) for name, ws in listed["part"].items()
    }
    groups: dict[str, list[str]] = {}
    for measure, nouns in listed["groups"].items():
        for each in nouns:
            groups.setdefault(each, []).append(measure)
    return Words(
        closes=re.compile(
            rf"\s*(?:%|percent|per cent)?\s*(?:(?!and\b|were\b|was\b)[\w-]+\s+){{0,2}}?({part['closes']})\b", re.I
        ),
        opens=re.compile(rf"\b({part['opens']})\b[\s,:]*[^,.;:()]{{0,40}}$", re.I),
        among=re.compile(rf"\b(?:were|was|is|are)\s+({part['among']})\b", re.I),
        group=re.compile(
            r"\s*(?:\w+\s+)?of\s+(?:the|those|these|its|their|his|her)\s+((?:[\w\u2019'-]+ ?){1,3})", re.I
        ),
        raises=re.compile(rf"\b(?:{part['raises']})\b[^;]{{0,120}}?\bto\b(?:\s+(?!\d)\w+){{0,2}}\s*", re.I),
        totals=re.compile(rf"\b(?:{part['totals']})\s*$", re.I),
        alone=re.compile(rf"\b(?:{part['alone']})\b", re.I),
        headed=re.compile(rf"\b(?:{part['headed']})\b", re.I),
        changes=re.compile(rf"(?:\s*(?:%|percent|per cent))?\s+(?:{part['changes']})\b", re.I),
        rest=re.compile(rf"\b(?:{part['rest']})\s+$", re.I),
        happening=re.compile(rf"\b(?:{part['which']})\s+(?:[\w-]+\s+){{0,2}}?(?:{part['happening']})\b", re.I),
        apart=re.compile(rf"\b(?:{part['apart']})\s+(?:[\w-]+\s+){{0,2}}?(?:{part['happening']})s?\b", re.I),
        severe=re.compile(rf"\s+(?:\w+\s+){{0,2}}?({part['severe']})\b", re.I),
        added=re.compile(rf"\b(?:{part['added']})\b(?! than)", re.I),
        toll=re.compile(rf"\b(?:{part['toll']})\b[^;]{{0,60}}$", re.I),
        groups=groups,
    )
