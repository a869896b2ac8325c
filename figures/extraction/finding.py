"""Finding: every mention of a passage, sentence by sentence.

>>> from figures.extraction.sentences import Passage, split
>>> text = "Police said at least 12 people were killed on Monday."
>>> [(m.modifier, int(m.value), m.unit, m.measure) for m in find_mentions(Passage(text, split(text)))]
[('at_least', 12, 'person', 'killed')]
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from figures.extraction.articles import ARTICLE, HARM_WORDS, harmed, spans
from figures.extraction.claimhood import goes_on_naming, is_claim
from figures.extraction.clauses import Word, words
from figures.extraction.dates import date_spans
from figures.extraction.drafting import converted, counted_mention, person_mention, span_mention
from figures.extraction.exclusions import is_excluded
from figures.extraction.grammar import SETS
from figures.extraction.kinds import kinds
from figures.extraction.measures import CORE, Reading, readings
from figures.extraction.mentions import Mention
from figures.extraction.modifiers import Bounds, bound
from figures.extraction.numbers import has_amount, lowered, scan
from figures.extraction.sentences import Passage, Sentence

if TYPE_CHECKING:
    from figures.extraction.parsing import Parsed, Parser


def find_mentions(passage: Passage, parser: Parser | None = None) -> list[Mention]:
    """The mentions of a passage in the order of the text.

    A `parser` is asked what happened to the people and things of which the grammar cannot tell. It neither adds a
    mention nor takes one away.
    """
    finder = _Finder(parser)
    found: list[Mention] = []
    for index, sentence in enumerate(passage.sentences):
        low = lowered(sentence.text)
        one = ARTICLE.search(low) is not None and HARM_WORDS.search(low) is not None
        if one or has_amount(low):
            found.extend(finder.mentions(sentence, index, low, one))
    return found


_FEW = 4
"""Numbers up to this are too common to point back by themselves."""


class _Finder:
    """A way through the sentences of a passage, with what later counts may point back to."""

    def __init__(self, parser: Parser | None) -> None:
        self.parser = parser
        self.before: Reading | None = None
        """The last count of which the text said what happened."""
        self.groups: dict[str, Reading] = {}
        """The first such count by its noun: the suspects of "one of the suspects"."""
        self.values: dict[Decimal, Reading] = {}
        """The first such count by its number: the dead of "most of the 129"."""
        self.harm: str | None = None
        """What befell those of whom the text speaks, for its victims: killed where anybody was."""

    def mentions(self, sentence: Sentence, index: int, low: str, one: bool) -> list[Mention]:
        """The mentions of a sentence; `one` says that it may hold persons whom only an article counts."""
        text, offset = sentence.text, sentence.start
        marked = words(text, scan(text, offset, date_spans(text)), offset)
        bounds = _bounds(text, marked, offset)
        found = [span_mention(text, offset, index, *span) for span in spans(low)]
        understood = [self._grouped(marked, reading) for reading in readings(text, marked, bounds, self.before)]
        claimed = self._parsed(text, offset, marked, [reading for reading in understood if is_claim(marked, reading)])
        for reading in claimed:
            found.append(counted_mention(text, offset, index, marked, reading, bounds[reading.at]))
            if reading.measure in CORE:
                self.before = reading
        if one:
            found += [person_mention(text, offset, index, person) for person in harmed(marked, understood)]
        return converted(text, offset, sorted(found, key=lambda mention: mention.number_start))

    def _parsed(self, text: str, offset: int, marked: Sequence[Word], claimed: list[Reading]) -> list[Reading]:
        """The readings, those that nothing decided with what a parse of the sentence says of them."""
        if self.parser is None or not any(map(_is_undecided, claimed)):
            return claimed
        parsed = self.parser.parse(text)
        return [_decided(parsed, offset, marked, reading) if _is_undecided(reading) else reading for reading in claimed]

    def _grouped(self, marked: Sequence[Word], reading: Reading) -> Reading:
        """The reading, with what was said before of the group that it is taken out of."""
        noun = reading.counted.noun or ""
        value = _definite_value(marked, reading)
        if value is not None and reading.basis in ("none", "noun", "whole") and value in self.values:
            same = self.values[value]
            if not noun or noun == same.counted.noun:
                return reading._replace(measure=same.measure, unit=same.unit, basis="whole")
        if noun == "victim" and self.harm is not None and _is_known(marked, reading):
            return reading._replace(measure=self.harm)
        if reading.measure in ("killed", "injured") and noun != "victim":
            self.harm = reading.measure if reading.measure == "killed" or self.harm is None else self.harm
        if reading.basis == "none" and reading.counted.partitive == "group" and noun in self.groups:
            return reading._replace(measure=self.groups[noun].measure, basis="whole")
        amount = marked[reading.at].amount
        if reading.measure in CORE and amount is not None and amount.value is not None and amount.value > _FEW:
            self.values.setdefault(amount.value, reading)
        if reading.basis == "predicate" and noun and reading.measure in CORE:
            self.groups.setdefault(noun, reading)
        return reading


def _is_undecided(reading: Reading) -> bool:
    """Whether the text may tell what happened to what is counted; "two-storey" only describes a building."""
    return reading.basis == "none" and (reading.unit == "person" or not reading.counted.compound)


def _decided(parsed: Parsed, offset: int, words: Sequence[Word], reading: Reading) -> Reading:
    """The reading with what the parse says happened, where it says anything."""
    counted = reading.counted
    first = words[reading.at]
    last = first if counted.head is None or counted.head < reading.at else words[counted.head]
    said = parsed.opinion(first.start - offset, last.end - offset, kinds(counted.noun, counted.unit))
    if said is None:
        return reading
    return reading._replace(measure=said.measure, trigger=(said.start + offset, said.end + offset), basis="predicate")


def _definite_value(words: Sequence[Word], reading: Reading) -> Decimal | None:
    """The number of a count that is already known: "the 129"."""
    amount = words[reading.at].amount
    known = reading.at > 0 and words[reading.at - 1].text in ("the", "these", "those")
    return amount.value if known and amount is not None and amount.kind == "number" else None


def _is_known(words: Sequence[Word], reading: Reading) -> bool:
    """Whether the victims are those already told of: "the four victims", "one of the victims"."""
    before = words[reading.at - 1].text if reading.at else ""
    return reading.counted.partitive == "group" or before in SETS["definite"]


def _bounds(text: str, marked: Sequence[Word], offset: int) -> dict[int, Bounds]:
    """The bounds of each amount that may be a claim, by its word index."""
    found: dict[int, Bounds] = {}
    named = -1
    for at, word in enumerate(marked):
        if word.amount is None:
            continue
        if is_excluded(text, marked, at, offset) or named >= 0 and goes_on_naming(marked, named, at):
            named = at
        else:
            found[at] = bound(text, word.amount, offset)
    return found
