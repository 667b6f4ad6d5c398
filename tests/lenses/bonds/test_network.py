from tests.lenses.bonds.rows import tie
from tests.lenses.making import END, START, made

from commonweal.lenses.bonds.network import read_network
from commonweal.lenses.bonds.wave import read_bonds
from commonweal.record import Coverage, TableCoverage

ROWS = [tie("a", "b", strength=0.75, trust=0.2), tie("b", "a", strength=0.25, trust=0.9), tie("a", "c", handoffs=2)]


def network(record, by=None, least=0.0, within=None):
    return read_network(record, read_bonds(record, 30), by, least, within)


def test_ties_count_by_closeness_where_it_is_told_and_by_what_was_chosen_else(tmp_path):
    record = made(tmp_path / "r", {"ties": ROWS})
    assert network(record).by == "strength"
    assert network(record).told.sum() == 2
    assert network(record, least=0.5).told.tolist()[0] == [False, True, False]
    assert network(record, by="told").told.sum() == 3
    assert network(record, by="handoffs").told.sum() == 1
    assert network(record, by="trust", least=0.5).told.sum() == 1


def test_a_tie_that_one_tells_of_ties_both(tmp_path):
    held = network(made(tmp_path / "r", {"ties": ROWS}), by="handoffs")
    assert held.tied[2, 0]
    assert not held.told[2, 0]


def test_those_who_answered_are_as_the_coverage_says(tmp_path):
    coverage = Coverage({"ties": TableCoverage("partial", START, END, ("a", "b"))})
    record = made(tmp_path / "r", {"ties": ROWS}, coverage, services=["a", "b", "c", "never asked"])
    held = network(record)
    assert held.answered.tolist() == [True, True, False]
    assert held.said
    assert held.heard.sum() == 2
    everyone = network(made(tmp_path / "s", {"ties": ROWS}))
    assert everyone.answered.all()
    assert not everyone.said


def test_organisations_are_the_first_that_tells_services_apart(tmp_path):
    services = [{"id": i, "provider": "one", "area": area} for i, area in (("a", "n"), ("b", "s"), ("c", None))]
    held = network(made(tmp_path / "r", {"ties": ROWS}, services=services))
    assert held.within == "area"
    assert held.group.tolist() == [0, 1, -1]
    assert held.apart.sum() == 2
    assert network(made(tmp_path / "s", {"ties": ROWS}, services=services), within="provider").alike.all()
    assert network(made(tmp_path / "t", {"ties": ROWS})).within == ""
