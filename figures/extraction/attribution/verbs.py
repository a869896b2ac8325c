"""Verbs: statements that a reporting verb makes, its speaker before it or after it.

>>> from figures.extraction.attribution.statement import line_of
>>> from figures.extraction.sentences import split
>>> line = line_of(split("Twelve died, police told AFP, while the army put the toll at nine.")[0])
>>> [(line.text[s.start:s.end], s.via) for s in by_verb(line)]
[('police', 'AFP'), ('the army', None)]
"""

from __future__ import annotations

from figures.extraction.attribution.bounds import is_verb
from figures.extraction.attribution.complements import (
    AHEAD,
    agrees,
    head_end,
    is_final,
    is_passive,
    is_perfect,
    reports,
    word_at,
)
from figures.extraction.attribution.lexicon import (
    CLAUSE_BREAKS,
    CLOSERS,
    CUES,
    DEMANDS,
    DETERMINERS,
    FIGURES,
    FIGURES_BY,
    FINITE,
    HEARD,
    HEARERS,
    MEDIUMS,
    NOT_CLAIMED,
    PASSIVES,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    REPORTS,
    SEEN,
    SHOWN,
    SOURCES,
    SUBORDINATORS,
    TIMES,
    TITLES,
    Cue,
)
from figures.extraction.attribution.media import medium_after
from figures.extraction.attribution.speakers import Speaker, speaker_after, speaker_before, subject_of
from figures.extraction.attribution.statement import Line, Statement, Tokens

FAR = 80
"""No word looks further than this, in tokens, for another that it belongs with."""
ENDS = QUOTES | {",", ";", "that", ":"}


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
    verb, goes_on = i, False
    if cue.form == "participle" and not is_perfect(tokens, i):
        return None
    if before == "to" or word_at(tokens, i - 2) == "to" and before.endswith("ly"):
        if word_at(tokens, i - 2) not in ("on", "continued", "continues"):
            return None
        verb, goes_on = i - 3 if word_at(tokens, i - 2) == "on" else i - 2, True
    elif is_passive(tokens, i):
        return None
    if _inverted(tokens, i, cue):
        return _inverse(line, i, cue)
    if before in RELATIVES:
        return _of_relative(line, i, cue)
    speaker = speaker_before(tokens, verb)
    if speaker is None or cue.form == "base" and not goes_on and not agrees(tokens, i, cue, speaker):
        return None
    return _statement(line, i, cue, speaker) if reports(tokens, i, cue, speaker) else None


def _statement(line: Line, i: int, cue: Cue, speaker: Speaker) -> Statement | None:
    """The statement of the verb at `i`: what follows it and, where the speaker is set apart, what precedes it."""
    tokens = line.tokens
    first, last, via = _named(line, speaker, i)
    start, end = tokens[first].start, tokens[last - 1].end
    said = (tokens[i].start, tokens[i].end)
    final = is_final(tokens, i)
    joined = word_at(tokens, speaker.first - 1) in ("and", "or")
    low = tokens[speaker.first].start
    if final and speaker.first > 0:
        low = line.start
    elif speaker.apart and not joined:
        low = _left_bound(line, speaker.first)
    if cue.kind in ("pledge", "record", "contain"):
        low = tokens[i].start
    heard = _past_hearers(line, i, cue)
    if heard is not None:
        return Statement(start, end, *said, low, line.end, heard, via or _hearer(line, i, cue))
    ends = final and low < start
    made = Statement(start, end, *said, low, line.end, tokens[i].end, via or _hearer(line, i, cue), ends)
    demanded = cue.verb in DEMANDS and word_at(tokens, i + 1) not in QUOTES
    return made._replace(thought=cue.kind == "find", weak=demanded)


def _past_hearers(line: Line, i: int, cue: Cue) -> int | None:
    """Where what is told begins after those who are told it: "told 60,000 pilgrims that | the war"."""
    if cue.verb not in HEARD:
        return None
    tokens = line.tokens
    for k in range(i + 2, min(len(tokens), i + 2 + AHEAD)):
        if tokens[k].lower in ("that", ":") or tokens[k].lower in QUOTES:
            return tokens[k].start
        if tokens[k].lower in FINITE and tokens[k].text[0].isalpha() or tokens[k].lower in ",;":
            return None
    return None


def _named(line: Line, speaker: Speaker, cue: int) -> tuple[int, int, str | None]:
    """The speaker without "data from" before it and "seen by AFP" after it, and the one who saw it."""
    tokens = line.tokens
    first, last = speaker.first, speaker.last
    head = head_end(tokens, first, last)
    if head + 1 < last and tokens[head - 1].lower in FIGURES and tokens[head].lower in ("by", "from"):
        return head + 1, last, None
    for k in range(first + 1, min(cue, first + FAR) - 2):
        seen = tokens[k].lower in SEEN and tokens[k + 1].lower == "by"
        if (seen or tokens[k].lower in SHOWN and tokens[k + 1].lower == "to") and _medium_at(tokens, k + 2):
            run = medium_after(tokens, k + 2) or (k + 2, k + 3)
            return first, min(k, last), line.written(run[0], min(run[1], cue))
    return first, last, None


def _left_bound(line: Line, first: int) -> int:
    """Where what a speaker states can begin, left of the speaker: after a semicolon or an opposed clause."""
    tokens = line.tokens
    for k in range(first - 1, max(-1, first - FAR), -1):
        if tokens[k].lower == ";" or _opposes(tokens, k):
            return tokens[k].end
    return line.start


def _opposes(tokens: Tokens, k: int) -> bool:
    """Whether a clause set against the one before begins at `k`."""
    return tokens[k].lower in ("but", "while", "whereas", "although", "though") and word_at(tokens, k - 1) == ","


def _inverted(tokens: Tokens, i: int, cue: Cue) -> bool:
    """Whether the subject follows the verb: '"...," said the mayor', ', recalls spokeswoman Jane Roe, adding'."""
    before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
    if cue.form not in ("past", "s") or cue.verb == "tell" or not after:
        return False
    if i == 0:
        return cue.kind == "say" and tokens[i].text[0].isupper() and speaker_after(tokens, 1) is not None
    if before != "," and before not in QUOTES:
        return False
    if after in ("he", "she", "they"):
        return before in QUOTES
    if after in ("that", "to", "it", "there", ":", ",") or after in PREPOSITIONS or after in QUOTES:
        return False
    run = speaker_after(tokens, i + 1)
    if run is None or not _closes(word_at(tokens, run[1])):
        return False
    return before in QUOTES or cue.kind == "say" and (_follows_clause(tokens, i, run) or _parted(tokens, i, run))


def _closes(word: str) -> bool:
    """Whether a word can stand right after an inverted speaker."""
    if not word or word in ",.;:–—-)" or word.endswith("ing") or word in CLOSERS or word in QUOTES:
        return True
    return word in PREPOSITIONS or word in TIMES or word in RELATIVES or word in SUBORDINATORS


def _follows_clause(tokens: Tokens, i: int, run: tuple[int, int]) -> bool:
    """Whether what stands before the comma is a clause that the speaker after the verb can have said."""
    name = tokens[run[0] : run[1]]
    if not any(t.text[0].isupper() or t.lower in SOURCES or t.lower in TITLES for t in name):
        return False
    if word_at(tokens, run[1]) in ("", ".") and word_at(tokens, run[1] + 1) == "":
        return True
    earlier = tokens[max(0, i - FAR) : i - 1]
    if not any(t.lower in FINITE or t.lower.endswith("ed") for t in earlier):
        return False
    commas = [k for k, t in enumerate(earlier) if t.lower == ","]
    opener = word_at(earlier, commas[-1] + 1) if commas else ""
    set_in = opener in RELATIVES or opener in DETERMINERS or opener in SOURCES or opener in TITLES
    return not set_in or speaker_before(tokens, i) is None


def _parted(tokens: Tokens, i: int, run: tuple[int, int]) -> bool:
    """Whether verb and speaker part a subject from its verb: "The trooper, said the coroner, had been shot"."""
    named = tokens[run[0]].lower in DETERMINERS or tokens[run[0]].lower in TITLES or tokens[run[0]].text[0].isupper()
    closed = run[1] + 1 < len(tokens) and tokens[run[1]].lower == ","
    first = not any(t.lower == "," for t in tokens[: i - 1])
    return named and closed and first and (tokens[run[1] + 1].lower in FINITE or is_verb(tokens, run[1] + 1, run[1]))


def _inverse(line: Line, i: int, cue: Cue) -> Statement | None:
    """The statement of a verb whose speaker follows it."""
    tokens = line.tokens
    run = speaker_after(tokens, i + 1)
    if run is None or cue.kind not in ("say", "find"):
        return None
    start, end = tokens[run[0]].start, tokens[run[1] - 1].end
    resume = _past_apposition(tokens, run[1], line.end)
    return Statement(
        start, end, tokens[i].start, tokens[i].end, line.start, line.end, resume, _hearer(line, i, cue), True
    )


def _past_apposition(tokens: Tokens, last: int, end: int) -> int:
    """Where the words that describe a speaker end: "said Eva, a student who stood 15 metres away"."""
    after, second = word_at(tokens, last), word_at(tokens, last + 1)
    if after in RELATIVES:
        return end
    described = second in DETERMINERS or second in RELATIVES or second in SOURCES or second in TITLES
    while after == "," and not described and tokens[last + 1 : last + 2] and tokens[last + 1].text[0].isupper():
        last = next((k for k in range(last + 2, len(tokens)) if not tokens[k].text[0].isupper()), len(tokens))
        after, second = word_at(tokens, last), word_at(tokens, last + 1)
        described = second in DETERMINERS or second in RELATIVES
    if after != "," or not described:
        return tokens[last - 1].end
    for k in range(last + 1, min(len(tokens), last + FAR)):
        resumes = tokens[k].lower.endswith("ing") and tokens[k - 1].lower == ","
        if resumes or tokens[k].lower in QUOTES or tokens[k].lower in (";", ":"):
            return tokens[k].start
    return end


def _of_relative(line: Line, i: int, cue: Cue) -> Statement | None:
    """The statement of "an official, who said 12 had died": its speaker stands before the relative."""
    tokens = line.tokens
    if tokens[i - 1].lower not in ("who", "which", "that") or cue.kind not in ("say", "record", "pledge"):
        return None
    end = i - 2 if word_at(tokens, i - 2) == "," else i - 1
    first = end
    while first > 0 and not _opens_antecedent(tokens, first, end):
        first -= 1
    speaker = Speaker(first, end, first, False)
    if first >= end or not reports(tokens, i, cue, speaker):
        return None
    if tokens[i - 1].lower != "who" and not any(t.lower in SOURCES for t in tokens[first:end]):
        return None
    return _statement(line, i, cue, speaker)


def _opens_antecedent(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the phrase before a relative begins at `first`: after a verb, a mark, a preposition, at an article."""
    before = tokens[first - 1].lower
    if before in ",;:" or before in FINITE or before in QUOTES:
        return True
    if before in ("by", "to", "with", "from", "citing", "told"):
        return True
    return first < end and tokens[first].lower in ("the", "a", "an") and before != "of"


def _participle(line: Line, i: int, cue: Cue, found: list[Statement]) -> Statement | None:
    """The statement of "..., adding that 12 died" or "in a statement saying": its speaker is the clause's subject."""
    tokens = line.tokens
    if word_at(tokens, i - 1) in PASSIVES:
        speaker = speaker_before(tokens, i - 1)
        if speaker is None or cue.kind not in ("say", "record") or not reports(tokens, i, cue, speaker):
            return None
        return _statement(line, i, cue, speaker)
    if not _adds(tokens, i, cue):
        return None
    earlier = _of_clause(line, i, found)
    if earlier is None:
        return None
    said = (tokens[i].start, tokens[i].end)
    via = _hearer(line, i, cue) or earlier.via
    return Statement(earlier.start, earlier.end, *said, tokens[i].start, line.end, earlier.resume, via)


def _adds(tokens: Tokens, i: int, cue: Cue) -> bool:
    """Whether the participle at `i` goes on to report."""
    before, after = word_at(tokens, i - 1), word_at(tokens, i + 1)
    joined = before in (",", "and", "by", "after", "before", "while", "without") or before.endswith("ly")
    if not joined and before not in MEDIUMS and before not in REPORTS:
        return False
    if cue.kind == "find":
        return cue.verb != "cite" and (after == "that" or after in QUOTES)
    if cue.kind != "say":
        return any(t.lower in MEDIUMS for t in tokens[max(0, i - FAR) : i])
    return cue.verb != "claim" or NOT_CLAIMED.isdisjoint(t.lower for t in tokens[i + 1 : i + 7])


def _of_clause(line: Line, i: int, found: list[Statement]) -> Statement | None:
    """The last statement of the clause before the participle at `i`, else one of its subject."""
    tokens = line.tokens
    back = range(i - 1, max(-1, i - FAR), -1)
    low = next((k + 1 for k in back if tokens[k].lower in CLAUSE_BREAKS or _opposes(tokens, k)), max(0, i - FAR))
    said = [s for s in found[-8:] if s.cue_start >= tokens[low].start]
    if said:
        return said[-1]._replace(resume=max(said[-1].end, said[-1].start))
    run = subject_of(tokens, low, i)
    if run is None:
        return None
    start, end = tokens[run[0]].start, tokens[run[1] - 1].end
    return Statement(start, end, end, end, end, line.end, end)


def _hearer(line: Line, i: int, cue: Cue) -> str | None:
    """The medium that a speaker spoke to: "told AFP", "said in an interview with the BBC"."""
    tokens = line.tokens
    if cue.verb == "tell" and _medium_at(tokens, i + 1):
        return line.written(*(medium_after(tokens, i + 1) or (i, i + 1)))
    after = next((k for k in range(i + 1, len(tokens)) if tokens[k].lower in ENDS or k > i + 12), len(tokens))
    opening = tokens[0].lower in ("in", "speaking", "during", "at", "on")
    before = next((k for k in range(min(i, 14)) if tokens[k].lower == ","), 0) if opening else 0
    asked = tokens[0].lower in ("asked", "interviewed", "questioned")
    if asked and word_at(tokens, 1) == "by" and _medium_at(tokens, 2):
        return line.written(*(medium_after(tokens, 2) or (2, 3)))
    for k in (*range(i + 1, after), *range(1, before)):
        passed = tokens[k].lower == "to" or tokens[k].lower in ("with", "on", "by") and _brings(tokens[k - 1].lower)
        if passed and _medium_at(tokens, k + 1):
            return line.written(*(medium_after(tokens, k + 1) or (k, k + 1)))
    return None


def _brings(word: str) -> bool:
    """Whether a medium can follow "by", "with" or "on" after this word: "a statement carried by", "interview with"."""
    return word in MEDIUMS or word in SEEN or word in FIGURES_BY


def _medium_at(tokens: Tokens, at: int) -> bool:
    """Whether the name that begins at `at` is a medium's."""
    run = medium_after(tokens, at) if at < len(tokens) and tokens[at].lower not in HEARERS else None
    return run is not None
