"""Before: the predicate left of a number phrase, an active verb or a list that one governs.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.phrases import Phrase
>>> left(words("destroying tanks", []), 1, Phrase(1, 2, 1, "tank", "tank"), ("tank", "vehicle")).measure
'destroyed'
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import PREMODIFIERS, QUOTES, SETS
from figures.extraction.phrases import Phrase, gather, phrase
from figures.extraction.predicates.beside import nominal
from figures.extraction.predicates.found import OF_PEOPLE, Found, measure_for
from figures.extraction.predicates.verbs import auxiliary_before, has_object, is_passive, of_subject
from figures.extraction.sentences import ABBREVIATIONS
from figures.extraction.triggers import TOTALS, VERBS, follows
from figures.vocabulary.nouns import is_plural

_NEAR = 6
_LIST = 60
_BESIDES = frozenset({("along", "with"), ("together", "with"), ("well", "as"), ("addition", "to")})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself"})


def left(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What the verb directly before the number phrase, whose first word is `first`, does to what is counted."""
    for at in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        word = words[at]
        found = _active(words, at, first, counted, kinds) if word.text in VERBS else None
        if found is None and at == first - 1 and at > 0:
            found = _inverted(words, _list_head(words, at), kinds)
        if found is not None:
            return found
        if word.tag in ("num", "conj", "be", "modal", "rel") or word.tag == "punct" and word.text not in QUOTES:
            return None
    return None


def _list_head(words: Sequence[Word], at: int) -> int:
    """Where the list begins in which `at` is a joint: "among the dead are a woman and two brothers"."""
    if words[at].text not in ("and", ","):
        return at
    for k in range(at - 1, max(-1, at - 9), -1):
        if words[k].text in SETS["equating"]:
            return k
        if words[k].tag in ("verb", "rel", "have", "modal") or words[k].text in ".;":
            return at
    return at


def _inverted(words: Sequence[Word], at: int, kinds: Sequence[str]) -> Found | None:
    """What stands before "were" or "included": "killed were three officers", "the dead included two teachers"."""
    if at < 1 or words[at].text not in SETS["equating"]:
        return None
    named = _subject_total(words, at, kinds)
    if named is not None:
        return named
    fronted = (
        words[at].tag == "be"
        and words[at - 1].tag == "verb"
        and (at == 1 or words[at - 2].tag in ("punct", "conj", "adv"))
    )
    return of_subject(words, at - 1, "be", False, kinds) if fronted else None


def _subject_total(words: Sequence[Word], at: int, kinds: Sequence[str]) -> Found | None:
    """What a subject says of those whom its verb at `at` names."""
    for k in range(at - 1, max(-1, at - 6), -1):
        if words[k].tag == "punct" or "person" not in kinds:
            return None
        bounded = k == 0 or words[k - 1].tag in ("det", "punct")
        for parts, measure in TOTALS.get(words[k].text, ()):
            if len(parts) == 1 and bounded and measure in OF_PEOPLE:
                return Found(measure, k, k + 1)
    return None


def _active(words: Sequence[Word], at: int, first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What the active verb at `at` says of its object at `first`; its particle stands between, or behind the object."""
    between = [word.text for word in words[at + 1 : first]]
    behind = [word.text for word in words[counted.last : counted.last + 4]]
    passive, had = is_passive(words, at), auxiliary_before(words, at) == "have"
    forms = {sense.form for sense in VERBS[words[at].text]}
    for sense in VERBS[words[at].text]:
        if sense.form in ("past", "part") and passive or sense.form == "part" and "past" not in forms and not had:
            continue
        split = bool(sense.rest) and follows(sense.rest, behind)
        if not split and not follows(sense.rest, between):
            continue
        last = at + 1 + (0 if split else len(sense.rest))
        measure = measure_for(sense.verbs.object, kinds) if _only_beside(words[last:first]) else None
        if measure is not None:
            return Found(_paired(words, at, measure), at, last, weak=sense.verbs.name in SETS["weak"])
    return None


def _only_beside(between: Sequence[Word]) -> bool:
    """Whether nothing but articles, adverbs and quotation marks stands between a verb and its object."""
    return all(word.tag in ("det", "adv") or word.text in QUOTES for word in between)


def _paired(words: Sequence[Word], at: int, measure: str) -> str:
    """Casualties where two verbs share the object: "killing or wounding 30"."""
    if at < 2 or words[at - 1].text not in ("and", "or", "and/or") or words[at - 2].tag != "verb":
        return measure
    own, other = {"injured": ("injure", "kill"), "killed": ("kill", "injure")}.get(measure, ("", ""))
    classes = {sense.verbs.name for sense in VERBS[words[at - 2].text]}
    return "casualties" if other in classes and own not in classes else measure


def listed(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What a verb further left says of a list that the number phrase at `first` stands in."""
    k = first - 1
    while k >= 0 and (words[k].tag in ("det", "adv") or words[k].text in QUOTES):
        k -= 1
    if k > 1 and (words[k - 1].text, words[k].text) in _BESIDES:
        k -= 1
    elif k < 0 or not (words[k].tag == "conj" or words[k].text in (",", "plus", "as")):
        return None
    for at in range(k - 1, max(-1, k - _LIST), -1):
        word = words[at]
        if word.text in _REFLEXIVES or word.text == "." and words[at - 1].text in ABBREVIATIONS:
            continue
        if word.text == "with" and {"ordnance", "drone"} & set(kinds):
            return nominal(words, at + 1, kinds)
        if word.tag in ("be", "have", "modal", "rel", "do", "pron") or word.text in ".;" or word.text in SETS["breaks"]:
            return None
        if _inside_noun(words, at):
            continue
        if word.text in VERBS and word.tag in ("verb", "word"):
            start = at + 1 + _particle(words, at)
            if has_object(words, start):
                found = _active(words, at, start, counted, kinds)
                return found._replace(far=True) if found and _same_sort(words, start, kinds) else None
        elif word.tag == "word" and word.text.endswith("ed") and words[at + 1].tag in ("det", "num"):
            return None
    return None


def _same_sort(words: Sequence[Word], at: int, kinds: Sequence[str]) -> bool:
    """Whether the first object of a list, at `at`, is of the sort sought: people with people, things with things."""
    bare = at
    while at < len(words) and (words[at].tag in ("det", "adv") or words[at].text in QUOTES):
        at += 1
    if at >= len(words) or words[at].tag == "pron" or at == bare and words[at].capital:
        return True  # a name tells nothing of its sort
    known = phrase(words, at) if words[at].amount else gather(words, at, at, True)
    if known.noun is None or known.unit is None and not is_plural(known.noun):
        return words[at].amount is not None or known.noun is None or known.unit is None and "person" not in kinds
    return (known.unit in ("person", "household")) == ("person" in kinds)


def _inside_noun(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` stands between a number or article and its noun: "four fighting positions"."""
    if at == 0 or at + 1 >= len(words) or words[at + 1].tag not in ("word", "verb"):
        return False
    opened = words[at].text in PREMODIFIERS and words[at - 1].tag in ("conj", "punct", "prep")
    return opened or words[at - 1].tag in ("num", "det")


def _particle(words: Sequence[Word], at: int) -> int:
    """How many particle words follow the verb at `at`."""
    ahead = [word.text for word in words[at + 1 : at + 4]]
    return max((len(s.rest) for s in VERBS[words[at].text] if s.rest and follows(s.rest, ahead)), default=0)
