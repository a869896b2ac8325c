"""Verbs: statements that a reporting verb makes, its speaker before it or after it.

>>> from figures.extraction.attribution.statement import line_of
>>> from figures.extraction.sentences import split
>>> line = line_of(split("Twelve died, police told AFP, while the army put the toll at nine.")[0])
>>> [(line.text[s.start:s.end], s.via) for s in by_verb(line)]
[('police', 'AFP'), ('the army', None)]
"""

from __future__ import annotations

from figures.extraction.attribution.kinds import is_media
from figures.extraction.attribution.lexicon import (
    ADVERBS,
    AMOUNTS,
    CUES,
    DETERMINERS,
    DISCOVERIES,
    FIGURES,
    FINITE,
    HEARERS,
    MEDIUMS,
    NOT_CLAIMED,
    NOT_DECLARED,
    NOUN_OR_VERB,
    OPINIONS,
    PARTICIPLES,
    PASSIVES,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVES,
    REPORTS,
    SOURCES,
    SPEAKING,
    SUBORDINATORS,
    TIMES,
    TITLES,
    TOLLS,
    Cue,
)
from figures.extraction.attribution.speakers import Speaker, speaker_after, speaker_before, subject_of
from figures.extraction.attribution.statement import Line, Statement, Tokens

AHEAD = 8
"""How many words after its verb a complement is looked for."""


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
    before = _word(tokens, i - 1)
    verb = i
    if cue.form == "participle" and not _perfect(tokens, i):
        return None
    if before == "to" or _word(tokens, i - 2) == "to" and before.endswith("ly"):
        if _word(tokens, i - 2) not in ("on", "continued", "continues"):
            return None
        verb = i - 3 if _word(tokens, i - 2) == "on" else i - 2
    elif _passive(tokens, i):
        return None
    if _inverted(tokens, i, cue):
        return _inverse(line, i, cue)
    if before in RELATIVES:
        return _of_relative(line, i, cue)
    speaker = speaker_before(tokens, verb)
    if speaker is None or cue.form == "base" and not _agrees(tokens, i, cue, speaker):
        return None
    return _statement(line, i, cue, speaker) if _reports(tokens, i, cue, speaker) else None


def _agrees(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether a verb in its base form has a subject in the plural, or an auxiliary."""
    between = {t.lower for t in tokens[speaker.last : i]}
    if between & {"will", "would", "can", "could", "may", "might", "must", "should"}:
        return cue.verb in ("say", "tell", "announce", "confirm", "argue", "note")
    if between & {"did", "do", "does"}:
        return True
    head = tokens[speaker.last - 1].lower
    if head == "they" or head in PLURALS or any(t.lower == "and" for t in tokens[speaker.first : speaker.last]):
        return True
    words = [t.lower for t in tokens[speaker.first : speaker.last]]
    plural = any(w.endswith("s") and len(w) > 3 and w not in ("'s", "us", "has", "this", "news") or w in PLURALS for w in words)
    return plural and head not in ("he", "she", "it") or cue.verb == "say"


def _statement(line: Line, i: int, cue: Cue, speaker: Speaker) -> Statement | None:
    tokens = line.tokens
    last, via = _without_passer(line, speaker.first, speaker.last)
    start, end = tokens[speaker.first].start, tokens[last - 1].end
    final = _is_final(tokens, i)
    joined = _word(tokens, speaker.first - 1) in ("and", "or") or speaker.last - 1 < speaker.clause
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


def _word(tokens: Tokens, i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _passive(tokens: Tokens, i: int) -> bool:
    """Whether the verb at `i` is passive: "were reported", "is widely believed"."""
    k = i - 1
    while k >= 0 and (tokens[k].lower in ADVERBS and tokens[k].lower not in FINITE or tokens[k].lower.endswith("ly")):
        k -= 1
    return CUES[tokens[i].lower].form == "past" and _word(tokens, k) in PASSIVES


def _perfect(tokens: Tokens, i: int) -> bool:
    """Whether the participle at `i` follows a form of "have"."""
    return any(t.lower in ("has", "have", "had", "'ve", "’ve") for t in tokens[max(0, i - 3) : i])


def _left_bound(line: Line, first: int) -> int:
    """Where what a speaker states can begin, left of the speaker: after a semicolon or an opposed clause."""
    tokens = line.tokens
    for k in range(first - 1, -1, -1):
        opposed = tokens[k].lower in ("but", "while", "whereas", "although", "though") and _word(tokens, k - 1) == ","
        if tokens[k].lower == ";" or opposed:
            return tokens[k].end
    return line.start


def _is_final(tokens: Tokens, i: int) -> bool:
    """Whether nothing stated follows the verb at `i`: only when, where, how and to whom."""
    k = i + 1
    if CUES[tokens[i].lower].verb == "tell":
        run = speaker_after(tokens, k)
        k = run[1] if run else k
    rest = tokens[k : k + 24]
    if len(rest) == 24:
        return False
    if (
        rest
        and rest[0].lower not in PREPOSITIONS | TIMES | ADVERBS | QUOTES | {".", "!", "?", ",", ")"}
        and not rest[0].lower.endswith("ly")
    ):
        return False
    return not any(
        t.lower == "that" or t.lower in FINITE or t.lower in CUES and t.lower not in NOUN_OR_VERB | MEDIUMS
        for t in rest
    )


def _inverted(tokens: Tokens, i: int, cue: Cue) -> bool:
    """Whether the subject follows the verb: '"...," said the mayor', ', recalls spokeswoman Jane Roe, adding'."""
    before, after = _word(tokens, i - 1), _word(tokens, i + 1)
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
    following = _word(tokens, run[1])
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
    opener = _word(tokens, commas[-1] + 1) if commas else ""
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
    if _word(tokens, last) in RELATIVES:
        return end
    if _word(tokens, last) != "," or _word(tokens, last + 1) not in DETERMINERS | RELATIVES | SOURCES | TITLES | {
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
    end = i - 2 if _word(tokens, i - 2) == "," else i - 1
    first = end
    while (
        first > 0
        and tokens[first - 1].lower not in ",;:"
        and tokens[first - 1].lower not in FINITE
        and not _opens_antecedent(tokens, first, end)
    ):
        first -= 1
    speaker = Speaker(first, end, first, False)
    if first >= end or not _reports(tokens, i, cue, speaker):
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
    before = _word(tokens, i - 1)
    if before in PASSIVES:
        speaker = speaker_before(tokens, i - 1)
        said = speaker is not None and cue.kind in ("say", "record") and _reports(tokens, i, cue, speaker)
        return _statement(line, i, cue, speaker) if said and speaker else None
    if before == "as" or cue.verb == "cite":
        return None
    if not (
        before in (",", "and", "by", "after", "before", "while", "without")
        or before in MEDIUMS | REPORTS
        or before.endswith("ly")
    ):
        return None
    if cue.kind == "find" and _word(tokens, i + 1) not in ("that",) and _word(tokens, i + 1) not in QUOTES:
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
        opposed = tokens[k].lower in ("but", "while") and _word(tokens, k - 1) == ","
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


def _reports(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether the verb at `i` with this subject states something, rather than names a deed."""
    follows = _complement(tokens, i)
    doc = _is_document(tokens, speaker.first, speaker.last)
    if tokens[i].lower in NOUN_OR_VERB and cue.form in ("base", "s") and not _is_verb(tokens, i, cue, speaker):
        return False
    if cue.verb in ("point", "call") and follows != ("out" if cue.verb == "point" else '"'):
        return False
    if cue.kind == "say":
        return _says(tokens, i, cue, speaker, follows)
    if cue.kind == "record":
        return _counts(tokens, i, cue, follows, doc)
    if cue.kind == "contain":
        kept = (
            cue.verb == "have"
            and any(t.lower in ("records", "reports") for t in tokens[i + 1 : i + 4])
            and "of" in [t.lower for t in tokens[i + 2 : i + 5]]
        )
        return doc and cue.verb != "have" or kept
    if cue.kind == "pledge":
        return follows not in (".", ",", "", "by", "of", "in", "with")
    return _finds(tokens, i, cue, speaker, follows, doc)


def _complement(tokens: Tokens, i: int) -> str:
    """The first word of what follows the verb, after adverbs and times."""
    k = i + 1
    while k < len(tokens) and (
        tokens[k].lower in ADVERBS
        and tokens[k].lower not in FINITE
        or tokens[k].lower in TIMES
        or tokens[k].lower.endswith("ly")
        and tokens[k].text.islower()
        or tokens[k].lower in ("on", "in")
        and _word(tokens, k + 1) in TIMES
    ):
        k += 1
    if (
        _word(tokens, k) in PREPOSITIONS
        and (_word(tokens, k + 1) in AMOUNTS or _word(tokens, k + 1)[:1].isdigit())
        and _word(tokens, k) not in ("in", "on", "by", "to", "from", "of")
    ):
        return _word(tokens, k + 1)
    return _word(tokens, k)


def _is_verb(tokens: Tokens, i: int, cue: Cue, speaker: Speaker) -> bool:
    """Whether a word that is noun and verb alike ("reports", "claims") is a verb here."""
    after = _word(tokens, i + 1)
    if tokens[i].text[0].isupper() and i and tokens[i - 1].text[0].isupper() and not _in_title_case(tokens):
        return False
    if after.endswith("ing") and after not in ("nothing", "something", "everything") or after == "dated" or _word(tokens, i - 1) == "united":
        return False
    if after in (
        "of",
        "by",
        "from",
        "are",
        "were",
        "is",
        "was",
        "have",
        "has",
        "say",
        "said",
        "and",
        "or",
        "for",
        "about",
        "into",
        "over",
        "to",
    ) and not (cue.verb == "claim" and after == "to"):
        return False
    if after in CUES and CUES[after].kind == "say" and after not in NOUN_OR_VERB:
        return False
    head = tokens[speaker.last - 1].lower
    if head in PRONOUNS:
        return (cue.form == "base") == (head == "they")
    if (
        tokens[speaker.first].lower in ("the", "a", "an", "its", "his", "their", "this")
        and speaker.last - speaker.first == 1
    ):
        return False
    if cue.form == "base":
        return (
            head.endswith("s")
            or head in ("police", "media", "people", "medics", "women", "men", "data")
            or "and" in [t.lower for t in tokens[speaker.first : speaker.last]]
        )
    closed = (
        not after
        or after in ".,:;"
        or after in QUOTES
        or after in ("that", "there")
        or after in DETERMINERS
        or after in PRONOUNS
        or after[0].isdigit()
        or after in ADVERBS | TIMES
    )
    known = head in SOURCES or tokens[speaker.last - 1].text[0].isupper()
    plural_noun = tokens[speaker.first].lower in ("these", "those", "many", "several", "some")
    return (
        (closed or known)
        and not plural_noun
        and not (
            head.endswith("s") and head not in ("s", "us", "news", "'s") and tokens[speaker.last - 1].text.islower()
        )
    )


def _in_title_case(tokens: Tokens) -> bool:
    """Whether most words of a heading begin with a capital."""
    longer = [t for t in tokens if t.text.isalpha() and len(t.text) > 3]
    return 2 < len(longer) < 20 and sum(t.text[0].isupper() for t in longer) > 0.8 * len(longer)


def _says(tokens: Tokens, i: int, cue: Cue, speaker: Speaker, follows: str) -> bool:
    if cue.verb == "say":
        return True
    if cue.verb == "tell":
        return follows not in ("to", "by", "of") and _word(tokens, i - 1) not in ("people", "those")
    near = [t.lower for t in tokens[i + 1 : i + 7]]
    if cue.verb == "claim" and any(word in NOT_CLAIMED for word in near):
        return False
    if cue.verb == "declare" and any(word in NOT_DECLARED for word in near[:4]):
        return False
    if cue.verb == "add" and _word(tokens, i + 1) == "up":
        return False
    if cue.verb == "add" and not _spoken(follows):
        return follows in PRONOUNS or any(t.lower in SOURCES | PRONOUNS for t in tokens[speaker.first : speaker.last])
    if follows in PREPOSITIONS and cue.form == "past":
        if cue.verb in SPEAKING or cue.verb == "write" or follows in ("to",):
            return cue.verb not in ("declare",)
        return _is_final(tokens, i) and speaker.apart or "that" in near or _word(tokens, i + 1) in TIMES
    return True


def _spoken(follows: str) -> bool:
    """Whether a complement begins as speech does: with "that", a colon, a quotation, or nothing at all."""
    return not follows or follows in ("that", ":", ".", ",", "!", "?", "there") or follows in QUOTES


def _counts(tokens: Tokens, i: int, cue: Cue, follows: str, doc: bool) -> bool:
    near = [t.lower for t in tokens[i + 1 : i + 1 + AHEAD]]
    if cue.verb in ("put", "revise", "raise", "lower"):
        counted = any(word in TOLLS for word in near)
        return counted and any(t.lower in ("at", "to", "down", "up") for t in tokens[i + 2 : i + 14]) or doc
    if cue.verb in ("identify", "list", "name"):
        return doc or "as" in [t.lower for t in tokens[i + 1 : i + 10]]
    return bool(near) and follows not in PREPOSITIONS and follows not in (":", ".", ",", ";", "", "as", "and")


def _finds(tokens: Tokens, i: int, cue: Cue, speaker: Speaker, follows: str, doc: bool) -> bool:
    pronoun = tokens[speaker.last - 1].lower in PRONOUNS
    if pronoun and (
        cue.verb in DISCOVERIES
        and not follows in QUOTES
        or speaker.first
        and tokens[speaker.first - 1].lower in RELATIVES
    ):
        return False
    if follows == "that" or follows in QUOTES or follows == ":":
        return True
    person = any(t.lower in SOURCES | TITLES or t.lower in PRONOUNS for t in tokens[speaker.first : speaker.last])
    named = tokens[speaker.first].text[0].isupper() or tokens[speaker.last - 1].text[0].isupper()
    if cue.verb in SPEAKING:
        return follows in ("of", "to", "about") and (person or named)
    if doc:
        return True
    if follows in (".", ",", ""):
        return cue.verb in OPINIONS and speaker.apart and (person or named)
    return cue.verb in OPINIONS and (person or named) and follows not in PREPOSITIONS


def _describes(word: str) -> bool:
    """Whether a word can be a participle after a noun: "data compiled", "a document covering"."""
    return word.endswith(("ed", "ing")) and word not in PARTICIPLES and word not in REPORTS and word not in SOURCES


def _is_document(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a speaker is a document or a body of figures: "a new poll", "data from the ministry"."""
    k = first + 1
    while k < last and tokens[k].lower not in PREPOSITIONS | RELATIVES and tokens[k].text not in "(," and not _describes(tokens[k].lower):
        k += 1
    return tokens[k - 1].lower in REPORTS or tokens[k - 1].lower in FIGURES
