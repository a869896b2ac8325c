"""Numbers that quantulum3 finds. Runs in an environment of its own, which needs quantulum3 and nothing of ours.

Reads sentences from standard input, one JSON object a line ({"document_id", "start", "text"}), and writes the numbers
found, one a line: {"document_id", "start", "end", "value", "low", "high", "modifier", "unit"}. The last line holds
the seconds that the tool took and the sentences it failed on: {"seconds", "failed"}.
"""

import json
import sys
import time
from typing import Any

from quantulum3 import parser

SCALES = {"dozen": 12, "score": 20, "gross": 144}


def number(found: Any) -> dict[str, Any]:
    """The value and bounds of a quantity; a spread, which the tool also makes of "30 to 40", is a range."""
    scale = SCALES.get(found.unit.name, 1)
    if found.uncertainty:
        ends = (found.value - found.uncertainty, found.value + found.uncertainty)
        return {"value": None, "low": min(ends) * scale, "high": max(ends) * scale, "modifier": "range"}
    value = found.value * scale
    return {"value": value, "low": value, "high": value, "modifier": "exact"}


def unit(found: Any) -> str | None:
    """The tool's name of the unit, or the code of a currency; null for a bare count."""
    if found.unit.name == "dimensionless" or found.unit.name in SCALES:
        return None
    return found.unit.currency_code or found.unit.name


def main() -> None:
    parser.parse("Twelve people walked 3 km.")  # the first call loads what the tool needs
    seconds, failed = 0.0, 0
    for line in sys.stdin:
        sentence = json.loads(line)
        began = time.perf_counter()
        try:
            quantities = parser.parse(sentence["text"])
        except Exception:  # the tool raises errors of many kinds on odd text; such a sentence yields nothing
            quantities, failed = [], failed + 1
        seconds += time.perf_counter() - began
        for found in quantities:
            start, end = (sentence["start"] + max(at, 0) for at in found.span)
            place = {"document_id": sentence["document_id"], "start": start, "end": end}
            print(json.dumps(place | number(found) | {"unit": unit(found)}))
    print(json.dumps({"seconds": seconds, "failed": failed}))


if __name__ == "__main__":
    main()
