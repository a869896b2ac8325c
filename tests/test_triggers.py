"""Triggers: the words that say what happened are used as the vocabulary lists them, and a user can add to them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.documents import Document
from figures.extraction import extract_claims
from figures.extraction.predicates.found import measure_for
from figures.extraction.triggers import VERBS, inflect
from figures.vocabulary import read

TRIGGERS = read("triggers")
MEASURES = {measure for measures in read("measures").values() for measure in measures}
VILLAGERS = ("civilian", "person")


def measures_of(text: str) -> list[str]:
    """The measure of each claim of a text."""
    return [claim.measure for claim in extract_claims(Document(document_id="case", text=text))]


def passive_of(word: str) -> str | None:
    """What the first class of verbs that holds `word` without a particle, and knows people, says of them."""
    said = (measure_for(sense.verbs.object, VILLAGERS) for sense in VERBS[word] if not sense.rest)
    return next((measure for measure in said if measure is not None), None)


def test_each_trigger_names_a_measure_of_the_vocabulary() -> None:
    """A measure that the tables do not know would fail where it is published."""
    roles = ("object", "subject", "passive")
    named = {
        measure for verbs in TRIGGERS["verbs"].values() for role in roles for measure in verbs.get(role, {}).values()
    }
    for table in ("adjectives", "nouns", "nominals", "totals"):
        named |= set(TRIGGERS[table])
    assert named <= MEASURES


def test_no_class_lists_a_verb_twice() -> None:
    """Each verb stands once in its class."""
    lists = {name: verbs["verbs"] for name, verbs in TRIGGERS["verbs"].items()}
    assert {name: verbs for name, verbs in lists.items() if len(set(verbs)) < len(verbs)} == {}


def test_every_verb_says_in_the_passive_what_its_class_says_of_people() -> None:
    """Twelve villagers who were killed, hurt, seized, freed or fed are, whichever verb the text takes."""
    verbs = {verb for verbs in TRIGGERS["verbs"].values() for verb in verbs["verbs"] if " " not in verb}
    participles = {word for verb in verbs for word, form in inflect(verb) if form == "part"}
    wanted = {word: measure for word in participles if (measure := passive_of(word)) is not None}
    assert len(wanted) > 200
    read_as = {word: measures_of(f"On Monday 12 villagers were {word}.") for word in sorted(wanted)}
    assert {word: found for word, found in read_as.items() if found != [wanted[word]]} == {}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kill", ["kill", "kills", "killed", "killing"]),
        ("die", ["die", "dies", "died", "dying"]),
        ("shoot", ["shoot", "shoots", "shot", "shooting"]),
        ("bury", ["bury", "buries", "buried", "burying"]),
        ("free", ["free", "frees", "freed", "freeing"]),
        ("slay", ["slay", "slays", "slew", "slain", "slaying"]),
        ("crush", ["crush", "crushes", "crushed", "crushing"]),
        ("trap", ["trap", "traps", "trapped", "trapping"]),
        ("destroy", ["destroy", "destroys", "destroyed", "destroying"]),
    ],
)
def test_a_verb_is_known_in_all_its_forms(verb: str, forms: list[str]) -> None:
    """Regular and irregular verbs are listed in the base form alone."""
    assert list(dict.fromkeys(word for word, _ in inflect(verb))) == forms


def test_a_user_adds_triggers_without_a_release(tmp_path: Path) -> None:
    """A verb, a modifier and a number word in the folder of FIGURES_VOCABULARY are read like ours."""
    (tmp_path / "triggers.toml").write_text('[verbs.kill]\nverbs = ["zap"]\n', encoding="utf-8")
    (tmp_path / "modifier_words.toml").write_text('[before]\nalmost = ["nigh on"]\n', encoding="utf-8")
    (tmp_path / "number_words.toml").write_text('[sets]\n"a brace of" = 2\n', encoding="utf-8")
    program = (
        "from figures.documents import Document\nfrom figures.extraction import extract_claims\n"
        "text = 'Rebels zapped nigh on 40 guards. Villagers found a brace of mines.'\n"
        "for claim in extract_claims(Document(document_id='case', text=text)):\n"
        "    print(claim.measure, claim.modifier, claim.value or claim.high)\n"
    )
    environment = {**os.environ, "FIGURES_VOCABULARY": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.splitlines() == ["killed almost 40", "found exact 2"]
