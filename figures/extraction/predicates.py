"""Predicates: the word that says what happened to a counted noun, sought right and left of it in its clause.

Grammar without a parser: behind the noun a passive, a participle, an adjective or an intransitive verb; before it
an active verb, a list that such a verb governs, or a noun with "of".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.phrases import Phrase, gather, phrase
from figures.extraction.triggers import ADJECTIVES, NOMINALS, TOTALS, VERBS, VerbClass, follows
from figures.vocabulary import read
from figures.vocabulary.nouns import is_plural

_GRAMMAR = read("grammar")
_RAISING = frozenset(_GRAMMAR["raising"])
_PREMODIFIERS = frozenset(_GRAMMAR["premodifiers"])
_LIFTING = frozenset("forced managed able dared allowed ordered urged compelled obliged due set going hoping trying continuing beginning begun started began wanting preparing".split())
"""Words between an auxiliary and an infinitive, which is then the verb: were forced to flee."""
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight last early late this january february march april may june july august september october november december".split())
_ASIDES = frozenset("including among most some many all mostly both mainly at one two three four five six seven aged who which along as none half nearly almost about around several including: not largely civilians whom apparently allegedly according either the more over".split())
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019`")
_DASHES = frozenset("-\u2013\u2014")
_GRAVITY = ("killed", "casualties", "injured", "missing", "abducted", "detained", "evacuated", "displaced", "assisted", "affected", "destroyed", "damaged")
_WEAK = frozenset({"find", "suffer", "hold", "capture", "benefit", "claim_lives", "assist", "deploy", "need", "affect", "use", "take_part"})
_REACH = 45


class Found(NamedTuple):
    """What happened: the measure, and the first and last word (exclusive) that say so. `far` when other counts lie between."""

    measure: str
    first: int
    last: int
    far: bool = False
    weak: bool = False


def measure_for(table: dict[str, str], kinds: Sequence[str]) -> str | None:
    """The measure that a class of verbs names for the first of `kinds` that it knows."""
    for kind in kinds:
        if kind in table:
            return table[kind]
    return table.get("thing") if kinds and kinds[-1] == "thing" else None


def graver(one: str, other: str) -> str:
    """The graver of two measures, for what is counted twice over: "kidnapped and killed".

    >>> graver("abducted", "killed")
    'killed'
    """
    if other not in _GRAVITY or one not in _GRAVITY:
        return one
    return min(one, other, key=_GRAVITY.index)


# Right of the noun


def right(words: Sequence[Word], begin: int, kinds: Sequence[str]) -> Found | None:
    """What the words behind the counted noun, from `begin` on, say of it."""
    aux, far, skipping, inside, negated = None, False, False, False, False
    k, end = begin, min(len(words), begin + _REACH)
    while k < end:
        word = words[k]
        said = _adjective(words, k, kinds) if aux or not skipping or word.tag == "prep" and words[k - 1].tag != "word" else None
        if said is not None and (aux or k == begin or not skipping):
            return Found(_joined(words, said[1], said[0], kinds), k, said[1], far)
        if word.tag in ("be", "have", "do", "modal"):
            aux = _auxiliary(aux, word)
            skipping = False
        elif word.tag == "verb":
            found = _verb(words, k, aux, skipping, kinds)
            if found is not None and negated:
                return None
            if found is not None and found.measure == "abducted" and (said := _carried(words, k + 1, kinds)) is not None:
                return found._replace(measure=said[0], far=far)
            if found is not None:
                return found._replace(far=far, measure=_joined(words, found.last, found.measure, kinds))
            carried = _carried(words, k + 1, kinds) if aux or not skipping else None
            if carried is not None:
                return Found(carried[0], k, carried[1], far)
            if inside:
                aux, skipping, inside = None, True, False
            elif not skipping and word.text not in _RAISING:
                return None
        elif aux == "have" and not skipping and "person" in kinds and word.text in _OBJECTS["wounds"]:
            return Found("injured", k, k + 1, far)
        elif word.tag == "neg":
            negated = True
        elif word.tag == "rel":
            aux, skipping, inside = None, False, True
        elif word.text == "to" and aux is None and not skipping and k + 1 < end and words[k + 1].tag in ("verb", "be"):
            aux = "modal"
        elif word.tag == "prep":
            skipping = skipping or not (word.text == "to" and aux or word.text == "as" and k + 1 < end and words[k + 1].tag == "verb")
        elif word.tag == "conj" or word.text == ",":
            stepped = _across(words, k)
            if stepped is None:
                return None
            far, (k, skipping) = True, stepped
            continue
        elif word.tag == "num" and not skipping and word.amount and word.amount.kind != "zero":
            return None
        elif word.text == "(":
            k = _close(words, k)
        elif word.tag == "punct" and word.text not in _QUOTES and word.text != "'s":
            stepped = _across(words, k) if word.text in _DASHES else None
            if stepped is None:
                return None
            far, (k, skipping) = True, stepped
            continue
        elif not skipping and word.tag == "word" and word.text.endswith(("ed", "wn", "en")) and aux == "be" and (carried := _carried(words, k + 1, kinds)) is not None:
            return Found(carried[0], k, carried[1], far)
        elif not skipping and word.text not in _RAISING and word.tag == "word" and word.text.endswith("ed") and aux is None and k + 1 < end and words[k + 1].tag in ("prep", "adv", "word"):
            skipping = True
        elif word.text in _LIFTING and aux:
            aux = None
        elif not skipping and word.tag in ("word", "det", "pron") and word.text not in _RAISING and word.text not in _DAYS:
            if not inside:
                return None
            aux, skipping, inside = None, True, False
        k += 1
    return None


def _carried(words: Sequence[Word], begin: int, kinds: Sequence[str]) -> tuple[str, int] | None:
    """What a phrase behind a verb that says nothing itself tells: "were flown to Nairobi with gunshot wounds"."""
    for k in range(begin, min(len(words), begin + 8)):
        if words[k].tag in ("conj", "be", "have", "rel", "num") or words[k].tag == "punct" and words[k].text not in _QUOTES:
            return None
        said = _adjective(words, k, kinds)
        if said is not None and (k == begin or words[k].tag == "prep"):
            return said
    return None


def _auxiliary(aux: str | None, word: Word) -> str:
    if word.text in ("been", "being"):
        return "be"
    if word.tag == "be":
        return "be"
    return word.tag


def _adjective(words: Sequence[Word], k: int, kinds: Sequence[str]) -> tuple[str, int] | None:
    """The measure that an adjective or a phrase at `k` names for people, and where it ends."""
    if k < len(words) and words[k].text == "with" and "person" in kinds and any(w.text in _OBJECTS["wounds"] for w in words[k + 1 : k + 5]):
        return "injured", k + 1
    if k < len(words) and words[k].text == "to" and "person" in kinds and any(w.text in _HOSPITALS for w in words[k + 1 : k + 6]):
        return "injured", k + 1
    rows = ADJECTIVES.get(words[k].text) if k < len(words) else None
    if rows is None:
        return None
    ahead = [w.text for w in words[k : k + 5]]
    for parts, measure in rows:
        if follows(parts, ahead) and _fits(measure, kinds):
            return measure, k + len(parts)
    return None


def _verb(words: Sequence[Word], k: int, aux: str | None, skipping: bool, kinds: Sequence[str]) -> Found | None:
    """What the verb at `k` says of its subject, which stands before it."""
    ahead = [w.text for w in words[k + 1 : k + 6]]
    fallback: Found | None = None
    for sense in VERBS[words[k].text]:
        if sense.rest and not follows(sense.rest, ahead):
            continue
        last = k + 1 + len(sense.rest)
        if skipping and aux is None and not (sense.form == "part" and _closes(words, last) or sense.form == "past" and (sense.rest or not sense.verbs.object)):
            continue
        role = _role(words, sense.form, aux, last)
        measure = _of_role(sense.verbs, role, kinds, words, last)
        if measure is not None and sense.form == "past" and not _has_object(words, last):
            fallback = fallback or Found(measure, k, last)
        elif measure is not None:
            fatal = measure in ("affected", "injured") and k and words[k - 1].text in ("fatally", "mortally")
            return Found("killed" if fatal else measure, k, last)
    return fallback


def _role(words: Sequence[Word], form: str, aux: str | None, last: int) -> str | None:
    """Whether the subject undergoes the verb or does it, by the verb's form and auxiliary."""
    if form == "part":
        if aux == "be":
            return "object"
        if aux == "have":
            return "subject"
        return None if aux or _has_object(words, last) else "object"
    if form == "past":
        return "subject" if aux is None else None
    if form == "base":
        return "subject" if aux in (None, "modal", "do") or aux == "be" and words[last - 2].text == "to" else None
    return "subject" if form == "ing" and aux in (None, "be") or form == "s" and aux is None else None


def _of_role(verbs: VerbClass, role: str | None, kinds: Sequence[str], words: Sequence[Word], last: int) -> str | None:
    if role == "object":
        if "hospital" in verbs.object:
            return verbs.object["hospital"] if "person" in kinds and _speaks_of(words, last, "hospital") else None
        return measure_for(verbs.object, kinds) or measure_for(verbs.passive, kinds)
    if role != "subject":
        return None
    for special in _OBJECTS:
        if special in verbs.subject:
            return verbs.subject[special] if "person" in kinds and _speaks_of(words, last, special) else None
    return measure_for(verbs.subject, kinds)


_HOSPITALS = frozenset("hospital hospitals clinic clinics infirmary".split())
_OBJECTS = {
    "wounds": frozenset("injury injuries wound wounds burns burn fracture fractures concussion trauma bruises cuts lacerations shrapnel smoke severed amputations".split()),
    "hospital": frozenset("hospital hospitals injury injuries wounds burns wound shock inhalation fractures".split()),
    "limbs": frozenset("leg legs foot feet arm arms hand hands eye eyes limb limbs sight eyesight fingers toes hearing consciousness".split()),
    "aid": frozenset("sheeting tarpaulins kits parcels seed seeds seedlings tools rations meals medicines vaccinations vaccine doses vouchers grants aid food assistance shelter water cash relief supplies treatment care vaccines support medical rations tents blankets help camp camps shelters refuge".split()),
}


def _speaks_of(words: Sequence[Word], at: int, special: str) -> bool:
    """Whether the object at `at` is of the sort that makes the verb tell: suffered injuries, received aid."""
    return any(w.text in _OBJECTS[special] for w in words[at : at + 7]) and (at >= len(words) or words[at].text not in ("no", "little"))


def _has_object(words: Sequence[Word], at: int) -> bool:
    """Whether a direct object stands at `at`, which makes the verb before it active."""
    while at < len(words) and (words[at].tag == "adv" or words[at].text in _QUOTES):
        at += 1
    if at >= len(words) or words[at].text in _MANNER:
        return False
    word = words[at]
    if word.tag == "num":
        return not (word.amount and word.amount.kind == "span") and not _is_time(words, at)
    if word.tag in ("det", "pron"):
        return word.text not in ("there", "this", "all", "that", "each") or at + 1 < len(words) and words[at + 1].tag == "word" and words[at + 1].text not in _WHEN
    return word.tag == "word" and word.text not in _DAYS and not word.text.isdigit()


_MANNER = frozenset("alive hostage captive unharmed safe prisoner homeless unhurt asleep aboard north south east west northeast northwest southeast southwest inside outside nearby".split())
_WHEN = frozenset("week month year morning evening night day weekend time summer winter spring autumn afternoon".split())


def _is_time(words: Sequence[Word], at: int) -> bool:
    return phrase(words, at).unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade", "km", "mile", "metre")


def _closes(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].tag in ("prep", "punct", "conj") or words[at].text in _DAYS


def _joined(words: Sequence[Word], at: int, measure: str, kinds: Sequence[str]) -> str:
    """The measure of a trigger with what is joined to it: killed or wounded, kidnapped and killed."""
    if at + 1 >= len(words) or words[at].text not in ("and", "or", "and/or", ","):
        return measure
    k = at + 1
    while k < len(words) and words[k].tag in ("adv", "be", "conj"):
        k += 1
    if k >= len(words) or words[k].tag != "verb" or _has_object(words, k + 1):
        return measure
    other = _verb(words, k, "be", False, kinds)
    if other is None:
        return measure
    if {measure, other.measure} == {"killed", "injured"}:
        return "casualties"
    return graver(measure, other.measure)


def _across(words: Sequence[Word], k: int) -> tuple[int, bool] | None:
    """Where the clause goes on behind a conjunction, a comma or an aside at `k`, and whether still inside a noun phrase."""
    nxt = k + 1
    while nxt < len(words) and (words[nxt].text in _QUOTES or words[nxt].tag == "conj" or words[nxt].text in _DASHES):
        nxt += 1
    if nxt >= len(words):
        return None
    joined = words[nxt - 1].text in ("and", "or")
    if words[k].tag == "conj":
        if words[k].text not in ("and", "or", "&"):
            return None
        counts = words[nxt].tag in ("num", "det", "word") or words[nxt].text in _QUANTITY
        return (nxt, True) if counts and _verb_ahead(words, nxt) else None
    if words[nxt].tag in ("be", "have", "verb"):
        return nxt, False
    if (words[nxt].tag in ("num", "det", "word") or words[nxt].text in _QUANTITY) and _list_ahead(words, nxt, joined):
        return nxt, True
    if not (words[nxt].tag in _ASIDE_TAGS or words[nxt].text in _ASIDES):
        return None
    return _behind_aside(words, nxt, words[k].text)


def _behind_aside(words: Sequence[Word], begin: int, sign: str) -> tuple[int, bool] | None:
    """Where the clause goes on behind the sign that closes an aside begun at `begin`: its verb, or more of its subject."""
    for k in range(begin, min(len(words) - 1, begin + 30)):
        if words[k].text in ".;":
            return None
        if words[k].text != sign:
            continue
        while k + 2 < len(words) and words[k + 1].text in _DASHES:
            k += 1
        after = words[k + 1]
        if after.text in ADJECTIVES or after.tag in ("be", "have", "modal", "verb"):
            return k + 1, False
        if after.text == "and" and _list_ahead(words, k + 2, True):
            return k + 2, True
        if after.tag in ("adv", "rel") and _verb_ahead(words, k + 1):
            return k + 1, False
    return None


_ASIDE_TAGS = frozenset({"prep", "num", "rel", "det", "word", "adv", "verb", "pron"})
_QUANTITY = frozenset("at some more about another up nearly almost around over fewer less".split())


def _verb_ahead(words: Sequence[Word], k: int) -> bool:
    """Whether a verb stands ahead before the clause ends."""
    for word in words[k : k + 20]:
        if word.text in ".;:":
            return False
        if word.tag in ("be", "have", "modal", "verb"):
            return True
    return False


def _list_ahead(words: Sequence[Word], k: int, conj: bool) -> bool:
    """Whether the comma before `k` goes on with a list of subjects that "and" and a verb close."""
    for word in words[k : k + 20]:
        if word.text in ".;:" or word.tag == "rel":
            return False
        if word.text in ("and", "or"):
            conj = True
        elif word.tag in ("be", "have", "modal", "verb"):
            return conj
    return False


def _close(words: Sequence[Word], k: int) -> int:
    """The index of the bracket that closes the one at `k`, or `k` where none does."""
    for i in range(k + 1, min(len(words), k + 40)):
        if words[i].text == ")":
            return i
    return k


# Left of the number


def left(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What the verb directly before the number phrase, whose first word is `first`, does to what is counted."""
    for at in range(first - 1, max(-1, first - 7), -1):
        word = words[at]
        if word.text in VERBS:
            found = _active(words, at, first, counted, kinds)
            if found is not None:
                return found
        if at == first - 1 and at and word.text in _EQUATING:
            named = _subject_total(words, at, kinds)
            if named is not None:
                return named
        if word.text in ("were", "was", "are", "is") and at == first - 1 and at and words[at - 1].tag == "verb":
            if at == 1 or words[at - 2].tag in ("punct", "conj"):
                return _verb(words, at - 1, "be", False, kinds)
        if word.tag in ("num", "conj", "be", "modal", "rel") or word.tag == "punct" and word.text not in _QUOTES:
            return None
    return None


_EQUATING = frozenset("included includes include were was are is numbered comprised".split())


def _subject_total(words: Sequence[Word], at: int, kinds: Sequence[str]) -> Found | None:
    """What a subject says of those whom its verb at `at` names: "the dead included two teachers"."""
    if "person" not in kinds:
        return None
    for k in range(at - 1, max(-1, at - 6), -1):
        if words[k].tag == "punct":
            return None
        for parts, measure in TOTALS.get(words[k].text, ()):
            if len(parts) == 1 and (k == 0 or words[k - 1].tag in ("det", "punct")) and measure in _OF_PEOPLE:
                return Found(measure, k, k + 1)
    return None


def _active(words: Sequence[Word], at: int, first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What the active verb at `at` says of its object at `first`; its particle stands between, or behind the object."""
    between = [w.text for w in words[at + 1 : first]]
    behind = [w.text for w in words[counted.last : counted.last + 4]]
    passive = _is_passive(words, at)
    forms = {sense.form for sense in VERBS[words[at].text]}
    for sense in VERBS[words[at].text]:
        if sense.form in ("past", "part") and passive or sense.form == "part" and "past" not in forms and not _has(words, at):
            continue
        split = bool(sense.rest) and follows(sense.rest, behind)
        if not split and not follows(sense.rest, between):
            continue
        if not _only_beside(words[at + 1 + (0 if split else len(sense.rest)) : first]):
            continue
        measure = measure_for(sense.verbs.object, kinds)
        if measure is not None:
            last = at + 1 + (0 if split else len(sense.rest))
            return Found(_paired(words, at, measure), at, last, weak=sense.verbs.name in _WEAK)
    return None


def _only_beside(between: Sequence[Word]) -> bool:
    """Whether nothing but articles, adverbs and quotation marks stands between a verb and its object."""
    return all(w.tag in ("det", "adv") or w.text in _QUOTES for w in between)


def _has(words: Sequence[Word], at: int) -> bool:
    k = at - 1
    while k >= 0 and words[k].tag in ("adv", "neg"):
        k -= 1
    return k >= 0 and words[k].tag == "have"


def _is_passive(words: Sequence[Word], at: int) -> bool:
    k = at - 1
    while k >= 0 and words[k].tag in ("adv", "neg"):
        k -= 1
    return k >= 0 and words[k].tag == "be" and not words[at].text.endswith("ing")


def _paired(words: Sequence[Word], at: int, measure: str) -> str:
    """Casualties where two verbs share the object: "killing or wounding 30"."""
    if at < 2 or words[at - 1].text not in ("and", "or", "and/or") or words[at - 2].tag != "verb":
        return measure
    names = {sense.verbs.name for sense in VERBS[words[at - 2].text]}
    if measure == "injured" and "kill" in names or measure == "killed" and "injure" in names:
        return "casualties"
    return measure


def listed(words: Sequence[Word], first: int, counted: Phrase, kinds: Sequence[str]) -> Found | None:
    """What a verb further left says of a list that the number phrase at `first` stands in."""
    k = first - 1
    while k >= 0 and (words[k].tag in ("det", "adv") or words[k].text in _QUOTES):
        k -= 1
    if k > 1 and (words[k - 1].text, words[k].text) in _BESIDES:
        k -= 1
    elif k < 0 or not (words[k].tag == "conj" or words[k].text in (",", "plus", "as")):
        return None
    for at in range(k - 1, max(-1, k - 60), -1):
        word = words[at]
        if word.tag in ("be", "have", "modal", "rel", "do", "pron") or word.text in ".;":
            return None
        if word.text in ("rather", "than", "while", "but", "after", "before", "because"):
            return None
        if word.text in VERBS and word.tag in ("verb", "word") and not _inside_noun(words, at):
            start = at + 1 + _particle(words, at)
            if _has_object(words, start):
                found = _active(words, at, start, counted, kinds)
                return found._replace(far=True) if found and _same_sort(words, start, kinds) else None
        elif word.tag == "word" and word.text.endswith("ed") and not _inside_noun(words, at) and words[at + 1].tag in ("det", "num"):
            return None
    return None


_BESIDES = frozenset({("along", "with"), ("together", "with"), ("well", "as"), ("addition", "to")})


def _same_sort(words: Sequence[Word], at: int, kinds: Sequence[str]) -> bool:
    """Whether the first object of a list, at `at`, is of the sort sought: people with people, things with things."""
    while at < len(words) and (words[at].tag in ("det", "adv") or words[at].text in _QUOTES):
        at += 1
    if at >= len(words) or words[at].tag == "pron":
        return True
    known = phrase(words, at) if words[at].amount else gather(words, at, at, True)
    if known.noun is None or known.unit is None and not is_plural(known.noun):
        return words[at].amount is not None or known.unit is None and "person" not in kinds or known.noun is None
    return (known.unit in ("person", "household")) == ("person" in kinds)


def _inside_noun(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` stands between a number or article and its noun: "four fighting positions"."""
    if at == 0 or at + 1 >= len(words) or words[at + 1].tag not in ("word", "verb"):
        return False
    return words[at - 1].tag in ("num", "det") or words[at].text in _PREMODIFIERS and words[at - 1].tag in ("conj", "punct", "prep")


def _particle(words: Sequence[Word], at: int) -> int:
    """How many particle words follow the verb at `at`."""
    ahead = [w.text for w in words[at + 1 : at + 4]]
    return max((len(s.rest) for s in VERBS[words[at].text] if s.rest and follows(s.rest, ahead)), default=0)


def agent(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a passive says of whoever it is done by: "stormed by two gunmen"."""
    k = first - 1
    if k < 1 or words[k].text != "by" or words[k - 1].text not in VERBS:
        return None
    for sense in VERBS[words[k - 1].text]:
        if sense.form == "part" and not sense.rest:
            measure = measure_for(sense.verbs.subject, kinds)
            if measure is not None:
                return Found(measure, k - 1, k)
    return None


def given(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """Aid that reaches whom it is given to: "handed out rations to 58,300 people"."""
    if first < 2 or words[first - 1].text not in ("to", "for", "among") or "person" not in kinds:
        return None
    for k in range(first - 2, max(-1, first - 14), -1):
        if words[k].text in ".;" or words[k].tag in ("rel", "be"):
            return None
        if words[k].text in _OBJECTS["aid"] or words[k].text in _GIFTS:
            return Found("assisted", k, k + 1)
    return None


_GIFTS = frozenset("rations kits parcels tents meals medicines medicine vaccines vaccinations doses supplies packages vouchers grants seeds nets blankets loans services counselling counseling protection".split())


def nominal(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a noun with "of" before the number says: the deaths of 12 miners."""
    k = first - 1
    while k >= 0 and words[k].tag == "det":
        k -= 1
    if k < 1:
        return None
    if words[k].text == "of" or words[k].text == "to" and words[k - 1].text in ("injury", "injuries", "damage"):
        measure = NOMINALS.get(words[k - 1].text)
        if measure is not None and _fits(measure, kinds):
            return Found(measure, k - 1, k)
    if words[k].text == "for" and "person" in kinds and words[k - 1].text in _SEEKING and any(w.text in _RESCUE for w in words):
        return Found("missing", k - 1, k)
    if words[k].text in ("with", "of", "containing") and words[k - 1].text in _CACHES and {"ordnance", "weapon"} & set(kinds):
        return Found("found", k - 1, k)
    if words[k].text == "with" and "ordnance" in kinds or words[k].text == "with" and "drone" in kinds:
        struck = [i for i in range(max(0, k - 8), k) if words[i].tag == "verb" or words[i].text in _ASSAULTS]
        return Found("used", struck[-1], struck[-1] + 1) if struck else None
    if words[k].text == "for" and words[k - 1].text in ("exchange", "return", "swap") and "captive" in kinds:
        return Found("released", k - 1, k)
    if words[k].text in ("on", "against", "at", "in") and words[k - 1].text in _ASSAULTS:
        measure = "affected" if "person" in kinds else "damaged"
        if {"person", "structure", "vehicle", "place"} & set(kinds) and words[k].text != "in":
            return Found(measure, k - 1, k, weak=True)
    return None


_SEEKING = frozenset("search looking searching hunt hunting searches".split())
_RESCUE = frozenset("rescue rescuers rescuer teams divers crews missing rubble survivors boats helicopters dogs searchers volunteers avalanche flood quake landslide".split())
_CACHES = frozenset("cache caches arsenal stash haul depot store stockpile".split())
_ASSAULTS = frozenset("attack attacks raid raids strike strikes airstrike airstrikes bombing bombings assault assaults shelling".split())
_OF_PEOPLE = frozenset("killed injured casualties missing detained abducted released displaced evacuated returned affected assisted withdrawn deployed".split())


def accompanied(words: Sequence[Word], first: int, kinds: Sequence[str]) -> Found | None:
    """What a passive before "along with" says of those who are named behind it: "he was killed, along with two guards"."""
    before = [w.text for w in words[max(0, first - 2) : first]]
    if before not in (["along", "with"], ["together", "with"], ["well", "as"]):
        return None
    for k in range(first - 3, max(0, first - 35), -1):
        if words[k].text in ".;":
            return None
        if words[k].tag == "verb" and _is_passive(words, k):
            return _verb(words, k, "be", False, kinds)
    return None


def _fits(measure: str, kinds: Sequence[str]) -> bool:
    if measure in _OF_PEOPLE:
        return "person" in kinds or measure in ("deployed", "withdrawn", "evacuated") and bool({"vehicle", "weapon"} & set(kinds))
    if measure in ("found", "cleared", "used"):
        return bool({"ordnance", "weapon", "drone"} & set(kinds))
    if measure in ("captured", "held"):
        return bool({"place", "structure", "position"} & set(kinds))
    return bool({"structure", "vehicle", "weapon", "position", "thing", "place", "ordnance"} & set(kinds))


LINKS = frozenset("from to at is was were of : reached hit totalled totaled totals stands stood exceeds exceeded passed topped = be been by reaching - \u2013 \u2014 has as currently now surpassed numbered number numbering".split())


def total(words: Sequence[Word], first: int) -> Found | None:
    """The noun left of the number whose count the number is: "the death toll rose to 45", "Killed: 12"."""
    k = first - 1
    while k >= 0 and (words[k].tag in ("adv", "det", "modal") or words[k].text in _QUOTES):
        k -= 1
    if k < 0 or words[k].text not in LINKS and words[k].text not in TOTALS:
        return None
    for at in range(k, max(-1, k - 26), -1):
        if words[at].text in ".;":
            return None
        rows = TOTALS.get(words[at].text)
        for parts, measure in rows or ():
            if follows(parts, [w.text for w in words[at : at + len(parts)]]):
                return Found(measure, at, at + len(parts))
    return None
