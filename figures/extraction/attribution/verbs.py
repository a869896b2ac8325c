"""Verbs: statements that a reporting verb makes, its speaker before it or after it.

>>> from figures.extraction.attribution.statement import line_of
>>> from figures.extraction.sentences import split
>>> line = line_of(split("Twelve died, police told AFP, while the army put the toll at nine.")[0])
>>> [(line.text[s.start:s.end], s.via) for s in by_verb(line)]
[('police', 'AFP'), ('the army', None)]
"""

from __future__ import annotations

from figures.extraction.attribution.complements import agrees, is_final, is_passive, is_perfect, reports, word_at
from figures.extraction.attribution.kinds import is_media
from figures.extraction.attribution.lexicon import (
    CUES,
    DETERMINERS,
    FINITE,
    HEARERS,
    MEDIUMS,
    NOT_CLAIMED,
    PASSIVES,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    REPORTS,
    SOURCES,
    SUBORDINATORS,
    TIMES,
    TITLES,
    Cue,
)
from figures.extraction.attribution.speakers import Speaker, speaker_after, speaker_before, subject_of
from figures.extraction.attribution.statement import Line, Statement, Tokens


def by_verb(line: Line) -> list[Statement]:
    """The statements of a sentence that a verb makes, in the order of their verbs."""
    tokens = line.tokens
    found: list[Statement] = []
    for i, token in enumerate(tokens):
        cue = CUES.get(token.lower)
        if cue is None:
            continue
        made = _participle(line, i, cue, found) if cue.form == "ing" else _finite(line, i, cue)
        if made is not None:
            found.append(made)
    return found


def _finite(line: Line, i: int, cue: Cue) -> Statement | None:
    """The statement of a verb that has a subject."""
    tokens = line.tokens
    before = word_at(tokens, i - 1)
    verb = i
    if cue.form == "participle" and not is_perfect(tokens, i):
        return None
    if before == "to" or word_at(tokens, i - 2) == "to" and before.endswith("ly"):
        if word_at(tokens, i - 2) not in ("on", "continued", "continues"):
            return None
        verb = i - 3 if word_at(tokens, i - 2) == "on" else i - 2
    elif is_passive(tokens, i):
        return None
    if _inverted(tokens, i, cue):
        return _inverse(line, i, cue)
    if before in RELATIVES:
        return _of_relative(line, i, cue)
    speaker = speaker_before(tokens, verb)
    if speaker is None or cue.form == "base" and not agrees(tokens, i, cue, speaker):
        return None
    return _statement(line, i, cue, speaker) if reports(tokens, i, cue, speaker) else None


def _statement(line: Line, i: int, cue: Cue, speaker: Speaker) -> Statement | None:
    tokens = line.tokens
    last, via = _without_passer(line, speaker.first, speaker.last)
    start, end = tokens[speaker.first].start, tokens[last - 1].end
    final = is_final(tokens, i)
    joined = word_at(tokens, speaker.first - 1) in ("and", "or") or speaker.last - 1 < speaker.clause
    low = start
    if final and speaker.first > 0:
        low = line.start
    elif speaker.apart and not joined:
        low = _left_bound(line, speaker.first)
    if cue.kind in ("pledge", "record", "contain"):
        low = tokens[i].start
    via = via or _hearer(line, i, cue)
    return Statement(
        start, end, tokens[i].start, tokens[i].end, low, line.end, tokens[i].end, via, final and low < start
    )


def _left_bound(line: Line, first: int) -> int:
    """Where what a speaker states can begin, left of the speaker: after a semicolon or an opposed clause."""
    tokens = line.tokens
    for k in range(first - 1, -1, -1):
        opposed = tokens[k].lower in ("but", "while", "whereas", "although", "though") and word_at(tokens, k - 1) == ","
        if tokens[k].lower == ";" or opposed:
            return tokens[k].end
    return line.start


def _inverted(tokens: Tokens, i: int, cue: Cue) -> bool:
    """Whether the subject follows the verb: '"...," said the mayor', ', recalls spokeswoman Jane Roe, adding'."""
    before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
    if cue.form not in ("past", "s") or before not in QUOTES and before != "," or not after:
        return False
    if (
        after in ("that", "to", "it", "there", "he", "she", "they", ":", ",")
        or after in PREPOSITIONS
        or after in QUOTES
    ):
        return after in ("he", "she", "they") and before in QUOTES
    run = speaker_after(tokens, i + 1)
    if run is None:
        return False
    following = word_at(tokens, run[1])
    closes = (
        not following
        or following in ",.;:–—-)"
        or following in PREPOSITIONS
        or following in TIMES
        or following in QUOTES
        or following in RELATIVES | SUBORDINATORS
        or following.endswith("ing")
        or following in ("late", "early", "last", "shortly")
    )
    if before in QUOTES:
        return closes
    named = tokens[run[0]].text[0].isupper() or any(
        t.lower in SOURCES or t.lower in TITLES for t in tokens[run[0] : run[1]]
    )
    clause = any(t.lower in FINITE or t.lower.endswith("ed") for t in tokens[: i - 1])
    return (
        closes
        and named
        and clause
        and cue.kind == "say"
        and speaker_before(tokens, i) is None
        or closes
        and named
        and clause
        and cue.kind == "say"
        and not _set_in(tokens, i)
    )


def _set_in(tokens: Tokens, i: int) -> bool:
    """Whether the comma before the verb closes an apposition or relative clause rather than what was said."""
    commas = [k for k in range(i - 1) if tokens[k].lower == ","]
    opener = word_at(tokens, commas[-1] + 1) if commas else ""
    return opener in RELATIVES or opener in DETERMINERS or opener in SOURCES | TITLES


def _inverse(line: Line, i: int, cue: Cue) -> Statement | None:
    tokens = line.tokens
    run = speaker_after(tokens, i + 1)
    if run is None or cue.kind not in ("say", "find"):
        return None
    start, end = tokens[run[0]].start, tokens[run[1] - 1].end
    return Statement(
        start,
        end,
        tokens[i].start,
        tokens[i].end,
        line.start,
        line.end,
        _past_apposition(tokens, run[1], line.end),
        None,
        True,
    )


def _past_apposition(tokens: Tokens, last: int, end: int) -> int:
    """Where the words after a speaker's name stop describing the speaker: "said Eva, a student who stood 15 metres away"."""
    if word_at(tokens, last) in RELATIVES:
        return end
    if word_at(tokens, last) != "," or word_at(tokens, last + 1) not in DETERMINERS | RELATIVES | SOURCES | TITLES | {
        "who",
        "whose",
        "himself",
    }:
        return tokens[last - 1].end
    for k in range(last + 1, len(tokens)):
        if (
            tokens[k].lower in QUOTES
            or tokens[k].lower in (";", ":")
            or tokens[k].lower.endswith("ing")
            and tokens[k - 1].lower == ","
        ):
            return tokens[k].start
    return end


def _of_relative(line: Line, i: int, cue: Cue) -> Statement | None:
    """The statement of "an official, who said 12 had died": its speaker stands before the relative."""
    tokens = line.tokens
    if tokens[i - 1].lower not in ("who", "which", "that") or cue.kind not in ("say", "record", "pledge"):
        return None
    end = i - 2 if word_at(tokens, i - 2) == "," else i - 1
    first = end
    while (
        first > 0
        and tokens[first - 1].lower not in ",;:"
        and tokens[first - 1].lower not in FINITE
        and not _opens_antecedent(tokens, first, end)
    ):
        first -= 1
    speaker = Speaker(first, end, first, False)
    if first >= end or not reports(tokens, i, cue, speaker):
        return None
    if tokens[i - 1].lower != "who" and not any(t.lower in SOURCES for t in tokens[first:end]):
        return None
    return _statement(line, i, cue, speaker)


def _opens_antecedent(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the phrase before a relative begins at `first`: after a preposition that does not belong to it."""
    before = tokens[first - 1].lower
    if before in QUOTES or before in ("by", "to", "with", "from", "citing", "told"):
        return True
    return tokens[first].lower in ("the", "a", "an") and before != "of" and first < end


def _participle(line: Line, i: int, cue: Cue, found: list[Statement]) -> Statement | None:
    """The statement of "..., adding that 12 died" or "in a statement saying": its speaker is the clause's subject."""
    tokens = line.tokens
    before = word_at(tokens, i - 1)
    if before in PASSIVES:
        speaker = speaker_before(tokens, i - 1)
        said = speaker is not None and cue.kind in ("say", "record") and reports(tokens, i, cue, speaker)
        return _statement(line, i, cue, speaker) if said and speaker else None
    if before == "as" or cue.verb == "cite":
        return None
    if not (
        before in (",", "and", "by", "after", "before", "while", "without")
        or before in MEDIUMS | REPORTS
        or before.endswith("ly")
    ):
        return None
    if cue.kind == "find" and word_at(tokens, i + 1) not in ("that",) and word_at(tokens, i + 1) not in QUOTES:
        return None
    if cue.kind in ("record", "contain", "pledge") and not any(t.lower in MEDIUMS for t in tokens[:i]):
        return None
    if cue.verb == "claim" and any(t.lower in NOT_CLAIMED for t in tokens[i + 1 : i + 7]):
        return None
    start, end, resume = _of_clause(line, i, found)
    if start == end:
        return None
    return Statement(
        start, end, tokens[i].start, tokens[i].end, tokens[i].start, line.end, resume, _hearer(line, i, cue)
    )


def _of_clause(line: Line, i: int, found: list[Statement]) -> tuple[int, int, int]:
    """The speaker of the clause before the participle at `i`: the last statement's, else the subject of the clause."""
    tokens = line.tokens
    low = 0
    for k in range(i - 1, -1, -1):
        opposed = tokens[k].lower in ("but", "while") and word_at(tokens, k - 1) == ","
        if tokens[k].lower in (";", "=", ":", "–", "—", "--") or opposed:
            low = k + 1
            break
    said = [s for s in found if s.cue_start >= tokens[low].start]
    if said:
        return said[-1].start, said[-1].end, said[-1].end
    run = subject_of(tokens, low, i)
    return (tokens[run[0]].start, tokens[run[1] - 1].end, tokens[run[1] - 1].end) if run else (0, 0, 0)


def _without_passer(line: Line, first: int, last: int) -> tuple[int, str | None]:
    """A speaker without "seen by AFP", and the one who saw it."""
    tokens = line.tokens
    for k in range(first + 1, last - 2):
        if tokens[k + 1].lower == "by" and (
            tokens[k].lower.endswith(("ed", "en")) or tokens[k].lower in ("seen", "cited")
        ):
            passer = tokens[k + 2 : last]
            if is_media(" ".join(t.lower for t in passer)):
                return k, line.written(k + 2, last)
    return last, None


def _hearer(line: Line, i: int, cue: Cue) -> str | None:
    """The medium that a speaker spoke to: "told AFP", "said in an interview with the BBC"."""
    tokens = line.tokens
    if cue.verb == "tell":
        run = speaker_after(tokens, i + 1)
        if run and is_media(" ".join(t.lower for t in tokens[run[0] : run[1]])) and tokens[run[0]].lower not in HEARERS:
            return line.written(*run)
    for k in range(i + 1, min(len(tokens) - 1, i + 12)):
        word = tokens[k].lower
        if word in (",", ";", "that", ":") or word in QUOTES:
            break
        if word in ("with", "to", "on", "by") and (tokens[k - 1].lower in MEDIUMS or word == "to"):
            run = speaker_after(tokens, k + 1)
            if (
                run
                and is_media(" ".join(t.lower for t in tokens[run[0] : run[1]]))
                and tokens[run[0]].lower not in HEARERS
            ):
                return line.written(*run)
    return None
