"""Every event table of a record, gathered from the modules that declare them.

Rows are flat facts with dates and ids, of people never served too. Nothing that can be worked out from
other rows is stored: waits, rates and what followed a refusal are derived by lenses from later rows.
The store's schema, the lab's buffers and the record's hash are all derived from what is declared.
"""

from commonweal.record.dimension import DIMENSIONS
from commonweal.record.journeys import JOURNEYS
from commonweal.record.relations import RELATIONS
from commonweal.record.reports import REPORTS

SCHEMA_VERSION = 2
"""Raised when a table or column is added or changes its meaning; a reader refuses any other."""

TABLES = {t.name: t for t in (*JOURNEYS, *REPORTS, *RELATIONS)}
"""The event tables, streamed while a record is made."""

SCHEMA = DIMENSIONS | TABLES
"""Every table of a record, dimension tables first."""
