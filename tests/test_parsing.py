"""The parser, an option: it says what happened where the grammar cannot tell, and nothing else depends on it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

import figures
from figures import tables
from figures.cli import main
from figures.documents import Document, read_documents
from figures.errors import MissingExtraError
from figures.evaluation import evaluate
from figures.extraction import extract_claims
from figures.extraction.parsing import MODEL, Parser, parser_named

ROOT = Path(__file__).parent.parent
needs_model = pytest.mark.skipif(
    find_spec("spacy") is None or find_spec(MODEL) is None, reason="the extra `extract` is not installed"
)
UNDECIDED = "A military plane flew 38 nationals, including two infants, out of Khartoum."
"""What happened stands after an aside, where the grammar does not find it."""


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The parser with the model of the extra."""
    return parser_named(MODEL)


def told(text: str, parser: Parser | None = None) -> list[tuple[str, str]]:
    """The number and measure of each claim in a text."""
    return [(c.number, c.measure) for c in extract_claims(Document(document_id="text", text=text), parser)]


# ---- what it says ---------------------------------------------------------------------------------------------------


@needs_model
def test_an_undecided_count_gets_what_the_parse_says(parser: Parser) -> None:
    """The claim counts as core, as one that the grammar had understood, and its part is told of too."""
    assert told(UNDECIDED) == [("38", "other"), ("two", "other")]
    assert told(UNDECIDED, parser) == [("38", "evacuated"), ("two", "evacuated")]
    claims = extract_claims(Document(document_id="text", text=UNDECIDED), parser)
    assert {(claim.tier, claim.category) for claim in claims} == {("core", "displacement")}


@needs_model
@pytest.mark.parametrize(
    ("text", "number", "kind", "opinion"),
    [
        ("The rebels have killed 12 of the guards.", "12", "person", ("killed", "killed")),
        ("They said 12 miners were later rescued.", "12 miners", "person", ("evacuated", "rescued")),
        ("A cook and two pupils aged six were fatally shot.", "two pupils", "person", ("killed", "shot")),
        ("The 40 houses destroyed by the fire were old.", "40 houses", "structure", ("destroyed", "destroyed")),
        ("About 70 people who fled the fighting spoke.", "70 people", "person", ("displaced", "fled")),
        ("The deaths of 12 miners shocked the town.", "12 miners", "person", ("killed", "deaths")),
        ("Some 300 residents managed to flee.", "300 residents", "person", ("displaced", "flee")),
        ("They took 136 of my pupils hostage.", "136", "person", ("abducted", "took")),
    ],
)
def test_the_word_that_governs_a_count_decides(
    parser: Parser, text: str, number: str, kind: str, opinion: tuple[str, str]
) -> None:
    """Subject, object, participle, relative clause, noun with "of", list and chain of verbs are followed."""
    start = text.index(number)
    said = parser.parse(text).opinion(start, start + len(number), (kind,))
    assert said is not None
    assert (said.measure, text[said.start : said.end]) == opinion


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "The council has 12 members.",
        "The parliament elected 12 deputies on Sunday.",
        "Seven drowned; the school has 200 pupils.",
        "A two-storey building was flattened.",
    ],
)
def test_nothing_is_said_of_a_count_to_which_nothing_happened(parser: Parser, text: str) -> None:
    """A count without a trigger word, beyond a semicolon, or that only describes a thing stays as it was."""
    assert told(text, parser) == told(text)


@needs_model
def test_the_parser_neither_adds_nor_removes_claims_and_changes_none_that_was_decided(
    parser: Parser, seeds: Path
) -> None:
    """Only measure, tier and category of an undecided count differ, and what follows from them."""
    for document in [*read_documents([seeds]), Document(document_id="text", text=UNDECIDED)]:
        without, parsed = extract_claims(document), extract_claims(document, parser)
        assert [claim.claim_id for claim in parsed] == [claim.claim_id for claim in without]
        decided = [(a.measure, b.measure) for a, b in zip(without, parsed, strict=True) if a.measure != "other"]
        assert [before for before, after in decided if before != after] == []


@needs_model
def test_a_sentence_is_parsed_once_and_only_where_a_count_is_undecided() -> None:
    """Two undecided counts of a sentence are one parse; decided counts, durations and money are none."""
    asked: list[str] = []

    class Listening(Parser):
        def parse(self, sentence: str):  # type: ignore[no-untyped-def]
            asked.append(sentence)
            return super().parse(sentence)

    told(f"Two died on Monday. {UNDECIDED} It cost $5 million and took 12 days.", Listening(MODEL))
    assert asked == [UNDECIDED]


@needs_model
def test_claims_with_the_parser_keep_every_rule_of_the_table(seeds: Path) -> None:
    """What is extracted with the parser can be published."""
    documents = [*read_documents([seeds]), Document(document_id="text", text=UNDECIDED)]
    claims = figures.extract(documents, parser=MODEL)
    assert len(tables.validate_claims(claims, documents)) == len(claims)
    assert claims["measure"].iloc[-1] == "evacuated"


@needs_model
def test_the_commands_take_a_parser(tmp_path: Path) -> None:
    """`figures extract` and `figures evaluate` ask the model that is named."""
    (tmp_path / "plane.txt").write_text(UNDECIDED, encoding="utf-8")
    output = tmp_path / "claims.csv"
    made = CliRunner().invoke(main, ["extract", str(tmp_path / "plane.txt"), "-o", str(output), "--parser", MODEL])
    assert made.exit_code == 0, made.output
    assert output.read_text(encoding="utf-8").count("evacuated") == 2
    gold = ROOT / "tests" / "gold" / "seeds.jsonl"
    scored = CliRunner().invoke(main, ["evaluate", str(gold), "--parser", MODEL])
    assert scored.stdout == evaluate(gold, parser=MODEL).table() + "\n"


# ---- where it is not installed --------------------------------------------------------------------------------------


def test_without_spacy_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for a parser without spaCy says what to install."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"spacy.*casualty-figures\[extract\]"):
        figures.extract(UNDECIDED, parser="any_model_at_all")


@needs_model
def test_a_model_that_is_not_installed_is_named_with_the_extra() -> None:
    """The message names the model that was asked for and the one that the extra brings."""
    with pytest.raises(MissingExtraError, match=rf"'xx_no_such_model'.*\[extract\].*{MODEL}"):
        Parser("xx_no_such_model")


@needs_model
def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    """A pipeline that cannot parse is no parser."""
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(MissingExtraError, match="has no parser"):
        Parser(str(tmp_path / "blank"))


def test_claims_given_to_evaluate_need_no_parser(tmp_path: Path) -> None:
    """A parser beside claims that were made before would do nothing, and so it is refused."""
    (tmp_path / "gold.jsonl").touch()
    arguments = ["evaluate", str(tmp_path / "gold.jsonl"), str(tmp_path / "gold.jsonl"), "--parser", MODEL]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, "--parser goes with extraction" in result.output) == (2, True)


def test_extraction_without_a_parser_never_imports_spacy() -> None:
    """Where no parser is named, spaCy and its model are not touched, undecided counts or not."""
    script = (
        f"import sys, figures; figures.extract({UNDECIDED!r})\n"
        f"print([name for name in ('spacy', {MODEL!r}, 'thinc') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
