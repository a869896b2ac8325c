"""What the tests share: where the seeds stand, and cases kept as data files."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent


def labelled_cases(file: str) -> list[Any]:
    """The cases of tests/cases/`file`, each a pytest parameter known by its name."""
    cases = tomllib.loads((TESTS / "cases" / file).read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["name"]) for case in cases]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test marked `cases("file.toml")` each case of that file in turn, as its argument `case`."""
    for marker in metafunc.definition.iter_markers("cases"):
        metafunc.parametrize("case", labelled_cases(marker.args[0]))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed documents."""
    return TESTS.parent / "seeds"
