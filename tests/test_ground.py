"""The ground that everything stands on: light imports, a lock without addresses, and a README that is true."""

import ast
import itertools
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import figures
from figures.building import Build
from figures.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
HEAVY = ("pandas", "pandera", "pyarrow", "great_tables", "spacy", "numpy")


def blocks(language: str) -> list[str]:
    """The code blocks of the README in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """The words of every `figures` command that the README shows."""
    lines = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("figures ")]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["extract", "--help"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    """`figures --help` and `--version` answer at once: neither pandas nor spaCy nor pyarrow is imported."""
    script = (
        "import sys\nfrom figures.cli import main\nmain(standalone_mode=False, args=sys.argv[1:])\n"
        f"print('imported:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "imported: []"


def test_importing_the_package_imports_nothing_heavy() -> None:
    """`import figures` alone costs next to nothing."""
    script = f"import sys, figures; print([name for name in {(*HEAVY, 'click')!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_publishing_and_loading_need_no_parser() -> None:
    """Tables, publishing and reports can be imported where spaCy is not installed."""
    script = (
        "import sys\nsys.modules['spacy'] = None\n"
        "import figures.tables, figures.publish, figures.report\nprint('imported')"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("imported", "")


def test_every_package_in_the_lock_has_a_version_and_hashes_and_no_address() -> None:
    """Everybody installs the same files, from wherever their own pip looks."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert packages
    assert [line for line in packages if not re.match(r"[a-z0-9-]+==[^ ]+ (;.+ )?\\$", line)] == []
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
    for line, following in itertools.pairwise(lines):
        if line in packages:
            assert following.startswith("    --hash=sha256:")


def test_the_lock_holds_every_dependency_of_the_package_and_its_extras() -> None:
    """Nothing that pyproject.toml asks for is left to chance."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert {re.match(r"[a-z0-9-]+", name)[0] for name in asked} - locked == set()


def test_the_version_is_the_same_everywhere() -> None:
    """The citation names the version of the package."""
    assert f"version: {figures.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_package_is_marked_as_typed() -> None:
    """Type checkers of others read our types."""
    assert (ROOT / "figures" / "py.typed").is_file()


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_the_commands_of_the_readme_exist(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that the README shows has its name and options."""
    monkeypatch.chdir(tmp_path)
    for file in ("gold.jsonl", "claims.parquet"):
        (tmp_path / file).touch()
    command = main.commands[arguments[0]]
    context = command.make_context(arguments[0], arguments[1:])
    assert context.params


def test_the_readme_shows_commands() -> None:
    """Each command stands in the README, and so the test above has something to check."""
    assert {arguments[0] for arguments in commands()} == set(main.commands)


@pytest.mark.parametrize("code", blocks("python"), ids=lambda code: code.splitlines()[-1])
def test_the_python_of_the_readme_runs(code: str) -> None:
    """Each Python block runs, and its last line yields rows."""
    *statements, last = ast.parse(code).body
    names: dict[str, object] = {}
    exec(compile(ast.Module(statements, []), "README.md", "exec"), names)
    assert isinstance(last, ast.Expr)
    assert len(eval(compile(ast.Expression(last.value), "README.md", "eval"), names)) > 0  # type: ignore[arg-type]


def test_the_readme_shows_what_the_build_prints() -> None:
    """The summary in the README is that of the published tables."""
    built = Build(figures.load("documents"), figures.load("claims"), Path("datasets"), Path("schemas"))
    assert f"{built.summary()}\n" in blocks("text")


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_the_links_of_the_readme_lead_somewhere(target: str) -> None:
    """A file that the README links to exists."""
    assert (ROOT / target).exists()
