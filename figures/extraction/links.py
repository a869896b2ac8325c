"""Links: which mention is a part of which, and which says again what another said.

>>> from decimal import Decimal
>>> from figures.extraction.sentences import split
>>> text = "A fire killed 12 people, including three children."
>>> def mention(quote: str, number: str, value: int, counted: str) -> Mention:
...     at, amount = text.index(quote), Decimal(value)
...     return Mention(
...         start=at, end=at + len(quote), number_start=at, number_end=at + len(number), value=amount, low=amount,
...         high=amount, modifier="exact", unit="person", measure="killed", tier="core", object=counted, sentence=0,
...     )
>>> mentions = [mention("12 people", "12", 12, "people"), mention("three children", "three", 3, "children")]
>>> link(Passage(text, split(text)), mentions, [None, None], [(None, None), (None, None)])[1]
Link(part_of=0, restates=None, cue_start=25, cue_end=34)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.linking.parts import told_parts
from figures.extraction.linking.repeats import repeats
from figures.extraction.linking.scene import Dates, scene
from figures.extraction.linking.sums import sums
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage


class Link(NamedTuple):
    """The mentions that one is a part of and restates, as indices, and the words that made it a part (offsets)."""

    part_of: int | None = None
    restates: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None


def link(
    passage: Passage, mentions: Sequence[Mention], claimants: Sequence[str | None], dates: Sequence[Dates]
) -> list[Link]:
    """The links of each mention, in the order given.

    `claimants` and `dates` hold each mention's resolved claimant, and first and last day; null where unknown.
    Links that arithmetic makes, and repetitions, have no cue: their evidence is the two numbers.
    """
    ordered, order = scene(passage, mentions, claimants, dates)
    told = told_parts(ordered)
    sentence = [mention.sentence for mention in ordered.mentions]
    certain = {part for part, each in told.items() if sentence[part] == sentence[each.whole]}
    whole = {part: each.whole for part, each in told.items()} | sums(ordered, certain)
    again = {later: earlier for later, earlier in repeats(ordered, whole).items() if whole.get(later) != earlier}
    links = [Link()] * len(mentions)
    for index, given in enumerate(order):
        earlier = again.get(index)
        total = whole.get(index, whole.get(earlier) if earlier is not None else None)
        total = again.get(total, total) if total is not None else None
        if total == index:
            total = None
        cue = told.get(index)
        links[given] = Link(
            None if total is None else order[total],
            None if earlier is None else order[earlier],
            cue.cue_start if cue and total is not None else None,
            cue.cue_end if cue and total is not None else None,
        )
    return links
