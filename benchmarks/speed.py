"""Characters a second of the extractor on one core, the share of it that the parser takes, and peak memory.

    python benchmarks/speed.py [--characters 500000] [--repeat 3] [--text FOLDER]

Both kinds of news are made by corpus.py, with a folder of real text beside them when one is named. The best of the
repeats counts, after a warm-up that loads the vocabulary and the model; the shares of the parser and of the stages
are those of one more pass each with their calls timed. Seconds are those of the processor, which other programs on the
machine do not lengthen; the extractor has one thread and waits for nothing.
"""

from __future__ import annotations

import argparse
import importlib
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from corpus import KINDS, documents, folder

from figures.documents import Document

STAGES = ("split", "publication_date", "find_mentions", "date_mentions", "attribute", "link", "assess")
"""The functions that `figures.extraction` calls for a document, in order; one that is gone is not shown."""


class Speed(NamedTuple):
    """One corpus: its size in characters, its claims, characters a second and the parser's share of the time."""

    name: str
    characters: int
    claims: int
    characters_a_second: float
    parser_share: float


class Stopwatch:
    """Seconds spent inside the timed calls; a timed call within another counts once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.inside = False

    def timed(self, call: Callable[[], Any]) -> Any:
        if self.inside:
            return call()
        self.inside, began = True, time.process_time()
        try:
            return call()
        finally:
            self.inside, self.seconds = False, self.seconds + time.process_time() - began


@contextmanager
def parser_watched() -> Iterator[Stopwatch]:
    """A stopwatch over every way into spaCy's pipeline; it stays at nothing when spaCy was never loaded."""
    watch = Stopwatch()
    language = getattr(sys.modules.get("spacy.language"), "Language", None)
    if language is None:
        yield watch
        return
    called, piped, made = language.__call__, language.pipe, language.make_doc

    def pipe(self: Any, *arguments: Any, **options: Any) -> Iterator[Any]:
        parsed = iter(piped(self, *arguments, **options))
        end = object()
        while (doc := watch.timed(lambda: next(parsed, end))) is not end:
            yield doc

    def call(self: Any, *arguments: Any, **options: Any) -> Any:
        return watch.timed(lambda: called(self, *arguments, **options))

    def make_doc(self: Any, text: str) -> Any:
        return watch.timed(lambda: made(self, text))

    with mock.patch.multiple(language, __call__=call, pipe=pipe, make_doc=make_doc):
        yield watch


@contextmanager
def stages_watched() -> Iterator[dict[str, Stopwatch]]:
    """A stopwatch over each stage that the extractor calls, by the name of its function."""
    extraction = importlib.import_module("figures.extraction")
    watches = {name: Stopwatch() for name in STAGES if hasattr(extraction, name)}

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **options: watches[name].timed(lambda: stage(*arguments, **options))

    with mock.patch.multiple(extraction, **{name: timed(name, getattr(extraction, name)) for name in watches}):
        yield watches


def extracted(texts: list[Document]) -> tuple[int, float]:
    """The number of claims in the texts and the seconds that it took to find them."""
    from figures.extraction import extract_claims

    began = time.process_time()
    claims = sum(len(extract_claims(document)) for document in texts)
    return claims, time.process_time() - began


def speed(name: str, texts: list[Document], repeat: int) -> Speed:
    """The speed of the extractor on the texts, the best of `repeat` passes."""
    characters = sum(len(document.text) for document in texts)
    passes = [extracted(texts) for _ in range(repeat)]
    with parser_watched() as watch:
        _, seconds = extracted(texts)
    best = min(seconds for _, seconds in passes)
    return Speed(name, characters, passes[0][0], characters / best, watch.seconds / seconds)


def stage_shares(texts: list[Document]) -> dict[str, float]:
    """The share of the time that each stage takes, and what remains for the rest."""
    with stages_watched() as watches:
        _, seconds = extracted(texts)
    shares = {name: watch.seconds / seconds for name, watch in watches.items()}
    return {**shares, "the rest": 1 - sum(shares.values())}


def corpora(characters: int, text: Path | None) -> Iterator[tuple[str, list[Document]]]:
    """The two kinds of made news, and the real text when there is any, each with its name."""
    for kind in KINDS:
        yield f"{kind} news", list(documents(characters, kind))
    if text is not None:
        yield text.name, list(folder(text))


def keep_to_one_core() -> None:
    """Numerical libraries start no threads; to be called before they are loaded."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(threads, "1")


def peak_megabytes() -> float:
    """The most memory that this program has held, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the extractor on one core.")
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--text", type=Path, help="a folder of .txt files to measure as well")
    arguments = parser.parse_args()
    keep_to_one_core()
    began = time.perf_counter()
    extracted(list(documents(1, "casualty", seed=1)))
    print(f"first document {time.perf_counter() - began:.2f} s (vocabulary and model loaded)")
    extracted(list(documents(20_000, "casualty", seed=1)))
    print(f"{'corpus':16} {'characters':>11} {'claims':>8} {'KB/s':>8} {'in parser':>10}")
    for name, texts in corpora(arguments.characters, arguments.text):
        row = speed(name, texts, arguments.repeat)
        rate = row.characters_a_second / 1000
        print(f"{row.name:16} {row.characters:11,} {row.claims:8,} {rate:8.0f} {row.parser_share:10.0%}")
        print(f"{'':16} " + ", ".join(f"{name} {share:.0%}" for name, share in stage_shares(texts).items()))
    print(f"peak memory {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
