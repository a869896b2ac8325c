"""Which claim states which gold claim, and in what the two agree: pairs that are the same and pairs that are not."""

import pytest

from figures.evaluation.matching import match, same_amount, same_dates, same_name, same_unit, tier
from figures.evaluation.statements import Statement, statements


def statement(**fields: object) -> Statement:
    """One statement, of twelve people killed but for the given fields."""
    plain: dict[str, object] = {"claim_id": "x", "start": 15, "end": 24, "value": 12, "low": 12, "high": 12}
    killed = {"modifier": "exact", "unit": "person", "measure": "killed", "tier": "core"}
    return statements([plain | killed | fields])[0]


@pytest.mark.parametrize(
    ("gold", "claim", "same"),
    [
        ("the Ministry of Defence", "Defense Ministry", True),
        ("U.N. refugee agency", "UN refugee agency", True),
        ("Kenya's interior ministry", "interior ministry", True),
        ("Kenya's interior ministry", "ministry", False),
        ("army", "navy", False),
        ("police", None, False),
        (None, None, True),
    ],
)
def test_names_are_the_same_when_the_shorter_is_half_of_the_longer(
    gold: str | None, claim: str | None, same: bool
) -> None:
    """Names agree when each telling word of the shorter one stands in the longer one and is half of it."""
    assert same_name(gold, claim) is same


@pytest.mark.parametrize(
    ("gold", "claim", "same"),
    [
        ("person", "household", False),
        ("person", "person", True),
        ("house", "building", True),
        ("rifle", "sandbag", True),
        ("rifle", "rocket", False),
        ("USD", "EUR", False),
        ("km", "mile", False),
        ("rifle", None, False),
    ],
)
def test_units_agree_exactly_or_by_family(gold: str, claim: str | None, same: bool) -> None:
    """People, measurements and money agree word for word, things by their family."""
    assert same_unit(gold, claim) is same


@pytest.mark.parametrize(
    ("gold", "claim", "same"),
    [
        (("2023-05-04", "2023-05-04"), ("2023-05-03", "2023-05-05"), True),
        (("2023-05-04", "2023-05-04"), ("2023-05-02", "2023-05-04"), False),
        (("2023-05-01", "2023-05-31"), ("2023-05-10", "2023-05-31"), True),
        (("2023-05-01", "2023-05-31"), ("2023-05-20", "2023-05-31"), False),
        ((None, "2023-05-04"), ("2023-01-01", "2023-05-04"), False),
        ((None, "2023-05-04"), (None, "2023-05-05"), True),
        ((None, "2023-05-04"), (None, "2023-05-14"), False),
        ((None, None), (None, None), True),
    ],
)
def test_dates_agree_within_a_day_or_over_half_their_days(
    gold: tuple[str | None, str | None], claim: tuple[str | None, str | None], same: bool
) -> None:
    """Spans agree when both ends do within a day or half of all their days are shared; open ends must be the same."""
    ours, theirs = (statement(date_start=start, date_end=end) for start, end in (gold, claim))
    assert same_dates(ours, theirs) is same


def test_small_amounts_agree_to_three_digits() -> None:
    """A third written 0.333 is a third; 1,000 is not 1,001."""
    assert same_amount(0.333, 1 / 3)
    assert not same_amount(1000, 1001)
    assert not same_amount(0, None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "core"),
        ({"measure": "money"}, "context"),
        ({"modifier": "vague", "measure": "money"}, "vague"),
        ({"tier": "singular"}, "singular"),
        ({"tier": "context"}, "core"),
    ],
)
def test_a_claim_competes_in_the_tier_of_its_measure(fields: dict[str, object], expected: str) -> None:
    """Singular is taken from the claim; all else follows from modifier and measure."""
    assert tier(statement(**fields)) == expected


def test_a_match_is_one_to_one_and_prefers_the_measure() -> None:
    """Of two claims on one number the one with the gold's measure matches; the other states nothing."""
    gold = [statement()]
    assert match(gold, [statement(measure="injured"), statement()]) == {0: 1}
    assert match([*gold, *gold], [statement()]) == {0: 0}


def test_a_span_longer_than_a_phrase_matches_nothing() -> None:
    """A claim may be twice as long as the gold and forty characters more, and must hold some of its text."""
    gold = statement(start=100, end=110)
    assert match([gold], [statement(start=100, end=160)]) == {0: 0}
    assert match([gold], [statement(start=100, end=161)]) == {}
    assert match([gold], [statement(start=110, end=120)]) == {}
