"""One test, every source: every lens looks at simulated, observed, imported, lived and hand-made records alike."""

import json
import math
import re
from functools import cache
from pathlib import Path

import pytest
from tests.lenses.sources import MADE, REAL, Source
from tests.lenses.village import village

from commonweal.lenses import LENSES, Finding, get_lens, show
from commonweal.lenses.drawing import svg
from commonweal.lenses.page import page
from commonweal.record import TABLES, Record

SLOW = {"series", "live"}  # every lens and its page take ten seconds on the one; for the other a workbench is made
LEAST = 8  # people


class Looked:
    """A record and what every lens finds in it; each looks once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.exact = cache(lambda name: get_lens(name).look(record))
        self.shown = cache(lambda name: show(self.exact(name)))


def look_at(source: Source, folder: Path) -> Looked:
    """Make a record of a source, with whatever it writes beside it kept in the folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        return Looked(source(folder / "record"))


def params() -> list[object]:
    return [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in MADE | REAL]


@pytest.fixture(scope="module", params=params())
def looked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    return look_at((MADE | REAL)[request.param], tmp_path_factory.mktemp("records"))


@pytest.fixture(params=LENSES)
def finding(request: pytest.FixtureRequest, looked: Looked) -> Finding:
    """What one lens shows of one record."""
    return looked.shown(request.param)


def sheets(finding: Finding):
    return (finding.table, *finding.more)


def test_every_lens_answers_every_record_or_says_that_it_cannot_tell(finding: Finding, looked: Looked):
    lens, record = get_lens(finding.lens), looked.record
    assert finding.question == lens.question
    said = finding.say()
    assert said[0].isupper() or said[0] in "£0123456789"
    assert said.rstrip()[-1] in ".?"
    assert not re.search(r"\bnan\b|\binf\b|None|\{", said)
    assert finding.cannot_tell, "there is always something that a record cannot tell"
    assert all(each[0].isupper() and each.endswith(".") for each in finding.cannot_tell)
    if not any(all(record.coverage.of(t).status != "absent" for t in need) for need in lens.needs):
        assert said.startswith("Cannot tell")
        assert finding.numbers == ()
    json.dumps(finding.to_json(), allow_nan=False)


def test_where_a_table_is_only_in_part_there_the_lens_says_so(finding: Finding, looked: Looked):
    """Unless it cannot tell at all: then it says why, and shows no figure."""
    for table, said in finding.coverage.items():
        if said["status"] == "partial" and finding.numbers:
            notes = [each for each in finding.cannot_tell if f"The table {table.replace('_', ' ')} " in each]
            assert notes, table
            assert said["note"] in notes[0]


def test_every_figure_is_finite_and_lies_in_its_interval(finding: Finding):
    for number in finding.numbers:
        told = [each for each in (number.low, number.value, number.high) if each is not None]
        assert all(math.isfinite(each) for each in told), number
        if None not in (number.low, number.value, number.high):
            assert number.low <= number.value + 1e-9 <= number.high + 2e-9, number
    for sheet in sheets(finding):
        for row in sheet.rows:
            assert list(row) == list(sheet.fields), sheet.title
            numbers = [each for each in row.values() if isinstance(each, float)]
            assert all(map(math.isfinite, numbers)), (sheet.title, row)


def test_no_person_and_no_small_count_leaves_a_lens(finding: Finding, looked: Looked):
    long_numbers = {int(each) for each in re.findall(r"\d{10,}", json.dumps(finding.to_json(), allow_nan=False))}
    assert not long_numbers & people(looked.record)
    for number in finding.numbers:
        if number.kind != "free" and number.n is not None:
            assert number.n == 0 or number.n >= LEAST, number
    for sheet in sheets(finding):
        for row in sheet.rows:
            for name, field in sheet.fields.items():
                if field.kind == "count":
                    assert row[name] is None or not 0 < row[name] < LEAST, (sheet.title, name)
                if field.kind == "statistic" and row[name] is not None:
                    assert (row[field.of] or 0) >= LEAST, (sheet.title, name, row)
                if field.kind == "rate" and row[name] is not None:
                    assert (row[field.over] or 0) >= LEAST, (sheet.title, name, row)


def people(record: Record) -> set[int]:
    """Give the pseudonyms of all in a record; ids made by hand are too short to be known again in a text."""
    tables = [name for name, table in TABLES.items() if "person" in table.names]
    found = (record.table(name, ["person"]).column("person").unique().to_pylist() for name in tables)
    return {person for each in found for person in each if person > 10**9}


def test_looking_twice_gives_the_same_finding(finding: Finding, looked: Looked):
    assert show(get_lens(finding.lens).look(looked.record)).to_json() == finding.to_json()


def test_every_finding_can_be_drawn_and_put_on_a_page(looked: Looked):
    findings = [looked.shown(name) for name in LENSES]
    for finding in findings:
        if finding.chart is not None and finding.table.rows:
            assert svg(finding.chart(finding), finding.lens).startswith("<svg")
            assert finding.alt
    assert page(findings, looked.record).rstrip().endswith("</html>")


def test_where_a_little_of_everything_happens_every_lens_has_something_to_say(tmp_path: Path):
    record = village(tmp_path / "v")
    mute = [name for name in LENSES if get_lens(name).look(record).say().startswith("Cannot tell")]
    assert mute == []


@pytest.mark.parametrize(
    ("source", "lenses"),
    [
        ("event log", {"handoffs"}),
        ("sepsis", {"handoffs", "emergence"}),
        ("xes", {"handoffs", "emergence"}),
        ("hmis", {"handoffs", "thresholds", "skills", "emergence"}),
        ("series", {"measures"}),
        ("survey", {"ties"}),
        ("comments", {"language"}),
        pytest.param("live", {"money", "skills"}, marks=pytest.mark.slow),
    ],
)
def test_of_an_imported_or_lived_record_only_the_lenses_that_it_feeds_have_something_to_say(source, lenses, tmp_path):
    looked = look_at((MADE | REAL)[source], tmp_path)
    assert {name for name in LENSES if not looked.exact(name).say().startswith("Cannot tell")} == lenses
