"""Extraction as a whole: what holds of the claims of any text whatever, and of documents among others."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import figures
from figures.documents import Document
from figures.extraction import extract_claims, finding, passage_of
from figures.extraction.claims import Claim
from figures.extraction.numbers import Amount, scan
from figures.tables import claims_frame, validate_claims

PIECES = """
12 1,318 2.5m 12k 1e400 0 00 -5 3-4 30–40 1/2 5'11 1.000.000 1,00,000 ١٢٣ １２３ ² ½ No.4 PMN-2 2020 12:30 +1 234 half
twin twice one two dozens hundreds thousand million several no nobody first third another others between from to and
or of nor at least more than over nearly about or-more including whom respectively each killed injured wounded died
were was left has been people troops men women mines houses dead bodies children soldier the a an said ministry
police He It according report May Sept. 21, 2023 Monday yesterday since ago days years km % $ € ( ) [ ] " “ ” ' ’ -
– — • . ... : ; , ! ? # @ U.S. Mr. Killed: KILLED İstanbul straße http://wire.example/12
""".split()
PIECES += ["\n", "\n\n", "\t", "\x00", "\ufeff", "\u200b", "\u202e12\u202c", "\u2028", "\x85", "\U0001f600", "Ã©"]
PIECES += ["At least 12 people were killed,", "five of them children", "police said.", "A soldier was shot.", "9" * 400]

texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(max_size=200),
)
written = texts.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text))
"""Texts that can be written to a file: without half a pair of surrogates."""

ROOMY = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def claims_of(text: str, document_id: str = "any") -> tuple[Claim, ...]:
    """The claims of a text that came out on no known day."""
    return extract_claims(Document(document_id=document_id, text=text))


def fits(claim: Claim) -> bool:
    """Whether value, low and high are those that the guidelines ask of the modifier."""
    amount = (claim.value, claim.low, claim.high)
    match claim.modifier:
        case "exact":
            return claim.value is not None and claim.low == claim.value == claim.high
        case "at_least" | "more_than":
            return claim.value is not None and amount[1:] == (claim.value, None)
        case "at_most" | "less_than" | "almost":
            return claim.value is not None and amount[1:] == (None, claim.value)
        case "about":
            return claim.value is not None and amount[1:] == (None, None)
        case "range":
            return claim.value is None and claim.low is not None and claim.high is not None and claim.low < claim.high
    return claim.modifier == "vague" and amount == (None, None, None)


@ROOMY
@given(texts)
def test_every_claim_of_any_text_is_where_it_says(text: str) -> None:
    """Quote, number and sentence are the text at their offsets, the number inside the quote and the sentence."""
    ends = 0
    for claim in claims_of(text):
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.number_start : claim.number_end] == claim.number != ""
        assert claim.start <= claim.number_start < claim.number_end <= claim.end
        sentences = [
            s for s in passage_of(Document(document_id="any", text=text)).sentences if s.text == claim.sentence
        ]
        assert any(s.start <= claim.number_start < claim.number_end <= s.end for s in sentences)
        assert ends <= claim.number_start
        ends = claim.number_start


@ROOMY
@given(texts)
def test_bounds_fit_the_modifier_in_any_text(text: str) -> None:
    """Value, low and high are what the modifier says of them, and finite."""
    for claim in claims_of(text):
        assert fits(claim), claim
        assert all(end is None or end.is_finite() for end in (claim.value, claim.low, claim.high))


@ROOMY
@given(texts, st.text(max_size=12))
def test_claim_ids_are_unique_and_claims_the_same_each_time(text: str, document_id: str) -> None:
    """No two claims of a text have one address, whatever the document is called, and nothing is left to chance."""
    claims = claims_of(text, document_id)
    ids = {claim.claim_id for claim in claims}
    assert len(ids) == len(claims)
    assert {claim.part_of for claim in claims} | {claim.restates for claim in claims} <= ids | {None}
    assert claims_of(text, document_id) == claims


@settings(parent=ROOMY, max_examples=40)
@given(st.lists(written, max_size=4))
def test_claims_of_any_texts_keep_every_rule_of_the_table(found: list[str]) -> None:
    """Types, vocabularies, ranges and rules hold, and quotes, numbers and sentences stand in their documents."""
    documents = [Document(document_id=f"text {place}", text=text) for place, text in enumerate(found)]
    claims = [claim for document in documents for claim in extract_claims(document)]
    assert len(validate_claims(claims_frame(claims), documents)) == len(claims)


WHEN = (
    *("since Wednesday", "since this morning", "this week", "this month", "so far this year"),
    *("since 2023", "since September 2022", "from 5 to 5 May"),
)


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("published", ["2022-01-01", "2022-05-05", "2022-08-29", "2022-08-31", None])
def test_a_date_of_any_day_keeps_every_rule_of_the_table(when: str, published: str | None) -> None:
    """Spans of time that come down to one day, or that begin after the day of publication, break no rule."""
    text = f"Officials said 40 people were killed {when}."
    claims = figures.extract(text, published=published)
    assert len(claims) == 1
    assert validate_claims(claims) is not None


@settings(parent=ROOMY, max_examples=40)
@given(st.lists(written, min_size=1, max_size=3))
def test_other_documents_change_no_claim(found: list[str]) -> None:
    """A document alone and the same among others, in any order, has the same claims."""
    documents = [Document(document_id=f"text {place}", text=text) for place, text in enumerate(found)]
    alone = [claim for document in documents for claim in extract_claims(document)]
    assert figures.extract(documents[::-1]).equals(claims_frame(alone))


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_long_runs_of_one_thing_are_read(piece: str) -> None:
    """Hundreds of the same number, word, bracket or space raise nothing, with and without spaces between."""
    for text in (piece * 200, f"{piece} " * 200, f"12 people {piece * 200} were killed"):
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims_of(text[:3000]))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "\ufeff", "No number stands here.", "\ud800\udfff"], ids=ascii
)
def test_a_text_without_numbers_has_no_claims(text: str) -> None:
    """Nothing is added that no document says."""
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    ("number", "amount"),
    [
        ("8.2 million", "8200000"),
        ("0.1 million", "100000"),
        ("1,318.07", "1318.07"),
        ("three hundred and six", "306"),
        ("999,999,999,999,999", "999999999999999"),
    ],
)
def test_amounts_are_exact_decimals(number: str, amount: str) -> None:
    """What is written in words or with a multiple is that number and no binary neighbour of it."""
    (claim,) = claims_of(f"The fund fed {number} people.")
    assert (claim.number, claim.value) == (number, Decimal(amount))
    assert str(claim.value) == amount


def test_offsets_count_code_points() -> None:
    """What takes two units elsewhere, or grows in lower case, is one code point here."""
    (claim,) = claims_of("\U0001f600 İİ 12 men were killed.")
    assert (claim.number_start, claim.number_end, claim.quote) == (5, 7, "12 men")


def test_each_sentence_is_scanned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text ten times as long costs ten times as much: no sentence is scanned twice, and none without a number."""
    scanned: list[str] = []

    def counting(text: str, *rest: Any) -> list[Amount]:
        scanned.append(text)
        return scan(text, *rest)

    monkeypatch.setattr(finding, "scan", counting)
    claims_of("Twelve men drowned. Nothing else befell them. " * 10)
    assert scanned == ["Twelve men drowned."] * 10
