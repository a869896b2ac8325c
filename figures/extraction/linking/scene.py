"""Scene: the mentions of a document in the order of the text, with their claimants and dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage

Dates = tuple[datetime.date | None, datetime.date | None]
_SPEAKER = re.compile(r"^(?:the|a|an|its|their)\s+|['\u2019]s?\b|\.", re.I)


@dataclass(frozen=True)
class Scene:
    """Mentions in text order. `claimants` are compared without case, articles and possessives."""

    passage: Passage
    mentions: Sequence[Mention]
    claimants: Sequence[str | None]
    dates: Sequence[Dates]

    @cached_property
    def by_sentence(self) -> dict[int, range]:
        """The mentions of each sentence that holds any, as a range of indices."""
        found: dict[int, range] = {}
        for index, mention in enumerate(self.mentions):
            first = found.get(mention.sentence)
            found[mention.sentence] = range(first.start if first else index, index + 1)
        return found

    def text(self, start: int, end: int) -> str:
        """The document's text between two offsets."""
        return self.passage.text[start:end]

    def bounds(self, index: int) -> tuple[int, int]:
        """Where the sentence of a mention begins and ends."""
        sentence = self.passage.sentences[self.mentions[index].sentence]
        return sentence.start, sentence.end

    def lead(self, index: int, end: int) -> str:
        """What stands between the mention before this one, or the sentence's start, and the offset `end`."""
        start, _ = self.bounds(index)
        if index and self.mentions[index - 1].sentence == self.mentions[index].sentence:
            start = max(start, self.mentions[index - 1].end)
        return self.text(start, end) if start < end else ""

    def before(self, index: int, sentences: int) -> Iterator[int]:
        """The mentions before this one, the nearest first, back to so many sentences before its own."""
        first = self.mentions[index].sentence - sentences
        for other in range(index - 1, -1, -1):
            if self.mentions[other].sentence < first:
                return
            yield other

    def may_share(self, one: int, other: int) -> bool:
        """Whether one source may say both: by one name, by a longer and a shorter one, or unnamed once."""
        a, b = self.claimants[one], self.claimants[other]
        return a is None or b is None or a == b or bool(_telling(a) & _telling(b))

    def apart(self, one: int, other: int) -> bool:
        """Whether both are dated and share no day."""
        (a, b), (c, d) = self.dates[one], self.dates[other]
        return (a is not None and d is not None and a > d) or (b is not None and c is not None and c > b)


def _telling(name: str) -> set[str]:
    return {word for word in name.split() if len(word) > 3}


def scene(
    passage: Passage, mentions: Sequence[Mention], claimants: Sequence[str | None], dates: Sequence[Dates]
) -> tuple[Scene, list[int]]:
    """The scene of a document, and for each of its mentions the index in the order given."""
    order = sorted(range(len(mentions)), key=lambda index: (mentions[index].number_start, mentions[index].number_end))
    names = [None if name is None else _SPEAKER.sub("", name.casefold()) for name in claimants]
    ordered = Scene(passage, [mentions[i] for i in order], [names[i] for i in order], [dates[i] for i in order])
    return ordered, order


def amount(mention: Mention) -> Decimal | None:
    """The number by which mentions are compared: the value, else the bound that is known; null when vague."""
    if mention.value is not None:
        return mention.value
    return mention.high if mention.high is not None else mention.low
