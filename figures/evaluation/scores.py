"""Scores: how well the claims of a table, or those that extraction finds, agree with a gold file.

    evaluate(Path("gold.jsonl")).table()

prints precision, recall and F1 of each tier at three levels (found, typed, full), how right each field of the
found core claims is, and the links between claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from figures.documents import Document
from figures.evaluation.gold import GoldDocument, by_document, read_gold, read_lines
from figures.evaluation.matching import DEFAULTS, FIELDS, LEVELS, TIERS, match, tier
from figures.evaluation.statements import Statement, statements

if TYPE_CHECKING:
    from pandas import DataFrame

LINKS = ("part_of", "restates")


class Rate(NamedTuple):
    """Precision, recall and their harmonic mean; 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float


class TierScore(NamedTuple):
    """One tier: gold claims, extracted claims that compete in it, and the rates at each level."""

    gold: int
    claims: int
    found: Rate
    typed: Rate
    full: Rate


class FieldScore(NamedTuple):
    """One field of the found core claims.

    `constant` is the accuracy of always giving the default, `rate` that of the answers that are not the default;
    both are null for a field without a default.
    """

    accuracy: float
    constant: float | None
    rate: Rate | None


class LinkScore(NamedTuple):
    """One kind of link: how many the gold holds, and the rates."""

    gold: int
    rate: Rate


class Mistake(NamedTuple):
    """A gold claim that is `missed`, an extracted one that is `false`, or a matched one with `wrong` fields."""

    document_id: str
    kind: str
    quote: str
    measure: str | None
    detail: str


@dataclass(frozen=True)
class Evaluation:
    """How claims agree with gold: by tier (and `all` but singular), by field, by link, and every mistake.

    `unknown` lists the documents that only the claims speak of.
    """

    tiers: Mapping[str, TierScore]
    fields: Mapping[str, FieldScore]
    links: Mapping[str, LinkScore]
    errors: tuple[Mistake, ...] = ()
    unknown: tuple[str, ...] = ()

    def table(self) -> str:
        """The figures as text, for a terminal."""
        from figures.evaluation.rendering import evaluation_text

        return evaluation_text(self)

    def listing(self, most: int | None = None) -> str:
        """The mistakes as text, one a line: document, kind, quote, measure, and the fields that differ."""
        shown = self.errors if most is None else self.errors[:most]
        return "\n".join(" | ".join(map(str, mistake)) for mistake in shown)

    def figures(self) -> dict[str, Any]:
        """The figures as plain values, in the shape that the guidelines' scorer writes as JSON."""
        from figures.evaluation.rendering import evaluation_values

        return evaluation_values(self)


def evaluate(
    gold: Path, claims: DataFrame | None = None, part: str | None = None, parser: str | None = None
) -> Evaluation:
    """Score `claims` against the gold file, or what extraction finds in the gold's own texts when none are given.

    `claims` needs the columns of `figures.evaluation.COLUMNS`; `part` takes only the `read` or the `kept` documents.
    `parser` names a spaCy model for extraction to ask what happened where the words alone do not tell.
    Raises TableError when the gold or the claims cannot be read as such, and MissingExtraError when the parser is not
    installed.
    """
    given = None if claims is None else by_document(claims)
    tally = _Tally()
    for document in read_gold(Path(gold), part):
        tally.add(document, found_in(document.document, given, parser))
    known = {str(row["id"]) for row in read_lines(Path(gold), ("id",))}
    return tally.evaluation(unknown=sorted((given or {}).keys() - known))


def found_in(
    document: Document, given: Mapping[str, tuple[Statement, ...]] | None, parser: str | None = None
) -> tuple[Statement, ...]:
    """The claims given for the document, or those that extraction finds in it when none were given at all."""
    if given is not None:
        return given.get(document.document_id, ())
    from figures.extraction import extract_claims
    from figures.extraction.parsing import parser_named

    asked = None if parser is None else parser_named(parser)
    return statements(claim._asdict() for claim in extract_claims(document, asked))


class _Tally:
    """Counts over documents; `add` one after the other, then read `evaluation`."""

    def __init__(self) -> None:
        self.tiers: dict[str, Counter[str]] = {name: Counter() for name in TIERS}
        self.fields: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
        self.links: dict[str, Counter[str]] = {name: Counter() for name in LINKS}
        self.errors: list[Mistake] = []

    def add(self, document: GoldDocument, claims: Sequence[Statement]) -> None:
        """Count one document and the claims made in it."""
        matched = match(document.claims, claims)
        for place, gold in enumerate(document.claims):
            self.tiers[str(gold.tier)]["gold"] += 1
            if place in matched:
                self._compare(document, place, claims[matched[place]])
            elif gold.tier != "singular":
                self._mistake(document, "missed", document.quotes[place], gold.measure)
        stated = {claim: gold for gold, claim in matched.items()}
        for place, claim in enumerate(claims):
            if place not in stated:
                self.tiers[tier(claim)]["claims"] += 1
                quote = document.document.text[claim.start : claim.end]
                self._mistake(document, "false", quote, claim.measure)
        for name in LINKS:
            self._link(name, document.claims, claims, stated)

    def _mistake(self, document: GoldDocument, kind: str, quote: str, measure: str | None, detail: str = "") -> None:
        self.errors.append(Mistake(document.document.document_id, kind, quote, measure, detail))

    def _compare(self, document: GoldDocument, place: int, claim: Statement) -> None:
        """Count a matched pair: its levels, its fields, and whether it strays into the precision of another tier."""
        gold = document.claims[place]
        right = {name: same(gold, claim) for name, same in FIELDS.items()}
        count = self.tiers[str(gold.tier)]
        count["claims"] += 1
        if tier(claim) != gold.tier and "singular" not in (gold.tier, tier(claim)):
            self.tiers[tier(claim)]["strayed"] += 1
        undated = gold.measure == "duration"  # the guidelines leave the dates of durations unscored
        for level, names in LEVELS.items():
            count[level] += all(right[name] or (name == "date" and undated) for name in names)
        if gold.tier == "core":
            self._count_fields(gold, claim, right)
        telling = FIELDS if gold.tier == "core" else ("measure", "unit", "modifier")
        wrong = [name for name in telling if not right[name]]
        if wrong and gold.tier != "singular":
            detail = "; ".join(f"{name}: {_shown(name, gold)} != {_shown(name, claim)}" for name in wrong)
            self._mistake(document, "wrong", document.quotes[place], gold.measure, detail)

    def _count_fields(self, gold: Statement, claim: Statement, right: Mapping[str, bool]) -> None:
        for name, count in self.fields.items():
            count["all"] += 1
            count["right"] += right[name]
            if name in DEFAULTS:
                telling = not DEFAULTS[name](gold)
                count["gold"] += telling
                count["claims"] += not DEFAULTS[name](claim)
                count["hit"] += right[name] and telling

    def _link(
        self, name: str, golds: Sequence[Statement], claims: Sequence[Statement], stated: Mapping[int, int]
    ) -> None:
        """Count the links of one kind; a link is right when both its ends match the gold's two ends."""
        count = self.links[name]
        count["gold"] += sum(getattr(gold, name) is not None and gold.tier != "singular" for gold in golds)
        gold_of = {claim.claim_id: golds[stated[place]] for place, claim in enumerate(claims) if place in stated}
        for claim in claims:
            gold = gold_of.get(claim.claim_id)
            whole = getattr(claim, name)
            if whole is None or (gold is not None and gold.tier == "singular"):
                continue
            count["claims"] += 1
            if gold is not None and whole in gold_of:
                count["right"] += getattr(gold, name) == gold_of[whole].claim_id

    def evaluation(self, unknown: Sequence[str]) -> Evaluation:
        """The counts as rates."""
        spoken = [count for name, count in self.tiers.items() if name != "singular"]
        tiers = {name: _tier_score(count) for name, count in self.tiers.items()}
        tiers["all"] = _tier_score(sum((count - Counter(strayed=count["strayed"]) for count in spoken), Counter[str]()))
        return Evaluation(
            tiers=tiers,
            fields={name: _field_score(count, name in DEFAULTS) for name, count in self.fields.items()},
            links={
                name: LinkScore(count["gold"], _rate(count["right"], count["claims"], count["gold"]))
                for name, count in self.links.items()
            },
            errors=tuple(self.errors),
            unknown=tuple(unknown),
        )


def _tier_score(count: Mapping[str, int]) -> TierScore:
    """A tier's rates; for typed and full a claim that strays here from gold of another tier counts as false."""
    gold, claims = count["gold"], count["claims"]
    competing = claims + count["strayed"]
    return TierScore(
        gold,
        claims,
        found=_rate(count["found"], claims, gold),
        typed=_rate(count["typed"], competing, gold),
        full=_rate(count["full"], competing, gold),
    )


def _field_score(count: Mapping[str, int], has_default: bool) -> FieldScore:
    compared = max(count["all"], 1)
    accuracy = count["right"] / compared
    if not has_default:
        return FieldScore(accuracy, None, None)
    return FieldScore(accuracy, 1 - count["gold"] / compared, _rate(count["hit"], count["claims"], count["gold"]))


def _rate(right: int, claimed: int, gold: int) -> Rate:
    precision = right / claimed if claimed else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return Rate(precision, recall, 2 * precision * recall / total if total else 0.0)


def _shown(name: str, row: Statement) -> str:
    if name == "date":
        return f"{row.date_start}..{row.date_end}"
    if name == "bounds":
        return f"{row.low}..{row.high}"
    return str(row.claimant_resolved if name == "claimant" else getattr(row, name))
