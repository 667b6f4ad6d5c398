"""The formats that can be imported: each is loaded only when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from commonweal.record.errors import RecordError
from commonweal.record.importers.imported import Imported

FORMATS = {
    "eventlog": "commonweal.record.importers.eventlog:import_eventlog",
    "xes": "commonweal.record.importers.xes:import_xes",
    "hmis": "commonweal.record.importers.hmis:import_hmis",
    "fulfilling-lives": "commonweal.record.importers.fulfilling_lives:import_fulfilling_lives",
    "series": "commonweal.record.importers.series:import_series",
    "survey": "commonweal.record.importers.survey:import_survey",
    "tables": "commonweal.record.importers.tables:import_tables",
    "documents": "commonweal.record.importers.documents:import_documents",
    "comments": "commonweal.record.importers.comments:import_comments",
}
"""Format -> module and function; the function takes the source, `out` (the record's folder) and options by name."""


def importer(format: str) -> Callable[..., Imported]:
    """Load the importer of a format; RecordError names those there are."""
    if format not in FORMATS:
        raise RecordError(f"no importer is called {format!r}", right="the formats are " + ", ".join(FORMATS))
    module, _, function = FORMATS[format].partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
