"""Exclusions: amounts that are no claims, such as dates, ages, designations, ordinals, scores and idioms.

>>> from figures.extraction.clauses import words
>>> from figures.extraction.numbers import scan
>>> def kept(text):
...     found = words(text, scan(text))
...     return [w.text for i, w in enumerate(found) if w.amount and not is_excluded(text, found, i, 0)]
>>> kept("Under Article 4 the 14-year-old got 3 books")
['3']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.vocabulary import read
from figures.vocabulary.nouns import is_plural, unit_of

_LISTS = read("exclusions")
_FORMAL = frozenset(_LISTS["formal"])
_DESIGNATORS = frozenset(_LISTS["designators"])
_COMPOUNDS = frozenset(_LISTS["compounds"])
_AFTER_ONE = frozenset(_LISTS["after_one"])
_BEFORE_ONE = frozenset(_LISTS["before_one"])
_QUALITIES = tuple(sorted(_LISTS["qualities"], key=len, reverse=True))

_AFTER = re.compile(
    r" ?: ?\d\d|(?:: ?\d\d)? ?[ap]\. ?m\b| ?/ ?\d|[ -]?(?:" + "|".join(re.escape(q) for q in _QUALITIES) + r")(?![a-z])"
    r"|(?:st|nd|rd|th|s)\b|[\u00b0\u00ba]|[ -]years?[ -](?:old|of age)|-?year-?olds?\b| ?(?:km|kilomet\w+|miles|metres|meters|feet|m) ?(?:/ ?h|/s|an hour|per hour|per second|a second)"
    r"| ?x ?\d|:\d\d|/\d|\.\d+\.\d|-\d+-|[ -](?:percentage )?points?\b(?= (?:on the richter|lead))"
)
_BEFORE = re.compile(
    r"(?:\bext\. ?|\baged? (?:\d+,? (?:and |or |to )?)?|\bages? (?:of |between )?|\bin (?:his|her|their) |\bmagnitude[- ](?:of )?|[#@]|\bno\. ?|\bnos\. ?|\bn\u00ba ?|\b[a-z]\.[a-z]\. ?|\bunder the age of |\bat number |\bnumber |\bdial |\bage of (?:about |around )?|\bflight [a-z]{0,2} ?|\b(?:para|art|sec|ch|fn|fig|vol|ref|pp?|no|res|doc)s?\. ?|\bchannel "
    r"|\boldest (?:was|is) |\byoungest (?:was|is) |\bscale of |\brichter scale (?:at |of )?|\bof the |\bwindows |\bcall |/ ?|\d\.|www\S*|https?\S*|\[|\bspeeds? of (?:up to |about |over )?|\bcalib(?:re|er) |\b(?:minister|secretary|warrant officer|category|class|type|grade) )$"
)
_AGE_LIMIT = re.compile(r"\b(?:are|is|were|was|child|children|those|kids|boys|girls|pupils|people|women|men|persons|anyone|adults) (?:all )?(?:aged )?(?:\w+ (?:and|or) )?(?:under|over|below|above) $")
_SCORE = re.compile(r"\b\d{1,3}\s?[-\u2013]\s?\d{1,3}\b")
_SPORT = re.compile(r"\b(?:won|win|wins|beat|lost|defeat\w*|draw|drew|score\w*|vote[ds]?|voting|match|game|victory|lead|led)\b")
_CITATION = re.compile(r"\[\d{1,4}\]")
_NAME_AGE = re.compile(r"^,? ?(?:,|and\b|who\b|from\b|of\b|was\b|is\b|\)|;|\.|$)")
_CAPITAL = re.compile(r"(?:^|[\s(\"'\u201c\u2018])([A-Z][\w.\u2019'-]*) $")
_IDIOM = re.compile(r"\b(?:one (?:another|by one|and all|or the other|or other)|number one|at once|once (?:again|more|and|in a|upon)|one-on-one|one way or|no one's|one hundred percent|fifty-fifty|twenty-first century|a thousand times|two cents)\b")
_ORDINAL = re.compile(r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")


def is_excluded(text: str, words: Sequence[Word], at: int, offset: int) -> bool:
    """Whether the amount at word `at` of the sentence `text`, which begins at `offset`, is no claim by its form."""
    amount = words[at].amount
    assert amount is not None
    begin, end = amount.start - offset, amount.end - offset
    low = text.lower()
    before, after = low[max(0, begin - 40) : begin], low[end : end + 40]
    if amount.kind in ("number", "range") and amount.text[:1].isdigit():
        return _digits(text, low, words, at, begin, end, before, after)
    if _AFTER.match(after) and amount.kind in ("number", "range"):
        return True
    if re.search(r"\b(?:aged?|ages|magnitude|article|paragraph|chapter|phase|route|highway|number|oldest (?:was|is)|youngest (?:was|is)) $", before):
        return True
    if amount.kind == "number" and _compound(after):
        return True
    if amount.kind == "number" and amount.value == 1 and amount.text.lower() == "one":
        return _one(words, at, before, after)
    if amount.kind == "number" and _AGE_LIMIT.search(before) and not _counts(words, at):
        return True
    if amount.kind == "fraction" and re.match(r"(?i)an? (?:third|fifth|sixth|tenth)", amount.text) and re.match(r" (?!of |to |more |and |or |as |in |on |from |were|was|are|is|have|had)[a-z]", after):
        return True
    if amount.kind == "fraction":
        return bool(re.search(r"\b(?:first|second|latter|other|better|early|later|last|lower|upper|northern|southern|eastern|western|front|back) $", before) or re.match(r" of (?:this|the|last|next) (?:year|month|week|century|decade|day)\b", after))
    if amount.kind == "zero":
        return bool(re.search(r"\b(?:will|would|should|must|can|could|may|might)\b", after))
    if amount.text.lower() == "twice":
        return bool(re.match(r"[- ](?:as|the|that|its|their|over|a|an|per|this|what|more|daily|weekly|monthly)\b", after))
    if amount.kind == "number" and amount.text[0].isupper() and not text.isupper() and begin and text[begin - 1] == " " and re.search(r"[a-z] $", text[:begin]) and not _counts(words, at):
        return True
    if amount.text.lower() in ("dual", "twin"):
        return bool(re.match(r"[- ](?:national|citizen|use|role|purpose|carriageway|brother|sister|tower|cit|engine|bed|status|nature|bedded|sons|daughters|boys|girls)", after))
    if re.search(r"\b(?:mother|father|parent|mum|dad) of $", before):
        return amount.kind == "number" and not _counts(words, at)
    if amount.kind == "vague":
        return _vague(before, after, amount.text.lower())
    return _IDIOM.search(low, max(0, begin - 10), end + 12) is not None and amount.kind == "number"


def _digits(text: str, low: str, words: Sequence[Word], at: int, begin: int, end: int, before: str, after: str) -> bool:
    if _AFTER.match(after) or _compound(after):
        return True
    match = _BEFORE.search(before)
    if match is not None and match[0] != "of the ":
        return True
    if low[max(0, begin - 1) : begin] == "[" and low[end : end + 1] == "]":
        return True
    if _is_score(words[at], before, after, low):
        return True
    if re.match(r"\+\d", after) or re.search(r"\d\+$", before):
        return True
    if re.fullmatch(r"\d\d", words[at].text) and re.search(r"\d ?: ?$", before) or re.search(r"\bat $", before) and re.fullmatch(r"[012]?\d\.[0-5]\d", words[at].text):
        return True
    if re.search(r"\+$", before) and re.match(r" \d", after):
        return True
    counted = _counts(words, at)
    if not counted and _AGE_LIMIT.search(before):
        return True
    if at and not counted and _designates(text, words[at - 1], begin):
        return True
    if _YEAR.fullmatch(words[at].text) and re.match(r" [A-Z][a-z]", text[end : end + 3]) and not text.isupper():
        return True
    if _YEAR.fullmatch(words[at].text) and not (counted and _plural_next(words, at)):
        return True
    if re.fullmatch(r"0\d{3}", words[at].text):
        return True
    if _PHONE.search(low, max(0, begin - 12), end + 12):
        return True
    if re.match(r" [A-Z]", text[end : end + 2]) and not text.isupper() and not _plural_next(words, at) and not counted:
        return True
    return not counted and _named(text, begin, after)


_PHONE = re.compile(r"\d{2,4} \d{3,4} \d{3,4}|\d{3}-\d{3,4}-\d{3,4}|\+\d{1,3} \d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _designates(text: str, before: Word, begin: int) -> bool:
    """Whether the word before a number makes it a name: always for articles and pages, else where it has a capital."""
    if before.text in _FORMAL:
        return True
    return before.text in _DESIGNATORS and text[: begin].rstrip()[-len(before.text) :][:1].isupper() and not text.isupper()


def _plural_next(words: Sequence[Word], at: int) -> bool:
    return any(is_plural(w.text) for w in words[at + 1 : at + 4])


def _is_score(word: Word, before: str, after: str, low: str) -> bool:
    amount = word.amount
    if amount is None or amount.kind == "range":
        return False
    joined = re.match(r"[-\u2013]\d", after) or re.search(r"\d[-\u2013]$", before)
    return joined is not None


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether a plural noun or a unit follows, which makes a count of the number."""
    for word in words[at + 1 : at + 5]:
        if word.tag not in ("word", "verb", "adv") and word.text not in ("-", "%"):
            return False
        if is_plural(word.text) or unit_of(word.text) is not None or word.text in ("%", "percent", "per"):
            return True
    return False


def _named(text: str, begin: int, after: str) -> bool:
    """Whether a capitalised word before the number makes it a name or an age: "Protocol 2", "John Doe, 37,"."""
    line = text[:begin]
    if re.search(r", now $", line) and re.match(r",|\.", after):
        return True
    if re.search(r", ?$", line) and re.match(r" ?(?:,|\)|\.|;)| of (?=[A-Z])| from |$", after) and re.match(r"\d{1,3}$", text[begin:].split(" ")[0].rstrip(".,;)")):
        name = re.search(r"([A-Z][\w.\u2019'-]+ )*[A-Z][\w.\u2019'-]+ ?, ?$", line)
        return name is not None and not text.isupper()
    match = _CAPITAL.search(line)
    if match is None or text.isupper() or match.start(1) == 0:
        return False
    word = match[1].lower()
    return word not in _NO_NAMES and not word.endswith("day")


_NO_NAMES = frozenset("the a an at about around some over nearly almost up more than with and of in on by for from to killed injured all another its their total usd us eur gbp rs january february march april may june july august september october november december".split())


def _compound(after: str) -> bool:
    match = re.match(r"[-\u2010\u2011]([a-z]+(?:-[a-z]+)*)", after)
    if match is None:
        return False
    word = match[1]
    return word in _COMPOUNDS or word.split("-")[0] in _COMPOUNDS and word.split("-")[0] not in ("time", "year-old")


def _one(words: Sequence[Word], at: int, before: str, after: str) -> bool:
    nxt = words[at + 1].text if at + 1 < len(words) else ""
    prev = words[at - 1].text if at else ""
    if _IDIOM.search(before[-12:] + "one" + after[:14]):
        return True
    if prev in _BEFORE_ONE and not (prev in ("for", "by", "the", "as", "than", "only the", "their", "his", "her", "last", "first") and at + 1 < len(words) and unit_of(nxt) is not None):
        return prev != "than" or nxt in ("", ".", ",")
    if nxt in _AFTER_ONE:
        return not (at and words[at - 1].tag == "verb" and nxt in ("and", ",", "in", "at", "on"))
    if nxt == "of":
        return re.match(r" of (?:the|its|their|his|her|our|these|those|them|my|four|five|six|two|three|\d+)\b", after) is None or re.match(r" of (?:the|its|their|his|our|her) (?:most|least|world|best|largest|biggest|first|last|few|main|major|many|worst|deadliest|oldest|key|top|bloodiest|country's|city's|region's|nation's|reasons|ways|things|only|more|leading|three ways|issues|problems)", after) is not None
    return nxt in ("", ".", ",", ";", ":", "!", "?", ")") and (prev in ("", "the", "and", "or", "but") or words[at - 1].tag == "word")


def _vague(before: str, after: str, amount: str) -> bool:
    if amount in ("many", "several", "numerous", "multiple"):
        if re.search(r"\b(?:how|so|too|as|not|the|great|good) $", before) and amount == "many":
            return True
        if amount == "many" and re.match(r" (?:of us|a |an |as\b|times over)", after):
            return True
        return after.startswith("-")
    if amount in ("scores", "tens"):
        return not re.match(r" (?:of|more|were|was|have|had|are|dead|injured|wounded|killed|others|remain|missing|died|fled|hurt|[a-z]+ed\b)|[.,]", after) or before.endswith(("the ", "his ", "test "))
    if amount in ("hundreds", "thousands", "millions", "dozens", "billions"):
        return before.endswith(("in the ", "by the "))
    return amount.startswith(("a lot", "lots")) and not re.match(r" (?:people|men|women|children|houses|homes|soldiers|civilians)", after) and "of" not in amount
