"""Predicates: the word that says what happened to a counted noun, sought right and left of it in its clause.

Grammar without a parser: `behind` the noun a passive, a participle, an adjective or an intransitive verb; `before`
it an active verb or a list that such a verb governs; `beside` it a noun with its preposition, or a total; `choice`
decides among them.
"""

from figures.extraction.predicates.choice import predicate
from figures.extraction.predicates.found import Found

__all__ = ["Found", "predicate"]
