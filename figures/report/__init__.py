"""Reports: claims as tables that people read.

>>> import figures
>>> from figures.report import table
>>> "Who says so" in table(figures.load("claims"), by="measure").as_raw_html()
True
"""

from figures.report.summary import table

__all__ = ["table"]
