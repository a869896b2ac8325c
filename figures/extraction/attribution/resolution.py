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
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from figures.extraction.attribution.antecedents import (
    can_be,
    can_head,
    described,
    gender,
    is_common,
    is_person,
    is_unnamed,
    person_named,
    short_title,
)
from figures.extraction.attribution.lexicon import GENERIC_BODIES, GENERIC_PERSONS, PRONOUNS
from figures.extraction.attribution.names import Names, without_article
from figures.extraction.attribution.speakers import subject_of
from figures.extraction.attribution.statement import Statement
from figures.extraction.sentences import Passage

BACK = 6
"""A pronoun's speaker, or a quotation's, stands no more sentences back than this."""

_NAMED_AFTER = re.compile(
    r"\s*,\s+(?:the\s+)?((?:[A-Z][\w.'’-]*\s+)(?:(?:(?:of|de|da|van|von|bin|al)\s+)?[A-Z][\w.'’-]*\s+){0,5}?)??"
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
        self.names = Names(passage.text)
        self._statements = statements
        self._starts = [sentence.start for sentence in passage.sentences]
        self._meanings: dict[int, str | None] = {}

    def of(self, statement: Statement) -> str:
        """The fullest name of a statement's speaker."""
        named = " ".join(self.passage.text[statement.start : statement.end].split())
        if named.lower() in PRONOUNS:
            if statement.start not in self._meanings:
                self._meanings[statement.start] = self._meant(named.lower(), statement.start)
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
        full = self.names.fullest(named, start)
        if not is_common(named) or full.lower() != without_article(named).lower():
            return full
        noun = full.lower()
        index = self._sentence_at(start)
        for back in range(index, max(-1, index - BACK), -1):
            for earlier in reversed(self._statements(back)):
                if earlier.start < start and self._takes_up(noun, earlier):
                    return self._full(self._named(earlier), earlier.start, earlier.end)
        return full

    def _titled(self, named: str, name: str, start: int) -> str:
        """The name beside an office, with the office's own words before it where they are few."""
        full = self.names.fullest(name, start)
        title = short_title(named) if is_person(name) else ""
        if full.lower() != name.lower() or not title:
            return full
        return f"{title} {name}"

    def _takes_up(self, noun: str, earlier: Statement) -> bool:
        """Whether "the agency" stands for an earlier speaker, whose name or apposition holds the noun."""
        name = without_article(self._named(earlier))
        beside = self.passage.text[earlier.end : max(earlier.end, earlier.cue_start, earlier.resume)][:200]
        held = noun in name.lower().split() and name.lower() != noun
        if held or noun in beside.lower().split() and name[:1].isupper():
            return True
        if not name[:1].isupper() or name.lower() in PRONOUNS:
            return False
        return noun in GENERIC_BODIES and can_be("it", name) or noun in GENERIC_PERSONS and can_be("he", name)

    def _meant(self, pronoun: str, position: int) -> str | None:
        """Whom a pronoun means: the nearest earlier speaker or subject that it can stand for."""
        index = self._sentence_at(position)
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
        index = self._sentence_at(position) + 1
        for actor in self._actors(index) if index < len(self.passage.sentences) else ():
            if is_person(without_article(actor.named)) and can_be(pronoun, actor.named):
                return self._full(actor.named, actor.start, actor.end)
        return None

    def _actors(self, index: int) -> Iterator[Actor]:
        """The speakers of a sentence, the last one first, then its subject."""
        for statement in reversed(self._statements(index)):
            yield Actor(statement.start, statement.end, self._named(statement), True)
        tokens = self.passage.sentences[index].tokens
        run = subject_of(tokens, 0, len(tokens))
        if run is not None:
            start, end = tokens[run[0]].start, tokens[run[1] - 1].end
            yield Actor(start, end, " ".join(self.passage.text[start:end].split()), False)

    def _named(self, statement: Statement) -> str:
        return " ".join(self.passage.text[statement.start : statement.end].split())

    def _sentence_at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)


def _apposed(match: re.Match[str]) -> str:
    """The name that an apposition gives."""
    return " ".join(((match[1] or "") + match[2]).split())
