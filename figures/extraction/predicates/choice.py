"""Choice: the predicate that decides what happened, where several stand around a counted noun.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> from figures.extraction.phrases import phrase
>>> text = "rebels killed 12 soldiers"
>>> found = words(text, scan(text))
>>> predicate(found, 2, phrase(found, 2), ("soldier", "person")).measure
'killed'
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import SETS
from figures.extraction.phrases import Phrase
from figures.extraction.predicates.before import left, listed
from figures.extraction.predicates.behind import right
from figures.extraction.predicates.beside import accompanied, agent, coordinate, given, nominal, total
from figures.extraction.predicates.found import OF_PEOPLE, Found, fits, graver
from figures.extraction.predicates.verbs import has_object, of_subject
from figures.extraction.triggers import DEEDS, NOUNS

_SUFFERED = OF_PEOPLE - {"deployed", "withdrawn"}
_FINITE = frozenset({"was", "were", "is", "are"})
_NOT_GOVERNING = frozenset(
    {
        "after",
        "before",
        "since",
        "until",
        "till",
        "as",
        "than",
        "because",
        "plus",
        "including",
        "about",
        "up",
        "over",
        "out",
    }
)


def predicate(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What is said of the noun `counted`, whose number phrase begins at word `first`, None where nothing is.

    In this order: the noun itself, an active verb before it, a predicate behind it, a noun with "of", a weaker verb,
    an agent, a total, an adjective inside the phrase, aid, company, and a list that a verb further left governs.
    """
    decided = _predicate(words, first, counted, kinds)
    if decided is None:
        return None
    if decided.measure == "detained" and _by_captors(words, decided, counted):
        return decided._replace(measure="abducted")
    if decided.measure == "deployed":
        fate = _fate(words, decided, kinds)
        return decided if fate is None else fate
    return decided


def _by_captors(words: Sequence[Word], found: Found, counted: Phrase) -> bool:
    """Whether those who hold or seize are no police: bandits, pirates, rebels."""
    if words[found.first].text not in _HOLDING:
        return False
    if counted.last <= found.first and not any(word.text == "by" for word in words[found.last : found.last + 2]):
        return False
    if found.last < len(words) and any(word.text == "by" for word in words[found.last : found.last + 2]):
        return any(word.text in SETS["captors"] for word in words[found.last : found.last + 8])
    acting = (word.text for word in words[: found.first] if word.text in SETS["captors"] | SETS["lawful"])
    return next(acting, "") in SETS["captors"]


_HOLDING = frozenset("hold holds held holding seize seizes seized seizing capture captures captured capturing".split())
_FATES = frozenset({"killed", "injured", "detained"})


def _fate(words: Sequence[Word], found: Found, kinds: Sequence[str]) -> Found | None:
    """What became of those who took part: "two attackers stormed the hall before being shot dead"."""
    for k in range(found.last, min(len(words) - 2, found.last + 30)):
        if words[k].text in ".;":
            return None
        if words[k].text not in ("and", "before") or words[k + 1].tag not in ("be", "verb"):
            continue
        passive = words[k + 1].tag == "be"
        at = k + 2 if passive else k + 1
        if words[at].tag != "verb" or not passive and has_object(words, at + 1):
            continue
        fate = of_subject(words, at, "be" if passive else None, False, kinds)
        if fate is not None and fate.measure in _FATES:
            return fate
    return None


def _predicate(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    named = nominal(words, first, kinds)
    if named is not None and words[named.first].text in SETS["remains"]:
        return named
    own = _own(counted, kinds)
    if own is not None:
        return own
    if counted.compound and counted.noun not in SETS["crews"]:
        return None
    active = left(words, first, counted, kinds)
    after = _behind(words, first, counted, kinds)
    decided = _verbal(counted, kinds, active, after)
    if decided is not None:
        return decided
    inner = _attributive(words, counted, kinds)
    if inner is not None and named is not None and active is None:
        return inner
    if named is not None and not named.weak:
        return named
    summed = _summed(words, first, counted, kinds)
    linking = active is not None and active.weak and words[active.first].text in SETS["links"]
    reached = summed is not None and counted.head is None and linking
    rest = summed if reached else active or agent(words, first, kinds) or summed
    rest = rest or inner or given(words, first, kinds)
    if rest is None and "person" not in kinds and {"vehicle", "weapon"} & set(kinds):
        rest = _lost(words, first)
    if rest is None and after is None:
        rest = accompanied(words, first, kinds)
    if rest is None and counted.partitive != "them":
        rest = listed(words, first, counted, kinds) or coordinate(words, first, kinds)
    return rest or after or named


def _lost(words: Sequence[Word], first: int) -> Found | None:
    """Arms that stand in a list of losses."""
    at = next((k for k in range(first - 1, -1, -1) if words[k].text in SETS["losses"]), None)
    return None if at is None else Found("destroyed", at, at + 1)


def _own(counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What the noun says whatever is done to it: bodies, deaths, arrests."""
    if counted.head is None or "body" not in kinds and counted.noun not in DEEDS:
        return None
    measure = "killed" if "body" in kinds else NOUNS.get(counted.noun or "")
    return None if measure is None else Found(measure, counted.head, counted.head + 1)


def _behind(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """The predicate behind the noun, where it is the noun's own."""
    after = right(words, counted.last, kinds)
    if after is not None and _embedded(words, first) and not _adjacent(words, counted.last, after.first):
        return None
    behind = words[after.last : after.last + 2] if after is not None else ()
    if len(behind) == 2 and behind[0].text == ":" and behind[1].amount is not None:
        return None  # a label of the next number: "Killed: 12 Wounded: 30"
    return after


def _verbal(counted: Phrase, kinds: Sequence[str], active: Found | None, after: Found | None) -> Found | None:
    """The answer of the verbs before and behind, where they give one."""
    if after is not None and counted.noun is None and after.first == counted.last and after.measure in _SUFFERED:
        return after
    near = after if after is not None and not after.far else None
    if active is not None and not active.weak:
        return near if near is not None and active.measure == "affected" else active
    if near is None:
        return None
    if active is None:
        return near
    if "person" not in kinds:
        return active if near.first == counted.last else near
    return near._replace(measure=graver(near.measure, active.measure)) if active.measure in _SUFFERED else near


def _summed(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """A total of which this is the number, where the number counts nothing else."""
    labelled = first > 0 and (words[first - 1].text == ":" or counted.head is not None and counted.head < first)
    summed = total(words, first)
    if labelled and summed is not None and fits(summed.measure, kinds):
        disarmed = summed.measure == "destroyed" and "ordnance" in kinds
        return summed._replace(measure="cleared") if disarmed else summed
    if counted.head is not None and "person" not in kinds:
        return None
    return summed if summed is not None and (counted.head is None or summed.measure in _SUFFERED) else None


def _embedded(words: Sequence[Word], first: int) -> bool:
    """Whether a preposition governs the number phrase, so that the predicate behind it is another noun's."""
    k = first - 1
    if k > 2 and words[k].text == "'s":
        k = next((i for i in range(k - 1, max(-1, k - 5), -1) if words[i].tag == "prep"), k)
    if k < 0 or words[k].tag != "prep" or words[k].text in _NOT_GOVERNING:
        return False
    if words[k].text == "in" and words[k + 1].text == "all":
        return False
    if words[k].text == "with":
        return any(word.tag in ("be", "have", "modal") for word in words[first:])
    return not (words[k].text == "of" and k and words[k - 1].text in SETS["summing"])


def _adjacent(words: Sequence[Word], begin: int, at: int) -> bool:
    """Whether the predicate at `at` is bound to the noun before `begin`: a participle, or a relative clause."""
    between = words[begin:at]
    if len(between) > 2 and between[0].text in ("and", "or") and between[1].tag == "word":
        between = between[2:]
    if not between or between[0].tag == "rel" or between[0].text == "being":
        return True
    loose = (word.tag in ("adv", "be") or word.text in SETS["reputed"] for word in between)
    return all(loose) and not any(word.text in _FINITE for word in between)


def _attributive(words: Sequence[Word], counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """An adjective or participle inside the noun phrase that says what happened: 12 wounded soldiers."""
    if counted.head is None:
        return None
    said = (right(words[: k + 1], k, kinds) for k in range(counted.first, counted.head))
    return next((found for found in said if found is not None), None)
