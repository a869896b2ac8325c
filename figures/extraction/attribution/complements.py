"""Complements: whether a verb with its subject states something, or names a deed, a noun, a passive.

>>> from figures.extraction.sentences import split
>>> from figures.extraction.attribution.lexicon import CUES
>>> tokens = split("The storm claimed 12 lives, the ministry claimed.")[0].tokens
>>> reports(tokens, 2, CUES["claimed"], Speaker(0, 2, 0, False)), is_final(tokens, 8)
(False, True)
"""

from __future__ import annotations

from figures.extraction.attribution.lexicon import (
    ADVERBS,
    AFTER_NOUNS,
    AMOUNTS,
    ASKED,
    CUES,
    DETERMINERS,
    DISCOVERIES,
    FIGURES,
    FINITE,
    FORECASTS,
    HEARERS,
    MEDIUMS,
    MODAL_VERBS,
    MODALS,
    MODIFIERS,
    NOT_CLAIMED,
    NOT_DECLARED,
    NOUN_OR_VERB,
    OPINIONS,
    PARTICIPLES,
    PASSIVES,
    PLURALS,
    POLLS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    REPORTS,
    SCHOLARS,
    SEEN,
    SOURCES,
    SPEAKING,
    TIMES,
    TITLES,
    TOLLS,
    Cue,
)
from figures.extraction.attribution.speakers import Speaker, speaker_after
from figures.extraction.attribution.statement import Tokens
from figures.extraction.sentences import Token

TAIL = 24
"""What follows a verb that ends its sentence is shorter than this, in tokens."""
AHEAD = 8
"""How many words after its verb a complement is looked for."""


def word_at(tokens: Tokens, i: int) -> str:
    """The lower-case word at `i`, empty outside the sentence."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def reports(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether the verb at `i` with this subject states something, rather than names a deed."""
    follows = _complement(tokens, i)
    document = is_document(tokens, speaker.first, speaker.last)
    if tokens[i].lower in NOUN_OR_VERB and cue.form in ("base", "s") and not _is_verb(tokens, i, cue, speaker):
        return False
    if tokens[i].lower in NOUN_OR_VERB and word_at(tokens, i + 1) in ("'", "’"):
        return False
    if cue.verb == "point":
        return follows == "out"
    if cue.verb == "call":
        return follows in QUOTES or follows == "for"
    if cue.kind == "uttered":
        after = follows in ("", ".", ",", "!", "?") or follows in PREPOSITIONS and follows != "to"
        return follows in QUOTES or follows in (":", "that") or after and _after_quotation(tokens, speaker)
    if cue.kind != "say" and _negates(tokens, speaker.last, i):
        return False
    if cue.kind == "say":
        return _says(tokens, i, cue, speaker, follows)
    if cue.kind == "record":
        return _counts(tokens, i, cue, follows, document)
    if cue.verb == "have" and POLLS.isdisjoint(t.lower for t in tokens[speaker.first : speaker.last]):
        near = [t.lower for t in tokens[i + 1 : i + 5]]
        return "of" in near and ("records" in near or "reports" in near)
    if cue.kind == "contain":
        return document
    if cue.kind == "pledge":
        return follows not in (".", ",", "", "by", "of", "in", "with")
    return _finds(tokens, i, cue, speaker, follows, document)


def _after_quotation(tokens: Tokens, speaker: Speaker) -> bool:
    """Whether a quotation ends right before the clause of a speaker: '"We had eight," the general | protested'."""
    marks = (speaker.first - 1, speaker.clause - 1)
    return any(word_at(tokens, k) in QUOTES and word_at(tokens, k - 1) in (",", ".", "!", "?", "…") for k in marks)


def _negates(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a verb is negated, so that nothing is found or counted."""
    return any(t.lower in ("not", "n't", "never", "cannot") for t in tokens[first:last])


def is_passive(tokens: Tokens, i: int) -> bool:
    """Whether the verb at `i` is passive: "were reported", "is widely believed"."""
    k = i - 1
    while k >= 0 and (tokens[k].lower in ADVERBS and tokens[k].lower not in FINITE or tokens[k].lower.endswith("ly")):
        k -= 1
    return CUES[tokens[i].lower].form == "past" and word_at(tokens, k) in PASSIVES


def is_perfect(tokens: Tokens, i: int) -> bool:
    """Whether the participle at `i` follows a form of "have"."""
    return any(t.lower in ("has", "have", "had", "'ve", "’ve") for t in tokens[max(0, i - 3) : i])


def agrees(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether a verb in its base form has a subject in the plural, or an auxiliary."""
    between = {t.lower for t in tokens[speaker.last : i]}
    if between & MODALS:
        return cue.verb in MODAL_VERBS
    if between & {"did", "do", "does"}:
        return True
    words = [t.lower for t in tokens[speaker.first : speaker.last]]
    if words[-1] in ("he", "she", "it"):
        return False
    return cue.verb == "say" or any(_is_plural(word) for word in words)


def _is_plural(word: str) -> bool:
    return word in PLURALS or word == "and" or word.endswith("s") and len(word) > 3 and word not in ("this", "news")


def is_final(tokens: Tokens, i: int) -> bool:
    """Whether nothing stated follows the verb at `i`: only when, where, how and to whom."""
    k = i + 1
    if CUES[tokens[i].lower].verb == "tell":
        run = speaker_after(tokens, k)
        k = run[1] if run else k
    rest = tokens[k : k + TAIL]
    if len(rest) == TAIL:
        return False
    if rest and rest[0].lower not in _AFTER_ALL and not rest[0].lower.endswith("ly"):
        return False
    return not any(t.lower == "that" or t.lower in FINITE or _reports_on(t) for t in rest)


def _reports_on(token: Token) -> bool:
    return token.lower in CUES and token.lower not in NOUN_OR_VERB and token.lower not in MEDIUMS


def _complement(tokens: Tokens, i: int) -> str:
    """The first word of what follows the verb, after adverbs and times, and after "at" in "at least"."""
    k = i + 1
    while k < len(tokens) and _says_when(tokens, k):
        k += 1
    word, following = word_at(tokens, k), word_at(tokens, k + 1)
    if word in PREPOSITIONS and word not in ("in", "on", "by", "to", "from", "of"):
        return following if following in AMOUNTS or following[:1].isdigit() else word
    return word


def _says_when(tokens: Tokens, k: int) -> bool:
    word = tokens[k].lower
    if word in ADVERBS and word not in FINITE or word in TIMES or word.endswith("ly") and tokens[k].text.islower():
        return True
    return word in ("on", "in") and word_at(tokens, k + 1) in TIMES


def _is_verb(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether a word that is noun and verb alike ("reports", "claims") is a verb here."""
    after, head = word_at(tokens, i + 1), tokens[speaker.last - 1]
    if word_at(tokens, i - 1) == "united" or _in_name(tokens, i):
        return False
    if after in AFTER_NOUNS and not (cue.verb == "claim" and after == "to"):
        return False
    if after.endswith("ing") and after not in ("nothing", "something", "everything"):
        return False
    if after in CUES and CUES[after].kind == "say" and after not in NOUN_OR_VERB:
        return False
    if head.lower in PRONOUNS:
        return (cue.form == "base") == (head.lower == "they")
    if cue.form == "base":
        return any(_is_plural(t.lower) for t in tokens[speaker.first : speaker.last])
    if tokens[speaker.first].lower in ("these", "those", "many", "several", "some"):
        return False
    if head.lower.endswith("s") and head.lower not in ("us", "news", "'s") and head.text.islower():
        return False
    return _opens_complement(after) or head.lower in SOURCES or head.text[0].isupper()


def _opens_complement(word: str) -> bool:
    """Whether a word can follow a verb but hardly a noun."""
    if not word or word in ".,:;" or word in QUOTES or word in ("that", "there") or word[0].isdigit():
        return True
    return word in DETERMINERS or word in PRONOUNS or word in ADVERBS or word in TIMES


def _in_name(tokens: Tokens, i: int) -> bool:
    """Whether a capital inside a run of capitals makes the word a part of a name: "Bombing Suspects"."""
    if i == 0 or not tokens[i].text[0].isupper() or not tokens[i - 1].text[0].isupper():
        return False
    longer = [t for t in tokens[:TAIL] if t.text.isalpha() and len(t.text) > 3]
    heading = len(longer) > 2 and sum(t.text[0].isupper() for t in longer) > 0.8 * len(longer)
    return not heading


def _says(tokens: Tokens, i: int, cue: Cue, speaker: Speaker, follows: str) -> bool:
    """Whether a verb of saying says something: not "claimed lives", "reported in May", "added 500 jobs"."""
    near = [t.lower for t in tokens[i + 1 : i + 7]]
    if cue.verb == "deny" and follows in ("", ".", ","):
        return False
    if cue.verb == "say" and any(t.lower in ("not", "n't") for t in tokens[speaker.last : i]) and follows in ASKED:
        return False
    if cue.verb == "say":
        return follows != "to" or tokens[i + 2 : i + 3] != () and _hears(tokens[i + 2])
    if cue.verb == "write" and tokens[i].lower == "wrote" and not _spoken(follows):
        return (
            follows in PREPOSITIONS
            and ("that" in near or ":" in near or speaker.apart and is_final(tokens, i))
            or follows in ("how", "about", "of")
        )
    if cue.verb == "tell":
        return follows not in ("to", "by", "of") and word_at(tokens, i - 1) not in ("people", "those")
    alone = speaker.last - speaker.first == 1 and tokens[speaker.first].lower in QUANTIFIERS
    if follows in ("and", "or") and cue.form == "past" and (alone or not speaker.apart):
        return False
    if cue.verb == "claim" and not NOT_CLAIMED.isdisjoint(near):
        return follows == "that" or near[:1] != ["responsibility"] and _has_verb(tokens, i + 2)
    if cue.verb == "declare" and not NOT_DECLARED.isdisjoint(near[:4]):
        return False
    if cue.verb == "add" and not _spoken(follows):
        words = {t.lower for t in tokens[speaker.first : speaker.last]}
        return near[:1] != ["up"] and (follows in PRONOUNS or not words.isdisjoint(SOURCES | PRONOUNS))
    if follows in PREPOSITIONS and cue.form == "past":
        if cue.verb in SPEAKING or cue.verb == "write" or follows == "to":
            return cue.verb != "declare"
        return is_final(tokens, i) and speaker.apart or "that" in near or word_at(tokens, i + 1) in TIMES
    return True


def _hears(token: Token) -> bool:
    """Whether somebody begins after "said to", rather than an infinitive: "said to reporters"."""
    return token.text[0].isupper() or token.lower in DETERMINERS or token.lower in HEARERS or token.lower.endswith("s")


def _has_verb(tokens: Tokens, k: int) -> bool:
    """Whether a clause with a verb of its own follows: "claimed the blast | had killed 22"."""
    return any(t.lower in FINITE for t in tokens[k : k + 4])


def _spoken(follows: str) -> bool:
    """Whether a complement begins as speech does: with "that", a colon, a quotation, or nothing at all."""
    return not follows or follows in ("that", ":", ".", ",", "!", "?", "there") or follows in QUOTES


def _counts(tokens: Tokens, i: int, cue: Cue, follows: str, document: bool) -> bool:
    """Whether a verb of keeping count counts something: "put the toll at", "recorded 20 raids", "named 5 as"."""
    near = [t.lower for t in tokens[i + 1 : i + 1 + AHEAD]]
    if cue.verb in ("put", "revise", "raise", "lower"):
        moved = any(t.lower in ("at", "to", "down", "up") for t in tokens[i + 2 : i + 14])
        return document or moved and not TOLLS.isdisjoint(near) or cue.verb == "put" and _valued(tokens, i)
    if cue.verb in ("cut", "trim", "set", "hold", "keep", "upgrade", "downgrade", "increase", "reduce"):
        return not FORECASTS.isdisjoint(near)
    if cue.verb == "give":
        return (
            document
            or not TOLLS.isdisjoint(near)
            and any(t.lower in ("as", "at", "of") for t in tokens[i + 2 : i + 12])
        )
    if cue.verb in ("identify", "list", "name"):
        return follows != "as" and (document or "as" in near or cue.verb == "list" and _amount(tokens, i + 1))
    return follows not in PREPOSITIONS and follows not in (":", ".", ",", ";", "", "and")


def _tells(tokens: Tokens, i: int, speaker: Speaker) -> bool:
    """Whether "described" comes with a quotation, or an amount that people describe."""
    after = tokens[i + 1 : i + 1 + AHEAD]
    people = any(t.lower in SOURCES for t in tokens[speaker.first : speaker.last])
    return any(t.lower in QUOTES or people and t.text[0].isdigit() for t in after)


def _valued(tokens: Tokens, i: int) -> bool:
    """Whether "put" is followed by what it values and an amount: "put the leak at ten tons"."""
    for k in range(i + 1, min(len(tokens) - 1, i + 2 + AHEAD)):
        if tokens[k].lower == "at":
            return _amount(tokens, k + 1)
        if tokens[k].text in ",;.":
            return False
    return False


def _amount(tokens: Tokens, k: int) -> bool:
    """Whether an amount begins at `k`."""
    word = word_at(tokens, k)
    return word[:1].isdigit() or word[:1] in ("$", "€", "£") or word in AMOUNTS or word in MODIFIERS


def _finds(tokens: Tokens, i: int, cue: Cue, speaker: Speaker, follows: str, document: bool) -> bool:
    """Whether a verb of finding or thinking reports: with "that", of a document, or an opinion of somebody."""
    following = word_at(tokens, i + 1)
    if cue.verb in ("describe", "recount", "remember", "recall") and following.endswith("ing"):
        return True
    if cue.verb == "ask":
        return follows in ASKED and follows != "which"
    if cue.verb == "describe" and _tells(tokens, i, speaker):
        return True
    if tokens[speaker.last - 1].lower == "it" and follows == "that":
        return True
    if cue.verb == "find" and _amount(tokens, i + 1):
        heads = {t.lower for t in tokens[speaker.first : speaker.last]}
        return not heads.isdisjoint(SCHOLARS) or document
    if tokens[speaker.last - 1].lower in PRONOUNS:
        sight = cue.verb in DISCOVERIES and follows not in QUOTES
        if sight or speaker.first and tokens[speaker.first - 1].lower in RELATIVES:
            return False
    if follows in ("that", ":") or follows in QUOTES:
        return True
    person = any(
        t.lower in SOURCES or t.lower in TITLES or t.lower in PRONOUNS for t in tokens[speaker.first : speaker.last]
    )
    named = person or tokens[speaker.first].text[0].isupper() or tokens[speaker.last - 1].text[0].isupper()
    if cue.verb in SPEAKING:
        return follows in ("of", "to", "about") and named
    if document or cue.verb not in OPINIONS or not named:
        return document
    return speaker.apart if follows in (".", ",", "") else follows not in PREPOSITIONS


def is_document(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a speaker is a document or a body of figures: "a new poll", "data from the ministry"."""
    head = tokens[head_end(tokens, first, last) - 1].lower
    return head in REPORTS or head in FIGURES


def head_end(tokens: Tokens, first: int, last: int) -> int:
    """The index after the head noun of a name: "data | from the ministry", "a list | seen by AFP"."""
    k = first + 1
    while k < last and tokens[k].lower not in PREPOSITIONS and tokens[k].lower not in RELATIVES:
        if tokens[k].text in "(," or _describes(tokens[k].lower):
            break
        k += 1
    return k


def _describes(word: str) -> bool:
    """Whether a word can be a participle after a noun: "data compiled", "a document covering"."""
    if word in SEEN:
        return True
    return word.endswith(("ed", "ing")) and word not in PARTICIPLES and word not in REPORTS and word not in SOURCES


_AFTER_ALL = PREPOSITIONS | TIMES | ADVERBS | QUOTES | {".", "!", "?", ",", ")"}
