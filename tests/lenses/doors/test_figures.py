import pytest
from tests.lenses.doors.rows import DAY, gave_up, need, no, spell, yes
from tests.lenses.making import END, made

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.figures import figures, where
from commonweal.lenses.doors.sight import look

TABLES = {
    "referrals": [no(1), no(1, 9), yes(2), gave_up(2, 20), yes(3), no(4, (END - DAY).days)],
    "spells": [spell(1, 20, 60), spell(3, 6)],
    "needs": [need(1, 0, 0.2), need(1, 9, 0.5)],
    "contacts": [],
}


@pytest.fixture
def told(tmp_path):
    record = made(
        tmp_path / "r", TABLES | {"referrals": [*TABLES["referrals"], yes(2, 1, "b", "a") | {"outcome": "lost"}]}
    )
    return {number.name: number for number in figures(look(record, read_answers(record), (4, 13), 0.1))}


def test_the_figures_of_a_record_worked_by_hand(told):
    value = {name: number.value for name, number in told.items()}
    assert value["people"] == 4
    assert value["refused"] == 2 / 4
    assert value["refusals_each"] == 3 / 2
    assert value["gave_up"] == 1 / 2
    assert value["lost"] == 1.0
    assert (value["helped_4"], value["nobody_4"], value["left_out_4"]) == (1.0, 0.0, 1)
    assert value["assessed_again"] == 1.0
    assert value["need_change"] == pytest.approx(0.3)
    assert (value["work_begun"], value["gave_up_first"]) == (1 / 2, 1 / 2)
    assert value["refused_first_half"] == 2 / 4
    assert value["refused_second_half"] == 1.0
    assert "doors_looked_at" not in value


def test_figures_of_people_are_counts_rates_or_statistics_of_them(told):
    for number in told.values():
        assert number.kind in ("count", "rate", "statistic"), number.name
        assert number.n is not None
        assert number.meaning


def test_states_of_each_stretch_add_up_to_those_followed(tmp_path):
    record = made(tmp_path / "r", TABLES)
    rows = where(look(record, read_answers(record), (4, 13, 200), 0.1)).rows
    assert {row["weeks"] for row in rows} == {4, 13}  # nobody can be followed for 200 weeks
    for weeks in (4, 13):
        here = [row for row in rows if row["weeks"] == weeks]
        assert sum(row["people"] for row in here) == here[0]["followed"] == 1


def test_without_spells_and_contacts_nobody_is_said_to_be_helped_or_not(tmp_path):
    sight = made(tmp_path / "r", TABLES, absent=["spells", "contacts"])
    seen = look(sight, read_answers(sight), (4,), 0.1)
    assert not [row for row in where(seen).rows if "helped by" in row["where"]]
    assert not [number for number in figures(seen) if number.name.startswith("helped")]
