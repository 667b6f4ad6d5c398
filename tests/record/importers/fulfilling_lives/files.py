"""A file made to the format of the Fulfilling Lives data set, by names of variables alone: no real person is in it."""

from datetime import date
from pathlib import Path
from random import Random

from tests.record.importers.logs import KEY

from commonweal.record.importers import Imported
from commonweal.record.importers.fulfilling_lives import import_fulfilling_lives

STAR = ["OSMOT", "OSSELF", "OSMM", "OSSOC", "OSSUB", "OSPHY", "OSEMH", "OSMTM", "OSACC", "OSOFF"]
NDTA = ["NDTENG", "NDTISH", "NDTUSH", "NDTSAX", "NDTSE", "NDTADA", "NDTIC", "NDTHNG", "NDTRTO", "NDTRFO"]
USE = ["EVIC", "ARR", "PRIS", "PAE", "CMHT"]
ONE = {
    "enrolment_num": "FL-0001-xq",
    "MNSTART": "2015Q2",
    "MNEND": "2016Q1",
    "DEST": "3",
    "HLNS": "1",
    "OFFD": "0",
    "SUBS": "1",
    "MTHL": "",
    "SEX": "2",
    "AGEBANDED": "3",
    "OSSUB001": "1",
    "OSACC001": "10",
    "OSSUB002": "4",
    "NDTADA001": "3",
    "ARR001": "1",
    "S3_001": "1",
}


def write(folder: Path, *rows: dict[str, str], name: str = "fl.csv") -> Path:
    """A CSV file of rows, each the sample row with some cells changed."""
    whole = [ONE | row for row in rows]
    headings = list(dict.fromkeys(heading for row in whole for heading in row))
    lines = [",".join(headings), *(",".join(row.get(one, "") for one in headings) for row in whole)]
    (folder / name).write_text("\n".join(lines) + "\n")
    return folder / name


def many(count: int, seed: int = 1) -> list[dict[str, str]]:
    """Made-up enrolments with all variables for four quarters."""
    luck = Random(seed)
    return [_one(luck, number) for number in range(count)]


def _one(luck: Random, number: int) -> dict[str, str]:
    start = luck.randrange(20)
    row = {"enrolment_num": f"FL-{number:04d}-xq", "MNSTART": f"{2014 + start // 4}Q{start % 4 + 1}"}
    ended = luck.random() < 0.7
    row |= {"MNEND": "2020Q3" if ended else "", "DEST": str(luck.randint(1, 10)) if ended else "11"}
    row |= {one: luck.choice(["0", "1", ""]) for one in ("HLNS", "OFFD", "SUBS", "MTHL")}
    for quarter in range(1, 5):
        row |= {f"{one}{quarter:03d}": str(luck.randint(1, 10)) for one in STAR}
        row |= {f"{one}{quarter:03d}": str(luck.randint(0, 4)) for one in NDTA}
        row |= {f"{one}{quarter:03d}": str(luck.randint(0, 3)) for one in USE}
    return row


def bring(path: Path, out: Path | None = None, **options: object) -> Imported:
    """Import it with the key of these tests."""
    given = {"today": date(2024, 1, 1)} | options
    return import_fulfilling_lives(path, out or path.parent / "record", KEY, **given)
