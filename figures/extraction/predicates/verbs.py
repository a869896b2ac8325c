"""Verbs: what a trigger verb says of its subject, by its form, its auxiliary and its object.

>>> from figures.extraction.clauses import words
>>> said("12 people were killed", ("person",)), said("12 people killed three guards", ("person",))
('killed', 'deployed')
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word, words
from figures.extraction.grammar import OBJECTS, QUOTES, SETS
from figures.extraction.numbers import scan
from figures.extraction.phrases import phrase
from figures.extraction.predicates.found import Found, graver, measure_for
from figures.extraction.triggers import VERBS, VerbClass, follows
from figures.vocabulary.nouns import is_plural, unit_of

_SPANS = frozenset("second minute hour day week month year decade km mile metre".split())
_FATALLY = frozenset({"fatally", "mortally"})
_MODIFIERS = frozenset(
    tuple(words.split(" "))
    for words in (
        *("more than", "less than", "fewer than", "at least", "at most", "up to", "as many as", "an estimated"),
        *("about", "around", "nearly", "some", "over", "almost"),
    )
)
_EVERYWHERE = frozenset({"there", "this", "all", "that", "each"})


def said(text: str, kinds: Sequence[str]) -> str | None:
    """The measure that the first trigger verb of a sentence gives its subject; for trying a verb out."""
    found = words(text, scan(text))
    at = next((k for k, word in enumerate(found) if word.tag == "verb"), None)
    if at is None:
        return None
    aux = "be" if at and found[at - 1].tag == "be" else None
    result = of_subject(found, at, aux, False, kinds)
    return result.measure if result else None


def of_subject(words: Sequence[Word], at: int, aux: str | None, skipping: bool, kinds: Sequence[str]) -> Found | None:
    """What the verb at `at` says of its subject, which stands before it.

    `aux` is the auxiliary before it (be, have, do, modal or None); `skipping` says that a phrase lies between.
    """
    ahead = [word.text for word in words[at + 1 : at + 6]]
    fallback: Found | None = None
    for sense in VERBS[words[at].text]:
        if sense.rest and not follows(sense.rest, ahead):
            continue
        if fallback is not None and len(sense.rest) < fallback.last - at - 1:
            return fallback  # the longer match has been told: "lost electricity" is not "lost"
        last = at + 1 + len(sense.rest)
        if skipping and aux is None:
            closing = sense.form == "part" and _closes(words, last)
            active = sense.form == "past" and (sense.rest or not sense.verbs.object or has_object(words, last))
            if not closing and not active:
                continue
        measure = _of_role(sense.verbs, _role(words, sense.form, aux, last), kinds, words, last)
        if measure is None:
            continue
        if sense.form == "past" and not has_object(words, last):
            fallback = fallback or Found(measure, at, last)
            continue
        fatal = measure in ("affected", "injured") and at > 0 and words[at - 1].text in _FATALLY
        return Found("killed" if fatal else measure, at, last)
    return fallback


def _role(words: Sequence[Word], form: str, aux: str | None, last: int) -> str | None:
    """Whether the subject undergoes the verb (object) or does it (subject), by the verb's form and auxiliary."""
    if form == "part":
        if aux in ("be", "have"):
            return "object" if aux == "be" else "subject"
        return None if aux or _governs(words, last) else "object"
    if form == "base":
        active = aux in (None, "modal", "do") or aux == "be" and words[last - 2].text == "to"
        return "subject" if active else None
    if form == "ing":
        return "subject" if aux in (None, "be") else None
    return "subject" if aux is None else None


def _governs(words: Sequence[Word], last: int) -> bool:
    """Whether an object stands behind a verb that ends at `last`, or behind one joined to it: "shot and killed 3"."""
    if last + 1 < len(words) and words[last].text in ("dead", "down"):
        last += 1
    if last + 1 < len(words) and words[last].text in ("and", "or") and words[last + 1].tag == "verb":
        last += 2
    return has_object(words, last)


def _of_role(verbs: VerbClass, role: str | None, kinds: Sequence[str], words: Sequence[Word], last: int) -> str | None:
    table = verbs.object if role == "object" else verbs.subject if role == "subject" else {}
    for special in OBJECTS:
        if special in table:
            return table[special] if "person" in kinds and _speaks_of(words, last, special) else None
    measure = measure_for(table, kinds)
    if measure is None and role == "object":
        return measure_for(verbs.passive, kinds)
    acts = measure is None and role == "subject" and verbs.object
    return "used" if acts and {"ordnance", "drone"} & set(kinds) and "mine" not in kinds else measure


def _speaks_of(words: Sequence[Word], at: int, special: str) -> bool:
    """Whether the object at `at` is of the sort that makes the verb tell: suffered injuries, received aid."""
    if at < len(words) and words[at].text in ("no", "little"):
        return False
    return any(word.text in OBJECTS[special] for word in words[at : at + 7])


def has_object(words: Sequence[Word], at: int) -> bool:
    """Whether a direct object stands at `at`, which makes the verb before it active."""
    while at < len(words) and (words[at].tag == "adv" or words[at].text in QUOTES):
        at += 1
    if at >= len(words) or words[at].text in SETS["manner"]:
        return False
    at = _at_amount(words, at)
    word = words[at]
    if word.amount is not None:
        return word.amount.kind != "span" and phrase(words, at).unit not in _SPANS
    if word.text == "all" and at + 1 < len(words) and words[at + 1].text == "of":
        return True
    if word.tag in ("det", "pron"):
        noun = at + 1 < len(words) and words[at + 1].tag == "word" and words[at + 1].text not in SETS["times"]
        return word.text not in _EVERYWHERE or noun
    if word.tag != "word" or word.text in SETS["calendar"]:
        return False
    run = [w for w in words[at : at + 3] if w.tag == "word"]
    return any(w.capital or is_plural(w.text) or unit_of(w.text) is not None for w in run)


def _at_amount(words: Sequence[Word], at: int) -> int:
    """The amount that a modifier at `at` introduces ("more than 180"), or `at` where it introduces none."""
    texts = tuple(word.text for word in words[at : at + 3])
    for length in (1, 2, 3):
        if texts[:length] in _MODIFIERS and at + length < len(words) and words[at + length].amount is not None:
            return at + length
    return at


def _closes(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or words[at].tag in ("prep", "punct", "conj") or words[at].text in SETS["calendar"]


def joined(words: Sequence[Word], at: int, measure: str, kinds: Sequence[str]) -> str:
    """The measure of a trigger that ends at `at` with what is joined to it: killed or wounded, kidnapped and killed."""
    if at + 1 >= len(words) or words[at].text not in ("and", "or", "and/or", ","):
        return measure
    k = at + 1
    while k < len(words) and words[k].tag in ("adv", "be", "conj"):
        k += 1
    if k >= len(words) or words[k].tag != "verb" or has_object(words, k + 1):
        return measure
    other = of_subject(words, k, "be", False, kinds)
    if other is None:
        return measure
    return "casualties" if {measure, other.measure} == {"killed", "injured"} else graver(measure, other.measure)


def auxiliary_before(words: Sequence[Word], at: int) -> str | None:
    """The tag of the auxiliary that stands before the verb at `at`, adverbs aside."""
    k = at - 1
    while k >= 0 and words[k].tag in ("adv", "neg"):
        k -= 1
    return words[k].tag if k >= 0 and words[k].tag in ("be", "have", "modal", "do") else None


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at `at` is a participle behind a form of be."""
    return auxiliary_before(words, at) == "be" and not words[at].text.endswith("ing")
