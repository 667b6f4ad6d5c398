"""What a place is: its words, its tables, and a folder of them read, checked and written."""

from commonweal.place import tables
from commonweal.place.fault import Fault, PlaceError
from commonweal.place.manifest import FundTotal, Manifest, Population
from commonweal.place.place import Place
from commonweal.place.read import Check, check_place, read_place
from commonweal.place.rows import (
    Area,
    Contract,
    FundLine,
    Mark,
    Measure,
    Need,
    Overlap,
    Parameter,
    Provider,
    Row,
    Skill,
    Team,
    Threshold,
    Tie,
)
from commonweal.place.starter import new_place
from commonweal.place.tables import TABLES, Table
from commonweal.place.words import CERTAINTIES, DOMAINS, EVERYWHERE
from commonweal.place.write import write_place

__all__ = [
    "CERTAINTIES",
    "DOMAINS",
    "EVERYWHERE",
    "TABLES",
    "Area",
    "Check",
    "Contract",
    "Fault",
    "FundLine",
    "FundTotal",
    "Manifest",
    "Mark",
    "Measure",
    "Need",
    "Overlap",
    "Parameter",
    "Place",
    "PlaceError",
    "Population",
    "Provider",
    "Row",
    "Skill",
    "Table",
    "Team",
    "Threshold",
    "Tie",
    "check_place",
    "new_place",
    "read_place",
    "tables",
    "write_place",
]
