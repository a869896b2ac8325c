"""Quotations: the spans of a text that stand inside quotation marks, balanced or not, over one paragraph or several.

>>> text = 'She said: "We lost 12." They went on.'
>>> [text[q.start:q.end] for q in quotations(text)]
['"We lost 12."']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 4000
"""An opening mark without its partner holds no further than this, in code points."""

_DOUBLE = re.compile(r"[\"“”„«»]|``|''")
_SINGLE = re.compile(
    r"(?<![\w'’])[‘'](?=\w)(?:[^'’‘\"“”\n]|['’](?=\w)){2,600}?(?:[,.!?]['’]|(?<=\w\w)['’](?=\s(?!\w+['’])))(?!\w)"
)


class Quotation(NamedTuple):
    """A run of text between quotation marks, which it includes. `continues` marks one that goes on from the last."""

    start: int
    end: int
    continues: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` in order, without overlap. Linear in the length of the text.

    A mark that is never closed holds to the end of its paragraph; where the next paragraph opens with a mark,
    as in a speech over several paragraphs, each is a quotation that `continues` the one before.
    """
    found: list[Quotation] = []
    opened: int | None = None
    continues = False
    for mark in _DOUBLE.finditer(text):
        if opened is None:
            if _opens(text, mark):
                opened = mark.start()
            continue
        limit = _limit(text, opened)
        if mark.start() < limit and not _only_opens(text, mark):
            found.append(Quotation(opened, mark.end(), continues))
            opened, continues = None, False
        elif _opens(text, mark):
            end = min(limit, mark.start())
            found.append(Quotation(opened, _trimmed(text, opened, end), continues))
            continues = not text[end : mark.start()].strip() and "\n" in text[opened : mark.start()]
            opened = mark.start()
        elif mark.start() >= limit:
            found.append(Quotation(opened, _trimmed(text, opened, limit), continues))
            opened, continues = None, False
    if opened is not None:
        found.append(Quotation(opened, _trimmed(text, opened, _limit(text, opened)), continues))
    return _with_single(text, found)


def holding(spans: Sequence[Quotation], position: int) -> int | None:
    """The index of the quotation that holds `position`, if one does.

    >>> holding((Quotation(0, 4, False), Quotation(9, 12, False)), 10)
    1
    """
    at = bisect_right(spans, position, key=lambda span: span.start) - 1
    return at if at >= 0 and position < spans[at].end else None


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: it is of an opening kind, or a straight one before a word."""
    if mark[0] in "“„«" or mark[0] == "``":
        return True
    if mark[0] in "”»" or mark[0] == "''":
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if before.isalnum() or (before in ".,!?" and before and not after.isalnum()):
        return False
    return bool(after)


def _only_opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark inside an open quotation must open another: an opening kind, or a straight one stuck to a word."""
    if mark[0] in "“„«" or mark[0] == "``":
        return True
    if mark[0] != '"':
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (before.isspace() or before == "(") and after.isalnum()


def _limit(text: str, opened: int) -> int:
    """Where a quotation that opened at `opened` must have ended: at its paragraph's end."""
    at = text.find("\n", opened, opened + LONGEST)
    while at >= 0 and _wrapped(text, at):
        at = text.find("\n", at + 1, opened + LONGEST)
    return at if at >= 0 else min(len(text), opened + LONGEST)


def _wrapped(text: str, at: int) -> bool:
    """Whether the line break at `at` stands inside a sentence."""
    return text[at - 1 : at] not in '\n.!?:"”' and text[at + 1 : at + 2].islower()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _with_single(text: str, found: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with those in single marks that stand outside every other."""
    if "‘" not in text and " '" not in text and "\n'" not in text and not text.startswith("'"):
        return tuple(found)
    single = [Quotation(m.start(), m.end(), False) for m in _SINGLE.finditer(text)]
    outside = [q for q in single if holding(found, q.start) is None and holding(found, q.end - 1) is None]
    apart = [q for q in outside if not any(True for _ in _inside(found, q))]
    return tuple(sorted([*found, *apart]))


def _inside(found: Sequence[Quotation], span: Quotation) -> Sequence[Quotation]:
    """The quotations that begin inside `span`."""
    low = bisect_right(found, span.start, key=lambda q: q.start)
    high = bisect_right(found, span.end, key=lambda q: q.start)
    return found[low:high]
