"""Mentions made by hand, for the stages that come after extraction has found the numbers."""

from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage


def mention_at(passage: Passage, start: int, end: int) -> Mention:
    """The mention of people killed at `start` to `end` of the passage."""
    return Mention(
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        value=None,
        low=None,
        high=None,
        modifier="exact",
        unit="person",
        measure="killed",
        tier="core",
        object=None,
        sentence=passage.sentence_at(start),
    )
