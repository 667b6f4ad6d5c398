"""Made-up rows for any table, and a record of them, made from the declarations alone."""

from datetime import date
from pathlib import Path

import numpy as np

from commonweal.record import TABLES, Coverage, Record, RecordWriter, buffer_dtype
from commonweal.record.column import Column
from commonweal.record.dtype import null_of

SERVICES = [
    {
        "id": "harbour",
        "name": "Harbour drug and alcohol",
        "provider": "harbour",
        "domain": "substance_misuse",
        "area": "a1",
    },
    {"id": "hostel", "name": "The hostel", "provider": None, "domain": "homelessness", "area": "a1"},
    {"id": "café", "name": "Open door café", "domain": None},
]
INDICATORS = [{"id": "done", "name": "Share completed", "unit": "share", "domain": None}]
COMPONENTS = [{"id": "core", "name": "Core contract"}, {"id": "grant", "name": "Public health grant"}]
OTHERS = {
    "strategies": [{"id": "s1", "name": "Wellbeing"}],
    "activities": [{"id": "visit", "name": "Visit"}, {"id": "call", "name": "Call"}],
    "documents": [{"id": "plan", "name": "The plan", "kind": "strategy"}],
    "vocabulary": [{"id": "care"}, {"id": "Café"}, {"id": "."}],
}
HOW_MANY = {"services": 3, "indicators": 1, "components": 2} | {name: len(rows) for name, rows in OTHERS.items()}
FIRST, LAST = date(2019, 4, 1), date(2021, 3, 31)
DAYS = (FIRST - date(1970, 1, 1)).days, (LAST - date(1970, 1, 1)).days


def sample_rows(name: str, count: int, seed: int = 0) -> np.ndarray:
    """`count` rows of an event table, each column filled as its declaration allows, unknowns too."""
    luck, rows = np.random.default_rng(seed), np.zeros(count, buffer_dtype(name))
    for column in TABLES[name].columns:
        rows[column.name] = _values(column, count, luck)
        if column.nullable:
            rows[column.name][luck.random(count) < 0.3] = null_of(column)
    return rows


def _values(column: Column, count: int, luck: np.random.Generator) -> np.ndarray:
    if column.type == "date":
        return luck.integers(DAYS[0], DAYS[1] + 1, count)
    if column.type == "code":
        return luck.integers(0, len(column.codes), count)
    if column.type == "key":
        return luck.integers(0, HOW_MANY[column.of], count)
    if column.type in ("number", "number32"):
        least, most = column.least or 0.0, column.most or 1.0
        return least + luck.random(count) * (most - least)
    return luck.integers(0, 2**31 - 1, count)


def open_writer(folder: Path, coverage: Coverage | None = None, **provenance: object) -> RecordWriter:
    """A writer with the sample's services, indicators and components."""
    return RecordWriter(
        folder,
        SERVICES,
        indicators=INDICATORS,
        components=COMPONENTS,
        dimensions=OTHERS,
        provenance=provenance,
        coverage=coverage,
    )


def write_sample(folder: Path, count: int = 20, pieces: int = 1, **provenance: object) -> Record:
    """A record with `count` rows in every event table, handed over in so many pieces."""
    with open_writer(folder, Coverage.full(FIRST, LAST), **provenance) as writer:
        for name in TABLES:
            for piece in np.array_split(sample_rows(name, count), pieces):
                writer.append(name, piece)
        return writer.finish()
