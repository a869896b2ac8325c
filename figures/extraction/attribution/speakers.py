"""Speakers: the noun phrase that stands before or after a reporting verb, as a run of tokens.

>>> from figures.extraction.sentences import split
>>> tokens = split("In Paris, the mayor, a former nurse, said 12 died.")[0].tokens
>>> run = speaker_before(tokens, 10)
>>> [t.text for t in tokens[run.first:run.last]], run.apart
(['the', 'mayor'], True)
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from figures.extraction.attribution.bounds import (
    LONGEST,
    Tokens,
    clause_start,
    clause_verb,
    ends_name,
    is_hyphen,
    is_manner,
    is_verb,
    opener,
    past_opening,
)
from figures.extraction.attribution.lexicon import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    NO_SPEAKERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
    SOURCES,
    STOPS,
    TIMES,
    TITLES,
)

MARKS = frozenset("/#@=*|>")
"""Marks of a page that no name holds."""


class Speaker(NamedTuple):
    """Who speaks: tokens `first` to `last`, in a clause that begins at `clause`.

    `apart` is true where words of the same sentence stand before it that it can speak: "12 died, police said".
    """

    first: int
    last: int
    clause: int
    apart: bool


def speaker_before(tokens: Tokens, cue: int) -> Speaker | None:
    """The subject of the verb at `cue`, without the appositions that follow it; None where none can be told."""
    end = _before_insertion(tokens, _back_over_adverbs(tokens, cue))
    low = clause_start(tokens, end)
    if end <= low:
        return None
    if tokens[end - 1].lower in PRONOUNS or tokens[end - 1].lower in ("i", "we", "you"):
        run = (end - 1, end) if tokens[end - 1].lower in PRONOUNS else None
        return None if run is None else Speaker(end - 1, end, low, _apart(tokens, low, end - 1))
    commas = [i for i in range(low, end) if tokens[i].lower == ","]
    if commas and commas[-1] == end - 1:
        run = _before_apposition(tokens, low, commas)
    else:
        run = _plain(tokens, low, end, commas)
    if run is None:
        return None
    first, last = _past_marks(tokens, *run), run[1]
    if not _can_speak(tokens, first, last):
        return None
    return Speaker(first, last, low, _apart(tokens, low, first))


def _past_marks(tokens: Tokens, first: int, last: int) -> int:
    """Where a name begins after what a page has set before it: an address, a tag, a heading's marks."""
    marks = (k for k in range(last - 2, first - 1, -1) if tokens[k].text in MARKS)
    at = next(marks, first - 1) + 1
    while first < at < last - 1 and any(c.isdigit() for c in tokens[at].text) and tokens[at].text[0].isalpha():
        at += 1
    return max(first, at)


def _before_insertion(tokens: Tokens, end: int) -> int:
    """The index before brackets, or a pair of dashes, that end at `end`."""
    mark = tokens[end - 1].text if end else ""
    if mark in (")", "]"):
        return opener(tokens, end - 1)
    if mark in ("–", "—", "-", "--"):
        return next((k for k in range(end - 2, max(-1, end - 26), -1) if tokens[k].text == mark), end)
    return end


def speaker_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`: "according to | the mayor of the town | on Monday"."""
    first = at
    last = at
    limit = min(len(tokens), at + LONGEST)
    while last < limit and not ends_name(tokens, first, last):
        last += 1
    while last > first and (
        tokens[last - 1].lower in PREPOSITIONS or tokens[last - 1].lower in ("and", "or", "'s", "’s")
    ):
        last -= 1
    return (first, last) if last > first and _can_speak(tokens, first, last) else None


def subject_of(tokens: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """The subject of the clause that begins at `low`: what stands before its first verb or comma."""
    first = past_opening(tokens, low, high)
    last = first
    while (
        last < high
        and (tokens[last].lower not in STOPS or is_hyphen(tokens, last))
        and tokens[last].lower != ","
        and not is_verb(tokens, last, first)
    ):
        last += 1
    return (first, last) if last > first and _can_speak(tokens, first, last) else None


def _back_over_adverbs(tokens: Tokens, cue: int) -> int:
    """The index after the last token of the subject: adverbs, auxiliaries and times before the verb are passed over."""
    end = cue
    while end > 0:
        word = tokens[end - 1].lower
        when = (
            word in TIMES
            and word != "march"
            and not _in_name(tokens, end - 1)
            or word in ("on", "in")
            and end < cue
            and tokens[end].lower in TIMES
        )
        abbreviated = word == "." and end > 1 and tokens[end - 2].lower in TIMES
        how = (
            word == "out" or word in ADVERBS and word not in ("there", "here") or end > 1 and is_manner(tokens[end - 1])
        )
        if not (when or abbreviated or how):
            return end
        end -= 1
    return end


def _in_name(tokens: Tokens, i: int) -> bool:
    """Whether a day or month ends a name in capitals: "the Daily Sun"."""
    return tokens[i].lower == "sun" and i > 0 and tokens[i - 1].text[0].isupper()


def _plain(tokens: Tokens, low: int, end: int, commas: list[int]) -> tuple[int, int] | None:
    """The subject that ends right before its verb."""
    start = commas[-1] + 1 if commas else low
    if commas:
        if _listed(tokens, low, end, commas):
            return past_opening(tokens, low, end), end
        if _role_after_name(tokens, low, start, commas):
            return low, commas[-1]
    return _trimmed(tokens, start, end, low)


def _listed(tokens: Tokens, low: int, end: int, commas: list[int]) -> bool:
    """Whether the clause so far is a list of names, "A, B and C"."""
    last = commas[-1] + 1
    joined = any(tokens[i].lower in ("and", "or") for i in range(last, end))
    short = commas[0] - low <= 4 and end - last <= 8
    opener = tokens[low].lower
    opens = opener in PREPOSITIONS or opener in ADVERBS or opener in TIMES or opener.endswith("ly")
    return joined and short and not opens and not any(is_verb(tokens, i, low) for i in range(low, end))


def _role_after_name(tokens: Tokens, low: int, start: int, commas: list[int]) -> bool:
    """Whether what follows the comma is an office without a closing comma: "Jane Roe, head of the clinic said"."""
    if len(commas) != 1 or start >= len(tokens) - 1:
        return False
    office = (
        tokens[start].lower in SOURCES | TITLES
        and tokens[start].text.islower()
        and tokens[start + 1].lower in ("of", "for", "at")
    )
    name = (
        commas[0] - low <= 6
        and (tokens[low].text[:1].isupper() or tokens[low].lower in TITLES)
        and not any(is_verb(tokens, i, low) for i in range(low, commas[0]))
    )
    return office and name


def _before_apposition(tokens: Tokens, low: int, commas: list[int]) -> tuple[int, int] | None:
    """The subject before a closed apposition: "the mayor, a former nurse, | said"."""
    bounds = [low - 1, *commas]
    segments = [(a + 1, b) for a, b in pairwise(bounds)]
    at = len(segments) - 1
    while (
        at > 0
        and (at == len(segments) - 1 or _inserted(tokens, *segments[at]))
        and not _opening(tokens, *segments[at - 1])
    ):
        at -= 1
    chosen = segments[at]
    if at > 0 and _bare_name(tokens, *chosen) and _office(tokens, *segments[at - 1]):
        chosen = segments[at - 1]
    return _trimmed(tokens, *chosen, low)


def _opening(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run between commas opens a clause, or is one, so that no name stands in it."""
    word = tokens[first].lower if first < last else ""
    if word in PREPOSITIONS or word in ADVERBS or word in TIMES or word.endswith("ly"):
        return True
    return clause_verb(tokens, first, last) is not None


def _inserted(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run between commas is set in: an apposition, a relative clause, an age, an adverb."""
    if first >= last:
        return True
    word = tokens[first].lower
    if word in RELATIVES or word in PREPOSITIONS or word in ADVERBS or word in TIMES:
        return True
    if (
        word in ("himself", "herself", "itself", "former", "now", "then", "also")
        or word[0].isdigit()
        or word.endswith("ing")
    ):
        return True
    if word in ("a", "an", "the", "one", "his", "her", "its", "their"):
        return True
    return word in SOURCES | TITLES and tokens[first].text.islower() and not tokens[last - 1].text[:1].isupper()


def _bare_name(tokens: Tokens, first: int, last: int) -> bool:
    return 0 < last - first <= 5 and all(t.text[:1].isupper() or t.text in ".-'’" for t in tokens[first:last])


def _office(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run names an office or a kind of person without a name: "a ministry spokesman"."""
    trimmed = past_opening(tokens, first, last)
    if last - trimmed < 2 or tokens[trimmed].lower not in DETERMINERS:
        return False
    return any(t.lower in SOURCES | TITLES for t in tokens[trimmed:last]) and not any(
        is_verb(tokens, i, trimmed) for i in range(trimmed, last)
    )


def _trimmed(tokens: Tokens, first: int, last: int, low: int) -> tuple[int, int] | None:
    """The run without what opens its clause, and without an earlier clause joined to it."""
    first = past_opening(tokens, first, last)
    while last > first and tokens[last - 1].lower in (",", "."):
        last -= 1
    if last <= first:
        return subject_of(tokens, low, last) if last > low else None
    verb = clause_verb(tokens, first, last)
    if verb is None:
        return _after_relative(tokens, first, last), last
    joint = _last_joint(tokens, verb, last)
    if joint is None:
        return _trailing_name(tokens, first, last)
    after = past_opening(tokens, joint + 1, last)
    if after < last:
        return after, last
    return subject_of(tokens, first, last)


def _after_relative(tokens: Tokens, first: int, last: int) -> int:
    """Where the subject begins in "a man who | authorities", whose relative clause is the one that reports."""
    for k in range(first + 1, last - 1):
        if tokens[k].lower not in ("who", "which", "that", "whom", "what"):
            continue
        following = tokens[k + 1]
        opens = (
            following.lower in DETERMINERS
            or following.lower in SOURCES
            or following.lower in TITLES
            or following.text[0].isupper()
        )
        if opens and not any(is_verb(tokens, i, k + 1) for i in range(k + 1, last)):
            return k + 1
    return first


def _last_joint(tokens: Tokens, verb: int, last: int) -> int | None:
    joints = ("and", "but", "as", "or", "after", "before", "that", "which", "so", ",")
    return next((i for i in range(last - 1, verb, -1) if tokens[i].lower in joints), None)


def _trailing_name(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    """The name at the end of a clause that no comma parts from it: "12 people died police | said"."""
    start = last
    while start > first and _names(tokens, start - 1, last):
        start -= 1
        if tokens[start].lower in ("the", "a", "an"):
            break
    while start < last and tokens[start].lower in ("of", "for", "and"):
        start += 1
    return (start, last) if start < last else None


def _names(tokens: Tokens, i: int, last: int) -> bool:
    word = tokens[i].lower
    return (
        word in SOURCES
        or word in TITLES
        or word in ("the", "a", "an", "of", "for", "'s", "’s")
        or word in PRONOUNS
        and i == last - 1
        or (tokens[i].text[0].isupper() and word not in FINITE)
    )


def _apart(tokens: Tokens, low: int, first: int) -> bool:
    """Whether words of the sentence stand before the speaker that it can speak too."""
    before = tokens[first - 1].lower if first else ""
    if not before:
        return False
    return (
        before == ","
        or before in QUOTES
        or before in STOPS - {";"}
        or first > low
        and tokens[low].lower in PREPOSITIONS
    )


def _can_speak(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run can name a speaker: it holds a noun, and does not begin or end as no name does."""
    words = [t.lower for t in tokens[first:last]]
    if not any(word[0].isalpha() for word in words) or words[-1] in PREPOSITIONS or words[-1] in ("and", "or"):
        return False
    if words[-1] in DETERMINERS and (words[-1] not in QUANTIFIERS or len(words) > 1):
        return False
    if words[0] in ("nobody", "none", "nothing", "everyone", "everybody", "anyone", "anybody"):
        return False
    if words[0] in ("there", "i", "we", "you", "me", "us", "this", "that", "which", "who", "what") and len(words) == 1:
        return False
    if words[-1].isdigit() and not (tokens[last - 2].text[0].isupper() or words[-2:-1] == ["of"]):
        return False
    head = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS | RELATIVES), len(words)) - 1
    return words[0] not in ("to", "of", "up", "down") and words[head] not in NO_SPEAKERS
