"""Beside: what a noun with its preposition, an agent's verb or a total says of a number phrase.

>>> from figures.extraction.clauses import words
>>> nominal(words("the deaths of miners", []), 3, ("person",)).measure
'killed'
>>> total(words("the death toll rose to 45", []), 5).measure
'killed'
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import QUOTES, SETS
from figures.extraction.predicates.found import Found, fits, measure_for
from figures.extraction.predicates.told import told
from figures.extraction.predicates.verbs import is_passive, of_subject
from figures.extraction.triggers import NOMINALS, TOTALS, VERBS, follows

_TOTAL_REACH = 26
_COORDINATE_REACH = 16
_AGENT_REACH = 6
_GIFT_REACH = 12
_ACCOMPANIED_REACH = 32


def nominal(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a noun and its preposition before the number say: the deaths of 12 miners, a cache with 31 rifles."""
    k = first - 1
    while k >= 0 and words[k].tag == "det":
        k -= 1
    if k < 1:
        return None
    noun, preposition = words[k - 1].text, words[k].text
    if noun == "[" and k > 1:
        noun = words[k - 2].text
    here = Found("", k - 1, k)
    if preposition == "of" or preposition == "to" and noun in ("injury", "injuries", "damage"):
        measure = NOMINALS.get(noun)
        if measure is not None and fits(measure, kinds):
            return here._replace(measure=measure)
        if measure == "detained" and noun in ("capture", "seizure") and {"place", "position", "base"} & set(kinds):
            return here._replace(measure="captured")
    if preposition == "of" and noun in ("cleared", "clear", "clearing", "rid") and "ordnance" in kinds:
        return here._replace(measure="cleared")
    if preposition == "for":
        return _for(words, here, noun, kinds)
    if preposition in ("with", "of", "containing") and noun in SETS["caches"] and fits("found", kinds):
        return here._replace(measure="found")
    if preposition == "with" and {"ordnance", "drone"} & set(kinds):
        blows = [i for i in range(max(0, k - 8), k) if words[i].tag == "verb" or words[i].text in SETS["assaults"]]
        return Found("used", blows[-1], blows[-1] + 1) if blows else None
    struck = preposition in ("on", "against", "at") and noun in SETS["assaults"]
    if struck and {"person", "structure", "vehicle", "place"} & set(kinds):
        return here._replace(measure="affected" if "person" in kinds else "damaged", weak=True)
    return None


def coordinate(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a noun says of a list that names others first: the murder of the mayor, his wife and two guards."""
    k = first - 1
    while k >= 0 and words[k].tag == "det":
        k -= 1
    if k < 1 or words[k].text not in ("and", "as"):
        return None
    for at in range(k - 1, max(0, k - _COORDINATE_REACH), -1):
        word = words[at]
        if word.text == "of":
            measure = NOMINALS.get(words[at - 1].text)
            if measure is not None and fits(measure, kinds):
                return Found(measure, at - 1, at, far=True)
        elif word.tag not in ("word", "det", "pron", "num", "adv") and word.text not in (",", "and"):
            return None
    return None


def _for(words: Sequence[Word], here: Found, noun: str, kinds: Sequence[str]) -> Found | None:
    """A search for people who are missing, or an exchange for prisoners."""
    if noun in ("exchange", "return", "swap") and "captive" in kinds:
        return here._replace(measure="released")
    if noun in SETS["seeking"] and "person" in kinds and any(word.text in SETS["rescue"] for word in words):
        return here._replace(measure="missing")
    return None


def agent(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a passive says of whoever it is done by: "stormed by two gunmen"."""
    k = first - 1
    if k < 1 or words[k].text != "by":
        return None
    for at in range(k - 1, max(-1, k - 1 - _AGENT_REACH), -1):
        if words[at].tag in ("punct", "conj", "be"):
            return None
        for sense in VERBS.get(words[at].text, ()):
            measure = measure_for(sense.verbs.subject, kinds) if sense.form == "part" and not sense.rest else None
            if measure is not None:
                return Found(measure, at, at + 1)
    return None


def given(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """Aid that reaches whom it is given to: "handed out rations to 58,300 people"."""
    if first < 2 or words[first - 1].text not in ("to", "for", "among") or "person" not in kinds:
        return None
    for k in range(first - 2, max(-1, first - 2 - _GIFT_REACH), -1):
        if words[k].text in ".;" or words[k].tag in ("rel", "be"):
            return None
        if words[k].text in SETS["gifts"]:
            return Found("assisted", k, k + 1)
        if words[k].text in SETS["utilities"] and words[first - 1].text == "to":
            return Found("affected", k, k + 1)
    return None


def accompanied(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a passive before "along with" says of those behind it: "he was killed, along with two guards"."""
    before = tuple(word.text for word in words[max(0, first - 2) : first])
    if before[-1:] == ("with",) and before not in _COMPANY:
        return _together(words, first, kinds)
    if before not in _COMPANY:
        return None
    for k in range(first - 3, max(0, first - 3 - _ACCOMPANIED_REACH), -1):
        if words[k].text in ".;":
            return None
        if words[k].tag == "verb" and is_passive(words, k):
            return of_subject(words, k, "be", False, kinds)
    return None


_COMPANY = frozenset({("along", "with"), ("together", "with"), ("well", "as")})


def _together(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a passive near by says of those who were with its subject: "he is held with five of his ministers"."""
    for k in range(first - 2, max(0, first - 10), -1):
        if words[k].tag in ("punct", "conj"):
            return None
        if words[k].tag == "verb" and is_passive(words, k):
            return of_subject(words, k, "be", False, kinds)
    return None


def total(words: Sequence[Word], first: int) -> Found | None:
    """The noun left of the number whose count the number is: "the death toll rose to 45", "Killed: 12"."""
    k = first - 1
    while k >= 0 and (words[k].tag in ("adv", "det", "modal") or words[k].text in QUOTES):
        k -= 1
    if (
        k > 0
        and words[k].text == ","
        and words[k - 1].text in TOTALS
        and (k == 1 or words[k - 2].text in (";", ":", "("))
    ):
        k -= 1
    topped = first < len(words) and words[first].text in SETS["topping"]
    if k < 0 or not topped and words[k].text not in SETS["links"] and words[k].text not in TOTALS:
        return None
    events: Found | None = None
    for at in range(k, max(-1, k - _TOTAL_REACH), -1):
        if words[at].text in ".;":
            break
        for parts, measure in TOTALS.get(words[at].text, ()) if at < k or words[at].text not in SETS["links"] else ():
            if not follows(parts, [word.text for word in words[at : at + len(parts)]]):
                continue
            if measure != "occurred":
                return Found(measure, at, at + len(parts))
            events = events or Found(measure, at, at + len(parts))
        if words[at].text == "those":
            return _those(words, at + 1, k)
    return events


def _those(words: Sequence[Word], begin: int, end: int) -> Found | None:
    """What is said of "those" who are counted: "puts those still behind bars at 430"."""
    for k in range(begin, end):
        said = told(words, k, ("person",))
        if said is not None:
            return Found(said[0], k, said[1])
        if words[k].tag == "verb":
            return of_subject(words, k, "be", False, ("person",))
    return None
