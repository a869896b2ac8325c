"""Phrases: statements made without a reporting verb, by "according to", "citing", "data from", a headline's colon.

>>> from figures.extraction.attribution.statement import line_of
>>> from figures.extraction.sentences import split
>>> line = line_of(split("Kyiv's figure is five dead, according to TASS.")[0])
>>> [line.text[s.start:s.end] for s in by_phrase(line)]
['Kyiv', 'TASS']
"""

from __future__ import annotations

from figures.extraction.attribution.headings import by_heading
from figures.extraction.attribution.kinds import is_media, is_place, kind_of
from figures.extraction.attribution.lexicon import (
    BY,
    CUES,
    DETERMINERS,
    FIGURES,
    FIGURES_BY,
    FINITE,
    MEDIUMS,
    NO_SOURCE,
    OBJECTS,
    PASSIVES,
    PHRASED,
    POLLS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    REPORTS,
    SEEN,
    SOURCES,
    STATED_BY,
    TIMES,
    TOLLS,
)
from figures.extraction.attribution.media import brief, medium_after
from figures.extraction.attribution.speakers import speaker_after, speaker_before
from figures.extraction.attribution.statement import Line, Statement, Tokens, around, words

CLAIMS = frozenset({"claim", "claims", "estimate", "estimates", "assertion", "allegation", "allegations", "warning"})
"""With "that" these tell who claims when a name stands before them."""
PASSED_OVER = TIMES | {"has", "have", "had", "on"}
"""Words between a medium and the comma before "citing" besides its verb."""


def by_phrase(line: Line) -> list[Statement]:
    """The statements of a sentence that a phrase makes, in the order of their cues."""
    tokens = line.tokens
    found: list[Statement] = []
    for i, token in enumerate(tokens):
        maker = _MAKERS.get(token.lower)
        if maker is not None:
            found.extend(maker(line, i))
    found.extend(by_heading(line))
    return found


def _according(line: Line, i: int) -> list[Statement]:
    """The statement of "according to the agency", "per the ministry", "in the words of the mayor"."""
    tokens = line.tokens
    word = tokens[i].lower
    at = i + 1
    if word == "according":
        if i + 1 >= len(tokens) or tokens[i + 1].lower != "to":
            return []
        at = i + 2
    elif word == "per" and (
        i and tokens[i - 1].lower not in (",", "(", "as") or at >= len(tokens) or not _names_source(tokens, at)
    ):
        return []
    run = _source_after(tokens, at)
    if run is None and at < len(tokens) and tokens[at].lower in OBJECTS:
        run = (at, at + 1)
    if run is None or tokens[run[0]].lower in NO_SOURCE or tokens[run[1] - 1].lower in NO_SOURCE:
        return []
    after = run[1] + 1 if run[1] < len(tokens) and tokens[run[1]].lower == "," else run[1]
    quoted = after < len(tokens) and (tokens[after].lower in SEEN or tokens[after].lower in BY)
    final = all(t.lower in ".!?" or t.lower in QUOTES for t in tokens[run[1] : run[1] + 9])
    made = around(line, run, (i, at))
    return [made._replace(final=final, via=_passed_by(line, after + 1) if quoted else None)]


def _names_source(tokens: Tokens, at: int) -> bool:
    run = speaker_after(tokens, at)
    return run is not None and (
        any(t.lower in SOURCES for t in tokens[run[0] : run[1]]) or tokens[run[0]].text[0].isupper()
    )


def _source_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The source that begins at `at`; the body behind figures where it is named: "data compiled by | the agency"."""
    run = speaker_after(tokens, at)
    if run is None:
        return None
    end = run[1]
    if end + 1 < len(tokens) and tokens[end].lower in ("by", "from") and tokens[end - 1].lower in STATED_BY - FIGURES:
        behind = speaker_after(tokens, end + 1)
        return (run[0], behind[1]) if behind else run
    for k in range(run[0], min(run[1] + 2, len(tokens) - 2)):
        figures = any(t.lower in FIGURES for t in tokens[run[0] : k])
        if not figures:
            continue
        if tokens[k].lower in ("by", "from") or tokens[k].lower == "of" and tokens[k - 1].lower in FIGURES:
            return speaker_after(tokens, k + 1) or run
    return run


def _citing(line: Line, i: int) -> list[Statement]:
    """The statement of "citing the governor", "quoted a doctor as saying", "cited police as saying"."""
    tokens = line.tokens
    word = tokens[i].lower
    if i + 1 < len(tokens) and tokens[i + 1].lower == "by":
        return []
    run = _source_after(tokens, i + 1)
    if run is None or any(t.lower in NO_SOURCE for t in tokens[run[0] : run[1]]):
        return []
    relative = i > 1 and tokens[i - 1].lower in ("which", "that", "who")
    if word in ("cited", "cites", "quoted", "quotes") and relative:
        medium = speaker_before(tokens, i - 2 if tokens[i - 2].lower == "," else i - 1)
        if medium is None or not is_media(words(tokens, medium.first, medium.last)):
            return []
        return [around(line, run, (i, i + 1))._replace(cited=True, via=line.written(medium.first, medium.last))]
    if word in ("quoted", "quotes", "cited", "cites"):
        near = words(tokens, run[1], min(len(tokens), run[1] + 6))
        if "as saying" not in near and "as telling" not in near:
            return []
    elif word == "citing" and not _names_source(tokens, i + 1):
        return []
    made = around(line, run, (i, i + 1))._replace(cited=True)
    passer = speaker_before(tokens, i) if word not in ("citing", "quoting") else _subject(line, i)
    if isinstance(passer, tuple) and passer[1] > passer[0]:
        passer = brief(tokens, passer[0], passer[1])
        made = made._replace(via=line.written(*passer))
    return [made]


def _subject(line: Line, i: int) -> tuple[int, int] | None:
    """Who cites, in "AFP, citing police, reported" and "AFP reported, citing police"."""
    tokens = line.tokens
    if i and tokens[i - 1].lower != ",":
        return None
    last = i - 1
    while last > 0 and (tokens[last - 1].lower in CUES or tokens[last - 1].lower in PASSED_OVER):
        last -= 1
    first = last
    while first > 0 and tokens[first - 1].lower not in ",;:" and tokens[first - 1].lower not in FINITE:
        first -= 1
    return (first, last) if 0 < last - first <= 6 and is_media(words(tokens, first, last)) else None


def _quoted_as(line: Line, i: int) -> list[Statement]:
    """The statement of "the mayor was quoted as saying by TASS", "the mayor was quoted by TASS as saying"."""
    tokens = line.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].lower not in ("saying", "telling"):
        return []
    cue = next((k for k in range(i - 1, max(-1, i - 9), -1) if tokens[k].lower in ("quoted", "cited")), None)
    be = next((k for k in range((cue or 0) - 1, max(-1, (cue or 0) - 4), -1) if tokens[k].lower in PASSIVES), None)
    speaker = speaker_before(tokens, be) if be else None
    if cue is None or speaker is None:
        return []
    via = _passed_by(line, cue + 1) or _passed_by(line, i + 2)
    start, end = tokens[speaker.first].start, tokens[speaker.last - 1].end
    low = line.start if speaker.apart else start
    return [Statement(start, end, tokens[cue].start, tokens[i + 1].end, low, line.end, tokens[i + 1].end, via)]


def _passed_by(line: Line, at: int) -> str | None:
    """The name after "by" at `at`."""
    tokens = line.tokens
    if at + 1 >= len(tokens) or tokens[at].lower != "by":
        return None
    run = medium_after(tokens, at + 1) or speaker_after(tokens, at + 1)
    return line.written(*run) if run else None


def _by(line: Line, i: int) -> list[Statement]:
    """The statement of "a toll confirmed by police", "figures released by the ministry", "a list seen by AFP"."""
    tokens = line.tokens
    participle = tokens[i - 1].lower if i else ""
    if participle not in BY and participle not in FIGURES_BY and participle not in SEEN:
        return _of_figures(line, i)
    if participle not in BY and not any(
        t.lower in FIGURES or t.lower in REPORTS for t in tokens[max(0, i - 10) : i - 1]
    ):
        return []
    run = speaker_after(tokens, i + 1)
    if run is None or not _is_source(tokens, *run):
        return []
    if _set_apart(tokens, i) and any(t.lower == "," for t in tokens[run[1] : run[1] + 5]):
        return []
    if participle in SEEN and participle not in FIGURES_BY:
        return []
    return [around(line, run, (i - 1, i + 1))._replace(weak=participle not in BY)]


def _set_apart(tokens: Tokens, i: int) -> bool:
    """Whether "announced by" describes a thing that is no figure, between commas: "the deal, announced by X, is"."""
    return i > 2 and tokens[i - 2].lower == "," and tokens[i - 3].lower not in FIGURES | TOLLS


def _is_source(tokens: Tokens, first: int, last: int) -> bool:
    named = any(t.lower in SOURCES for t in tokens[first:last]) or tokens[first].lower in PRONOUNS
    return (
        named
        or kind_of(words(tokens, first, last)) != "other"
        or tokens[last - 1].text[0].isupper()
        or tokens[first].text[0].isupper()
    )


def _of_figures(line: Line, i: int) -> list[Statement]:
    """The statement of "a statement by the ministry", "data from the agency", "reports of 350 mines by X"."""
    tokens = line.tokens
    back = 2 if tokens[i].lower == "from" else 12
    noun = next((k for k in range(i - 1, max(-1, i - back - 1), -1) if tokens[k].lower in STATED_BY), None)
    if noun is None:
        return []
    of = tokens[noun].lower in ("reports", "report") and tokens[noun + 1].lower == "of"
    run = speaker_after(tokens, i + 1) if of or noun >= i - 2 else None
    if run is None or tokens[i].lower == "from" and is_place(words(tokens, *run)) or not _can_state(tokens, *run):
        return []
    return [around(line, run, (noun, i + 1))._replace(weak=True)]


def _can_state(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name is of a kind that can state a figure."""
    return any(t.lower in SOURCES for t in tokens[first:last]) or kind_of(words(tokens, first, last)) != "other"


def _possessive(line: Line, i: int) -> list[Statement]:
    """The statement of "Kyiv's figure is five dead", "the junta's count of 1,700", "in the mayor's words"."""
    tokens = line.tokens
    noun = next((k for k in range(i + 1, min(len(tokens) - 1, i + 5)) if _states(tokens, k)), None)
    if noun is not None and _by_count(line, i, noun):
        return _by_count(line, i, noun)
    if noun is None or i == 0 or any(not t.text[0].isalpha() for t in tokens[i + 1 : noun]):
        return []
    following = tokens[noun + 1].lower
    if following not in (
        "is",
        "was",
        "of",
        "stands",
        "stood",
        "for",
        ":",
        "puts",
        "put",
        "shows",
        "showed",
        "show",
        "that",
        "remains",
    ):
        return []
    first = i - 1 if tokens[i].lower == "s" else i
    while first > 0 and i - first < 7 and _extends(tokens, first):
        first -= 1
    if not _is_source(tokens, first, i) or tokens[first].lower in ("its", "his", "their"):
        return []
    high = line.end
    if following in ("of", "for"):
        stop = next(
            (k for k in range(noun + 3, len(tokens)) if tokens[k].lower in FINITE or tokens[k].lower in ",;"),
            min(len(tokens) - 1, noun + 4),
        )
        stands = any(t.lower in ("stands", "stood", "reached", "remains") for t in tokens[noun : noun + 16])
        high = line.end if stands else tokens[min(stop, noun + 5)].end
    start, end = tokens[first].start, tokens[i - 1].end
    return [Statement(start, end, tokens[noun].start, tokens[noun].end, tokens[noun].start, high, tokens[noun].start)]


def _cut_possessive(line: Line, i: int) -> list[Statement]:
    """The same where a page's tokens stand apart: "the mayor ' s count of 70"."""
    if i < 2 or line.tokens[i - 1].text not in "'’":
        return []
    made = _possessive(line, i)
    owner = line.tokens[i - 2].end
    return [s._replace(end=min(s.end, owner)) for s in made]


def _states(tokens: Tokens, k: int) -> bool:
    """Whether a noun that somebody owns can state a figure: "the mayor's count", "the mayor's report of 70 dead"."""
    return tokens[k].lower in FIGURES or tokens[k].lower in REPORTS and tokens[k + 1].lower == "of"


def _by_count(line: Line, i: int, noun: int) -> list[Statement]:
    """The statement of "By the union's count, 700 have lost their jobs"."""
    tokens = line.tokens
    first = i
    while first > 0 and i - first < 8 and tokens[first - 1].lower not in ("by", "on", "in", ",", ";"):
        first -= 1
    opens = first > 0 and tokens[first - 1].lower in ("by", "on") and (first == 1 or tokens[first - 2].lower in ",;")
    closes = tokens[noun + 1].lower in ",." if noun + 1 < len(tokens) else True
    return [around(line, (first, i), (noun, noun + 1))] if opens and closes and first < i else []


def _extends(tokens: Tokens, first: int) -> bool:
    """Whether an owner's name that begins at `first` begins further left."""
    before = tokens[first - 1]
    if tokens[first].lower in DETERMINERS or not before.text[0].isalnum() or before.lower in FINITE:
        return False
    return before.lower not in PREPOSITIONS and before.lower not in ("and", "that", "but")


def _claim_that(line: Line, i: int) -> list[Statement]:
    """The statement of "a rebel claim that 12 died"."""
    tokens = line.tokens
    if i < 2 or tokens[i - 1].lower not in CLAIMS:
        return []
    first = next((k + 1 for k in range(i - 2, max(-1, i - 7), -1) if tokens[k].lower in DETERMINERS), None)
    if first is None or first >= i - 1 or kind_of(words(tokens, first, i - 1)) == "other":
        return []
    start, end = tokens[first].start, tokens[i - 2].end
    return [Statement(start, end, tokens[i - 1].start, tokens[i].end, tokens[i].start, line.end, tokens[i].start)]


def _in(line: Line, i: int) -> list[Statement]:
    """The statement of "in the words of the mayor", "In her report many women speak"."""
    near = [t.lower for t in line.tokens[i + 1 : i + 4]]
    if len(near) == 3 and near[1] in PHRASED and near[2] == "of":
        run = speaker_after(line.tokens, i + 4)
        return [around(line, run, (i, i + 4))] if run else []
    return _in_poll(line, i) or _in_writing(line, i)


def _in_poll(line: Line, i: int) -> list[Statement]:
    """The statement of "41 percent back her in the latest Quinter poll"."""
    tokens = line.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].lower not in ("the", "a", "an", "its", "their"):
        return []
    noun = next((k for k in range(i + 2, min(len(tokens), i + 9)) if tokens[k].lower in POLLS), None)
    ends = noun is not None and (
        noun + 1 == len(tokens) or tokens[noun + 1].text in ",.;" or tokens[noun + 1].lower in PREPOSITIONS
    )
    if noun is None or not ends or any(t.text in ",.;" or t.lower in FINITE for t in tokens[i + 1 : noun]):
        return []
    return [around(line, (i + 1, noun + 1), (i, i + 1))._replace(weak=True)]


def _in_writing(line: Line, i: int) -> list[Statement]:
    """The statement of "In her report many women speak": a document of somebody's at the head of a sentence."""
    tokens = line.tokens
    if i > 1 or i + 2 >= len(tokens) or tokens[i + 1].lower not in ("its", "his", "her", "their"):
        return []
    noun = next(
        (k for k in range(i + 2, min(len(tokens), i + 6)) if tokens[k].lower in REPORTS or tokens[k].lower in MEDIUMS),
        None,
    )
    if noun is None:
        return []
    return [around(line, (i + 1, noun + 1), (i, i + 1))._replace(weak=True)]


_MAKERS = {
    "according": _according,
    "per": _according,
    "citing": _citing,
    "quoting": _citing,
    "quoted": _citing,
    "quotes": _citing,
    "cited": _citing,
    "cites": _citing,
    "as": _quoted_as,
    "by": _by,
    "from": _of_figures,
    "'s": _possessive,
    "’s": _possessive,
    "s": _cut_possessive,
    "in": _in,
    "that": _claim_that,
}
