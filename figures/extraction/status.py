"""Status: whether a document asserts a number, denies it, plans it, fears it, or calls it superseded.

Cues are the phrases of the vocabulary file `status`. A cue before a number governs it unless a barrier stands between
("will leave, he said, adding that 20 died"); a cue after it does so when the number's noun phrase is its subject.

>>> judge("Officials plan to reach 500 people.", 24, 34)
Status(status='planned', cue_start=10, cue_end=17)
>>> judge("They reached 500 people, after plans to reach more.", 13, 23).status
'asserted'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage
from figures.vocabulary import read

KINDS = ("asserted", "denied", "superseded", "feared", "planned")


class Status(NamedTuple):
    """What a document makes of a number: `status`, and the words that decided it (offsets, null when asserted)."""

    status: str
    cue_start: int | None
    cue_end: int | None


ASSERTED = Status("asserted", None, None)


def assess(passage: Passage, mentions: Sequence[Mention]) -> list[Status]:
    """The status of each mention, in the order given. A mention is `negated` when its status is not asserted."""
    return [_status(passage, mention) for mention in mentions]


def _status(passage: Passage, mention: Mention) -> Status:
    if mention.value == 0:  # a zero says that nobody was harmed, and is no denial of a number
        return ASSERTED
    sentence = passage.sentences[mention.sentence]
    at, trigger = sentence.start, None
    if mention.trigger_start is not None and mention.trigger_end is not None:
        trigger = (mention.trigger_start - at, mention.trigger_end - at)
    found = _moved(judge(sentence.text, mention.start - at, mention.end - at, trigger), at)
    if found.status == "asserted":
        found = _announced(passage, mention.sentence)
    return found if found.status != "asserted" else _taken_back(passage, mention)


def _announced(passage: Passage, item: int) -> Status:
    """The status that a list's items have from the line over the list: "The draft deal would: - free 40 hostages"."""
    if not _ITEM.match(passage.sentences[item].text):
        return ASSERTED
    for index in range(item - 1, max(-1, item - _ITEMS), -1):
        heading = passage.sentences[index]
        if _ITEM.match(heading.text):
            continue
        if not heading.text.endswith(":"):
            return ASSERTED
        cues = [cue for cue in _cues(_grammar().before, heading.text, 0, len(heading.text)) if cue.status != "asserted"]
        return _moved(cues[-1], heading.start) if cues else ASSERTED
    return ASSERTED


def _taken_back(passage: Passage, mention: Mention) -> Status:
    """Whether the next sentence denies or corrects the number: "The army denied the claim"."""
    if mention.measure not in _counted_measures() or mention.sentence + 1 >= len(passage.sentences):
        return ASSERTED
    following = passage.sentences[mention.sentence + 1]
    for cue in _cues(_grammar().next, following.text, 0, min(len(following.text), _FAR)):
        if not _OWN_CLAUSE.match(following.text, cue.cue_start or 0):
            return _moved(cue, following.start)
    return ASSERTED


def _moved(found: Status, by: int) -> Status:
    if found.cue_start is None or found.cue_end is None:
        return found
    return Status(found.status, found.cue_start + by, found.cue_end + by)


def judge(sentence: str, start: int, end: int, trigger: tuple[int, int] | None = None) -> Status:
    """The status of the number phrase `sentence[start:end]`; `trigger` bounds the word that says what happened."""
    grammar = _grammar()
    return _cue_before(grammar, sentence, start, end) or _cue_after(grammar, sentence, end, trigger) or ASSERTED


class _Grammar(NamedTuple):
    """The vocabulary, compiled. Cues stand under their first word, the longest first."""

    before: dict[str, list[tuple[re.Pattern[str], str]]]
    after: dict[str, list[tuple[re.Pattern[str], str]]]
    next: dict[str, list[tuple[re.Pattern[str], str]]]
    near: frozenset[str]
    clause: re.Pattern[str]
    finite: re.Pattern[str]
    happened: re.Pattern[str]
    headline: re.Pattern[str]
    heading: re.Pattern[str]


_WORD = re.compile(r"[\w'\u2019]+")
_NEW_CLAUSE = re.compile(r",? and |[,:\u2013\u2014] |\) ")
_TELLS = re.compile(r"(?:\s+\w+){0,3}?\s+(?:was|were|had|has|have|died|fled|remain(?:ed)?)\b")
_APART = re.compile(r"[;:\u2013\u2014()\u201c\u201d\"]|\b(?:who|which|that|where|when|whose)\b")
_NAMES = frozenset({"May", "MAY", "Will"})  # a month and a man, where the verbs would be written small
_CLOSED = ".!?:\"'\u201d\u2019"
_ITEM = re.compile(r"(?:[\u2022\u25aa\u25cf*\u2013\u2014-]|\(?\d{1,2}[.)])\s")
_ITEMS = 12  # lines of a list over which its heading is looked for
_AWAY = frozenset({"for", "since", "in", "until", "by", "at", "on", "only", ":"})
_OTHER = re.compile(r"\b(?:and|but) not\b|\b(?:while|whereas)\b")  # what follows is about another number
_OWN_CLAUSE = re.compile(r"den(?:ied|ies) (?:it|that) (?!(?:on|in|at|as|when|claim|report|figure|account)\b)\w")
_FAR = 160  # characters after a number in which a cue may still speak of it


def _cues(cues: dict[str, list[tuple[re.Pattern[str], str]]], text: str, start: int, end: int) -> Iterator[Status]:
    """The cues that begin and end in `text[start:end]`, in order; none begins inside another."""
    free = start
    for word in _WORD.finditer(text, start, end):
        if word.start() < free or word[0] in _NAMES or word[0] == "Without":
            continue
        for pattern, kind in cues.get(word[0].lower(), ()):
            if found := pattern.match(text, word.start(), end):
                yield Status(kind, *found.span())
                free = found.end()
                break


def _cue_before(grammar: _Grammar, sentence: str, start: int, end: int) -> Status | None:
    """The nearest cue before the number that governs it."""
    cues = [*_headline(grammar, sentence, start), *_cues(grammar.before, sentence, 0, start)]
    for cue in reversed(cues):
        if _governs(grammar, cue, sentence, start, end):
            return cue if cue.status != "asserted" else None
    return None


def _governs(grammar: _Grammar, cue: Status, sentence: str, start: int, end: int) -> bool:
    """Whether nothing between a cue and the number after it cuts the two apart."""
    at = cue.cue_end or 0
    if (
        grammar.clause.search(sentence, at, start)
        or sentence[cue.cue_start : at].lower() in grammar.near
        and _far(sentence, at, start)
    ):
        return False
    if cue.status in ("denied", "superseded"):  # what was denied or first said is told in the past
        return True
    return not (grammar.finite.search(sentence, at, start) or _own_clause(sentence, at, start, end))


def _far(sentence: str, start: int, end: int) -> bool:
    """Whether more than two words, or a preposition, stand between a plain "not" and the number."""
    between = sentence[start:end].lower().split()
    return len(between) > 2 or not _AWAY.isdisjoint(between)


def _headline(grammar: _Grammar, sentence: str, start: int) -> list[Status]:
    """The infinitive of a headline that tells what is to come: "EU to send 300 troops"."""
    found = grammar.headline.match(sentence, 0, start)
    if not found:
        return []
    capitals = all(word[0].isupper() for word in sentence[: found.start(1)].split())
    return [Status("planned", *found.span(1))] if capitals or sentence[-1] not in _CLOSED else []


def _own_clause(sentence: str, cue: int, start: int, end: int) -> bool:
    """Whether the number opens a clause of its own after the cue: "will meet, and 20 people were killed"."""
    return bool(_TELLS.match(sentence, end)) and bool(_NEW_CLAUSE.search(sentence, cue, start))


def _cue_after(grammar: _Grammar, sentence: str, end: int, trigger: tuple[int, int] | None) -> Status | None:
    """The first cue after the number, when the number's noun phrase is its subject."""
    heading = grammar.heading.match(sentence, end) if sentence[-1] not in _CLOSED else None
    if heading and not grammar.finite.search(sentence, 0, end):
        return Status("planned", *heading.span(1))
    cue = next(_cues(grammar.after, sentence, end, min(len(sentence), end + _FAR)), None)
    if cue is None or cue.cue_start is None or cue.status == "asserted":
        return None
    between = sentence[end : cue.cue_start]
    if cue.status in ("denied", "superseded"):
        return None if ";" in between or _OTHER.search(between) else cue
    told = trigger is not None and end <= trigger[0] and trigger[1] <= cue.cue_start
    if told or _APART.search(between) or between.count(",") not in (0, 2) or between.rstrip().endswith(" and"):
        return None
    cut = grammar.clause.search(between) or grammar.finite.search(between) or grammar.happened.search(between)
    return None if cut else cue


@cache
def _counted_measures() -> frozenset[str]:
    """The measures that a denial in another sentence speaks of: all but the measurements."""
    groups = read("measures").items()
    return frozenset(measure for group, measures in groups if group != "measurements" for measure in measures)


@cache
def _grammar() -> _Grammar:
    words = read("status")
    headline = words["headline"]
    held = "".join(rf"(?<!\b{re.escape(word)} )" for word in headline["held"])
    return _Grammar(
        before=_by_first_word(words, "before"),
        after=_by_first_word(words, "after"),
        next=_by_first_word(words, "next"),
        near=frozenset(words["denied"]["near"]),
        clause=re.compile(rf"[;\u2014]|\b(?:{_either(words['clauses'])})\b", re.I),
        finite=re.compile(rf"\b(?:{_either(words['finite'])})\b|\bas\b(?! (?:many|much|few|well)\b)", re.I),
        happened=re.compile(rf"\b(?:{_either(words['happened'])})\b", re.I),
        heading=re.compile(rf"(?:\s+[\w-]+){{0,2}}\s+(to (?:{_either(headline['verbs'])}))\b", re.I),
        headline=re.compile(rf"(?:[\w.,\u2019'&-]+ ){{1,8}}?{held}(to (?:{_either(headline['verbs'])}))\b", re.I),
    )


def _by_first_word(words: dict[str, dict[str, list[str]]], side: str) -> dict[str, list[tuple[re.Pattern[str], str]]]:
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    phrases = [(phrase, kind) for kind in KINDS for phrase in words[kind].get(side, ())]
    if side == "before":
        phrases += [(phrase, "denied") for phrase in words["denied"]["near"]]
    for phrase, kind in sorted(phrases, key=lambda each: len(each[0]), reverse=True):
        pattern = re.compile(rf"{_pattern(phrase)}(?!\w)", re.I)
        for first in _first_words(phrase):
            found.setdefault(first, []).append((pattern, kind))
    return found


def _first_words(phrase: str) -> set[str]:
    """The words that a cue can begin with."""
    first = phrase.split()[0]
    phrases = _family(first) if first.startswith("<") else [first]
    return {each.split()[0].rstrip(":,") for each in phrases}


def _either(phrases: Iterable[str]) -> str:
    return "|".join(_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _pattern(phrase: str) -> str:
    """A phrase of the vocabulary as a pattern: a star stands for any ending, a star alone for up to four words.

    >>> re.search(_pattern("a claim * denied"), "a claim the army has denied")[0]
    'a claim the army has denied'
    """
    return "".join(map(_word_pattern, phrase.split())).removesuffix(r"\s+")


def _word_pattern(word: str) -> str:
    """The pattern of one word of a phrase, of any word of a family, or of the words that a star stands for."""
    if word == "*":
        return r"(?:\S+\s+){0,4}?"
    if word.startswith("<"):
        return rf"(?:{_either(_family(word))})\s+"
    return re.escape(word).replace(r"\*", r"\w*") + r"\s+"


def _family(word: str) -> list[str]:
    """The words that "<figures>" stands for."""
    return read("status")["families"][word.strip("<>")]
