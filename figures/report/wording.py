"""Wording: the figure, the dates and the object of a claim as readers know them.

>>> figure({"modifier": "at_least", "value": 286.0, "low": 286.0, "high": None, "unit": "person", "number": "286"})
'≥ 286'
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from figures import vocabulary

_CURRENCY = 3
"""The letters of an ISO 4217 code."""


def figure(claim: Mapping[str, Any]) -> str:
    """The number of a claim with the sign of its modifier, the unit where it is a measurement, and its status.

    >>> claim = {"modifier": "range", "low": 1.5, "high": 2.0, "unit": "km", "number": "1.5 to 2", "status": "feared"}
    >>> figure(claim)
    '1.5–2 km (feared)'
    """
    amounts = {name: amount(claim.get(name)) for name in ("value", "low", "high")}
    written = vocabulary.read("wording")["figure"][claim["modifier"]].format(number=claim["number"], **amounts)
    unit = str(claim["unit"])
    if claim["modifier"] != "vague":
        written = _with_unit(written, unit, single=claim.get("value") == 1)
    status = claim.get("status") or "asserted"
    return written if status == "asserted" else f"{written} ({status})"


def _with_unit(written: str, unit: str, single: bool) -> str:
    forms = vocabulary.read("wording")["unit"].get(unit)
    if forms is not None:
        name = forms[0] if single else forms[1]
        return f"{written}{'' if name == '%' else ' '}{name}".rstrip()
    return f"{written} {unit}" if _is_money(unit) else written


def _is_money(unit: str) -> bool:
    return len(unit) == _CURRENCY and unit.isupper() and unit.isascii()


def amount(value: float | None) -> str:
    """An amount with separators and no needless decimals.

    >>> amount(8200000.0), amount(0.25), amount(None)
    ('8,200,000', '0.25', '')
    """
    return "" if value is None else f"{value:,.15g}"


def counted(claim: Mapping[str, Any]) -> str:
    """What the claim counts: the noun phrase as written, else the unit; nothing that stands with the figure already.

    >>> counted({"object": "weeks", "unit": "week"}), counted({"object": None, "unit": "person"})
    ('', 'people')
    """
    words = vocabulary.read("wording")
    forms = words["unit"].get(claim["unit"])
    if claim.get("object"):
        return "" if forms and str(claim["object"]).lower() in forms else str(claim["object"])
    unit = str(claim["unit"])
    return "" if forms or _is_money(unit) else str(words["plural"].get(unit, unit))


def dated(claim: Mapping[str, Any]) -> str:
    """The days of a claim as a reader says them, in English whatever the locale.

    >>> september = {"date_start": datetime.date(2022, 9, 1), "date_end": datetime.date(2022, 9, 30)}
    >>> dated({**september, "date_precision": "month"}), dated({**september, "date_precision": "range"})
    ('September 2022', '1–30 September 2022')
    >>> dated({"date_start": None, "date_end": datetime.date(2022, 9, 3), "date_precision": "range"})
    'until 3 September 2022'
    """
    start, end = claim.get("date_start"), claim.get("date_end")
    if start is None or end is None:
        return f"until {day(end)}" if end is not None else f"from {day(start)}" if start is not None else ""
    match claim.get("date_precision"):
        case "year":
            return f"{start.year}"
        case "month":
            return f"{_month(start)} {start.year}"
        case _:
            return day(start) if start == end else _span(start, end)


def _span(start: datetime.date, end: datetime.date) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{start.day} {_month(start)} – {day(end)}"
    return f"{start.day}–{day(end)}"


def day(date: datetime.date) -> str:
    """A day as a reader writes it.

    >>> day(datetime.date(2023, 9, 21))
    '21 September 2023'
    """
    return f"{date.day} {_month(date)} {date.year}"


def _month(date: datetime.date) -> str:
    return str(vocabulary.read("wording")["months"][date.month - 1])


def many(count: int, noun: str) -> str:
    """A count with its noun.

    >>> many(1, "claim"), many(6500, "claim")
    ('1 claim', '6,500 claims')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
