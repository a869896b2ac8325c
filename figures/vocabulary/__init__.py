"""Vocabularies: the words for measures, units, modifiers, claimants and actors, kept as TOML files beside this module.

A folder named by the environment variable FIGURES_VOCABULARY may hold files of the same names; their lists are
added to ours and their keys replace ours, so that a user can add words without a release. `FiguresError` says what is
wrong with a file that cannot be used.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from figures.errors import FiguresError

ADDITIONS = "FIGURES_VOCABULARY"


@cache
def read(name: str) -> dict[str, Any]:
    """The vocabulary file `name`.toml as a dict, with the user's additions.

    >>> "killed" in read("measures")["casualties"]
    True
    """
    own = tomllib.loads(files("figures.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    folder = os.environ.get(ADDITIONS)
    added = Path(folder) / f"{name}.toml" if folder else None
    if added is not None and added.is_file():
        return _merge(own, _additions(added), added)
    return own


def _additions(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise FiguresError(f"{file}: cannot be read: {error.strerror}; correct it, or unset {ADDITIONS}") from error
    except ValueError as error:  # broken TOML, or bytes that are no UTF-8
        raise FiguresError(f"{file}: no valid TOML: {error}; correct the file, or unset {ADDITIONS}") from error


def _merge(own: dict[str, Any], added: dict[str, Any], file: Path) -> dict[str, Any]:
    merged = dict(own)
    for key, value in added.items():
        present = own.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merged[key] = _merge(present, value, file)
        elif isinstance(present, list) and isinstance(value, list):
            merged[key] = [*present, *value]
        elif isinstance(present, (dict, list)):
            kind = "table" if isinstance(present, dict) else "list"
            raise FiguresError(f"{file}: {key} must be a {kind}, as in ours; correct the file, or unset {ADDITIONS}")
        else:
            merged[key] = value
    return merged
