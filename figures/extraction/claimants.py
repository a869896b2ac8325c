"""Claimants: who a text says states each number, and who passes it on.

>>> from figures.extraction.sentences import split
>>> from figures.extraction.mentions import Mention
>>> text = "Twelve people died, the Health Ministry told AFP."
>>> twelve = Mention(start=0, end=13, number_start=0, number_end=6, value=None, low=None, high=None, modifier="exact",
...     unit="person", measure="killed", tier="core", object="people", sentence=0)
>>> found = attribute(Passage(text, split(text)), [twelve])[0]
>>> found.claimant, found.claimant_resolved, found.claimant_type, found.attribution, found.via
('the Health Ministry', 'Health Ministry', 'health', 'reported', 'AFP')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from figures.extraction.attribution.kinds import kind_of
from figures.extraction.attribution.lexicon import BODIES, CLOSINGS, PRONOUNS, REPORTS, TITLES
from figures.extraction.attribution.names import Names, without_article
from figures.extraction.attribution.phrases import by_phrase
from figures.extraction.attribution.quotations import Quotation, holding, quotations
from figures.extraction.attribution.relayers import relayer
from figures.extraction.attribution.statement import Statement, chosen, line_of
from figures.extraction.attribution.verbs import by_verb
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage

BACK = 6
"""A pronoun's speaker, or a quotation's, stands no more sentences back than this."""


class Attribution(NamedTuple):
    """Who states a number.

    `claimant` is written in the text, None when the document speaks in its own voice; `claimant_resolved` is the
    fullest name the document gives; `claimant_type` one of the vocabulary's kinds; `attribution` own_voice, reported
    or quoted; `via` who passed it on. `cue_start` and `cue_end` are the offsets of the words that decided.
    """

    claimant: str | None
    claimant_resolved: str | None
    claimant_type: str | None
    attribution: str
    via: str | None
    cue_start: int | None
    cue_end: int | None


def attribute(passage: Passage, mentions: Sequence[Mention]) -> list[Attribution]:
    """The attribution of each mention, in their order; claimants as the annotation guidelines define them."""
    reading = _Reading(passage)
    return [reading.attribution(mention) for mention in mentions]


class _Reading:
    """A passage with what has been read of it: each sentence's statements once, and only where they are asked for."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.names = Names(passage.text)
        self._statements: dict[int, list[Statement]] = {}
        self._speakers: dict[int, Statement | None] = {}
        self._spoken: list[str] = []
        self.relayer = None if passage.via else relayer(passage.sentences)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        return quotations(self.passage.text)

    def statements(self, index: int) -> list[Statement]:
        """The statements of a sentence, in the order of their cues."""
        if index not in self._statements:
            line = line_of(self.passage.sentences[index])
            made = [s for s in (*by_verb(line), *by_phrase(line)) if not self._relays(s, index)]
            self._statements[index] = self._bounded(sorted(made, key=lambda s: s.cue_start))
        return self._statements[index]

    def _bounded(self, made: list[Statement]) -> list[Statement]:
        """The statements, each ended where another is set beside it or where its quotation closes a sentence."""
        text = self.passage.text
        for k, statement in enumerate(made):
            high = statement.high
            for later in made[k + 1 :]:
                if later.start >= statement.cue_end and _BESIDE.search(text, max(0, later.start - 14), later.start):
                    high = min(high, later.start)
            opened = _OPENS_QUOTE.match(text, statement.cue_end)
            span = holding(self.quotations, opened.end() - 1) if opened else None
            if span is not None:
                closed = self.quotations[span].end
                if text[closed : closed + 2].strip()[:1].isupper():
                    high = min(high, closed)
            made[k] = statement._replace(high=high)
        return made

    def _relays(self, statement: Statement, index: int) -> bool:
        """Whether a statement is the one by which the whole article is relayed."""
        return self.relayer is not None and index == self.relayer.sentence and statement.end == self.relayer.end

    def attribution(self, mention: Mention) -> Attribution:
        at = mention.number_start
        quotation = holding(self.quotations, at)
        found = chosen(self.statements(mention.sentence), at)
        outer = None
        if found is not None:
            statement, outer = found
            span = None if quotation is None else self.quotations[quotation]
            inside = span is not None and span.start <= statement.cue_start < span.end
            if inside and outer is None and span is not None:
                outer = self._quoted_by(mention.sentence, span, statement)
            return self._attribution(statement, outer, quoted=span is not None and not inside)
        if quotation is not None:
            speaker = self._speaker_of(quotation)
            if speaker is not None:
                return self._attribution(speaker, None, quoted=True)
        speaker = self._speech(mention.sentence)
        if speaker is not None:
            return self._attribution(speaker, None, quoted=False)
        return Attribution(None, None, None, "own_voice", self._whole(), None, None)

    def _whole(self) -> str | None:
        return self.passage.via or (self.relayer.name if self.relayer else None)

    def _attribution(self, statement: Statement, outer: Statement | None, *, quoted: bool) -> Attribution:
        named = self.passage.text[statement.start : statement.end]
        if outer is not None and named.lower() in PRONOUNS:
            statement, outer = outer, None
            named = self.passage.text[statement.start : statement.end]
        full = self.resolved(statement)
        via = statement.via or (self._passer(outer) if outer else None)
        if via is not None and via.lower() in (full.lower(), without_article(named).lower()):
            via = None
        kind = kind_of(full)
        return Attribution(
            named,
            full,
            kind,
            "quoted" if quoted else "reported",
            via or self._whole(),
            statement.cue_start,
            statement.cue_end,
        )

    def _passer(self, outer: Statement) -> str | None:
        """The speaker of an outer statement as the text names it, by name where it has a pronoun."""
        named = self.passage.text[outer.start : outer.end]
        return self.resolved(outer) if named.lower() in PRONOUNS else without_article(named)

    def resolved(self, statement: Statement) -> str:
        """The fullest name of a statement's speaker; that of an earlier speaker where a pronoun stands for it."""
        named = self.passage.text[statement.start : statement.end]
        if named.lower() in PRONOUNS:
            antecedent = self._antecedent(statement, named.lower())
            if antecedent is not None:
                return self.names.fullest(self.passage.text[antecedent.start : antecedent.end], antecedent.start)
        return self.names.fullest(named, statement.start)

    def _antecedent(self, statement: Statement, pronoun: str) -> Statement | None:
        """The nearest earlier speaker whom the pronoun can mean."""
        index = self._sentence_at(statement.start)
        for back in range(index, max(-1, index - BACK), -1):
            for earlier in reversed(self.statements(back)):
                named = self.passage.text[earlier.start : earlier.end]
                if earlier.start < statement.start and named.lower() not in PRONOUNS and _can_be(pronoun, named):
                    return earlier
        return None

    def _sentence_at(self, position: int) -> int:
        low, high = 0, len(self.passage.sentences)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.passage.sentences[middle].start <= position else (low, middle)
        return low

    def _quoted_by(self, index: int, span: Quotation, inner: Statement) -> Statement | None:
        """Who speaks the quotation in which another's statement stands."""
        outside = [s for s in self.statements(index) if not span.start <= s.cue_start < span.end and s is not inner]
        return outside[-1] if outside else None

    def _speaker_of(self, quotation: int) -> Statement | None:
        """Who speaks a quotation: named before or after it in its sentences, or by what stands before those."""
        if quotation not in self._speakers:
            self._speakers[quotation] = None
            self._speakers[quotation] = self._found_speaker(quotation)
        return self._speakers[quotation]

    def _found_speaker(self, quotation: int) -> Statement | None:
        span = self.quotations[quotation]
        first, last = self._sentence_at(span.start), self._sentence_at(span.end - 1)
        for index in dict.fromkeys((last, first)):
            outside = [s for s in self.statements(index) if not span.start <= s.cue_start < span.end and not s.weak]
            if outside:
                return min(outside, key=lambda s: min(abs(s.cue_start - span.end), abs(s.cue_end - span.start)))
        for index in range(first - 1, max(-1, first - BACK), -1):
            earlier = holding(self.quotations, self.passage.sentences[index].start)
            if earlier is not None and earlier != quotation and self._whole_quotation(earlier, index):
                return self._speaker_of(earlier)
            statements = [s for s in self.statements(index) if not s.weak]
            if statements:
                return statements[-1]
            if self.passage.sentences[first].paragraph - self.passage.sentences[index].paragraph > 2:
                break
        return None

    def _whole_quotation(self, quotation: int, index: int) -> bool:
        sentence = self.passage.sentences[index]
        return self.quotations[quotation].end >= sentence.end

    def _speech(self, index: int) -> Statement | None:
        """Who speaks a sentence of a speech or list that "X said:" introduces."""
        introduction = self._introductions[index]
        if introduction is None:
            return None
        statements = [s for s in self.statements(introduction) if not s.weak]
        return statements[-1] if statements else None

    @cached_property
    def _introductions(self) -> list[int | None]:
        """For each sentence the sentence that introduces it with a colon at its end."""
        found: list[int | None] = []
        current: int | None = None
        listed = False
        for index, sentence in enumerate(self.passage.sentences):
            if sentence.text.endswith(":"):
                current, listed = index, False
                found.append(None)
                continue
            if current is not None:
                listed = listed or bool(_LISTED.match(sentence.text))
                if (
                    sentence.text[0] in '"“'
                    or listed
                    and not _LISTED.match(sentence.text)
                    or sentence.text.lower().startswith(CLOSINGS)
                ):
                    current = None
            found.append(current)
        return found


_BESIDE = re.compile(
    r"(?:;|[,–—]\s*(?:and|but|while|whereas|though|although)|\b(?:while|whereas))\s*(?:the\s*)?$", re.I
)
_OPENS_QUOTE = re.compile(r"[\s,:]*[\"“„«]")
_LISTED = re.compile(r"[-*•▪●–—]|\.\s{3,}|\(?\d{1,2}[.)]\s")
_PLURAL = re.compile(
    r"(?:.*\s)?(?:and\s.*|[a-z]\w*[^s'’]s|[Pp]olice|people|women|men|media|[A-Z]?[a-z]+(?:ials|ities|ents|ors))$"
)


def _is_body(bare: str) -> bool:
    """Whether a name is that of a body or document rather than of a person."""
    words = bare.lower().split()
    if not words or words[-1] in BODIES or words[-1] in REPORTS or words[0] in BODIES:
        return True
    return not TITLES & set(words) and bool(BODIES & set(words))


def _can_be(pronoun: str, named: str) -> bool:
    """Whether a pronoun can stand for a name: "he" for a person, "it" for a body, "they" for any."""
    bare = without_article(named)
    kind = kind_of(bare)
    if _is_body(bare):
        return pronoun not in ("he", "she")
    person = bool(
        re.search(
            r"\b(?:man|woman|spokesman|spokeswoman|minister|president|governor|mayor|official|secretary|director)\b",
            bare,
            re.I,
        )
    ) or kind in ("other", "witness", "military")
    plural = bool(_PLURAL.match(bare))
    if pronoun in ("he", "she"):
        return not plural and (person or kind not in ("media", "international_organisation"))
    if pronoun == "it":
        return not plural and not re.search(
            r"\b(?:spokesman|spokeswoman|minister|president|gen|mr|mrs|ms)\b", bare, re.I
        )
    return True
