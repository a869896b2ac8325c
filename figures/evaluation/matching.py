"""Matching: which extracted claim states which gold claim, and in what they agree.

A claim matches a gold claim when its span holds the gold number, is no longer than a phrase, and states the
same number. The rules are those of the guidelines' scorer.

>>> same_name("Azerbaijan's Defence Ministry", "the Azerbaijani Defense Ministry")
True
>>> same_unit("tank", "truck"), same_unit("person", "household")
(True, False)
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import cache

from figures.evaluation.statements import Statement
from figures.vocabulary import read

TIERS = ("core", "vague", "context", "singular")
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s?\b")
_WORD = re.compile(r"\w+")


def match(gold: Sequence[Statement], claims: Sequence[Statement]) -> dict[int, int]:
    """The index of the claim that states each gold claim, one to one; gold that nothing states is left out.

    Pairs of one measure go first, then those that share most text, then those that stand first.
    """
    options = [
        (g.measure == c.measure, _overlap(g, c), -i, -j)
        for i, g in enumerate(gold)
        for j, c in enumerate(claims)
        if _overlap(g, c) > 0 and c.end - c.start <= 2 * (g.end - g.start) + 40 and same_number(g, c)
    ]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(options, reverse=True):
        if -i not in matched and -j not in taken:
            matched[-i] = -j
            taken.add(-j)
    return matched


def _overlap(gold: Statement, claim: Statement) -> int:
    return min(gold.end, claim.end) - max(gold.start, claim.start)


def tier(claim: Statement) -> str:
    """The tier that an extracted claim competes in, by its modifier and measure."""
    if claim.tier == "singular":
        return "singular"
    if claim.modifier == "vague":
        return "vague"
    return "core" if claim.measure in _core() else "context"


@cache
def _core() -> frozenset[str]:
    return frozenset(
        measure for group, measures in read("measures").items() if group != "measurements" for measure in measures
    )


def same_amount(gold: float | None, claim: float | None) -> bool:
    """Equal amounts; those below ten to three digits, for fractions and conversions are written rounded.

    >>> same_amount(0.333, 1 / 3), same_amount(333.0, 333.3), same_amount(None, None)
    (True, False, True)
    """
    if gold is None or claim is None:
        return gold == claim
    return math.isclose(gold, claim, rel_tol=1e-3 if abs(gold) < 10 else 1e-6)


def same_bounds(gold: Statement, claim: Statement) -> bool:
    """Equal `low` and equal `high`."""
    return same_amount(gold.low, claim.low) and same_amount(gold.high, claim.high)


def same_number(gold: Statement, claim: Statement) -> bool:
    """The same amount: an equal value, the two ends of a range, or both without a definite number."""
    if (gold.modifier == "vague") != (claim.modifier == "vague"):
        return False
    if gold.modifier == "range":
        return same_bounds(gold, claim)
    return same_amount(gold.value, claim.value)


def same_unit(gold: str | None, claim: str | None) -> bool:
    """People, measurements and currencies exactly; things by their family, where an unlisted thing is a "thing"."""
    gold, claim = str(gold), str(claim)
    exact, families = _units()
    if gold in exact or claim in exact or gold.isupper() or claim.isupper():
        return gold == claim
    return claim != "None" and families.get(gold, "thing") == families.get(claim, "thing")


@cache
def _units() -> tuple[frozenset[str], dict[str, str]]:
    words = read("evaluation")
    families = {unit: family for family, units in words["unit_families"].items() for unit in units}
    return frozenset(words["exact_units"]), families


def same_name(gold: str | None, claim: str | None) -> bool:
    """Each word of the shorter name stands in the longer one, and is half of it at least."""
    if gold is None or claim is None:
        return gold is claim
    short, long = sorted((_telling_words(gold), _telling_words(claim)), key=len)
    return 2 * len(short) >= len(long) and all(any(_alike(word, other) for other in long) for word in short)


def _telling_words(name: str) -> list[str]:
    """The words of a name without articles, possessives, dots and case."""
    plain = _POSSESSIVE.sub("", name.casefold()).replace(".", "").replace("defence", "defense")
    words: list[str] = _WORD.findall(plain)
    return [word for word in words if word not in _fillers()] or words


@cache
def _fillers() -> frozenset[str]:
    return frozenset(read("evaluation")["name_fillers"])


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= 4 and long.startswith(short))


def same_dates(gold: Statement, claim: Statement) -> bool:
    """The same days but for one at each end, or spans that share half of all their days; open ends must agree."""
    ends = ((gold.date_start, claim.date_start), (gold.date_end, claim.date_end))
    if any((ours is None) != (theirs is None) for ours, theirs in ends):
        return False
    if all(ours is None or theirs is None or abs((ours - theirs).days) <= 1 for ours, theirs in ends):
        return True
    if gold.date_start is None or gold.date_end is None or claim.date_start is None or claim.date_end is None:
        return False
    shared = (min(gold.date_end, claim.date_end) - max(gold.date_start, claim.date_start)).days + 1
    spanned = (max(gold.date_end, claim.date_end) - min(gold.date_start, claim.date_start)).days + 1
    return shared > 0 and shared / spanned >= 0.5


FIELDS: dict[str, Callable[[Statement, Statement], bool]] = {
    "measure": lambda gold, claim: gold.measure == claim.measure,
    "unit": lambda gold, claim: same_unit(gold.unit, claim.unit),
    "modifier": lambda gold, claim: gold.modifier == claim.modifier,
    "bounds": same_bounds,
    "claimant": lambda gold, claim: same_name(gold.claimant_resolved, claim.claimant_resolved),
    "attribution": lambda gold, claim: gold.attribution == claim.attribution,
    "via": lambda gold, claim: same_name(gold.via, claim.via),
    "date": same_dates,
    "negated": lambda gold, claim: gold.negated == claim.negated,
}
"""Whether a claim agrees with the gold in each field."""

DEFAULTS: dict[str, Callable[[Statement], bool]] = {
    "modifier": lambda claim: claim.modifier == "exact",
    "claimant": lambda claim: claim.claimant_resolved is None,
    "attribution": lambda claim: claim.attribution == "own_voice",
    "via": lambda claim: claim.via is None,
    "date": lambda claim: claim.date_start is None and claim.date_end is None,
    "negated": lambda claim: not claim.negated,
}
"""Whether a claim gives the answer that one would give without reading, for the fields that have one."""

LEVELS: dict[str, tuple[str, ...]] = {
    "found": (),
    "typed": ("measure", "unit"),
    "full": ("measure", "unit", "modifier", "bounds", "claimant", "attribution", "date", "negated"),
}
"""The fields that must be right at each level."""
