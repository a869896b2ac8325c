"""Names: the fullest name that a document gives a speaker, so that "Roe" and "the minister" are one Jane Roe.

>>> Names("Health Minister Jane Roe spoke. Roe left.").fullest("Roe", 32)
'Health Minister Jane Roe'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cached_property, lru_cache

from figures.extraction.attribution.lexicon import (
    ABBREVIATIONS,
    BODIES,
    BREAKS,
    CUES,
    DETERMINERS,
    HONORIFICS,
    JOINTS,
    PREPOSITIONS,
    SHORT,
    SOURCES,
    SYNONYMS,
    TITLES,
)

SEEN = 40
"""Of the places where a word stands, no more than this many are looked at."""
WIDEST = 12
"""A name holds no more words than this."""

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*\.?|[^\w\s]")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_INITIALS = re.compile(r"[A-Z]{3,6}")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z-]{1,9})\)")


def without_article(name: str) -> str:
    """The name without a leading article, its white space as single blanks."""
    return _ARTICLE.sub("", " ".join(name.split()), count=1) if _ARTICLE.match(name) else " ".join(name.split())


class Names:
    """The words of a document by the places where they stand, read once and only when a name is asked for.

    No name goes over one of `starts`, where sentences begin.
    """

    def __init__(self, text: str, starts: Collection[int] = ()) -> None:
        self.text = text
        self._starts = frozenset(starts)
        self._known: dict[str, str] = {}

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def _places(self) -> defaultdict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            for key in _keys(word[0]):
                places[key].append(at)
        return places

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Names by the short form that follows them in parentheses."""
        found: dict[str, str] = {}
        for match in _ACRONYM.finditer(self.text):
            name = _spelled(self.text[max(0, match.start() - 120) : match.start()], match[1])
            if name:
                found.setdefault(match[1].lower(), name)
        return found

    def _spelled_out(self, initials: str) -> str | None:
        """The name in the document whose capitals are `initials`, as "World Food Programme" for "WFP"."""
        joint = r"(?:\s+(?:of|for|the|and|on|to|in|against|with))*\s+"
        found = re.search(
            r"\b" + joint.join(rf"{letter}[a-zà-ÿ]+(?:-[\w]+)?" for letter in initials) + r"\b", self.text
        )
        return without_article(found[0]) if found else None

    def fullest(self, name: str, position: int) -> str:
        """The fullest form that the document gives `name`, which stands at `position`; else the name itself."""
        bare = without_article(name)
        definite = bool(_ARTICLE.match(name)) or bare != bare.lower()
        key = f"{definite}{bare.lower()}@{position // 4000 if _is_common(bare) else 0}"
        if key not in self._known:
            self._known[key] = self._resolved(bare, position, definite=definite)
        return self._known[key]

    def _resolved(self, bare: str, position: int, *, definite: bool) -> str:
        own = [_key(w) for w in _WORD.findall(bare) if _key(w).isalnum() and _key(w) not in HONORIFICS]
        if not own:
            return bare
        if len(own) == 1 and own[0] in self._acronyms:
            return self._acronyms[own[0]]
        if self._cased and _INITIALS.fullmatch(bare):
            return self._spelled_out(bare) or bare
        if bare.lower() in SYNONYMS:
            return self._fuller(bare, SYNONYMS[bare.lower()].split(), position, required=False)
        if len(own) > 6 or _is_common(bare) and not definite:
            return bare
        return self._fuller(bare, own, position, required=True)

    def _fuller(self, bare: str, own: list[str], position: int, *, required: bool) -> str:
        """The longest name in the document that holds all of `own`; among equals the first before `position`."""
        head = _head(own)
        best, size = bare, len(own) if required else 0
        common = _is_common(bare)
        for at in self._near(head, position):
            low, high = self._extent(at)
            held = [_key(w[0]) for w in self._words[low:high]]
            if not all(any(_alike(w, h) for h in held) for w in own):
                continue
            count = sum(h.isalnum() and h not in HONORIFICS for h in held)
            if count > size and (not common or self._speaks_for(low, high, own, bare)):
                best, size = self._written(low, high), count
                if common and self._words[low].start() < position:
                    break
        return best

    def _near(self, head: str, position: int) -> list[int]:
        """Where the word stands: the places before `position` from the nearest on, then those after it."""
        places = self._places.get(head, [])
        before = [at for at in places if self._words[at].start() <= position]
        return [*reversed(before[-SEEN:]), *places[len(before) : len(before) + SEEN]]

    def _speaks_for(self, low: int, high: int, own: list[str], bare: str) -> bool:
        """Whether a fuller name can stand behind a common one: it names more than a plural or an article would."""
        return any(w[0][0].isupper() or _key(w[0]) in TITLES for w in self._words[low:high] if _key(w[0]) not in own)

    def _written(self, low: int, high: int) -> str:
        return without_article(
            self.text[self._words[low].start() : self._words[high - 1].end()].rstrip(",")
        ).removesuffix("." if _closes(self._words[high - 1][0]) else "\0")

    def _extent(self, at: int) -> tuple[int, int]:
        """The name that holds the word at `at`: titles and capitals to both sides."""
        low = at
        key = _key(self._words[at][0])
        common = self._words[at][0][0].islower() or key in BODIES or key in SOURCES - TITLES
        while low > 0 and at - low < WIDEST and self._adjoins(low) and self._before(low, common=common):
            low -= 1
        while low < at and not self._begins(low):
            low += 1
        high = at + 1
        while high < len(self._words) and high - at < WIDEST and self._adjoins(high) and self._after(high):
            high += 1
        while high > at + 1 and (
            _key(self._words[high - 1][0]) in JOINTS or not self._words[high - 1][0][-1].isalnum()
        ):
            high -= 1
        return low, high

    def _adjoins(self, k: int) -> bool:
        """Whether only blanks part the words before and at `k`, and no end of a sentence."""
        if self._words[k].start() in self._starts:
            return False
        between = self.text[self._words[k - 1].end() : self._words[k].start()]
        return not between or between.isspace() and "\n\n" not in between

    def _before(self, low: int, *, common: bool) -> bool:
        """Whether the word before `low` belongs to the name; one of a `common` noun does not reach over "of the"."""
        word = self._words[low - 1][0]
        key = _key(word)
        if not key.isalnum() and not word[0].isalpha():
            return False
        if key in JOINTS:
            further = _key(self._words[low - 2][0]) if low > 1 else ""
            office = further in TITLES or further in BODIES
            return not common and (office or key == "the" and further in JOINTS)
        if key in BREAKS:
            return False
        if self._capital(low - 1):
            return not _closes(word)
        if not self._cased and not _closes(word) and self._titled(low - 1):
            return True
        return not _closes(word) and (key in TITLES or key in SOURCES and self._words[low][0][0].islower())

    def _titled(self, at: int) -> bool:
        """Whether, in a text all in capitals, a title stands within three words before, none of them a common one."""
        for k in range(at, max(-1, at - 4), -1):
            key = _key(self._words[k][0])
            if key in TITLES:
                return True
            if key in BREAKS or key in CUES or not key.isalpha():
                return False
        return False

    def _after(self, high: int) -> bool:
        """Whether the word at `high` belongs to the name."""
        word, last = self._words[high][0], self._words[high - 1][0]
        key, before = _key(word), _key(last)
        if _closes(last) or not word[0].isalpha():
            return False
        if key in JOINTS:
            following = self._words[high + 1][0] if high + 1 < len(self._words) else ""
            office = before in TITLES or before in SOURCES or before in JOINTS
            named = self._cased and following[:1].isupper() or following.lower() in TITLES or following == "the"
            return office and key != "and" and named
        if key in BREAKS or key in CUES and CUES[key].form != "base":
            return False
        if self._capital(high):
            return before not in BODIES
        return before in JOINTS or before == "foreign" and key == "affairs"

    def _capital(self, k: int) -> bool:
        """Whether a word begins with a capital that tells a name: not where all is in capitals."""
        return self._cased and self._words[k][0][0].isupper()

    @cached_property
    def _cased(self) -> bool:
        """Whether the document is written in small letters and capitals."""
        start = self.text[:2000]
        return 2 * sum(map(str.islower, start)) > sum(map(str.isalpha, start))

    def _begins(self, low: int) -> bool:
        """Whether a name can begin with the word at `low`."""
        key = _key(self._words[low][0])
        return key not in JOINTS and key not in DETERMINERS and key not in PREPOSITIONS and key.isalnum()


def _closes(word: str) -> bool:
    """Whether a word with a full stop ends its sentence: it is no title, initial or abbreviation."""
    short = word[:-1].lower() in ABBREVIATIONS
    return word.endswith(".") and len(word) > 2 and "." not in word[:-1] and not short


@lru_cache(20_000)
def _key(word: str) -> str:
    """A word as it is looked up: lower case, no possessive, no full stop."""
    lower = word.lower().rstrip(".").replace(".", "")
    for ending in ("'s", "’s", "'", "’"):
        lower = lower.removesuffix(ending)
    bare = lower.replace("'", "").replace("’", "").replace("-", "")
    return SHORT.get(bare, bare)


@lru_cache(20_000)
def _keys(word: str) -> tuple[str, ...]:
    """What a word is found by: itself, and its end after a hyphen."""
    key = _key(word)
    own = (key,) if key.isalnum() else ()
    return (*own, _key(word.rsplit("-", 1)[1])) if "-" in word else own


def _alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or len(short) >= 5 and (long.startswith(short) or long.endswith(short))


def _is_common(bare: str) -> bool:
    """Whether a name holds no name of its own: "ministry", "foreign secretary"."""
    return all(
        _key(word) in TITLES or _key(word) in SOURCES or not word[0].isalpha() or word in JOINTS
        for word in _WORD.findall(bare)
    )


def _head(own: list[str]) -> str:
    """The word that a name is looked up by: the last one that is no title."""
    if "of" in own[1:]:
        own = own[: own.index("of", 1)]
    return next((word for word in reversed(own) if word not in TITLES and word not in JOINTS), own[-1])


def _spelled(before: str, acronym: str) -> str | None:
    """The name at the end of `before` that the acronym abbreviates, by its capitals."""
    words = before.split()[-10:]
    letters = [c for c in acronym if c.isupper()]
    for first in range(len(words)):
        capitals = [w[0] for w in words[first:] if w[0].isupper()]
        if words[first][0].isupper() and capitals == letters:
            return without_article(" ".join(words[first:]))
    return None
