"""One test, every source: every lens looks at simulated, observed, imported and hand-made records alike."""

import json
import math
import re
from pathlib import Path

import pytest
from tests.lab.records import REGIMES, keep, start_state
from tests.lenses.making import made
from tests.lenses.village import village

from commonweal.lenses import LENSES, get_lens, show
from commonweal.lenses.drawing import svg
from commonweal.lenses.page import page
from commonweal.record import TABLES, Record


def simulated(folder: Path) -> Record:
    return keep(folder, start_state(), REGIMES["targets"]).record


def empty(folder: Path) -> Record:
    return made(folder, {name: [] for name in TABLES})


def silent(folder: Path) -> Record:
    return made(folder, {})


SOURCES = {"simulated": simulated, "hand-made": village, "empty": empty, "silent": silent}


@pytest.fixture(scope="module", params=list(SOURCES))
def record(request, tmp_path_factory):
    return SOURCES[request.param](tmp_path_factory.mktemp("records") / request.param)


@pytest.fixture(params=LENSES)
def lens(request):
    return get_lens(request.param)


def test_every_lens_answers_every_record_or_says_that_it_cannot_tell(lens, record):
    exact = lens.look(record)
    assert exact.lens == lens.name
    assert exact.question == lens.question
    finding = show(exact)
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


def test_every_figure_is_finite_and_lies_in_its_interval(lens, record):
    finding = show(lens.look(record))
    for number in finding.numbers:
        told = [each for each in (number.low, number.value, number.high) if each is not None]
        assert all(math.isfinite(each) for each in told), number
        if None not in (number.low, number.value, number.high):
            assert number.low <= number.value + 1e-9 <= number.high + 2e-9, number
    for sheet in (finding.table, *finding.more):
        for row in sheet.rows:
            assert list(row) == list(sheet.fields), sheet.title


def test_no_person_and_no_small_count_leaves_a_lens(lens, record):
    finding = show(lens.look(record))
    text = json.dumps(finding.to_json(), allow_nan=False)
    for table in ("contacts", "spells", "needs", "referrals"):
        people = record.table(table, ["person"]).column("person").unique().to_pylist()[:50]
        assert not [person for person in people if person > 10**9 and str(person) in text]
    for number in finding.numbers:
        if number.kind != "free" and number.n is not None:
            assert number.n == 0 or number.n >= 8, number
    for sheet in (finding.table, *finding.more):
        for name, field in sheet.fields.items():
            if field.kind == "count":
                assert not [v for v in sheet.column(name) if v is not None and 0 < v < 8], (sheet.title, name)


def test_looking_twice_gives_the_same_finding(lens, record):
    assert show(lens.look(record)).to_json() == show(lens.look(record)).to_json()


def test_every_finding_can_be_drawn_and_put_on_a_page(record):
    findings = [show(get_lens(name).look(record)) for name in LENSES]
    for finding in findings:
        if finding.chart is not None and finding.table.rows:
            assert svg(finding.chart(finding), finding.lens).startswith("<svg")
            assert finding.alt
    assert page(findings, record).rstrip().endswith("</html>")


def test_where_a_little_of_everything_happens_every_lens_has_something_to_say(tmp_path):
    record = village(tmp_path / "v")
    mute = [name for name in LENSES if get_lens(name).look(record).say().startswith("Cannot tell")]
    assert mute == []
