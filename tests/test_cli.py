"""The command line: each command does its one thing, shows an example, and turns expected errors into advice."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pandas as pd
import pytest
from click.testing import CliRunner, Result

import figures
from figures import cli
from figures.documents import Document
from figures.errors import DocumentError
from figures.evaluation import COLUMNS

TEXT = "A blast killed at least 12 people in the old town on Monday, police said. Two houses were destroyed."


def run(*arguments: object) -> Result:
    """What the command `figures` answers to these arguments."""
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


def refusal(*arguments: object) -> str:
    """The message on standard error of a command that must fail, without a traceback and without any result."""
    result = run(*arguments)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    return result.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text file of one document."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """The same text as JSON Lines, with the day on which it came out."""
    file = tmp_path / "wire.jsonl"
    file.write_text(json.dumps({"id": "wire 1", "text": TEXT, "published": "2022-08-31"}) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def built(seeds: Path, tmp_path: Path) -> Path:
    """A folder with the tables of the seeds in `tables`, and their schemas there in `schemas`."""
    result = run("build", "--seeds", seeds, "--out", tmp_path / "tables")
    assert result.exit_code == 0, result.output
    return tmp_path


# ---- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_each_command_shows_an_example_that_it_accepts(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The help of a command has examples, and each is a call that the command can parse."""
    monkeypatch.chdir(tmp_path)
    for file in ("gold.jsonl", "claims.parquet"):
        (tmp_path / file).touch()
    help_text = run(name, "--help").stdout
    examples = re.findall(rf"^ +figures {name} ([^>\n]+)", help_text, re.MULTILINE)
    assert examples
    for example in examples:
        assert cli.main.commands[name].make_context(name, example.split()).params


@pytest.mark.parametrize("command", [cli.main, *cli.main.commands.values()], ids=lambda command: command.name)
def test_each_option_is_explained(command: click.Command) -> None:
    """No option stands in the help without a word on what it does."""
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


def test_no_command_answers_with_the_help() -> None:
    """`figures` alone tells what there is."""
    assert "Commands:" in run().output


def test_the_version_is_that_of_the_package() -> None:
    """`figures --version` names the version."""
    assert run("--version").stdout == f"figures, version {figures.__version__}\n"


# ---- build ----------------------------------------------------------------------------------------------------------


def test_build_publishes_tables_schemas_and_a_summary(built: Path) -> None:
    """All that is published stands in the folders that were named."""
    assert {"claims.parquet", "claims.csv", "documents.parquet", "documents.csv", "datapackage.json"} <= contents(
        built / "tables"
    ).keys()
    assert {"claims.json", "documents.json"} <= contents(built / "tables" / "schemas").keys()


def test_build_prints_what_it_made(seeds: Path, tmp_path: Path) -> None:
    """The summary counts documents and claims, and lists what is said of each measure."""
    result = run("build", "--seeds", seeds, "--out", tmp_path / "tables")
    claims = pd.read_csv(tmp_path / "tables" / "claims.csv")
    assert result.stdout.startswith(f"5 documents, {len(claims)} claims: ")
    for measure in claims.loc[claims["tier"] == "core", "measure"]:
        assert re.search(rf"^  {measure} ", result.stdout, re.MULTILINE)


def test_a_second_build_changes_nothing(built: Path, seeds: Path) -> None:
    """The same documents make the same bytes."""
    before = contents(built)
    assert run("build", "--seeds", seeds, "--out", built / "tables").exit_code == 0
    assert contents(built) == before


def test_build_without_documents_names_the_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no folder of seeds the message says how to name one, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    assert "--seeds DIR" in refusal("build")
    assert contents(tmp_path) == {}


def test_a_build_that_fails_leaves_what_was_published(built: Path, tmp_path: Path) -> None:
    """A broken document stops the build before any file is touched."""
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "a.txt").write_text("Two people were killed.")
    (bad / "b.txt").write_bytes(b"caf\xe9")
    before = contents(built / "tables")
    assert "b.txt" in refusal("build", "--seeds", bad, "--out", built / "tables")
    assert contents(built / "tables") == before


def test_an_output_folder_that_cannot_be_made_is_refused(seeds: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("")
    assert "taken" in refusal("build", "--seeds", seeds, "--out", tmp_path / "taken" / "tables")


def test_an_output_folder_that_is_a_file_is_called_one(seeds: Path, tmp_path: Path) -> None:
    """Before anything is read."""
    (tmp_path / "taken").write_text("")
    assert f"{tmp_path / 'taken'} is a file; name a folder" in refusal(
        "build", "--seeds", seeds, "--out", tmp_path / "taken"
    )


# ---- extract --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
def test_extract_writes_the_format_of_the_ending(ending: str, wire: Path, tmp_path: Path) -> None:
    """Each format holds the claims that `figures.extract` gives."""
    result = run("extract", wire, "-o", tmp_path / f"claims{ending}")
    assert result.exit_code == 0, result.output
    readers = {".parquet": pd.read_parquet, ".csv": pd.read_csv, ".jsonl": lambda file: pd.read_json(file, lines=True)}
    written = readers[ending](tmp_path / f"claims{ending}")
    expected = figures.extract(TEXT, published="2022-08-31", document_id="wire 1")
    assert written["claim_id"].tolist() == expected["claim_id"].tolist()
    assert written["claim_id"].str.startswith("wire%201#char=").all()
    assert result.stdout == f"{len(expected)} claims of 1 document in {tmp_path / f'claims{ending}'}\n"


def test_extract_takes_files_and_folders_together(article: Path, wire: Path, tmp_path: Path) -> None:
    """Inputs of every kind go into one table."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "more.txt").write_text("Three people were killed.")
    assert run("extract", article, wire, folder, "-o", tmp_path / "claims.csv").exit_code == 0
    assert set(pd.read_csv(tmp_path / "claims.csv")["document_id"]) == {"article", "wire 1", "more"}


def test_extract_reports_progress_on_standard_error(
    wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where work is long, standard error tells how far it is, and standard output holds the result alone."""
    monkeypatch.setattr(cli, "_PAUSE", 0.0)
    result = run("extract", wire, "-o", tmp_path / "claims.csv")
    assert result.stderr == "documents read: 1\n"
    assert "documents read" not in result.stdout


def test_an_output_that_is_an_input_is_refused(wire: Path, tmp_path: Path) -> None:
    """Documents are never replaced by their claims, by whatever name they are called."""
    (tmp_path / "link.jsonl").symlink_to(wire)
    before = contents(tmp_path)
    for output in (wire, tmp_path / "link.jsonl", tmp_path / "absent" / ".." / wire.name):
        assert "is an input, which would be lost; give the claims a name" in refusal("extract", wire, "-o", output)
    assert contents(tmp_path) == before


def test_an_output_that_the_next_run_would_read_is_refused(article: Path, tmp_path: Path) -> None:
    """Claims as .jsonl do not go into a folder of inputs; a table in another format may, and a second run is alike."""
    message = refusal("extract", tmp_path, "-o", tmp_path / "claims.jsonl")
    assert "name a file outside that folder, or one that ends in .csv or .parquet" in message
    for _ in range(2):
        assert run("extract", tmp_path, "-o", tmp_path / "claims.csv").exit_code == 0


def test_an_output_that_is_a_link_changes_the_file_it_names(article: Path, tmp_path: Path) -> None:
    """The link stays a link."""
    (tmp_path / "link.csv").symlink_to(tmp_path / "claims.csv")
    assert run("extract", article, "-o", tmp_path / "link.csv").exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert not (tmp_path / "claims.csv").is_symlink()
    assert len(pd.read_csv(tmp_path / "claims.csv"))


@pytest.mark.parametrize("output", ["claims.xlsx", "claims"])
def test_an_unknown_format_is_refused_before_anything_is_read(output: str, tmp_path: Path) -> None:
    """The message lists the formats that there are."""
    message = refusal("extract", tmp_path / "absent.txt", "-o", tmp_path / output)
    assert all(ending in message for ending in (".parquet", ".csv", ".jsonl"))
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("output", ["taken/claims.csv", "folder.csv"])
def test_an_output_that_cannot_be_written_is_refused_before_anything_is_read(output: str, tmp_path: Path) -> None:
    """A file stands where the folder should be, or a folder where the file should be."""
    (tmp_path / "taken").touch()
    (tmp_path / "folder.csv").mkdir()
    assert str(tmp_path / output) in refusal("extract", tmp_path / "absent.txt", "-o", tmp_path / output)


def test_bad_input_leaves_an_earlier_output_as_it_was(tmp_path: Path) -> None:
    """An error in the documents harms no file."""
    output = tmp_path / "claims.csv"
    output.write_text("earlier")
    assert "absent.txt: no such file" in refusal("extract", tmp_path / "absent.txt", "-o", output)
    assert output.read_text() == "earlier"


def test_extract_says_which_package_is_missing(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a parser is asked for without the extra, the message tells how to install it."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    message = refusal("extract", article, "-o", tmp_path / "claims.csv", "--parser", "model")
    assert "spacy" in message
    assert "casualty-figures[extract]" in message


# ---- show, table, validate, evaluate --------------------------------------------------------------------------------


def test_show_gives_the_claim_in_its_sentence(built: Path, article: Path, tmp_path: Path) -> None:
    """The quote stands in brackets within its sentence, with who says so below."""
    run("extract", article, "-o", tmp_path / "claims.csv")
    start = TEXT.index("12")
    result = run("show", f"article#char={start},{start + 2}", "--data", tmp_path / "claims.csv")
    assert "A blast killed [at least 12 people] in the old town" in result.stdout
    assert re.search(r"^claimant +police$", result.stdout, re.MULTILINE)
    assert re.search(r"^low +12$", result.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("Of 300 people 30 were killed.", " 30 ", "Of 300 people [30] were killed."),
        ("Of 1,300 people 300 were killed.", " 300 ", "Of 1,300 people [300] were killed."),
        ("On Monday 12 people were killed and 12 people on Friday.", " 12 people on F", "killed and [12 people] on"),
    ],
    ids=["inside another number", "behind a comma", "the second of two"],
)
def test_show_marks_the_claims_own_place(text: str, number: str, shown: str, tmp_path: Path) -> None:
    """A quote that stands in its sentence more than once is marked where the claim's offsets say."""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    claims = figures.extract(text, document_id="a")
    claim = claims[claims["number_start"] == text.index(number) + 1].iloc[0]
    run("extract", tmp_path / "a.txt", "-o", tmp_path / "claims.csv")
    assert shown in run("show", claim["claim_id"], "--data", tmp_path / "claims.csv").stdout


def test_show_marks_nothing_where_the_sentence_lacks_the_quote(article: Path, tmp_path: Path) -> None:
    """A table made by others may be wrong; then the sentence is shown as it is."""
    claims = figures.extract(TEXT, document_id="article").assign(sentence="Nobody came.")
    claims.to_csv(tmp_path / "claims.csv", index=False)
    result = run("show", claims["claim_id"].iloc[0], "--data", tmp_path / "claims.csv")
    assert "\nNobody came.\n" in result.stdout


def test_show_knows_the_document_of_a_published_claim(built: Path) -> None:
    """A folder of tables has the documents too."""
    claims = pd.read_csv(built / "tables" / "claims.csv")
    claim_id = claims.loc[claims["document_id"].str.startswith("003"), "claim_id"].iloc[0]
    for data in (["--data", built / "tables"], []):
        result = run("show", claim_id, *data)
        assert result.exit_code == 0, result.output
        assert re.search(r"^publisher +Press TV$", result.stdout, re.MULTILINE)


def test_show_suggests_ids_that_come_near(built: Path) -> None:
    """An id with a slip is answered with the one that was meant."""
    claim_id = pd.read_csv(built / "tables" / "claims.csv")["claim_id"].iloc[0]
    assert claim_id in refusal("show", f"{claim_id}0", "--data", built / "tables")


def test_table_writes_html(built: Path, tmp_path: Path) -> None:
    """The table goes to standard output or to the file that is named."""
    claims = built / "tables" / "claims.csv"
    assert "<table" in run("table", claims, "--by", "measure").stdout
    assert run("table", claims, "-o", tmp_path / "summary.html").exit_code == 0
    assert "Killed" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_table_writes_nothing_but_html(built: Path, tmp_path: Path) -> None:
    """A name that says otherwise is refused, and a folder is called a folder."""
    claims = built / "tables" / "claims.csv"
    assert "end the file's name in .html or .htm" in refusal("table", claims, "-o", tmp_path / "z.csv")
    (tmp_path / "pages").mkdir()
    assert f"{tmp_path / 'pages'} is a folder; name a file" in refusal("table", claims, "-o", tmp_path / "pages")
    assert not (tmp_path / "z.csv").exists()


def test_table_refuses_a_column_that_there_is_not(built: Path) -> None:
    """The message names the column."""
    assert "colour" in refusal("table", built / "tables" / "claims.csv", "--by", "colour")


@pytest.mark.parametrize("file", ["claims.parquet", "claims.csv", "documents.parquet", "documents.csv"])
def test_validate_accepts_what_was_published(file: str, built: Path) -> None:
    """The published tables keep their own rules."""
    result = run("validate", built / "tables" / file)
    assert result.exit_code == 0, result.output
    assert "valid" in result.stdout


def test_validate_names_row_column_value_and_rule(built: Path, tmp_path: Path) -> None:
    """A broken table is refused with what is wrong in it."""
    claims = pd.read_csv(built / "tables" / "claims.csv", dtype=str, keep_default_na=False)
    claims.loc[1, "tier"] = "main"
    claims.to_csv(tmp_path / "broken.csv", index=False)
    message = refusal("validate", tmp_path / "broken.csv")
    assert "row 2" in message
    assert "tier 'main'" in message
    assert "must be one of core" in message


def test_a_table_of_semicolons_is_told_as_such(tmp_path: Path) -> None:
    """As spreadsheets of some countries write CSV."""
    figures.extract(TEXT).to_csv(tmp_path / "claims.csv", index=False, sep=";")
    assert "separate the columns with commas" in refusal("validate", tmp_path / "claims.csv")


def test_a_table_that_is_missing_is_refused(tmp_path: Path) -> None:
    """Each command that reads a table names the one that it cannot find."""
    for arguments in (["validate"], ["table"], ["show", "x#char=0,1", "--data"]):
        assert "absent.csv" in refusal(*arguments, tmp_path / "absent.csv")


def test_evaluate_scores_claims_against_gold(wire: Path, tmp_path: Path) -> None:
    """Claims scored against gold that says the same are all found."""
    run("extract", wire, "-o", tmp_path / "claims.csv")
    gold = Path(__file__).parent / "gold" / "seeds.jsonl"
    result = run("evaluate", gold, tmp_path / "claims.csv")
    assert result.exit_code == 0, result.output
    assert re.search(r"^core ", result.stdout, re.MULTILINE)


def test_evaluate_lists_as_many_mistakes_as_asked_for(tmp_path: Path) -> None:
    """Mistakes are listed below the table, one a line with the document that they stand in, or not at all."""
    gold = Path(__file__).parent / "gold" / "seeds.jsonl"
    claims = pd.DataFrame(columns=COLUMNS, dtype=object)
    claims.to_csv(tmp_path / "none.csv", index=False)
    silent = run("evaluate", gold, tmp_path / "none.csv", "--errors", "0")
    listed = run("evaluate", gold, tmp_path / "none.csv", "--errors", "2")
    assert silent.exit_code == listed.exit_code == 0, silent.output + listed.output
    assert listed.stdout.startswith(silent.stdout.rstrip())
    assert len(re.findall(r"^\S+ \| missed \| ", listed.stdout, re.MULTILINE)) == 2


def test_evaluate_says_which_claims_it_left_out(wire: Path, tmp_path: Path) -> None:
    """Claims of a document that the gold does not hold are not scored, and standard error says so."""
    run("extract", wire, "-o", tmp_path / "claims.csv")
    gold = tmp_path / "other.jsonl"
    gold.write_text(json.dumps({"id": "other", "text": "Nobody came.", "claims": []}) + "\n", encoding="utf-8")
    result = run("evaluate", gold, tmp_path / "claims.csv")
    assert result.exit_code == 0, result.output
    assert "left out" in result.stderr


def test_the_command_itself_prints_no_traceback(tmp_path: Path) -> None:
    """A person sees one line that begins with Error, on standard error, and the exit code is 1."""
    script = "from figures.cli import main; main()"
    arguments = ["extract", str(tmp_path / "absent.txt"), "-o", str(tmp_path / "claims.csv")]
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"Error: {tmp_path / 'absent.txt'}: no such file or folder\n"


# ---- figures.extract ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [["text"], io.StringIO("text"), 7, b"text"], ids=["list", "file", "number", "bytes"])
def test_what_is_no_document_is_refused_by_its_type(given: Any) -> None:
    """The message says what may be given, and what reads files."""
    with pytest.raises(TypeError, match=r"must be a text, a Document or several Documents, not .*read_documents"):
        figures.extract(given)


def test_a_date_of_a_document_must_be_a_date() -> None:
    """A day as text is for texts; the message says what a Document holds."""
    wrong: Any = "2022-08-31"
    with pytest.raises(TypeError, match=r"a: published must be a datetime\.date, not '2022-08-31'"):
        figures.extract(Document(document_id="a", text=TEXT, published=wrong))


def test_half_a_surrogate_pair_is_refused() -> None:
    """Neither a text, nor a Document, nor an id may hold what no file can."""
    whole, half = "Two died.", "Two died \ud800."
    for given in (half, Document(document_id="a", text=half), Document(document_id=half, text=whole)):
        with pytest.raises(DocumentError, match="half a surrogate pair"):
            figures.extract(given)
    with pytest.raises(DocumentError, match="half a surrogate pair"):
        figures.extract(whole, document_id=half)


def test_a_text_of_a_document_must_be_text() -> None:
    """Bytes are to be decoded first."""
    wrong: Any = b"Two died."
    with pytest.raises(TypeError, match="text must be a str, not bytes"):
        figures.extract(Document(document_id="a", text=wrong))


def test_two_documents_of_one_id_are_refused() -> None:
    """Their claims would have the same addresses."""
    document = Document(document_id="a", text=TEXT)
    with pytest.raises(DocumentError, match="the id 'a' is that of two documents"):
        figures.extract([document, document])
