"""Predicates: the word that says what happened to a counted noun, sought right and left of it in its clause.

Grammar without a parser: `behind` the noun a passive, a participle, an adjective or an intransitive verb; `before`
it an active verb or a list that such a verb governs; `beside` it a noun with its preposition, or a total.
"""

from figures.extraction.predicates.before import left, listed
from figures.extraction.predicates.behind import right
from figures.extraction.predicates.beside import accompanied, agent, given, nominal, total
from figures.extraction.predicates.found import OF_PEOPLE, Found, graver

__all__ = ["OF_PEOPLE", "Found", "accompanied", "agent", "given", "graver", "left", "listed", "nominal", "right", "total"]
