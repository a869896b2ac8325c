"""Evaluation: how well claims agree with gold that people annotated, by the guidelines' own rules.

`evaluate` scores a table of claims, or the extractor itself, against a gold file in which every claim is
annotated; `recall` counts how many figures that others coded from real texts are among the claims.

    >>> from pathlib import Path
    >>> print(evaluate(Path("gold.jsonl"), read_claims(Path("claims.csv"))).table())  # doctest: +SKIP
"""

from figures.evaluation.coded import CorpusRecall, Missed, Recall, recall
from figures.evaluation.gold import PARTS, in_part, read_claims
from figures.evaluation.scores import Evaluation, FieldScore, LinkScore, Mistake, Rate, TierScore, evaluate
from figures.evaluation.statements import COLUMNS

__all__ = [
    "COLUMNS",
    "PARTS",
    "CorpusRecall",
    "Evaluation",
    "FieldScore",
    "LinkScore",
    "Missed",
    "Mistake",
    "Rate",
    "Recall",
    "TierScore",
    "evaluate",
    "in_part",
    "read_claims",
    "recall",
]
