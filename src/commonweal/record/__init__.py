"""The record: what happened in a place, in one format, whether it was rehearsed or lived.

Made by `RecordWriter`, opened by `read_record`; every table is declared once, in `tables.py`.
"""

from commonweal.record.column import Column, Table
from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.disclosure import ALL, Disclosed, Policy, disclose
from commonweal.record.dtype import NO_CODE, NO_DATE, blank_rows, buffer_dtype, store_schema
from commonweal.record.errors import RecordError
from commonweal.record.indicators import INDICATORS, Indicator
from commonweal.record.manifest import Manifest
from commonweal.record.reader import Record, read_record
from commonweal.record.tables import SCHEMA_VERSION, TABLES
from commonweal.record.writer import RecordWriter

__all__ = [
    "ALL",
    "DIMENSIONS",
    "INDICATORS",
    "NO_CODE",
    "NO_DATE",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "Coverage",
    "Disclosed",
    "Indicator",
    "Manifest",
    "Policy",
    "Record",
    "RecordError",
    "RecordWriter",
    "Table",
    "TableCoverage",
    "blank_rows",
    "buffer_dtype",
    "disclose",
    "read_record",
    "store_schema",
]
