"""Rules: what must hold between the columns of a row, and between rows.

A rule says in words what must hold and marks the rows that break it, whole columns at a time:

>>> [rule.statement for rule in CLAIM_RULES if "negated" in rule.columns]
['negated must be true if and only if status is not asserted']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from figures.extraction.claims import address
from figures.tables.columns import groups

Marks = Any
"""A Series or array with one truth value a row: whether it breaks the rule."""


class Rule(NamedTuple):
    """What must hold, the columns that it speaks of, and the rows that break it."""

    statement: str
    columns: tuple[str, ...]
    broken: Callable[[pd.DataFrame], Marks]


def text_rules(texts: Mapping[str, str]) -> tuple[Rule, ...]:
    """The rules that need the documents' texts, given by id: that every claim stands where it says it stands."""
    return (
        Rule(
            "there must be a document of this id",
            ("document_id",),
            lambda frame: ~frame["document_id"].isin(list(texts)),
        ),
        Rule(
            "quote must be what the document says from start to end",
            ("quote", "start", "end"),
            lambda frame: _not_at(frame, texts, "quote", "start", "end"),
        ),
        Rule(
            "number must be what the document says from number_start to number_end",
            ("number", "number_start", "number_end"),
            lambda frame: _not_at(frame, texts, "number", "number_start", "number_end"),
        ),
        Rule(
            "sentence must stand in the document around its quote, word for word",
            ("sentence", "start", "end"),
            lambda frame: _not_around(frame, texts),
        ),
    )


def _not_at(frame: pd.DataFrame, texts: Mapping[str, str], words: str, start: str, end: str) -> Marks:
    rows = _rows(frame, "document_id", words, start, end)
    return np.fromiter((texts.get(d, "")[s:e] != w for d, w, s, e in rows), bool, len(frame))


def _not_around(frame: pd.DataFrame, texts: Mapping[str, str]) -> Marks:
    rows = _rows(frame, "document_id", "sentence", "start", "end")
    found = (texts.get(d, "").find(w, max(0, e - len(w)), s + len(w)) < 0 for d, w, s, e in rows)
    return np.fromiter(found, bool, len(frame))


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows as tuples; text that is missing, which another rule forbids, is empty."""
    filled = frame[list(columns)].fillna(dict.fromkeys(frame.select_dtypes("str").columns.intersection(columns), ""))
    return zip(*(filled[name].tolist() for name in columns), strict=True)


def _not_its_address(frame: pd.DataFrame) -> Marks:
    homes = {name: address(name, 0, 0).removesuffix("0,0") for name in frame["document_id"].dropna().unique()}
    numbers = frame["number_start"].astype("str") + "," + frame["number_end"].astype("str")
    known = frame["document_id"].notna()  # that it must not be missing is said by its column
    return known & (frame["claim_id"] != frame["document_id"].map(homes.get).astype("str") + numbers)


def _out_of_order(frame: pd.DataFrame) -> Marks:
    return (
        (frame["start"] > frame["number_start"])
        | (frame["number_start"] >= frame["number_end"])
        | (frame["number_end"] > frame["end"])
    )


def _number_not_in_quote(frame: pd.DataFrame) -> Marks:
    rows = _rows(frame, "quote", "number", "start", "number_start")
    return np.fromiter((not q.startswith(n, max(0, at - start)) for q, n, start, at in rows), bool, len(frame))


def _quote_not_in_sentence(frame: pd.DataFrame) -> Marks:
    return np.fromiter((q not in s for q, s in _rows(frame, "quote", "sentence")), bool, len(frame))


def _bounded(modifier: str, value: bool, low: bool, high: bool) -> Rule:
    """What bounds a modifier sets: whether there is a value, and whether it is the lower and the upper bound."""
    said = [
        "value must be given" if value else "value must be null",
        f"low must be {'the value' if low else 'null'}",
        f"high must be {'the value' if high else 'null'}",
    ]

    def broken(frame: pd.DataFrame) -> Marks:
        amount, least, most = frame["value"], frame["low"], frame["high"]
        fits = amount.notna() == value
        fits &= (least == amount) if low else least.isna()
        fits &= (most == amount) if high else most.isna()
        return (frame["modifier"] == modifier) & ~fits

    advice = "either the modifier or the bounds are wrong"
    return Rule(f"with the modifier {modifier} {', '.join(said)}; {advice}", ("value", "low", "high"), broken)


def _no_range(frame: pd.DataFrame) -> Marks:
    fits = frame["value"].isna() & (frame["low"] < frame["high"])
    return (frame["modifier"] == "range") & ~fits


def _other_category(frame: pd.DataFrame) -> Marks:
    return frame["measure"].map(groups().get) != frame["category"]


def _other_tier(frame: pd.DataFrame) -> Marks:
    tier, measured = frame["tier"], frame["measure"].map(groups().get) == "measurements"
    return ((tier == "core") & measured) | ((tier == "context") & ~measured)


def _no_singular(frame: pd.DataFrame) -> Marks:
    harmed = frame["measure"].map(groups().get).isin(["casualties", "detention"])
    return (frame["tier"] == "singular") & ~(harmed & (frame["value"] == 1) & (frame["modifier"] == "exact"))


def _other_precision(frame: pd.DataFrame) -> Marks:
    start, end, precision = frame["date_start"], frame["date_end"], frame["date_precision"]
    same_year = start.dt.year == end.dt.year
    fits = {
        "day": start == end,
        "month": same_year & (start.dt.month == end.dt.month),
        "year": same_year,
        "range": (start != end) & (start.notna() | end.notna()),
        "unknown": start.isna() & end.isna(),
    }
    broken = precision.isna() & (start.notna() | end.notna())
    for term, holds in fits.items():
        broken |= (precision == term) & ~holds
    return broken


def _linked(column: str) -> tuple[Rule, ...]:
    return (
        Rule(f"{column} must be the claim_id of another claim of the same document", (column,), _astray(column)),
        Rule(f"{column} must not lead in a circle", (column,), _circular(column)),
    )


def _astray(column: str) -> Callable[[pd.DataFrame], Marks]:
    def broken(frame: pd.DataFrame) -> Marks:
        linked = frame[column].notna().to_numpy()
        target = _targets(frame, column)
        documents = frame["document_id"].to_numpy()
        elsewhere = documents[target] != documents
        return linked & ((target < 0) | elsewhere | (target == np.arange(len(frame))))

    return broken


def _circular(column: str) -> Callable[[pd.DataFrame], Marks]:
    def broken(frame: pd.DataFrame) -> Marks:
        step = _targets(frame, column)
        step[step == np.arange(len(frame))] = -1  # a claim that names itself is another rule's
        reached = 1
        while (step >= 0).any() and reached <= len(
            frame
        ):  # each round goes twice as far; no chain is longer than the table
            step = np.where(step >= 0, step[step], -1)
            reached *= 2
        return step >= 0

    return broken


def _restates_later(frame: pd.DataFrame) -> Marks:
    target = _targets(frame, "restates")
    documents, start = frame["document_id"].to_numpy(), frame["start"].to_numpy()
    known = (target >= 0) & (target != np.arange(len(frame))) & (documents[target] == documents)
    return known & (start[target] >= start)  # what is no claim of the document is another rule's


def _targets(frame: pd.DataFrame, column: str) -> np.ndarray:
    """The row that each row's link names, -1 where it names none."""
    named = frame.loc[frame["claim_id"].isin(frame[column].dropna().tolist()), "claim_id"].drop_duplicates()
    rows = dict(zip(named.tolist(), named.index.tolist(), strict=True))
    found = np.full(len(frame), -1)
    linked = np.flatnonzero(frame[column].notna())
    found[linked] = [rows.get(link, -1) for link in frame[column].iloc[linked]]
    return found


CLAIM_RULES = (
    Rule(
        "claim_id must be the address of the number: document, number_start and number_end",
        ("claim_id", "document_id", "number_start", "number_end"),
        _not_its_address,
    ),
    Rule(
        "the number must stand inside the quote: start <= number_start < number_end <= end",
        ("start", "number_start", "number_end", "end"),
        _out_of_order,
    ),
    Rule(
        "quote must be end - start code points long",
        ("quote", "start", "end"),
        lambda frame: frame["quote"].str.len() != frame["end"] - frame["start"],
    ),
    Rule(
        "number must be number_end - number_start code points long",
        ("number", "number_start", "number_end"),
        lambda frame: frame["number"].str.len() != frame["number_end"] - frame["number_start"],
    ),
    Rule("number must be what the quote says at its place", ("number", "quote", "number_start"), _number_not_in_quote),
    Rule("sentence must hold the quote, word for word", ("quote", "sentence"), _quote_not_in_sentence),
    _bounded("exact", value=True, low=True, high=True),
    _bounded("at_least", value=True, low=True, high=False),
    _bounded("more_than", value=True, low=True, high=False),
    _bounded("at_most", value=True, low=False, high=True),
    _bounded("less_than", value=True, low=False, high=True),
    _bounded("almost", value=True, low=False, high=True),
    _bounded("about", value=True, low=False, high=False),
    _bounded("vague", value=False, low=False, high=False),
    Rule(
        "with the modifier range value must be null and low below high; either the modifier or the bounds are wrong",
        ("value", "low", "high"),
        _no_range,
    ),
    Rule("category must be the group of the measure", ("measure", "category"), _other_category),
    Rule(
        "tier core is for all measures but measurements, tier context for measurements alone",
        ("tier", "measure"),
        _other_tier,
    ),
    Rule(
        "tier must be vague if and only if the modifier is vague",
        ("tier", "modifier"),
        lambda frame: (frame["tier"] == "vague") != (frame["modifier"] == "vague"),
    ),
    Rule(
        "tier singular is for the value 1 of a casualty or detention measure, with the modifier exact",
        ("tier", "value", "measure", "modifier"),
        _no_singular,
    ),
    Rule(
        "date_start must not be after date_end",
        ("date_start", "date_end"),
        lambda frame: frame["date_start"] > frame["date_end"],
    ),
    Rule(
        "dates must fit date_precision: day one day, month and year inside one, range more than a day, unknown none",
        ("date_precision", "date_start", "date_end"),
        _other_precision,
    ),
    Rule(
        "date_precision must be null in tier context, and only there",
        ("date_precision", "tier"),
        lambda frame: frame["date_precision"].isna() != (frame["tier"] == "context"),
    ),
    Rule(
        "attribution must be own_voice if and only if there is no claimant",
        ("attribution", "claimant"),
        lambda frame: (frame["attribution"] == "own_voice") != frame["claimant"].isna(),
    ),
    Rule(
        "claimant_resolved must be given if and only if there is a claimant",
        ("claimant_resolved", "claimant"),
        lambda frame: frame["claimant_resolved"].isna() != frame["claimant"].isna(),
    ),
    Rule(
        "claimant_type must be given if and only if there is a claimant",
        ("claimant_type", "claimant"),
        lambda frame: frame["claimant_type"].isna() != frame["claimant"].isna(),
    ),
    Rule(
        "claimant_key must be null where there is no claimant",
        ("claimant_key", "claimant"),
        lambda frame: frame["claimant_key"].notna() & frame["claimant"].isna(),
    ),
    Rule(
        "negated must be true if and only if status is not asserted",
        ("negated", "status"),
        lambda frame: frame["negated"] != (frame["status"] != "asserted"),
    ),
    *_linked("part_of"),
    *_linked("restates"),
    Rule("restates must name an earlier claim", ("restates", "start"), _restates_later),
    Rule(
        "part_of and restates must not name the same claim",
        ("part_of", "restates"),
        lambda frame: frame["part_of"].notna() & (frame["part_of"] == frame["restates"]),
    ),
    Rule(
        "unit must not begin or end with a blank",
        ("unit",),
        lambda frame: frame["unit"].notna() & (frame["unit"] != frame["unit"].str.strip()),
    ),
)

DOCUMENT_RULES = (
    Rule(
        "published_basis must be given if and only if published is",
        ("published_basis", "published"),
        lambda frame: frame["published_basis"].isna() != frame["published"].isna(),
    ),
    Rule(
        "published_note must say what an inferred date rests on",
        ("published_note", "published_basis"),
        lambda frame: (frame["published_basis"] == "inferred") & frame["published_note"].isna(),
    ),
)
