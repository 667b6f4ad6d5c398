"""Importers: the data that places really have, turned into a record, one format a file.

Person ids become keyed pseudonyms before anything is stored, columns that look identifying stop the import, what is put
right is counted, and the raw file is never kept. `importer(format)` loads the one for a format.
"""

from commonweal.record.importers.heading import by_heading
from commonweal.record.importers.identifying import by_shape, is_nhs_number, marks_in, shape_of
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key, default_path, load_key
from commonweal.record.importers.pseudonym import pseudonym, pseudonyms
from commonweal.record.importers.registry import FORMATS, importer
from commonweal.record.importers.repairs import Repair, Repairs
from commonweal.record.importers.sheet import Block, Sheet, open_sheet
from commonweal.record.importers.source import Limits, Seal, open_source, seal
from commonweal.record.importers.watch import Watch

__all__ = [
    "FORMATS",
    "Block",
    "Imported",
    "Key",
    "Limits",
    "Repair",
    "Repairs",
    "Seal",
    "Sheet",
    "Watch",
    "by_heading",
    "by_shape",
    "default_path",
    "importer",
    "is_nhs_number",
    "load_key",
    "marks_in",
    "open_sheet",
    "open_source",
    "provenance_of",
    "pseudonym",
    "pseudonyms",
    "seal",
    "shape_of",
]
