"""Rendering: the figures of an evaluation as text for a terminal, or as plain values for JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from figures.evaluation.matching import LEVELS

if TYPE_CHECKING:
    from figures.evaluation.coded import Recall
    from figures.evaluation.scores import Evaluation, Rate, TierScore


def evaluation_text(evaluation: Evaluation) -> str:
    """The tiers, fields and links as three blocks of aligned columns."""
    return "\n".join([*_tier_lines(evaluation), "", *_field_lines(evaluation), *_link_lines(evaluation)])


def _tier_lines(evaluation: Evaluation) -> list[str]:
    lines = [
        f"{'tier':9}{'gold':>5}{'claims':>7}   " + "   ".join(f"{level:^17}" for level in LEVELS),
        " " * 24 + "   ".join(f"{'P':>5} {'R':>5} {'F1':>5}" for _ in LEVELS),
    ]
    for name, row in evaluation.tiers.items():
        cells = "   ".join(" ".join(f"{number:5.3f}" for number in rate) for rate in _levels(row).values())
        lines.append(f"{name:9}{row.gold:5}{row.claims:7}   {cells}")
    core = evaluation.tiers["core"]
    if core.gold:
        recall = core.found.recall
        margin = 1.96 * math.sqrt(max(recall * (1 - recall), 1e-4) / core.gold)
        lines.append(f"(core recall {recall:.3f} +- {margin:.3f} at 95 %)")
    return lines


def _field_lines(evaluation: Evaluation) -> list[str]:
    lines = ["fields of found core claims: accuracy (constant answer), P R F1 of answers that are not the default"]
    for name, row in evaluation.fields.items():
        telling = ""
        if row.rate is not None:
            telling = f" ({row.constant:.3f})  " + " ".join(f"{number:.3f}" for number in row.rate)
        lines.append(f"  {name:12} {row.accuracy:.3f}{telling}")
    return lines


def _link_lines(evaluation: Evaluation) -> list[str]:
    return [
        f"  {name:12} P {row.rate.precision:.3f} R {row.rate.recall:.3f} F1 {row.rate.f1:.3f} of {row.gold}"
        for name, row in evaluation.links.items()
    ]


def evaluation_values(evaluation: Evaluation) -> dict[str, Any]:
    """`tiers`, `fields` and `links` as nested dicts, with rates as P, R and F."""
    tiers = {
        name: {"gold": row.gold, "claims": row.claims} | {level: _values(rate) for level, rate in _levels(row).items()}
        for name, row in evaluation.tiers.items()
    }
    fields: dict[str, dict[str, float | None]] = {}
    for name, row in evaluation.fields.items():
        fields[name] = {"accuracy": row.accuracy}
        if row.rate is not None:
            fields[name] |= {"constant": row.constant} | _values(row.rate)
    links = {name: _values(row.rate) | {"gold": row.gold} for name, row in evaluation.links.items()}
    return {"tiers": tiers, "fields": fields, "links": links}


def _levels(row: TierScore) -> dict[str, Rate]:
    return {"found": row.found, "typed": row.typed, "full": row.full}


def _values(rate: Rate) -> dict[str, float]:
    return dict(zip("PRF", rate, strict=True))


def recall_text(recall: Recall) -> str:
    """One line for each corpus, then the mean of their recalls."""
    lines = [f"{'corpus':12} {'texts':>6} {'gold':>5} {'number':>7} {'hit':>6} {'claims/text':>12}"]
    for name, row in recall.corpora.items():
        lines.append(
            f"{name:12} {row.documents:6} {row.gold:5} {row.number:7.3f} {row.hit:6.3f} {row.claims_per_document:12.2f}"
        )
    return "\n".join([*lines, f"macro-averaged recall {recall.macro:.3f}"])
