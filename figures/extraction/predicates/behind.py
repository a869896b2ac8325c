"""Behind: the predicate right of a counted noun, past phrases, asides and coordinate subjects.

>>> from figures.extraction.clauses import words
>>> right(words("from both sides lost their lives", []), 0, ("person",)).measure
'killed'
"""

from __future__ import annotations

from collections.abc import Sequence

from figures.extraction.clauses import Word
from figures.extraction.grammar import DASHES, OBJECTS, QUOTES, RAISING, SETS
from figures.extraction.predicates.across import across, closing
from figures.extraction.predicates.found import Found
from figures.extraction.predicates.told import told, told_behind
from figures.extraction.predicates.verbs import has_object, joined, of_subject

_REACH = 45
_JOINED_REACH = 12
_STAYS = frozenset({"remain", "remains", "remained", "stay", "stayed"})


def right(words: Sequence[Word], begin: int, kinds: Sequence[str]) -> Found | None:
    """What the words behind the counted noun, from `begin` on, say of it."""
    walk = _Walk(words, begin, kinds)
    while walk.going:
        walk.step()
    return walk.answer


class _Walk:
    """A way through the words behind a noun: the auxiliary met so far, and what is being passed over."""

    def __init__(self, words: Sequence[Word], begin: int, kinds: Sequence[str]) -> None:
        self.words, self.begin, self.kinds = words, begin, kinds
        self.at, self.end = begin, min(len(words), begin + _REACH)
        self.aux: str | None = None
        self.far = self.negated = False
        self.passing = False
        """Inside a phrase that belongs to the noun."""
        self.relative = False
        """Inside a relative clause, behind which the main clause goes on."""
        self.found: Found | None = None
        self.prior: Found | None = None
        """What a participle says was so before the predicate, which is still to come."""
        self.stopped = False

    @property
    def going(self) -> bool:
        return self.found is None and not self.stopped and self.at < self.end

    @property
    def answer(self) -> Found | None:
        """The predicate, or the participle before it where the predicate says less."""
        if self.prior is None or self.found is not None and self.found.measure in SETS["final"] and self.aux:
            return self.found
        return self.prior

    def step(self) -> None:
        """Read the word at hand: the answer, the end, or one word further."""
        word = self.words[self.at]
        if self._told(word):
            return
        if word.text in _STAYS and "soldier" in self.kinds and self._next_tag() == "prep":
            self.found = Found("deployed", self.at, self.at + 1, self.far)
            return
        if word.text in ("cannot", "couldn't"):
            self.negated = True
        if word.text == "that" and self.at and self.words[self.at - 1].text in SETS["saying"]:
            self.stopped = True
            return
        if word.tag in ("be", "have", "do", "modal"):
            self.aux, self.passing = "be" if word.tag == "be" else word.tag, False
        elif word.tag == "verb":
            self._verb(word)
        elif self.aux == "have" and not self.passing and "person" in self.kinds and word.text in OBJECTS["wounds"]:
            self.found = Found("injured", self.at, self.at + 1, self.far)
        elif word.tag == "neg":
            self.negated = True
        elif word.tag == "rel" and self._next_text() in SETS["times"]:
            self.at += 1
        elif word.tag == "rel":
            self.aux, self.passing, self.relative = None, False, True
        elif word.tag == "prep":
            self._preposition(word)
        elif word.tag == "conj" or word.text == "," or word.text in DASHES:
            self._cross()
            return
        elif word.text == "(":
            self.at = closing(self.words, self.at)
        elif word.tag == "punct":
            self.stopped = word.text not in QUOTES and word.text != "'s"
        elif word.text in ("a", "an") and self.at == self.begin and self._next_text() in SETS["times"]:
            self.at += 1
        elif not self.passing:
            self._noun_or_unknown(word)
        self.at += 1

    def _told(self, word: Word) -> bool:
        open_to = self.aux or not self.passing
        closing_word = word.tag == "word" and self._next_tag() in ("", "punct", "conj")
        if not open_to and not closing_word and not (word.tag == "prep" and self.at == self.begin):
            return False
        said = told(self.words, self.at, self.kinds)
        if said is None or self.aux is None and word.tag == "verb" and has_object(self.words, said[1]):
            return False
        found = Found(joined(self.words, said[1], said[0], self.kinds), self.at, said[1], self.far)
        if self.aux is None and self.prior is None and found.measure in SETS["prior"]:
            self.prior, self.passing, self.at = found, True, said[1]
        else:
            self.found = found
        return True

    def _next_text(self) -> str:
        return self.words[self.at + 1].text if self.at + 1 < len(self.words) else ""

    def _next_tag(self) -> str:
        return self.words[self.at + 1].tag if self.at + 1 < len(self.words) else ""

    def _verb(self, word: Word) -> None:
        found = of_subject(self.words, self.at, self.aux, self.passing, self.kinds)
        open_to = self.aux is not None or not self.passing
        if found is not None and self.negated:
            self.stopped = True
            return
        carried = told_behind(self.words, self.at + 1, self.kinds) if open_to else None
        if carried is not None and self.aux is None and has_object(self.words, carried[1]):
            carried = None  # "a gunman shot dead 12 people"
        if found is not None:
            measure = joined(self.words, found.last, found.measure, self.kinds)
            reduced = self.aux is None and not self.passing and word.text.endswith(("ed", "ld", "en", "ht"))
            if reduced and self.prior is None and measure in SETS["prior"]:
                self.prior, self.passing = found._replace(measure=measure, far=self.far), True
                return
            taken = found.measure == "abducted" and carried is not None
            self.found = found._replace(measure=carried[0] if taken and carried else measure, far=self.far)
        elif carried is not None:
            self.found = Found(carried[0], self.at, carried[1], self.far)
        elif self.relative:
            self._leave_relative()
        elif self.aux is None and word.text.endswith("ing") and self.at == self.begin:
            self.passing = True
        elif not self.passing and (word.text not in RAISING or self.aux == "have"):
            self._joined_verb()

    def _joined_verb(self) -> None:
        """Behind a predicate that says nothing, one that is joined to it: "were overcome by gas and died"."""
        for k in range(self.at + 1, min(self.end - 1, self.at + 1 + _JOINED_REACH)):
            if self.words[k].tag == "punct" and self.words[k].text not in QUOTES:
                break
            if self.words[k].text in ("and", "before") and self.words[k + 1].tag in ("verb", "be"):
                at, aux = (k + 1, self.aux) if self.words[k + 1].tag == "verb" else (k + 2, "be")
                if at < self.end and self.words[at].tag == "verb":
                    found = of_subject(self.words, at, aux, False, self.kinds)
                    self.found = found or of_subject(self.words, at, None, False, self.kinds)
                break
        self.stopped = self.found is None

    def _leave_relative(self) -> None:
        """A relative clause that says nothing is passed over; the main clause's verb is still to come."""
        self.aux, self.passing, self.relative = None, True, False

    def _preposition(self, word: Word) -> None:
        following = self.words[self.at + 1] if self.at + 1 < self.end else None
        infinitive = word.text == "to" and following is not None and following.tag in ("verb", "be")
        if infinitive and (self.words[self.at - 1].tag == "have" or self.aux is None and not self.passing):
            self.aux = "modal"
            return
        neutral = word.text == "to" and self.aux is not None
        neutral = neutral or word.text == "as" and following is not None and following.tag == "verb"
        self.passing = self.passing or not neutral

    def _cross(self) -> None:
        stepped = across(self.words, self.at)
        if stepped is None or self.prior is not None and self.words[self.at].tag == "conj":
            self.stopped = True
            return
        self.far = True
        self.at, self.passing = stepped

    def _noun_or_unknown(self, word: Word) -> None:
        """A word that is no trigger: an unknown participle, a word that links to an infinitive, or another noun."""
        if word.amount is not None:
            self.stopped = word.amount.kind != "zero"
            return
        if word.tag == "word" and self.aux == "be" and word.text.endswith(("ed", "wn", "en")):
            carried = told_behind(self.words, self.at + 1, self.kinds)
            if carried is not None:
                self.found = Found(carried[0], self.at, carried[1], self.far)
                return
        following = self.words[self.at + 1].tag if self.at + 1 < self.end else ""
        if word.text in SETS["compass"] or self.aux and word.text in ("each", "all", "both"):
            self.passing = word.text in SETS["compass"]
            return
        if word.text in RAISING:
            if word.text in SETS["lifting"] and self.aux:
                self.aux = None
        elif (
            word.tag == "word"
            and word.text.endswith("ed")
            and self.aux is None
            and following in ("prep", "adv", "word")
        ):
            self.passing = True
        elif word.text in SETS["lifting"] and self.aux:
            self.aux = None
        elif word.tag in ("word", "det", "pron") and word.text not in SETS["calendar"]:
            if self.relative:
                self._leave_relative()
            elif self.aux == "be" and word.tag == "word" and following in ("prep", "adv"):
                self._joined_verb()
            else:
                self.stopped = True
