from datetime import date

import pytest
from tests.lenses.doors.rows import no, yes
from tests.lenses.making import END, EPOCH, made

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.sight import look
from commonweal.record import Coverage, TableCoverage


@pytest.mark.parametrize("absent", ["needs", "spells", "practice"])
def test_what_a_record_does_not_hold_is_not_seen(tmp_path, absent):
    tables = {"referrals": [no(1), yes(2)], "needs": [], "spells": [], "practice": []}
    record = made(tmp_path / "r", tables, absent=[absent])
    found = look(record, read_answers(record), (4,), 0.1)
    assert (found.again is None) == (absent == "needs")
    assert (found.waited is None) == (absent == "spells")
    assert (found.doors is None) == (absent in ("needs", "practice"))


def test_the_halves_part_in_the_middle_of_what_is_covered(tmp_path):
    coverage = Coverage({"referrals": TableCoverage("present", date(2024, 3, 1), END)})
    middle = ((date(2024, 3, 1) - EPOCH).days + (END - EPOCH).days + 1) // 2
    rows = [no(1), no(2, middle - (date(2024, 3, 1) - EPOCH).days), yes(3)]
    record = made(tmp_path / "r", {"referrals": rows}, coverage)
    halves = look(record, read_answers(record), (4,), 0.1).halves[0]
    assert (halves.before, halves.after) == (1 / 2, 1.0)
