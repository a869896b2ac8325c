"""Lexicon: the words that report, and the words that bound a speaker's name, by class, read from the vocabulary.

>>> CUES["estimates"]
Cue(verb='estimate', form='s', kind='say')
>>> "ministry" in SOURCES
True
"""

from __future__ import annotations

from typing import Any, NamedTuple

from figures.vocabulary import read

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "deny": ("denies", "denied", "denied", "denying"),
    "reply": ("replies", "replied", "replied", "replying"),
    "testify": ("testifies", "testified", "testified", "testifying"),
    "specify": ("specifies", "specified", "specified", "specifying"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "know": ("knows", "knew", "known", "knowing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "see": ("sees", "saw", "seen", "seeing"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "read": ("reads", "read", "read", "reading"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "put": ("puts", "put", "put", "putting"),
    "give": ("gives", "gave", "given", "giving"),
    "have": ("has", "has", "has", "having"),
    "log": ("logs", "logged", "logged", "logging"),
    "peg": ("pegs", "pegged", "pegged", "pegging"),
    "prove": ("proves", "proved", "proven", "proving"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "verify": ("verifies", "verified", "verified", "verifying"),
    "begin": ("begins", "began", "begun", "beginning"),
    "repeat": ("repeats", "repeated", "repeated", "repeating"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "set": ("sets", "set", "set", "setting"),
    "trim": ("trims", "trimmed", "trimmed", "trimming"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "hold": ("holds", "held", "held", "holding"),
    "tie": ("ties", "tied", "tied", "tying"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "aver": ("avers", "averred", "averred", "averring"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "sing": ("sings", "sang", "sung", "singing"),
    "weep": ("weeps", "wept", "wept", "weeping"),
    "grin": ("grins", "grinned", "grinned", "grinning"),
    "kid": ("kids", "kidded", "kidded", "kidding"),
    "sob": ("sobs", "sobbed", "sobbed", "sobbing"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "shrug": ("shrugs", "shrugged", "shrugged", "shrugging"),
    "demur": ("demurs", "demurred", "demurred", "demurring"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "identify": ("identifies", "identified", "identified", "identifying"),
    "worry": ("worries", "worried", "worried", "worrying"),
}


class Cue(NamedTuple):
    """A form of a reporting verb, of one of the vocabulary's kinds of verbs.

    `form` is base, s, past, participle (where it differs from past) or ing.
    """

    verb: str
    form: str
    kind: str


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a verb.

    >>> inflect("announce"), inflect("say")
    (('announces', 'announced', 'announced', 'announcing'), ('says', 'said', 'said', 'saying'))
    """
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return third, verb + "ed", verb + "ed", verb + "ing"


def _cues(words: dict[str, Any]) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for kind in ("say", "record", "find", "pledge", "contain", "uttered"):
        for verb in words[kind]:
            third, past, participle, ing = inflect(verb)
            for form, text in (
                ("base", "" if verb == past else verb),
                ("s", third),
                ("past", past),
                ("participle", participle),
                ("ing", ing),
            ):
                found.setdefault(text, Cue(verb, form, kind))
    return found


_WORDS = read("reporting")
_TYPES = read("claimant_types")

CUES = _cues(_WORDS)
NOUN_OR_VERB = frozenset(_WORDS["nouns"])
BY = frozenset(_WORDS["by"])
FIGURES_BY = frozenset(_WORDS["figures_by"])
NOT_CLAIMED = frozenset(_WORDS["not_claimed"])
TOLLS = frozenset(_WORDS["tolls"])
OPINIONS = frozenset(_WORDS["opinions"])
SPEAKING = frozenset(_WORDS["speaking"])
PASSIVES = frozenset(_WORDS["passives"])
SEEN = frozenset(_WORDS["seen"])
FIGURES = frozenset(_WORDS["figures"])
REPORTS = frozenset(_WORDS["reports"])
QUANTIFIERS = frozenset(_WORDS["quantifiers"])
AMOUNTS = frozenset(_WORDS["amounts"])
DISCOVERIES = frozenset(_WORDS["discoveries"])
FURNITURE = frozenset(_WORDS["furniture"])
STATED_BY = frozenset(_WORDS["stated_by"]) | FIGURES
NOT_DECLARED = frozenset(_WORDS["not_declared"])
PLURALS = frozenset(_WORDS["plurals"])
CLOSERS = frozenset(_WORDS["closers"])
AFTER_NOUNS = frozenset(_WORDS["after_nouns"])
CLAUSE_BREAKS = frozenset(_WORDS["clause_breaks"])
PHRASED = frozenset(_WORDS["phrased"])
MODALS = frozenset(_WORDS["modals"])
MODAL_VERBS = frozenset(_WORDS["modal_verbs"])
MEDIUMS = frozenset(_WORDS["media"])
HEARD = frozenset(_WORDS["heard"])
ASKED = frozenset(_WORDS["asked"])
SCHOLARS = frozenset(_WORDS["scholars"])
DEMANDS = frozenset(_WORDS["demands"])
FORECASTS = frozenset(_WORDS["forecasts"])
MODIFIERS = frozenset(_WORDS["modifiers"])
OBJECTS: dict[str, str] = _WORDS["objects"]
OUTLETS = frozenset(_WORDS["outlets"])
OUTLET_ARTICLES = frozenset(_WORDS["outlet_articles"])
SHOWN = frozenset(_WORDS["shown"])
DETAILS = tuple(_WORDS["details"])
POLLS = frozenset(_WORDS["polls"])
HEARERS = frozenset(_WORDS["hearers"])
NO_SPEAKERS = frozenset(_WORDS["no_speakers"])
NO_SOURCE = frozenset(_WORDS["no_source"])
ADVERBS = frozenset(_WORDS["adverbs"])
TIMES = frozenset(_WORDS["times"])
PREPOSITIONS = frozenset(_WORDS["prepositions"])
SUBORDINATORS = frozenset(_WORDS["subordinators"])
RELATIVES = frozenset(_WORDS["relatives"])
DETERMINERS = frozenset(_WORDS["determiners"])
PRONOUNS = frozenset(_WORDS["pronouns"])
FINITE = frozenset(_WORDS["finite"])
PARTICIPLES = frozenset(_WORDS["participles"])
CLOSINGS = tuple(_WORDS["closings"])
PERSONS = frozenset(_TYPES["persons"]["words"])
BODIES = frozenset(_TYPES["bodies"]["words"])
TITLES = frozenset(_TYPES["titles"]["words"])
ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
PERSON_TITLES = TITLES - frozenset(_TYPES["titles"]["modifiers"])
HONORIFICS = frozenset(_TYPES["titles"]["honorifics"])
JOINTS = frozenset(_TYPES["titles"]["joints"])
SHORT: dict[str, str] = _TYPES["titles"]["short"]
GENERIC_BODIES = frozenset(_TYPES["generic"]["bodies"])
GENERIC_PERSONS = frozenset(_TYPES["generic"]["persons"])
NAME_JOINTS = frozenset(_TYPES["titles"]["name_joints"])
GENDERS: dict[str, str] = {
    word: pronoun
    for pronoun in ("he", "she")
    for word in _TYPES["gender"][pronoun] + _TYPES["gender"][pronoun + "_names"]
}
"""The pronoun that a title, a noun or a first name calls for."""
SYNONYMS: dict[str, str] = _TYPES["titles"]["synonyms"]
TYPES: dict[str, dict[str, list[str]]] = {
    kind: row for kind, row in _TYPES.items() if kind not in ("titles", "bodies", "persons", "generic", "gender")
}
SOURCES = frozenset(word for row in TYPES.values() for word in row.get("words", ())) | REPORTS | FIGURES
"""Nouns that name somebody, or something, that can state a figure."""
BREAKS = (ADVERBS | frozenset(_WORDS["pronouns"]) | SUBORDINATORS | FINITE | DETERMINERS | TIMES | PREPOSITIONS) - {
    "first"
}
"""Words that no name holds, but for the joints of an office."""
QUOTES = frozenset("\"“”„«»‘’'")
STOPS = frozenset(";:()[]–—-") | {"--", "|", "•", "=", "*"}
