"""What each part of the extractor is worth: the same evaluation with one part switched off at a time.

A part is a function of the extractor; switched off, it gives what a program without it would give. To add one,
write it into PARTS: what it does in plain words, where it stands, and its stand-in.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple
from unittest import mock


class Part(NamedTuple):
    """One part of the extractor: what it does, the function (`module:name`), and what stands in for it."""

    does: str
    function: str
    stand_in: Callable[..., Any]


def _nothing(*_arguments: Any, **_options: Any) -> None:
    return None


def _never(*_arguments: Any, **_options: Any) -> bool:
    return False


def _undated(_passage: Any, mentions: Any) -> list[Any]:
    dating = importlib.import_module("figures.extraction.dating.assign")
    return [dating.NOT_DATED for _ in mentions]


def _asserted(_passage: Any, mentions: Any) -> list[Any]:
    status = importlib.import_module("figures.extraction.status")
    return [status.ASSERTED for _ in mentions]


def _own_voice(_passage: Any, mentions: Any) -> list[Any]:
    claimants = importlib.import_module("figures.extraction.claimants")
    return [claimants.Attribution(None, None, None, "own_voice", None, None, None) for _ in mentions]


PARTS = (
    Part("dates, designations, scores, idioms are no claims", "figures.extraction.exclusions:is_excluded", _never),
    Part("what happened, behind the noun (were killed)", "figures.extraction.predicates.behind:right", _nothing),
    Part("what happened, before the noun (killing 12)", "figures.extraction.predicates.before:left", _nothing),
    Part("the other items of a list (and 3 soldiers)", "figures.extraction.predicates.before:listed", _nothing),
    Part("nouns of happenings (the deaths of 12)", "figures.extraction.predicates.beside:nominal", _nothing),
    Part("totals (the toll rose to 45)", "figures.extraction.predicates.beside:total", _nothing),
    Part("parts of a count (450 killed, 30 of them women)", "figures.extraction.wholes:whole", _nothing),
    Part("what a label counts (Killed: 12)", "figures.extraction.labels:apart", _nothing),
    Part("claimants", "figures.extraction.claimants:attribute", _own_voice),
    Part("dates", "figures.extraction.dates:date_mentions", _undated),
    Part("plans, fears, denials", "figures.extraction.status:assess", _asserted),
)


@contextmanager
def switched_off(part: Part) -> Iterator[None]:
    """The extractor without the part, wherever its function has been imported to."""
    module, name = part.function.split(":")
    original = getattr(importlib.import_module(module), name)
    with ExitStack() as stack:
        for holder in [value for key, value in sys.modules.items() if key.split(".")[0] == "figures"]:
            for held in [key for key, value in vars(holder).items() if value is original]:
                stack.enter_context(mock.patch.object(holder, held, part.stand_in))
        yield
