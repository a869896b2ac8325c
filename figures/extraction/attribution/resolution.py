"""Resolution: the fullest name of whoever speaks, where the text has a pronoun, an office or a surname.

>>> from figures.extraction.attribution.statement import Statement
>>> from figures.extraction.sentences import split
>>> text = "A witness, Selim Arat, said so. He said 12 died."
>>> he = Statement(start=32, end=34, cue_start=35, cue_end=39, low=32, high=48, resume=39)
>>> Resolution(Passage(text, split(text)), lambda index: []).of(he)
'witness Selim Arat'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from figures.extraction.attribution.antecedents import (
    can_be,
    can_head,
    described,
    gender,
    head_noun,
    is_common,
    is_person,
    is_unnamed,
    person_named,
    short_title,
)
from figures.extraction.attribution.lexicon import (
    AMOUNTS,
    DETERMINERS,
    GENERIC_BODIES,
    GENERIC_PERSONS,
    MODIFIERS,
    OBJECTS,
    PERSONS,
    PRONOUNS,
    QUOTES,
    TITLES,
)
from figures.extraction.attribution.names import Names, without_article
from figures.extraction.attribution.speakers import subject_of
from figures.extraction.attribution.statement import Statement
from figures.extraction.sentences import Passage, Token

BACK = 6
"""A pronoun's speaker, or a quotation's, stands no more sentences back than this."""

LONG = 9
"""A subject that a pronoun takes up holds no more tokens than this."""

_NAMED_AFTER = re.compile(
    r"\s*,\s+(?:known\s+as\s+)?(?:the\s+)?((?:[A-Z][\w.'’-]*\s+)(?:(?:(?:of|de|da|van|von|bin|al)\s+)?[A-Z][\w.'’-]*\s+){0,5}?)??"
    r"([A-Z][\w'’-]*)(?=\s*(?:,|\.|\s+sa(?:id|ys)\b|$))"
)


class Actor(NamedTuple):
    """Somebody named in a sentence, as written, where; `speaks` where a statement is theirs."""

    start: int
    end: int
    named: str
    speaks: bool


class Resolution:
    """The names of a passage's speakers; `statements` gives those of the sentence with an index."""

    def __init__(self, passage: Passage, statements: Callable[[int], list[Statement]]) -> None:
        self.passage = passage
        self.names = Names(passage.text, passage.starts)
        self._statements = statements
        self._meanings: dict[int, str | None] = {}
        self._offices: dict[str, str | None] = {}

    def of(self, statement: Statement) -> str:
        """The fullest name of a statement's speaker."""
        named = self._named(statement)
        pronoun = OBJECTS.get(named.lower(), named.lower())
        if pronoun in PRONOUNS:
            if statement.start not in self._meanings:
                self._meanings[statement.start] = self._meant(pronoun, statement.start)
            return self._meanings[statement.start] or named
        return self._full(named, statement.start, statement.end)

    def _full(self, named: str, start: int, end: int) -> str:
        """The fullest name in the document; that of an earlier speaker for a common noun that no name takes up."""
        text = self.passage.text
        if described(named):
            person = person_named(text, start)
            if person is not None:
                return self.names.fullest(person, start)
        beside = _NAMED_AFTER.match(text, end) if is_unnamed(named) else None
        if beside is not None and can_head(named, _apposed(beside)):
            return self._titled(named, _apposed(beside), start)
        elsewhere = self._named_elsewhere(named) if is_unnamed(named) else None
        if elsewhere is not None:
            return self._titled(named, elsewhere, start)
        full = self.names.fullest(named, start)
        if full.lower() == without_article(named).lower():
            full = self._modified(named, start) or full
        if not is_common(named) or full.lower() != without_article(named).lower():
            return full
        return self._taken_up(full.lower().split()[-1], start) or full

    def _modified(self, named: str, position: int) -> str | None:
        """The earlier speaker of whom "the Turkish leader" tells office and origin again: "President of Turkey ..."."""
        words = named.split()
        if len(words) != 3 or words[0].lower() != "the" or not words[1][0].isupper() or words[2] not in PERSONS:
            return None
        index = self.passage.sentence_at(position)
        for back in range(index, max(-1, index - BACK), -1):
            for earlier in reversed(self._statements(back)):
                name = self._named(earlier)
                if earlier.start < position and name.lower() not in PRONOUNS and words[1] in name.split():
                    full = self._full(name, earlier.start, earlier.end)
                    return full if can_be("he", full) or can_be("she", full) else None
                if earlier.start < position and words[1] in self._whole(name, earlier) and is_person(name):
                    return self._whole(name, earlier)
        return None

    def _whole(self, name: str, earlier: Statement) -> str:
        return self.names.fullest(name, earlier.start)

    def _taken_up(self, noun: str, position: int) -> str | None:
        """The speaker or subject before `position` that "the agency", "the bulletin" stands for."""
        index = self.passage.sentence_at(position)
        for back in range(index, max(-1, index - BACK), -1):
            for earlier in self._actors(back):
                if earlier.start < position and self._takes_up(noun, earlier):
                    return self._full(earlier.named, earlier.start, earlier.end)
        return None

    def _named_elsewhere(self, named: str) -> str | None:
        """The one person whom the document names beside the same office: "The minister, Lia Bell, said"."""
        noun = short_title(named).split()[-1:]
        if not noun or noun[0] not in PERSONS or noun[0] in GENERIC_PERSONS:
            return None
        if noun[0] not in self._offices:
            beside = re.compile(r"\b[Tt]he (?:[\w'’-]+ ){0,2}" + re.escape(noun[0]) + _NAMED_AFTER.pattern)
            found = {_apposed(match) for match in beside.finditer(self.passage.text)}
            self._offices[noun[0]] = found.pop() if len(found) == 1 else None
        return self._offices[noun[0]]

    def _titled(self, named: str, name: str, start: int) -> str:
        """The name beside an office, with the office's own words before it where they are few."""
        full = self.names.fullest(name, start)
        title = short_title(named) if is_person(name) else ""
        if full.lower() != name.lower() or not title:
            return full
        return f"{title} {name}"

    def _takes_up(self, noun: str, earlier: Actor) -> bool:
        """Whether "the agency" stands for an earlier actor, whose name or apposition holds the noun."""
        name = without_article(earlier.named)
        text = self.passage.text
        beside = (
            text[earlier.end + 1 : earlier.end + 120].split(",")[0]
            if text[earlier.end : earlier.end + 1] == ","
            else ""
        )
        words = name.lower().split()
        if head_noun(name) == noun and len(words) > 1:
            return True
        if noun in words and name.lower() != noun and name[:1].isupper():
            return True
        apposed = beside.lower().split()
        if name[:1].isupper() and apposed[:1] and (apposed[0] in DETERMINERS or apposed[0] == noun) and noun in apposed:
            return True
        if not name[:1].isupper() or name.lower() in PRONOUNS:
            return False
        if noun in GENERIC_BODIES:
            return can_be("it", name, speaks=earlier.speaks or " " not in name)
        return noun in GENERIC_PERSONS and can_be("he", name)

    def _meant(self, pronoun: str, position: int) -> str | None:
        """Whom a pronoun means: the nearest earlier speaker or subject that it can stand for."""
        index = self.passage.sentence_at(position)
        for back in range(index, max(-1, index - BACK), -1):
            for actor in self._actors(back):
                if actor.end > position or actor.named.lower() in PRONOUNS:
                    continue
                full = self._full(actor.named, actor.start, actor.end)
                if any(can_be(pronoun, name, speaks=actor.speaks) for name in (actor.named, full)) and (
                    pronoun in ("it", "they") or gender(full) in (None, pronoun)
                ):
                    return full
        return self._person(pronoun, position) if pronoun in ("he", "she") else None

    def _person(self, pronoun: str, position: int) -> str | None:
        """The person named last before a pronoun, else the subject of the sentence after it."""
        person = person_named(self.passage.text, position, pronoun)
        if person is not None:
            return self.names.fullest(person, position)
        index = self.passage.sentence_at(position) + 1
        for actor in self._actors(index) if index < len(self.passage.sentences) else ():
            if is_person(without_article(actor.named)) and can_be(pronoun, actor.named):
                return self._full(actor.named, actor.start, actor.end)
        return None

    def person_in(self, index: int) -> tuple[int, int] | None:
        """Where the subject of a sentence stands when it is a person's name."""
        for actor in self._actors(index):
            if not actor.speaks and is_person(without_article(actor.named)) and " " in actor.named:
                return actor.start, actor.end
        return None

    def _actors(self, index: int) -> Iterator[Actor]:
        """The speakers of a sentence, the last one first, then its subject."""
        for statement in reversed(self._statements(index)):
            yield Actor(statement.start, statement.end, self._named(statement), True)
        tokens = self.passage.sentences[index].tokens
        if tokens and tokens[0].lower in QUOTES:
            return
        run = subject_of(tokens, _past_participle(tokens), len(tokens))
        if run is not None and not (run[1] == run[0] + 1 < len(tokens) and tokens[run[1]].text in ",:;()[]–—-"):
            if run[1] == run[0] + 1 and not self._is_name(tokens[run[0]].text):
                return
            first, last = _leading_name(tokens, *run)
            named = " ".join(t.text for t in tokens[first:last])
            counts = tokens[first].text[0].isdigit() or tokens[first].lower in AMOUNTS - {"a"} | MODIFIERS
            if not counts and last - first <= LONG and " that " not in f" {named.lower()} ":
                start, end = tokens[first].start, tokens[last - 1].end
                yield Actor(start, end, " ".join(self.passage.text[start:end].split()), False)

    def _is_name(self, word: str) -> bool:
        """Whether the first word of a sentence is a name: in capitals, a pronoun, or large elsewhere too."""
        if word.isupper() or word.lower() in PRONOUNS:
            return True
        return (
            word not in self.passage.text
            or re.search(r"[a-z,] " + re.escape(word) + r"\b", self.passage.text) is not None
        )

    def _named(self, statement: Statement) -> str:
        return " ".join(self.passage.text[statement.start : statement.end].split())


def _apposed(match: re.Match[str]) -> str:
    """The name that an apposition gives."""
    return " ".join(((match[1] or "") + match[2]).split())


def _past_participle(tokens: Sequence[Token]) -> int:
    """Where a sentence begins after "Bolstered by a rise in prices,"."""
    if not tokens or not tokens[0].lower.endswith(("ed", "ing")):
        return 0
    return next((k + 1 for k in range(min(len(tokens), 20)) if tokens[k].text == ","), 0)


def _leading_name(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The person's name that a subject begins with, else all of it: "Ann Lee | of the clinic oversees"."""
    end = first if tokens[first].lower not in DETERMINERS else last
    while end < last and (tokens[end].text[0].isupper() or tokens[end].lower in TITLES or tokens[end].text in ".-"):
        end += 1
    capitals = end - first > 1 and not tokens[first].text.isupper()
    return (first, end) if capitals and is_person(" ".join(t.text for t in tokens[first:end])) else (first, last)
