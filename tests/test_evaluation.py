"""Evaluation gives the figures that the guidelines' own scorers give, on hand-made cases, the seeds and the gold."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from figures.errors import TableError
from figures.evaluation import COLUMNS, evaluate, in_part, read_claims, recall
from figures.evaluation.gold import read_gold
from figures.extraction import extract_claims

FOLDER = os.environ.get("FIGURES_GOLD")
GOLD_FILES = ("seeds.jsonl", "dev.jsonl", "dev_passages.jsonl")
needs_gold = pytest.mark.skipif(FOLDER is None, reason="FIGURES_GOLD names no folder of gold files and scorers")

TEXT = "A blast killed 12 people and wounded 30 others, police said on 4 May. Dozens fled. A guard was shot dead."


def gold_claim(quote: str, **fields: object) -> dict[str, object]:
    """A gold claim of TEXT: an exact count of persons killed, in the document's own voice, but for the given fields."""
    start = TEXT.index(quote)
    plain: dict[str, object] = {
        "quote": quote, "start": start, "end": start + len(quote), "number": quote.split()[0],
        "value": 12, "low": 12, "high": 12, "modifier": "exact", "unit": "person", "measure": "killed",
        "tier": "core", "object": "people", "date_start": None, "date_end": None, "date_precision": None,
        "claimant": None, "claimant_resolved": None, "attribution": "own_voice", "via": None, "part_of": None,
        "restates": None, "negated": False,
    }  # fmt: skip
    return plain | fields


def police(**fields: object) -> dict[str, object]:
    """Fields of a claim that the police of TEXT make about the fourth of May."""
    said = {"claimant": "police", "claimant_resolved": "police", "attribution": "reported"}
    return said | {"date_start": "2023-05-04", "date_end": "2023-05-04"} | fields


KILLED = gold_claim("12 people", **police())
WOUNDED = gold_claim("30 others", **police(value=30, low=30, high=30, measure="injured"))
FLED = gold_claim("Dozens", value=None, low=None, high=None, modifier="vague", tier="vague", measure="displaced")
GUARD = gold_claim("A guard", value=1, low=1, high=1, tier="singular")


def as_table(rows: list[dict[str, object]], document_id: str = "blast") -> pd.DataFrame:
    """Gold rows as a table of claims; links name a place in the list and become a `claim_id`."""
    claims: list[dict[str, object]] = []
    for place, row in enumerate(rows):
        links = {name: None if row[name] is None else f"{document_id}#{row[name]}" for name in ("part_of", "restates")}
        claims.append(row | links | {"claim_id": f"{document_id}#{place}", "document_id": document_id})
    return pd.DataFrame(claims, columns=list(COLUMNS), dtype=object)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold file of one document with a claim of each tier but context."""
    path = tmp_path / "gold.jsonl"
    claims = [KILLED, WOUNDED, FLED, GUARD]
    path.write_text(json.dumps({"id": "blast", "text": TEXT, "published": "2023-05-05", "claims": claims}) + "\n")
    return path


def test_gold_scored_against_itself_is_right_in_everything(gold: Path) -> None:
    """Each tier with gold has F1 1 at every level, each field is right, and there is no mistake."""
    scored = evaluate(gold, as_table([KILLED, WOUNDED, FLED, GUARD]))
    assert {name: row.full.f1 for name, row in scored.tiers.items() if row.gold} == {
        "core": 1, "vague": 1, "singular": 1, "all": 1,
    }  # fmt: skip
    assert all(row.accuracy == 1 for row in scored.fields.values())
    assert scored.errors == ()


def test_a_wrong_measure_is_found_but_not_typed(gold: Path) -> None:
    """A number with another measure counts as found only, and the mistake says what was wrong."""
    scored = evaluate(gold, as_table([KILLED | {"measure": "injured"}, WOUNDED, FLED, GUARD]))
    core = scored.tiers["core"]
    assert (core.found.f1, core.typed.f1) == (1, 0.5)
    assert [(row.kind, row.detail) for row in scored.errors] == [("wrong", "measure: killed != injured")]


def test_a_claim_of_another_tier_strays_into_its_precision(gold: Path) -> None:
    """A core claim extracted with a context measure lowers the typed precision of context, not the found one."""
    scored = evaluate(gold, as_table([KILLED | {"measure": "other"}, WOUNDED, FLED, GUARD]))
    context = scored.tiers["context"]
    assert (context.claims, context.found.precision, context.typed.precision) == (0, 0, 0)
    assert scored.tiers["core"].claims == 2
    extra = gold_claim("4 May", value=4, low=4, high=4, measure="other")
    strayed = evaluate(gold, as_table([KILLED | {"measure": "other"}, WOUNDED, FLED, GUARD, extra]))
    assert strayed.tiers["context"].claims == 1
    assert strayed.tiers["all"].claims == 4


def test_missed_and_false_claims_are_mistakes_but_singular_ones_are_not(gold: Path) -> None:
    """What the gold has and the claims lack is missed, the reverse is false; a missed singular is not listed."""
    scored = evaluate(gold, as_table([KILLED, gold_claim("4 May", value=4, measure="other"), FLED]))
    assert [(row.kind, row.quote) for row in scored.errors] == [("missed", "30 others"), ("false", "4 May")]
    assert scored.tiers["singular"].found.recall == 0


def test_links_are_right_when_both_ends_are(gold: Path) -> None:
    """A link to the gold's whole is right, one to another claim is wrong, and precision counts both."""
    rows = [KILLED, WOUNDED | {"part_of": 0}, FLED, GUARD]
    document = json.loads(gold.read_text())
    gold.write_text(json.dumps(document | {"claims": rows}))
    assert evaluate(gold, as_table(rows)).links["part_of"].rate.f1 == 1
    astray = [KILLED, WOUNDED | {"part_of": 2}, FLED | {"part_of": 0}, GUARD]
    assert evaluate(gold, as_table(astray)).links["part_of"].rate == (0, 0, 0)


def test_claims_of_other_documents_are_named_and_not_scored(gold: Path) -> None:
    """Claims of a document that the gold does not hold change no figure; the document is listed."""
    own = as_table([KILLED, WOUNDED, FLED, GUARD])
    strange = as_table([KILLED], document_id="elsewhere")
    scored = evaluate(gold, pd.concat([own, strange]))
    assert scored.unknown == ("elsewhere",)
    assert scored.tiers["all"].found.f1 == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda claims: claims.drop(columns="measure"), "columns missing from the claims: measure"),
        (lambda claims: pd.concat([claims, claims]), "not unique: blast#0"),
        (lambda claims: claims.assign(claim_id=None), "not unique"),
        (lambda claims: claims.assign(date_start="yesterday"), "not a date: 'yesterday'"),
        (lambda claims: claims.assign(low="a dozen"), "not a number: 'a dozen'"),
        (lambda claims: claims.assign(start=None), "no place in the text"),
        (lambda claims: claims.assign(start="abc"), "start and end must be whole numbers, not 'abc'"),
        (lambda claims: claims.assign(end=10**400), "start and end must be whole numbers"),
        (lambda claims: claims.assign(value=[[12]]), r"not a number: \[12\]"),
    ],
)
def test_claims_that_cannot_be_scored_say_why(gold: Path, change, message: str) -> None:
    """A table without a needed column, with twofold ids or with unreadable cells is refused in plain words."""
    with pytest.raises(TableError, match=message):
        evaluate(gold, change(as_table([KILLED])))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl, line 1: not JSON"),
        ('{"id": "a", "text": ""}', "gold.jsonl, line 1: claims missing"),
        ('{"id": "a", "text": "", "claims": [{"start": 0, "quote": ""}]}', "a, claim 0: end, value"),
        ('{"id": "a", "text": "", "claims": [12]}', "a, claim 0: quote, start"),
        ('{"id": "a", "text": 7, "claims": []}', "a: text must be text, not 7"),
        ('{"id": "a", "text": "", "claims": 7}', "a: claims must be a list, not 7"),
        (json.dumps({"id": "a", "text": TEXT, "claims": [KILLED | {"start": "0"}]}), "start must be a whole number"),
        (json.dumps({"id": "a", "text": "Now: " + TEXT, "claims": [KILLED]}), "start and end give 'lled 12 p'"),
        (json.dumps({"id": "a", "text": TEXT, "claims": [KILLED | {"tier": "main"}]}), "tier 'main' is none of"),
    ],
)
def test_gold_that_cannot_be_read_says_where(tmp_path: Path, line: str, message: str) -> None:
    """A faulty gold line is refused with its place and its fault."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(TableError, match=message):
        evaluate(path, as_table([KILLED]))


@pytest.mark.parametrize("name", ["claims.csv", "claims.parquet", "claims.jsonl", "claims.xlsx", "missing.csv"])
def test_files_that_hold_no_claims_say_why(tmp_path: Path, name: str) -> None:
    """A broken, missing or unknown file of claims is refused with its name."""
    (tmp_path / "claims.csv").write_text("")
    (tmp_path / "claims.parquet").write_text("claims")
    (tmp_path / "claims.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(TableError, match=name):
        read_claims(tmp_path / name)


def test_mistakes_are_listed_one_a_line(gold: Path) -> None:
    """The listing shows each mistake, or as many as are asked for."""
    scored = evaluate(gold, as_table([KILLED | {"measure": "injured"}]))
    assert scored.listing().splitlines() == [
        "blast | wrong | 12 people | killed | measure: killed != injured",
        "blast | missed | 30 others | injured | ",
        "blast | missed | Dozens | displaced | ",
    ]
    assert len(scored.listing(most=2).splitlines()) == 2


def test_an_unknown_part_is_refused(gold: Path) -> None:
    """A part is `read` or `kept`; anything else is an error rather than an empty score."""
    with pytest.raises(ValueError, match="no part 'held'"):
        evaluate(gold, as_table([KILLED]), part="held")


def test_parts_split_the_documents() -> None:
    """Every document is in exactly one part, and about a third of them are kept."""
    ids = [f"document {number}" for number in range(300)]
    kept = [name for name in ids if in_part(name, "kept")]
    assert [name for name in ids if not in_part(name, "read")] == kept
    assert 70 < len(kept) < 130


def test_the_table_shows_every_tier_field_and_link(gold: Path) -> None:
    """The text for a terminal has a line for each row of the figures."""
    scored = evaluate(gold, as_table([KILLED]))
    first_words = {line.split()[0] for line in scored.table().splitlines() if line.strip()}
    assert first_words >= {*scored.tiers, *scored.fields, *scored.links}


# Figures coded by others


def test_recall_counts_coded_figures_by_corpus(tmp_path: Path) -> None:
    """A coded figure is hit when a claim has its number and a fitting measure; unscored events are left out."""
    figures = [
        {"event": "death", "low": 12, "high": 12},
        {"event": "injury", "low": 30, "high": None},
        {"event": "death", "low": 30, "high": 40},
        {"event": "arson", "low": 12, "high": 12},
        {"event": "death", "low": None, "high": None},
    ]
    path = tmp_path / "coded.jsonl"
    rows = [
        {"id": "blast", "corpus": "b", "text": TEXT, "gold": figures},
        {"id": "x", "corpus": "a", "text": "", "gold": []},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    scored = recall(path, as_table([KILLED, WOUNDED | {"measure": "missing"}]))
    assert list(scored.corpora) == ["a", "b"]
    assert scored.corpora["b"] == (1, 3, 2 / 3, 1 / 3, 2.0)
    assert scored.macro == pytest.approx(1 / 6)
    assert [row.measures for row in scored.missed] == [("missing",), ()]
    assert scored.table().splitlines()[-1] == "macro-averaged recall 0.167"


# The guidelines' own scorers


def muddled(path: Path, seed: int) -> pd.DataFrame:
    """The gold of a file as claims with about half of them changed at random, so that every rule has work."""
    chance = random.Random(seed)
    tables: list[pd.DataFrame] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        rows = [muddle(row, document["claims"], chance) for row in document["claims"]]
        table = as_table(rows, document["id"])
        tables.append(table[[chance.random() < 0.9 for _ in rows]])
    return pd.concat(tables, ignore_index=True)


def muddle(row: dict[str, object], others: list[dict[str, object]], chance: random.Random) -> dict[str, object]:
    """The claim with some fields taken from another claim of its document, or its span moved."""
    other = chance.choice(others)
    names = [
        ("measure",), ("unit",), ("value", "low", "high", "modifier"), ("date_start", "date_end"), ("part_of",),
        ("claimant", "claimant_resolved", "attribution"), ("via",), ("restates",), ("negated",), ("tier",),
    ]  # fmt: skip
    taken = {name: other[name] for group in names if chance.random() < 0.12 for name in group}
    shift = chance.choice([0, 0, 0, 0, 0, 0, 3, 15, 60])
    return row | taken | {"end": int(str(row["end"])) + shift}


def printed(folder: Path, scorer: str, *arguments: str | Path) -> str:
    """What a scorer of the gold folder prints."""
    command = [sys.executable, str(folder / scorer), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout


def scored_alike(gold: Path, claims: Path, part: str | None) -> bool:
    """Whether the scorer beside the gold and ours give the same figures for a file of claims."""
    chosen = ["--part", part] if part else []
    theirs = json.loads(printed(gold.parent, "score.py", gold, claims, "--json", *chosen))
    return evaluate(gold, read_claims(claims), part=part).figures() == theirs


def gold_file(name: str) -> Path:
    """A file of the gold folder; the test fails when it is not there."""
    path = Path(str(FOLDER)) / name
    assert path.is_file(), f"FIGURES_GOLD is set, but {name} is not in it"
    return path


@needs_gold
@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
@pytest.mark.parametrize("name", GOLD_FILES)
def test_figures_are_those_of_the_guidelines_scorer(name: str, suffix: str, tmp_path: Path) -> None:
    """For claims with faults of every sort, each figure equals that of the scorer, on the whole file and its parts."""
    gold = gold_file(name)
    path = tmp_path / f"claims{suffix}"
    write(muddled(gold, seed=len(suffix)), path)
    assert all(scored_alike(gold, path, part) for part in (None, "read", "kept"))


@needs_gold
@pytest.mark.parametrize("name", GOLD_FILES)
def test_extracted_claims_score_as_the_guidelines_scorer_has_them(name: str, tmp_path: Path) -> None:
    """Scoring what extraction finds gives the scorer's figures for the same claims as a file."""
    gold = gold_file(name)
    path = tmp_path / "claims.csv"
    found = [claim._asdict() for row in read_gold(gold) for claim in extract_claims(row.document)]
    pd.DataFrame(found).to_csv(path, index=False)
    assert evaluate(gold).figures() == json.loads(printed(gold.parent, "score.py", gold, path, "--json"))


def write(claims: pd.DataFrame, path: Path) -> None:
    """The claims as a file of the kind that its name says."""
    if path.suffix == ".csv":
        claims.to_csv(path, index=False)
    elif path.suffix == ".parquet":
        numbers = {name: claims[name].astype(float) for name in ("value", "low", "high")}
        days = {name: pd.to_datetime(claims[name]) for name in ("date_start", "date_end")}
        claims.assign(**numbers, **days).to_parquet(path)
    else:
        path.write_text("\n".join(json.dumps(row) for row in claims.to_dict("records")))


@needs_gold
@pytest.mark.parametrize("part", [None, "read", "kept"])
def test_recall_is_that_of_the_guidelines_scorer(part: str | None, tmp_path: Path) -> None:
    """For claims made at random around the coded figures, the printed table is the same line for line."""
    external = gold_file("external_dev.jsonl")
    path = tmp_path / "claims.csv"
    coded_at_random(external).to_csv(path, index=False)
    chosen = ["--part", part] if part else []
    assert recall(external, read_claims(path), part=part).table() == printed(
        external.parent, "recall.py", external, path, *chosen
    ).rstrip("\n")


def coded_at_random(external: Path) -> pd.DataFrame:
    """Claims that state the coded figures of a file, some with another measure and some not at all."""
    chance = random.Random(1)
    tables: list[pd.DataFrame] = []
    for line in external.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        ends = [(figure["low"], figure["high"]) for figure in document["gold"] if chance.random() < 0.8]
        measures = ["killed", "injured", "displaced", "evacuated", "destroyed", "abducted"]
        rows = [
            KILLED | {"value": low, "low": low, "high": high, "measure": chance.choice(measures)} for low, high in ends
        ]
        tables.append(as_table(rows, document["id"]))
    return pd.concat(tables, ignore_index=True)
