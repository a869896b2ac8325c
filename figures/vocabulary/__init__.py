"""Vocabularies: the words for measures, units, modifiers, claimants and actors, kept as TOML files beside this module.

A folder named by the environment variable FIGURES_VOCABULARY may hold files of the same names; their lists are
added to ours and their keys replace ours, so that a user can add words without a release.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

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
        return _merge(own, tomllib.loads(added.read_text(encoding="utf-8")))
    return own


def _merge(own: dict[str, Any], added: dict[str, Any]) -> dict[str, Any]:
    merged = dict(own)
    for key, value in added.items():
        present = own.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merged[key] = _merge(present, value)
        elif isinstance(present, list) and isinstance(value, list):
            merged[key] = [*present, *value]
        else:
            merged[key] = value
    return merged
