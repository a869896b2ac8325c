"""Discourse: who speaks where a sentence alone does not tell: quotations, speeches, lists, pronouns.

>>> from figures.extraction.sentences import split
>>> text = "Mayor Ann Lee said so. She said 12 died."
>>> discourse = Discourse(Passage(text, split(text)))
>>> discourse.resolved(discourse.statements(1)[0])
'Mayor Ann Lee'
"""

from __future__ import annotations

import re
from functools import cached_property

from figures.extraction.attribution.continuation import goes_on
from figures.extraction.attribution.lexicon import CLOSINGS, DETAILS, FIGURES, PREPOSITIONS, PRONOUNS, REPORTS, TIMES
from figures.extraction.attribution.phrases import by_phrase
from figures.extraction.attribution.quotations import Quotation, holding, quotations
from figures.extraction.attribution.relayers import relayer
from figures.extraction.attribution.resolution import BACK, Resolution
from figures.extraction.attribution.speakers import subject_of
from figures.extraction.attribution.statement import Statement, line_of
from figures.extraction.attribution.verbs import by_verb
from figures.extraction.sentences import Passage

_BESIDE = re.compile(
    r"(?:;|[,–—]\s*(?:and|but|while|whereas|though|although)|\b(?:while|whereas))\s*(?:the\s*)?$", re.I
)
_JOINS = re.compile(r"\s*(?:;|,?\s*(?:and|while|but|with|plus)\s)")
_OPENS_QUOTATION = re.compile(r"[\s,:]*[\"“„«]")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|WE|[Oo]ur|OUR|us|I)\b")
_DETAILS = re.compile(r"\b(?:" + "|".join(DETAILS) + r")\b")
_IT_SAID = re.compile(r"\b(?:it|he|she|they)\s+(?:\w+\s+)?(?:\w+ed|sa(?:id|ys)|adds?|told|notes?)\b", re.I)
_LISTED = re.compile(r"[-*•▪●–—]|\.\s{3,}|\(?\d{1,2}[.)]\s")


class Discourse:
    """A passage and what has been read of it: each sentence's statements once, and only where they are asked for."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.relayer = None if passage.via else relayer(passage.sentences)
        self._statements: dict[int, list[Statement]] = {}
        self._speakers: dict[int, Statement | None] = {}
        self._resolution = Resolution(passage, self.statements)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the passage, in order."""
        return quotations(self.passage.text)

    def named(self, statement: Statement) -> str:
        """The speaker of a statement as the text writes it."""
        return self.passage.text[statement.start : statement.end]

    def statements(self, index: int) -> list[Statement]:
        """The statements of a sentence, in the order of their cues."""
        if index not in self._statements:
            line = line_of(self.passage.sentences[index])
            made = [s for s in (*by_verb(line), *by_phrase(line)) if not self._relays(s, index)]
            self._statements[index] = self._bounded(sorted(made, key=lambda s: s.cue_start))
        return self._statements[index]

    def _relays(self, statement: Statement, index: int) -> bool:
        """Whether a statement is the one by which the whole article is relayed."""
        return self.relayer is not None and index == self.relayer.sentence and statement.end == self.relayer.end

    def _bounded(self, made: list[Statement]) -> list[Statement]:
        """The statements, each ended where another is set beside it or where its quotation closes a sentence."""
        text = self.passage.text
        for k, statement in enumerate(made):
            high = statement.high
            for later in made[k + 1 : k + 9]:
                if statement.cue_end < later.low and text[later.low - 1] == ";":
                    high = min(high, later.low)
                if statement.low < statement.start and later.final and _JOINS.match(text, statement.resume):
                    high = min(high, statement.resume)
                    made[made.index(later)] = later._replace(low=max(later.low, statement.resume))
                if later.start >= statement.cue_end and _BESIDE.search(text, max(0, later.start - 14), later.start):
                    high = min(high, later.start)
            opened = _OPENS_QUOTATION.match(text, statement.cue_end)
            span = holding(self.quotations, opened.end() - 1) if opened else None
            if span is not None:
                closed = self.quotations[span].end
                high = min(high, closed) if text[closed : closed + 2].strip()[:1].isupper() else high
            made[k] = statement._replace(high=high)
        return made

    def quoting(self, quotation: Quotation, index: int, inner: Statement) -> Statement | None:
        """Who speaks, in the sentence, the quotation in which another's statement stands."""
        outside = [s for s in self.statements(index) if not quotation.start <= s.cue_start < quotation.end]
        return next((s for s in reversed(outside) if s is not inner), None)

    def speaker_of(self, quotation: int) -> Statement | None:
        """Who speaks a quotation: named before or after it in its sentences, or by what stands around those."""
        if quotation not in self._speakers:
            self._speakers[quotation] = None
            self._speakers[quotation] = self._beside(quotation) or self._after(quotation) or self._before(quotation)
            if self._speakers[quotation] is None:
                self._speakers[quotation] = self._near_subject(quotation)
        return self._speakers[quotation]

    def _beside(self, quotation: int) -> Statement | None:
        """The nearest statement in the sentences where a quotation begins and ends, but outside it."""
        span = self.quotations[quotation]
        for index in dict.fromkeys((self._last_of(span), self.passage.sentence_at(span.start))):
            outside = [s for s in self.statements(index) if not span.start <= s.cue_start < span.end and not s.weak]
            if outside:
                return min(outside, key=lambda s: min(abs(s.cue_start - span.end), abs(s.cue_end - span.start)))
        return None

    def _last_of(self, span: Quotation) -> int:
        """The sentence that a quotation ends in, though its closing mark may stand before the next one."""
        index = self.passage.sentence_at(span.end - 1)
        return index - 1 if index and self.passage.sentences[index].start >= span.end - 1 > span.start else index

    def _after(self, quotation: int) -> Statement | None:
        """The statement that is all of the sentence after a quotation, as in `"Twelve are dead!" the mayor said.`."""
        span = self.quotations[quotation]
        index = self._last_of(span) + 1
        if index >= len(self.passage.sentences) or self.passage.sentences[index - 1].end > span.end:
            return None
        sentence = self.passage.sentences[index]
        made = [s for s in self.statements(index) if s.start <= sentence.start + 4 and not s.weak]
        if not made or sentence.end - made[0].cue_end >= 40:
            return None
        rest = self.passage.text[made[0].cue_end : sentence.end].split()
        opener = rest[0].lower().strip(".,!?") if rest else ""
        return made[0] if not opener or opener in PREPOSITIONS or opener in TIMES or len(rest) < 3 else None

    def _before(self, quotation: int) -> Statement | None:
        """The last statement before a quotation, or the speaker of the quotation that it follows on."""
        first = self.passage.sentence_at(self.quotations[quotation].start)
        sentences = self.passage.sentences
        for index in range(first - 1, max(-1, first - BACK), -1):
            earlier = holding(self.quotations, sentences[index].start)
            whole = earlier is not None and self.quotations[earlier].end >= sentences[index].end
            if earlier is not None and earlier != quotation and whole:
                return self.speaker_of(earlier)
            made = [s for s in self.statements(index) if not s.weak]
            if made:
                return made[-1]
            if sentences[first].paragraph - sentences[index].paragraph > 2:
                return None
        return None

    def _near_subject(self, quotation: int) -> Statement | None:
        """The person who is the subject of the sentence before or after a quotation that nobody is said to speak."""
        span = self.quotations[quotation]
        first, last = self.passage.sentence_at(span.start), self.passage.sentence_at(span.end - 1)
        sentences = self.passage.sentences
        if sentences[first].start != span.start or span.end < sentences[last].end:
            return None
        for index in (first - 1, last + 1):
            if not 0 <= index < len(sentences) or abs(sentences[index].paragraph - sentences[first].paragraph) > 1:
                continue
            person = self._resolution.person_in(index)
            if person is not None:
                return Statement(*person, *person, person[0], span.end, person[1])
        return None

    def carried(self, index: int) -> Statement | None:
        """Who speaks a sentence in the first person that goes on with what "X says:" began, without quotation marks."""
        sentences = self.passage.sentences
        if not _FIRST_PERSON.search(sentences[index].text):
            return None
        for back in range(index - 1, max(-1, index - BACK), -1):
            for statement in self.statements(back):
                if self.passage.text[statement.cue_end : statement.cue_end + 3].strip()[:1] in (":", "]"):
                    return statement
            if not _FIRST_PERSON.search(sentences[back].text):
                return None
        return None

    def continued(self, index: int, position: int) -> Statement | None:
        """Who speaks a sentence, or what follows a semicolon, that goes on with an attributed account."""
        sentences = self.passage.sentences
        sentence = sentences[index]
        clause = self.passage.text.rfind(";", sentence.start, position)
        if clause >= 0 and goes_on(self.passage.text[clause + 1 : position + 60]):
            return next((s for s in reversed(self.statements(index)) if not s.weak and s.cue_end <= clause), None)
        for back in range(index, max(0, index - BACK), -1):
            if sentences[back - 1].paragraph != sentence.paragraph or not self._goes_on(back):
                return None
            made = [s for s in self.statements(back - 1) if not s.weak and not s.thought]
            if made:
                return made[-1] if made[-1].final or made[-1].high >= sentences[back - 1].end else None
        return None

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence goes on with the one before, or stands between two accounts of one speaker."""
        if goes_on(self.passage.sentences[index].text):
            return True
        if index + 1 >= len(self.passage.sentences) or not _IT_SAID.search(self.passage.sentences[index + 1].text):
            return False
        after = [s for s in self.statements(index + 1) if not s.weak]
        if not after or self.named(after[0]).lower() not in PRONOUNS or self.statements(index):
            return False
        return after[0].low < after[0].start or "add" in self.passage.text[after[0].cue_start : after[0].cue_end]

    def introducing(self, index: int) -> Statement | None:
        """Who speaks a sentence of a speech or list that "X said:" introduces."""
        introduction = self._introductions[index]
        if introduction is None:
            return None
        made = [s for s in self.statements(introduction) if not s.weak]
        return made[-1] if made else self._listing(introduction)

    def _listing(self, index: int) -> Statement | None:
        """The statement of "The ministry gave the following figures:"."""
        line = line_of(self.passage.sentences[index])
        tokens = line.tokens
        named = [t for t in tokens if t.lower in FIGURES or t.lower in REPORTS or t.lower in ("following", "losses")]
        run = subject_of(tokens, 0, len(tokens)) if named else None
        if run is None or run[1] >= len(tokens) - 1 or named[0].start < tokens[run[1]].start:
            return None
        start, end = tokens[run[0]].start, tokens[run[1] - 1].end
        return Statement(start, end, tokens[run[1]].start, tokens[run[1]].end, end, line.end, end)

    @cached_property
    def _introductions(self) -> list[int | None]:
        """For each sentence the sentence that introduces it with a colon at its end."""
        found: list[int | None] = []
        current: int | None = None
        account: int | None = None
        listed = False
        for index, sentence in enumerate(self.passage.sentences):
            text, opens = sentence.text, sentence.text.endswith(":")
            item = bool(_LISTED.match(text))
            if account is not None and not (opens or item or _is_heading(text)):
                account = None
            if opens:
                found.append(account)
                current, listed = index if account is None else account, False
            elif self._details(index):
                found.append(None)
                current = account = index
                listed = True
            else:
                if current is not None:
                    closing = text[0] in '"“' or text.lower().startswith(CLOSINGS)
                    heads = account is not None and _is_heading(text)
                    current = None if closing or listed and not (item or heads) else current
                    listed = listed or item
                found.append(current)
        return found

    def _details(self, index: int) -> bool:
        """Whether somebody gives details in a sentence, which the list after it sets out."""
        match = _DETAILS.search(self.passage.sentences[index].text)
        at = self.passage.sentences[index].start + match.start() if match else 0
        return match is not None and any(0 <= at - s.cue_end < 12 for s in self.statements(index))

    def resolved(self, statement: Statement) -> str:
        """The fullest name of a statement's speaker; that of an earlier speaker where a pronoun stands for it."""
        return self._resolution.of(statement)


def _is_heading(text: str) -> bool:
    """Whether a line is a heading: short, and without a full stop."""
    return len(text) < 60 and text[-1].isalnum()
