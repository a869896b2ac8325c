"""Patterns: alternatives of words as one regular expression, the longest first.

>>> one_of(["at least", "at"])
'(?:at\\\\s+least|at)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SPACE = r"[ \u00a0\n]"
"""What may stand between the words of a number."""


def alternatives(words: Iterable[str]) -> str:
    """Any of `words` as they stand, without a group around them.

    >>> alternatives(["may", "may day"])
    'may\\\\ day|may'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def one_of(words: Iterable[str], space: str = r"\s+") -> str:
    """A group that matches any of `words`, in which blanks match `space`."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", space) for word in ordered) + ")"
