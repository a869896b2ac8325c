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

from collections.abc import Sequence
from typing import NamedTuple

from figures.extraction.attribution.discourse import Discourse
from figures.extraction.attribution.kinds import kind_of
from figures.extraction.attribution.lexicon import PRONOUNS
from figures.extraction.attribution.names import without_article
from figures.extraction.attribution.quotations import holding
from figures.extraction.attribution.statement import Statement, chosen
from figures.extraction.mentions import Mention
from figures.extraction.sentences import Passage


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
    discourse = Discourse(passage)
    return [_attribution(discourse, mention) for mention in mentions]


def _attribution(discourse: Discourse, mention: Mention) -> Attribution:
    """The attribution of a number: by its own sentence, else its quotation, else a speech or list that it stands in."""
    at = mention.number_start
    held = holding(discourse.quotations, at)
    span = None if held is None else discourse.quotations[held]
    found = chosen(discourse.statements(mention.sentence), at)
    if found is not None:
        statement, outer = found
        inside = span is not None and span.start <= statement.cue_start < span.end
        if inside and outer is None and span is not None:
            outer = discourse.quoting(span, mention.sentence, statement)
        if inside and statement.thought and outer is not None:
            return _told(discourse, outer, None, quoted=True)
        if inside and outer is not None and discourse.named(statement).lower() in PRONOUNS:
            return _told(discourse, outer, None, quoted=True)
        return _told(discourse, statement, outer, quoted=span is not None and not inside)
    speaker = None if held is None else discourse.speaker_of(held)
    if speaker is not None:
        return _told(discourse, speaker, None, quoted=True)
    speaker = discourse.introducing(mention.sentence) or discourse.carried(mention.sentence)
    if speaker is None and held is None:
        speaker = discourse.continued(mention.sentence, at)
    if speaker is not None:
        return _told(discourse, speaker, None, quoted=False)
    return Attribution(None, None, None, "own_voice", _relayer(discourse), None, None)


def _told(discourse: Discourse, statement: Statement, outer: Statement | None, *, quoted: bool) -> Attribution:
    """The attribution to a statement's speaker, passed on by that of `outer`."""
    if outer is not None and discourse.named(statement).lower() in PRONOUNS:
        statement, outer = outer, None
    named = discourse.named(statement)
    full = discourse.resolved(statement)
    via = statement.via or (_passer(discourse, outer) if outer else None)
    if via is not None and via.lower() in (full.lower(), named.lower(), without_article(named).lower()):
        via = None
    kind = kind_of(full)
    kind = kind_of(named) if kind == "other" else kind
    way = "quoted" if quoted else "reported"
    whole = via or _relayer(discourse)
    return Attribution(named, full, kind, way, whole, statement.cue_start, statement.cue_end)


def _passer(discourse: Discourse, outer: Statement) -> str:
    """The speaker of an outer statement as the text names it, by name where it has a pronoun."""
    named = discourse.named(outer)
    return discourse.resolved(outer) if named.lower() in PRONOUNS else named


def _relayer(discourse: Discourse) -> str | None:
    """Who relays the whole document."""
    if discourse.passage.via is not None:
        return discourse.passage.via
    return discourse.relayer.name if discourse.relayer else None
