"""Phrases: the noun phrase that an amount counts, its head noun and its unit.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> def counted(text):
...     found = words(text, scan(text))
...     at = next(i for i, w in enumerate(found) if w.amount)
...     return phrase(found, at)
>>> counted("16 oil tanker trucks burned").noun, counted("16 oil tanker trucks burned").unit
('truck', 'vehicle')
>>> counted("two of its soldiers died").noun
'soldier'
>>> counted("a 44-day war").unit
'day'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.clauses import Word
from figures.extraction.grammar import PREMODIFIERS, QUANTIFIERS, QUOTES, SETS
from figures.extraction.triggers import ADJECTIVES, NOUNS, VERBS, follows
from figures.vocabulary.nouns import is_plural, singular, unit_of

_STOPS = frozenset({"be", "have", "do", "modal", "neg", "rel", "prep", "conj", "pron", "det"})
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST = 9


class Phrase(NamedTuple):
    """What an amount counts. `first` and `last` bound the words behind the number, `head` is the index of the noun.

    `noun` is the head in the singular, `unit` the unit of the guidelines' list or None where the noun has none of
    its own. `partitive` says that the amount is a part: "them" (of them, of whom) or "group" (of the twelve men).
    """

    first: int
    last: int
    head: int | None
    noun: str | None
    unit: str | None
    partitive: str | None = None
    compound: bool = False
    whole: int | None = None
    """The word index of the amount that this one is taken out of: "two of the 12"."""


def phrase(words: Sequence[Word], at: int) -> Phrase:
    """The noun phrase counted by the amount at word `at`."""
    amount = words[at].amount
    if amount is None:
        raise ValueError(f"word {at} is no amount: {words[at].text!r}")
    one = amount.value == 1 and amount.kind == "number"
    nxt = at + 1
    if nxt + 1 < len(words) and words[nxt].text in "-\u2010\u2011\u2013" and _touch(words, at) and _touch(words, nxt):
        return _compound(words, nxt + 1)
    if nxt < len(words) and words[nxt].text == "(" and amount.kind == "number":
        nxt = _behind_bracket(words, nxt)
    if amount.kind == "span":
        return Phrase(nxt, nxt, at, singular(words[at].text), unit_of(words[at].text))
    if nxt + 1 < len(words) and words[nxt].text == "or" and words[nxt + 1].text in ("more", "so", "less", "fewer"):
        nxt += 2
    begin = nxt
    if nxt < len(words) and words[nxt].text == "strong":
        return Phrase(nxt, nxt + 1, nxt, "strong", "person", None, True)
    while nxt < len(words) and words[nxt].text in QUANTIFIERS and words[nxt].text not in ("or", "so", "short"):
        nxt += 1
    if nxt + 2 < len(words) and words[nxt].text == "out" and words[nxt + 1].text == "of":
        nxt += 1
    if nxt < len(words) and words[nxt].text == "of" and amount.kind != "zero":
        return _partitive(words, begin, nxt + 1, one and not amount.text.endswith("of"))
    if amount.text.lower().endswith(" of") or amount.kind == "fraction":
        while nxt < len(words) and words[nxt].tag == "det":
            nxt += 1
    if not one and nxt + 1 < len(words) and words[nxt].text in SETS["bodies"] and words[nxt + 1].tag == "word":
        rest = gather(words, nxt + 1, nxt + 1, True)
        return Phrase(begin, max(rest.last, nxt + 1), nxt, words[nxt].text, unit_of(words[nxt].text), None, True)
    found = gather(words, begin, nxt, one)
    if not one and amount.kind == "number" and _lacks_noun(words, found):
        adjective = found.head is not None and words[found.head].text.startswith("anti-")
        bare = found._replace(head=None, noun=None, unit=None) if adjective else found
        return _shared(words, found) or _joined_adjectives(words, found) or _announced(words, at, found) or bare
    return found


def _lacks_noun(words: Sequence[Word], found: Phrase) -> bool:
    if found.head is None:
        return True
    head = words[found.head].text
    return not is_plural(head) and (found.unit is None or head.startswith("anti-"))


def _joined_adjectives(words: Sequence[Word], found: Phrase) -> Phrase | None:
    """The noun behind two joined adjectives: "1,500 Rwandan and Kenyan policemen"."""
    k = found.last
    if found.head is None or k + 2 > len(words) or words[k].text not in ("and", "or") or words[k + 1].tag != "word":
        return None
    other = gather(words, k + 1, k + 1, False)
    if other.head is None or not is_plural(words[other.head].text):
        return None
    return other._replace(first=found.first)


def _announced(words: Sequence[Word], at: int, found: Phrase) -> Phrase | None:
    """The noun that stands before a number set off by a dash: "air strikes -- eight"."""
    k = at - 1
    while k >= 0 and words[k].text in "-\u2013\u2014":
        k -= 1
    if (
        found.head is not None
        or k < 0
        or k == at - 1
        or not is_plural(words[k].text)
        or words[k].tag not in ("word", "verb")
    ):
        return None
    return found._replace(noun=singular(words[k].text), unit=_unit(words, max(0, k - 2), k))


def _shared(words: Sequence[Word], found: Phrase) -> Phrase | None:
    """The noun that a later number of the same list names for both: "90 anti-personnel and 15 anti-tank mines"."""
    k = found.last
    if k + 1 >= len(words) or words[k].text not in (",", "and", "or"):
        return None
    if words[k].text == "," and not any(word.text in ("and", "or") for word in words[k + 1 : k + 5]):
        return None
    k += 1
    while k < len(words) and words[k].text in ("and", "or"):
        k += 1
    amount = words[k].amount if k < len(words) else None
    if amount is None or amount.kind != "number":
        return None
    other = phrase(words, k)
    if other.head is None or other.partitive or other.compound:
        return None
    return found._replace(noun=other.noun, unit=other.unit)


def _touch(words: Sequence[Word], at: int) -> bool:
    return words[at].end == words[at + 1].start


def _behind_bracket(words: Sequence[Word], at: int) -> int:
    """Behind a bracket that only repeats the number: "15 (fifteen) people"."""
    if at + 2 < len(words) and words[at + 1].tag == "num" and words[at + 2].text == ")":
        return at + 3
    return at


def _compound(words: Sequence[Word], at: int) -> Phrase:
    """A number joined to its noun by a hyphen: 44-day, 11-man, 60-plus nation."""
    parts = words[at].text.replace("\u2010", "-").replace("\u2011", "-").split("-")
    if parts[0] == "strong":
        return Phrase(at, at + 1, at, "strong", "person", None, True)
    if parts[0] in ("plus", "odd") and at + 1 < len(words):
        return gather(words, at, at + 1, False)
    joined = " ".join(parts[:2])
    unit = unit_of(joined) or unit_of(parts[0])
    return Phrase(at, at + 1, at, singular(parts[0]), unit, None, True)


def _partitive(words: Sequence[Word], begin: int, at: int, one: bool) -> Phrase:
    """The phrase behind "of": a pointer (of them), a group (of the 12 men), or the noun itself (of villages)."""
    if at >= len(words):
        return Phrase(begin, begin, None, None, None)
    if words[at].text == "the" and at + 1 < len(words) and words[at + 1].text in ("latter", "former"):
        at += 1
    if words[at].text in SETS["pointers"] and not _opens_noun(words, at):
        return Phrase(begin, at + 1, None, None, None, "them")
    group = None
    while at < len(words) and words[at].tag == "det":
        group, at = "group", at + 1
    if (
        group
        and at < len(words)
        and words[at].text in NOUNS
        and (at + 1 == len(words) or words[at + 1].tag not in ("word", "verb"))
    ):
        return Phrase(begin, at + 1, at, words[at].text, unit_of(words[at].text) or "person", group)
    owned = _owned_amount(words, at)
    if owned is not None:
        inner = phrase(words, owned)
        return inner._replace(first=begin, partitive="group", whole=owned)
    found = gather(words, begin, at, False)
    if found.head is None and one:
        return Phrase(begin, at, None, None, None, group)
    return found._replace(partitive=group)


def _owned_amount(words: Sequence[Word], at: int) -> int | None:
    """The amount that a part is taken out of: "of the 12", "of the valley's 1,100 residents"."""
    for k in range(at, min(len(words), at + 5)):
        if words[k].amount is not None:
            return k if k == at or words[k - 1].text in SETS["before_owned"] else None
        if words[k].tag not in ("word", "punct", "adv", "det") and words[k].text not in SETS["before_owned"]:
            return None
    return None


def _opens_noun(words: Sequence[Word], at: int) -> bool:
    """Whether "these" or "those" at `at` stands before a noun: "two of these mines"."""
    if words[at].text not in ("these", "those") or at + 1 >= len(words):
        return False
    noun = words[at + 1].tag == "verb" and is_plural(words[at + 1].text)
    return (
        noun
        or words[at + 1].tag in ("word", "num")
        or words[at + 1].text in PREMODIFIERS
        and _noun_ahead(words, at + 2)
    )


def gather(words: Sequence[Word], begin: int, at: int, one: bool) -> Phrase:
    """The run of words that make the noun phrase at `at`, with its head."""
    head, k = None, at
    limit = min(len(words), at + _LONGEST)
    while k < limit:
        word = words[k]
        if word.text in QUOTES and head is None:
            k += 1
            continue
        if word.text in _BRACKETS and head is None and k > at:
            closing = next(
                (i for i in range(k, min(len(words), k + 12)) if words[i].text == _BRACKETS[word.text]), None
            )
            if closing is None:
                break
            k, limit = closing + 1, min(len(words), closing + _LONGEST)
            continue
        if word.text == "'s" and k > at:
            head, k = None, k + 1
            continue
        if word.text == "," and head is None and k > at and _goes_on(words, k):
            k += 1
            continue
        if word.tag in _STOPS or word.tag in ("punct", "num") or word.text in SETS["dates"]:
            break
        if word.text in SETS["compass"] and (k + 1 >= len(words) or words[k + 1].tag != "word"):
            break
        if word.tag == "adv" and word.text not in QUANTIFIERS:
            if head is not None or not _before_noun(words, k):
                break
            k += 1
            continue
        if _is_verb_here(words, k, at, head):
            break
        if _is_noun(words, k, one):
            head = k
            if not one and not _continues(words, k):
                k += 1
                break
        k += 1
    return _closed(words, begin, at, k, head, one)


def _closed(words: Sequence[Word], begin: int, at: int, end: int, head: int | None, one: bool) -> Phrase:
    while end > at and words[end - 1].tag in ("punct", "adv") and end - 1 != head:
        end -= 1
    if end <= at:
        return Phrase(begin, begin, None, None, None)
    if head is None or one:
        known = [k for k in range(at, end) if unit_of(words[k].text) is not None]
        if (
            head is None
            and not known
            and (words[end - 1].text.endswith(("ed", "ing")) or _is_bare_verb(words, at, end))
        ):
            return Phrase(begin, begin, None, None, None)
        head = (
            known[-1]
            if known and (head is None or one and known[-1] >= end - 2)
            else (end - 1 if head is None else head)
        )
    return Phrase(begin, head + 1, head, singular(words[head].text), _unit(words, at, head))


def _is_bare_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the one word behind a number is rather a verb in the plural: "40,000 eat at public kitchens"."""
    if end - at != 1 or end >= len(words) or words[at].tag != "word":
        return False
    return words[at].text in SETS["plain_verbs"] and words[end].tag in ("prep", "det", "neg", "pron", "adv", "punct")


def _unit(words: Sequence[Word], first: int, head: int) -> str | None:
    """The unit of the head with the words before it, the longest known name first: square kilometres."""
    begin = max(first, head - 3)
    if head + 2 < len(words) and words[head + 1].text == "of":
        last = head + 2
        while last < min(len(words), head + 6) and words[last].tag == "word":
            last += 1
        held = unit_of(" ".join(w.text for w in words[begin:last]))
        if held is not None and last > head + 2:
            return held
    known = unit_of(" ".join(w.text for w in words[begin : head + 1])) or _people(words, head)
    return None if known in SETS["measuring"] and "-" in words[head].text else known


def _people(words: Sequence[Word], head: int) -> str | None:
    """The unit of a people's name, which its capital tells where others of the sentence have none."""
    if not words[head].capital or all(word.capital for word in words if word.tag == "word"):
        return None
    return unit_of(words[head].text.capitalize())


def _goes_on(words: Sequence[Word], comma: int) -> bool:
    """Whether the adjectives go on behind a comma: "two young, unarmed men"."""
    before = words[comma - 1].text
    if unit_of(before) is not None or is_plural(before) or comma + 2 >= len(words):
        return False
    following = words[comma + 1 : comma + 4]
    return following[0].tag in ("word", "adv") and any(is_plural(w.text) and w.tag == "word" for w in following)


def _before_noun(words: Sequence[Word], at: int) -> bool:
    """Whether the word behind `at` can still belong before a noun."""
    return at + 1 < len(words) and (
        words[at + 1].tag == "word"
        or words[at + 1].text in PREMODIFIERS
        or words[at + 1].tag == "verb"
        and _before_noun(words, at + 1)
    )


def _is_verb_here(words: Sequence[Word], k: int, at: int, head: int | None) -> bool:
    """Whether the word at `k` is the predicate rather than a part of the noun phrase."""
    word = words[k].text
    ahead = [w.text for w in words[k + 1 : k + 5]]
    if any(sense.rest and follows(sense.rest, ahead) for sense in VERBS.get(word, ())):
        return True
    nounlike = _noun_ahead(words, k + 1)
    if head is None:
        if word in PREMODIFIERS:
            return not nounlike
        if word in VERBS and unit_of(word) is None:
            verbal = any(sense.form in ("past", "part", "ing") for sense in VERBS[word])
            third = any(sense.form == "s" for sense in VERBS[word])
            if third:
                return (
                    k == at
                    and k + 1 < len(words)
                    and (words[k + 1].tag in ("det", "num", "pron") or words[k + 1].text in SETS["particles"])
                )
            if verbal:
                return not nounlike
            return not _plural_ahead(words, k + 1)
        return False
    if _adjective(words, k):
        return True
    if word in VERBS:
        return not (
            is_plural(word) and unit_of(word) is not None and any(s.form == "s" for s in VERBS[word])
        ) or not is_plural(words[head].text)
    return word.endswith(("ed", "ing")) and unit_of(word) is None


def _plural_ahead(words: Sequence[Word], k: int) -> bool:
    """Whether a plural follows at `k` in the same run of words."""
    for word in words[k : k + 3]:
        if word.tag not in ("word", "verb"):
            return False
        if is_plural(word.text):
            return True
    return False


def _noun_ahead(words: Sequence[Word], k: int) -> bool:
    """Whether a noun that can be counted follows at `k` in the same phrase."""
    for word in words[k : k + 4]:
        if word.tag not in ("word", "verb", "adv") or word.text in SETS["dates"]:
            return False
        if word.text in ADJECTIVES:
            return False
        if is_plural(word.text) and word.tag != "adv" or unit_of(word.text) is not None:
            return True
    return False


def _adjective(words: Sequence[Word], k: int) -> bool:
    rest = [w.text for w in words[k : k + 4]]
    return any(follows(parts, rest) for parts, _ in ADJECTIVES.get(rest[0], ()))


def _is_noun(words: Sequence[Word], k: int, one: bool) -> bool:
    word = words[k].text
    if one:
        return unit_of(word) is not None
    return is_plural(word) or _foreign_plural(words, k)


def _foreign_plural(words: Sequence[Word], k: int) -> bool:
    """Whether a noun that looks singular closes the phrase as its plural: 20 Taliban, 40 aircraft."""
    word = words[k].text
    closes = k + 1 >= len(words) or words[k + 1].tag not in ("word", "verb")
    return closes and unit_of(word) is not None


_IRREGULAR = frozenset({"people", "men", "women", "children", "dead", "killed", "others"})


def _describes(words: Sequence[Word], k: int) -> bool:
    """Whether the words from `k` on lead to a plural that an adjective before them describes: Japanese ships."""
    for word in words[k : k + 3]:
        if word.tag not in ("word", "verb") or word.tag == "verb" and not is_plural(word.text):
            return False
        if is_plural(word.text):
            return not word.text.endswith("ed")
    return False


def _continues(words: Sequence[Word], k: int) -> bool:
    """Whether the noun phrase goes on behind a plural: "United Nations peacekeepers", "arms dealers"."""
    if k + 1 >= len(words):
        return False
    word = words[k + 1]
    if words[k].text in SETS["forces"] and word.tag == "word" and unit_of(word.text) is not None:
        return True
    if word.text == "'s" and k + 2 < len(words) and words[k + 2].tag == "word":
        return True
    if not words[k].text.endswith("s") and words[k].text not in _IRREGULAR and _describes(words, k + 1):
        return True
    if word.tag not in ("word", "verb") or _adjective(words, k + 1):
        return False
    ahead = words[k + 1 : k + 4]
    run = 0
    while run < len(ahead) and ahead[run].tag == "word":
        run += 1
    known = unit_of(words[k].text)
    for w in ahead[:run]:
        if w.text in VERBS or w.text.endswith(("ed", "ing")):
            return False
        if is_plural(w.text) and (unit_of(w.text) is not None or known is None):
            return known != "person" or unit_of(w.text) == "person" or words[k].text in SETS["forces"]
    return False
