"""Bounds: where a clause and a name begin and end among tokens, told by the words that no name holds.

>>> from figures.extraction.sentences import split
>>> tokens = split("In Herat officials of the town said so.")[0].tokens
>>> past_opening(tokens, 0, 6), ends_name(tokens, 2, 6)
(2, True)
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.attribution.lexicon import (
    ABBREVIATIONS,
    ADVERBS,
    AMOUNTS,
    CLOSERS,
    CUES,
    DETERMINERS,
    FINITE,
    FURNITURE,
    MEDIUMS,
    NO_SOURCE,
    NOUN_OR_VERB,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVES,
    SOURCES,
    STOPS,
    SUBORDINATORS,
    TIMES,
    TITLES,
)
from figures.extraction.sentences import Token

Tokens = Sequence[Token]

LONGEST = 40
"""A speaker's name with all that stands between it and its verb holds no more tokens than this."""


def clause_start(tokens: Tokens, end: int) -> int:
    """Where the clause that ends before `end` can begin at the earliest."""
    low = max(0, end - LONGEST)
    i = end
    while i > low:
        i -= 1
        word = tokens[i].lower
        if word in (")", "]") and opener(tokens, i) > low:
            i = opener(tokens, i)
            continue
        if word == "." and _ends_sentence(tokens, i):
            return i + 1
        if word in STOPS and not is_hyphen(tokens, i) or word in QUOTES and not is_apostrophe(tokens, i):
            return i + 1
        if word in SUBORDINATORS or (word == "as" and i and tokens[i - 1].lower == ","):
            return i + 1
        if word == "that" and any(_speaks(t) for t in tokens[max(0, i - 6) : i]) and not _set_in(tokens, i, end):
            return i + 1
        cue = CUES.get(word)
        if cue is not None and cue.form in ("past", "s") and cue.verb in ("say", "tell", "write", "add"):
            return i + 1
    return low


def _set_in(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the "that" at `i` stands in a relative clause set in: "a man, who asked that he not be named, said"."""
    return tokens[end - 1].lower == "," and any(t.lower == "who" for t in tokens[max(0, i - 3) : i])


def opener(tokens: Tokens, i: int) -> int:
    """The bracket that the one at `i` closes, or `i` where there is none nearby."""
    return next((k for k in range(i - 1, max(-1, i - 14), -1) if tokens[k].text in "(["), i)


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a full stop inside a sentence ends one all the same, as where a page lost its line breaks."""
    if i == 0 or i + 1 >= len(tokens):
        return True
    before, after = tokens[i - 1], tokens[i + 1]
    word = len(before.text) > 4 and before.text.isalpha() and before.lower not in TITLES | TIMES
    return word and after.text[0].isupper()


def _speaks(token: Token) -> bool:
    """Whether a token is a form of a verb of saying that opens a clause with "that"."""
    cue = CUES.get(token.lower)
    return cue is not None and cue.kind in ("say", "find") and cue.form != "base" and token.lower not in NOUN_OR_VERB


def is_hyphen(tokens: Tokens, i: int) -> bool:
    """Whether the dash at `i` joins two words without a space, as in "Russia-backed" where the tokens were cut."""
    inside = tokens[i].text == "-" and 0 < i < len(tokens) - 1
    return inside and tokens[i - 1].end == tokens[i].start == tokens[i + 1].start - 1


def is_apostrophe(tokens: Tokens, i: int) -> bool:
    """Whether the mark at `i` is an apostrophe: "prosecutors' office", "O ' Toole", "ministry ' s"."""
    if tokens[i].text not in "'’‘" or not i or i + 1 >= len(tokens):
        return False
    stuck = tokens[i - 1].end == tokens[i].start and tokens[i - 1].text[-1].isalnum()
    single = tokens[i + 1].lower in ("s", "t", "re") or tokens[i - 1].text in ("O", "o", "D", "d")
    return stuck or single


def past_opening(tokens: Tokens, first: int, last: int) -> int:
    """The index after conjunctions, adverbs, times and a phrase of place or time that open a clause."""
    if first + 2 < last and tokens[first].text == "[" and tokens[first + 2].text == "]":
        first += 3
    if first < last and tokens[first].lower in ("according", "contrary", "asked"):
        return last
    while first < last:
        word = tokens[first].lower
        if word in ("and", "or", "but", "so", "yet", "nor", ",", ".", "as", "thus") or word in RELATIVES:
            if word in ("that", "what") and first + 1 == last:
                return first
            first += 1
        elif word in TIMES or word in ADVERBS - {"since"} or is_manner(tokens[first]) or _dates(tokens, first):
            first += 1
        elif word in FURNITURE and first + 1 < last and tokens[first + 1].lower in FURNITURE:
            first += 2
        elif word == "speaking":
            return _past_speaking(tokens, first, last)
        elif word in ("about", "around") and _counts(tokens, first + 1):
            return first
        elif word in PREPOSITIONS:
            return _past_phrase(tokens, first, last)
        else:
            return first
    return first


def _dates(tokens: Tokens, i: int) -> bool:
    """Whether a number is of a date: "Since | 24 February | 2022"."""
    if not tokens[i].text.isdigit():
        return False
    beside = (tokens[k].lower for k in (i - 1, i + 1) if 0 <= k < len(tokens))
    return any(word in TIMES or word == "since" for word in beside)


def _counts(tokens: Tokens, i: int) -> bool:
    """Whether an amount stands at `i`: "about | 60 percent"."""
    return i < len(tokens) and (tokens[i].lower[0].isdigit() or tokens[i].lower in AMOUNTS and tokens[i].lower != "a")


def is_manner(token: Token) -> bool:
    """Whether a token is an adverb in -ly rather than a name or noun ("Italy", "assembly")."""
    word = token.lower
    return word.endswith("ly") and len(word) > 4 and word not in SOURCES and token.text[0].islower()


def _past_speaking(tokens: Tokens, first: int, last: int) -> int:
    """The index after "Speaking today" or "Speaking in the capital"."""
    for k in range(first + 1, last):
        named = tokens[k].lower in TITLES or tokens[k].text[0].isupper() or tokens[k].lower in PRONOUNS
        if named and tokens[k].lower not in TIMES and tokens[k - 1].lower not in PREPOSITIONS | DETERMINERS:
            return k
    return last


def _past_phrase(tokens: Tokens, first: int, last: int) -> int:
    """The index after a prepositional phrase that opens a clause: "In Herat | officials"."""
    i = first + 1
    if i < last and (tokens[i].lower in TIMES or tokens[i].lower[0].isdigit()):
        while i < last and (tokens[i].lower in TIMES or tokens[i].lower[0].isdigit() or tokens[i].lower in (".", ",")):
            i += 1
        return past_opening(tokens, i, last)
    if any(t.lower == "," for t in tokens[i:last]):
        i = max(k for k in range(i, last) if tokens[k].lower == ",") + 1
        return past_opening(tokens, i, last)
    for k in range(last - 1, first + 1, -1):
        starts = tokens[k].lower in DETERMINERS or tokens[k].lower in PRONOUNS
        if starts and tokens[k - 1].lower not in PREPOSITIONS:
            return k
    for k in range(first + 2, last):
        if tokens[k].lower in SOURCES and tokens[k - 1].lower not in PREPOSITIONS | DETERMINERS:
            return k
    return last


def clause_verb(tokens: Tokens, first: int, last: int) -> int | None:
    """The first verb of a finite clause in the run, verbs of relative clauses left out."""
    for i in range(first, last):
        if tokens[i].lower in RELATIVES and i > first:
            return None
        if is_verb(tokens, i, first) and not _reduced(tokens, i, last):
            return i
    return None


def is_verb(tokens: Tokens, i: int, first: int) -> bool:
    """Whether the token can be the verb of a clause that began at `first`."""
    word = tokens[i].lower
    if word in ("'s", "’s"):
        return False
    if word in FINITE:
        return i > first or word not in ("may", "will")
    if not word.endswith("ed") or len(word) < 5 or word in PARTICIPLES or "-" in word or i == first:
        return False
    before = tokens[i - 1].lower
    named = tokens[i].text[0].isupper() and (tokens[i - 1].text[0].islower() or _in_small_letters(tokens, i))
    return not (before in DETERMINERS or before in PREPOSITIONS or named)


def _in_small_letters(tokens: Tokens, i: int) -> bool:
    """Whether the words near `i` are no heading, so that a capital tells a name: "President Ahmed Sule condemned"."""
    return tokens[i].text[1:].islower() and any(
        len(t.text) > 4 and t.text.islower() for t in tokens[max(0, i - 8) : i + 9]
    )


def _reduced(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a verb in -ed is a participle that describes the noun before it: "a list compiled by"."""
    following = tokens[i + 1].lower if i + 1 < last else ""
    return tokens[i].lower not in FINITE and (not following or following in PREPOSITIONS)


def ends_name(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the token at `i` stands after the name that began at `first`."""
    word = tokens[i].lower
    if word == ".":
        return not _abbreviates(tokens, first, i)
    if word in ",!?…" or word in STOPS and not is_hyphen(tokens, i) or word in QUOTES and not is_apostrophe(tokens, i):
        return True
    if i == first:
        return word in SUBORDINATORS or word in ("that", "which")
    if word in SUBORDINATORS or word in RELATIVES or word in CLOSERS or word in PRONOUNS:
        return True
    if word in TIMES and tokens[i].text[0].isupper():
        return True
    return _opens_clause(tokens, i) or _ends_phrase(tokens, first, i)


def _abbreviates(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the full stop at `i` belongs to a title inside a name: "Gen . Ruben Vail"."""
    if i == first or i + 1 >= len(tokens):
        return False
    return tokens[i - 1].lower in ABBREVIATIONS and tokens[i + 1].text[0].isupper()


def _opens_clause(tokens: Tokens, i: int) -> bool:
    """Whether the token at `i` is a verb or a participle, so that the name before it has ended."""
    word, before = tokens[i].lower, tokens[i - 1].lower
    if word in ("'s", "’s"):
        return False
    if tokens[i].text[0].isupper() and not tokens[i].text.isupper() and before == "the":
        return False
    if word in FINITE or word in CUES and CUES[word].form != "base" and word not in NOUN_OR_VERB:
        return True
    if not tokens[i].text.islower():
        return False
    if word.endswith("ing"):
        return word not in SOURCES and word not in NO_SOURCE and before not in ("the", "of", "for", "and")
    return word.endswith("ed") and word not in PARTICIPLES and before not in DETERMINERS and "-" not in word


def _ends_phrase(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a preposition, conjunction or number at `i` opens something else than more of the name."""
    word = tokens[i].lower
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    second = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    if word in ("and", "or"):
        article = following in ("the", "a", "an") and second in SOURCES | TITLES
        capital = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
        return not (article or capital or following in SOURCES or following in TITLES)
    if word in ("in", "at", "on", "via", "through", "by", "with", "to"):
        inside = word in ("in", "at", "on") and following not in TIMES and not following[:1].isdigit()
        owned = following in ("a", "an", "the", "its", "his", "her", "their")
        medium = following in MEDIUMS or owned and any(t.lower in MEDIUMS for t in tokens[i + 2 : i + 6])
        return not inside and tokens[i - 1].lower != "familiar" or medium or following == "state"
    aged = following == "-" and tokens[i].end == tokens[i + 1].start
    return word[0].isdigit() and i > first and not tokens[i - 1].text[0].isupper() and not aged
