"""Errors that a person can act on: each message says what is wrong, where, and what to do.

The command line prints them as one line; a program catches `FiguresError` for all of them.
"""

from __future__ import annotations


class FiguresError(Exception):
    """Whatever this package refuses to do, with the reason."""


class DocumentError(FiguresError):
    """A document that cannot be read: missing, empty, not UTF-8, broken, or an id that stands twice."""


class CatalogueError(DocumentError):
    """A catalogue that is broken, or that does not fit the files beside it."""


class TableError(FiguresError):
    """A table that is unknown, cannot be read, or breaks a rule of its columns."""


class OutputError(FiguresError):
    """A result that cannot be written: an unknown format, or a folder that cannot be written to."""


class MissingExtraError(FiguresError):
    """A command that needs an optional dependency which is not installed."""
