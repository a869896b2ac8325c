"""Numbers that CQE finds. Runs in an environment of its own, which needs CQE and nothing of ours (CQE is GPL).

Reads and writes the same lines as quantulum3_numbers.py.
"""

import difflib
import json
import logging
import re
import sys
import time
import warnings
from collections.abc import Iterator
from typing import Any

from CQE import CQE

MODIFIERS = {">": "more_than", "<": "less_than", "~": "about"}
VAGUE = re.compile(r"\b(dozens|scores|tens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
SCALES = {"dozen": 12}


def number(found: Any, written: str) -> dict[str, Any]:
    """The value and bounds of a quantity as the guidelines' modifiers have them."""
    scale = SCALES.get(found.unit.norm_unit, 1)
    if VAGUE.search(written):
        return {"value": None, "low": None, "high": None, "modifier": "vague"}
    if hasattr(found.value, "lower"):
        low, high = sorted((found.value.lower, found.value.upper))
        return {"value": None, "low": low * scale, "high": high * scale, "modifier": "range"}
    value = found.value.value * scale
    modifier = MODIFIERS.get(found.change.change, "exact")
    low = None if modifier in ("less_than", "about") else value
    high = None if modifier in ("more_than", "about") else value
    return {"value": value, "low": low, "high": high, "modifier": modifier}


class Places:
    """Offsets in the sentence for offsets in the text that CQE makes of it before it reads."""

    def __init__(self, sentence: str, rewritten: str) -> None:
        matcher = difflib.SequenceMatcher(None, rewritten, sentence, autojunk=False)
        self.same = rewritten == sentence
        self.blocks = [] if self.same else matcher.get_matching_blocks()

    def original(self, at: int) -> int:
        if self.same:
            return at
        shift = 0
        for block in self.blocks:
            if at < block.a:
                return block.b
            shift = block.b - block.a
            if at < block.a + block.size:
                return at + shift
        return at + shift


def numbers(parser: Any, sentence: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The numbers of one sentence."""
    rewritten = parser._preprocess_text(sentence["text"])[0]
    places = Places(sentence["text"], rewritten)
    for found in parser.parse(sentence["text"]):
        indices = found.value.char_indices
        if not indices:
            continue
        start, end = min(a for a, _ in indices), max(b for _, b in indices)
        place = {
            "document_id": sentence["document_id"],
            "start": sentence["start"] + places.original(start),
            "end": sentence["start"] + places.original(end - 1) + 1,
        }
        named = found.unit.norm_unit.strip("- ") if found.unit.norm_unit else ""
        yield place | number(found, rewritten[start:end]) | {"unit": None if named in SCALES else named or None}


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    parser = CQE.CQE(spacy_model=sys.argv[1])
    parser.parse("Twelve people walked 3 km.")  # the first call loads what the tool needs
    seconds, failed = 0.0, 0
    for line in sys.stdin:
        sentence = json.loads(line)
        began = time.perf_counter()
        try:
            found = list(numbers(parser, sentence))
        except Exception:  # the tool raises errors of many kinds on odd text; such a sentence yields nothing
            found, failed = [], failed + 1
        seconds += time.perf_counter() - began
        for row in found:
            print(json.dumps(row))
    print(json.dumps({"seconds": seconds, "failed": failed}))


if __name__ == "__main__":
    main()
