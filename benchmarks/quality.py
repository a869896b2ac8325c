"""Writes the tables of docs/quality.md anew from a folder of gold files.

    python benchmarks/quality.py GOLD_FOLDER [--quantulum3 PYTHON] [--cqe PYTHON] [--section NAME]...

A table stands in the page between `<!-- begin NAME -->` and `<!-- end NAME -->`; everything else in the page is
written by hand and stays. The table of the other tools (see baselines.py) changes only when their Pythons are named.
No text of the gold is printed or written, only figures.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ablations
import pandas as pd
from baselines import NAMES, Score, baselines, score

from figures.evaluation import PARTS, Evaluation, evaluate, recall
from figures.evaluation.gold import as_document, read_lines
from figures.extraction import extract_claims
from figures.extraction.claims import Claim
from figures.extraction.parsing import MODEL, Parser, parser_named

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
GOLD = ("dev.jsonl", "dev_passages.jsonl", "seeds.jsonl")
DEV = ("dev.jsonl", "dev_passages.jsonl")
EXTERNAL = "external_dev.jsonl"
SPLIT = (None, *PARTS)
TIERS = ("core", "vague", "context", "all", "singular")
CORPORA = {
    "idetect": "displacement excerpts", "idu": "displacement updates", "muc4": "MUC-4", "wikievents": "WikiEvents",
}  # fmt: skip


class Sources(NamedTuple):
    """Where the figures come from: the gold, and the Pythons of the other tools by their names."""

    folder: Path
    tools: dict[str, Path]


@cache
def claims_in(gold: Path) -> pd.DataFrame:
    """The claims that extraction finds in the texts of a gold or external file."""
    return extracted(gold)


def extracted(gold: Path) -> pd.DataFrame:
    return timed(gold, None)[0]


def timed(gold: Path, parser: Parser | None) -> tuple[pd.DataFrame, float]:
    """The claims in the texts of a file, and the thousands of characters read in a second of the processor."""
    documents = [as_document(row) for row in read_lines(gold, ("id", "text"))]
    began = time.process_time()
    claims = [claim._asdict() for document in documents for claim in extract_claims(document, parser)]
    seconds = time.process_time() - began
    frame = pd.DataFrame(claims, columns=list(Claim._fields), dtype=object)
    return frame, sum(len(document.text) for document in documents) / 1000 / seconds


def row(*cells: object) -> str:
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def table(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown, its numbers set to the right."""
    lines = list(rows)
    numeric = [not isinstance(cell, str) or cell[:1] in "+-" for cell in lines[-1]]
    rule = "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|"
    return "\n".join([row(*heading), rule, *(row(*cells) for cells in lines)])


def parts(folder: Path, names: Iterable[str] = GOLD) -> Iterable[tuple[str, Evaluation]]:
    """The evaluation of each file, as a whole and by part."""
    for name in names:
        gold = folder / name
        for part in SPLIT:
            label = f"`{gold.stem}`" if part is None else f"{gold.stem}, {part}"
            yield label, evaluate(gold, claims_in(gold), part)


def scores_table(sources: Sources) -> str:
    """Found, typed and full F1 of the two rows that the targets are set on, and of singular claims."""
    heading = (
        "file", "core claims", "core found", "core typed", "core full",
        "all found", "all typed", "all full", "singular found",
    )  # fmt: skip

    def cells(label: str, evaluation: Evaluation) -> list[object]:
        core, spoken, singular = (evaluation.tiers[tier] for tier in ("core", "all", "singular"))
        rates = [rate.f1 for tier in (core, spoken) for rate in (tier.found, tier.typed, tier.full)]
        return [label, core.gold, *rates, singular.found.f1 if singular.gold else "none"]

    return table(heading, [cells(*scored) for scored in parts(sources.folder)])


def tiers_table(sources: Sources) -> str:
    """Precision and recall of each tier over the whole of each file."""
    heading = ("file", "tier", "gold", "claims", "found P", "found R", "found F1", "typed P", "typed R", "typed F1")
    rows = [
        [f"`{name.removesuffix('.jsonl')}`", tier, scored.gold, scored.claims, *scored.found, *scored.typed]
        for name in GOLD
        for tier in TIERS
        for scored in [evaluate(sources.folder / name, claims_in(sources.folder / name)).tiers[tier]]
    ]
    return table(heading, rows)


def fields_table(sources: Sources) -> str:
    """Accuracy of each field of the found core claims, and what a constant answer would get."""
    heading = ("field", *(f"{name.removesuffix('.jsonl')}{suffix}" for name in GOLD for suffix in ("", ", constant")))
    scored = [evaluate(sources.folder / name, claims_in(sources.folder / name)).fields for name in GOLD]

    def cells(field: str) -> list[object]:
        pairs = [(fields[field].accuracy, fields[field].constant) for fields in scored]
        return [field, *("" if cell is None else cell for pair in pairs for cell in pair)]

    return table(heading, [cells(field) for field in scored[0]])


def links_table(sources: Sources) -> str:
    """Precision, recall and F1 of links."""
    rows = [
        [f"`{name.removesuffix('.jsonl')}`", kind, scored.gold, *scored.rate]
        for name in GOLD
        for kind, scored in evaluate(sources.folder / name, claims_in(sources.folder / name)).links.items()
    ]
    return table(("file", "link", "gold", "P", "R", "F1"), rows)


def external_table(sources: Sources) -> str:
    """Recall of the figures that others coded."""
    external = sources.folder / EXTERNAL
    whole, read, kept = (recall(external, claims_in(external), part) for part in SPLIT)
    rows = [
        [CORPORA.get(name, name), scored.documents, scored.gold, scored.number, scored.hit, read.corpora[name].hit,
         kept.corpora[name].hit, f"{scored.claims_per_document:.1f}"]
        for name, scored in whole.corpora.items()
    ]  # fmt: skip
    heading = (
        "corpus",
        "texts",
        "figures",
        "number",
        "number and measure",
        "of part read",
        "of part kept",
        "claims a text",
    )
    return table(heading, rows)


def baselines_table(sources: Sources) -> str | None:
    """The same files read by other tools, None when the Python of one is not known."""
    if set(sources.tools) != set(NAMES):
        return None
    heading = (
        "file", "tool", "found P", "found R", "found F1", "of part read", "of part kept", "core F1", "vague F1",
        "context F1", "modifier", "unit",
    )  # fmt: skip
    rows: list[list[object]] = []
    for name in GOLD:
        gold = sources.folder / name
        rows.append([f"`{gold.stem}`", "figures", *_compared([score(gold, claims_in(gold), part) for part in SPLIT])])
        for tool, python in sources.tools.items():
            for label, scored in baselines(tool, python, gold, SPLIT).items():
                rows.append([f"`{gold.stem}`", label, *_compared([row.score for row in scored])])
    return table(heading, rows)


def _compared(scored: Sequence[Score]) -> list[float]:
    """The rates of the whole file with the F1 of its parts, F1 by tier, and accuracies."""
    whole, *by_part = (row.evaluation.tiers for row in scored)
    by_tier = [whole[tier].found.f1 for tier in ("core", "vague", "context")]
    f1s = [tiers["all"].found.f1 for tiers in by_part]
    return [*whole["all"].found, *f1s, *by_tier, scored[0].modifier, scored[0].unit]


def parts_table(sources: Sources) -> str:
    """F1 over both dev files with one part of the extractor switched off at a time, as the change to the whole."""
    with tempfile.TemporaryDirectory() as place:
        gold = Path(place) / "dev.jsonl"
        gold.write_text("".join((sources.folder / name).read_text(encoding="utf-8") for name in DEV), encoding="utf-8")
        whole = _worth(evaluate(gold, extracted(gold)))
        rows: list[Sequence[object]] = [["everything on", *whole]]
        for part in ablations.PARTS:
            with ablations.switched_off(part):
                without = _worth(evaluate(gold, extracted(gold)))
            rows.append([part.does, *(f"{after - before:+.3f}" for before, after in zip(whole, without, strict=True))])
    return table(("switched off", "core found", "core typed", "core full", "all found", "all typed", "all full"), rows)


def parser_table(sources: Sources) -> str:
    """F1 typed and speed of each file, without the parser and with it, and how many claims it changes."""
    parser = parser_named(MODEL)
    extract_claims(as_document({"id": "warm", "text": "Crews flew 38 nationals, one by one, out of town."}), parser)
    rows: list[Sequence[object]] = []
    for name in GOLD:
        gold = sources.folder / name
        plain, parsed = claims_in(gold), timed(gold, parser)
        changed = int((plain["measure"] != parsed[0]["measure"]).sum())
        for label, claims, speed in (("without", plain, timed(gold, None)[1]), ("with the parser", *parsed)):
            tiers = [evaluate(gold, claims, part).tiers for part in SPLIT]
            typed = [scored[tier].typed.f1 for tier in ("core", "all") for scored in tiers]
            rows.append([f"`{gold.stem}`", label, 0 if label == "without" else changed, *typed, round(speed)])
    heading = (
        "file", "parser", "claims changed", "core typed", "of part read", "of part kept",
        "all typed", "of part read", "of part kept", "KB/s",
    )  # fmt: skip
    return table(heading, rows)


def _worth(evaluation: Evaluation) -> list[float]:
    tiers = (evaluation.tiers["core"], evaluation.tiers["all"])
    return [rate.f1 for tier in tiers for rate in (tier.found, tier.typed, tier.full)]


SECTIONS: dict[str, Callable[[Sources], str | None]] = {
    "scores": scores_table,
    "tiers": tiers_table,
    "fields": fields_table,
    "links": links_table,
    "external": external_table,
    "baselines": baselines_table,
    "parts": parts_table,
    "parser": parser_table,
}


def renewed(page: str, name: str, content: str) -> str:
    """The page with the table of that name replaced."""
    block = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    if not block.search(page):
        raise SystemExit(
            f"{PAGE.name} has no place for the table {name}: <!-- begin {name} --> ... <!-- end {name} -->"
        )
    return block.sub(lambda found: f"{found[1]}{content}\n{found[2]}", page)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the tables of docs/quality.md anew.")
    parser.add_argument("folder", type=Path, help="the folder of gold files")
    parser.add_argument("--section", action="append", choices=SECTIONS, help="only this table; may be given again")
    for tool in NAMES:
        parser.add_argument(f"--{tool}", type=Path, metavar="PYTHON", help=f"the Python that has {NAMES[tool]}")
    arguments = parser.parse_args()
    tools = {tool: getattr(arguments, tool) for tool in NAMES if getattr(arguments, tool)}
    page = PAGE.read_text(encoding="utf-8")
    for name in arguments.section or SECTIONS:
        content = SECTIONS[name](Sources(arguments.folder, tools))
        if content is not None:
            page = renewed(page, name, content)
            print(f"{name}\n{content}\n")
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
