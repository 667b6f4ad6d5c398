import csv
import itertools
import json
from datetime import date

import numpy as np
import pytest
from tests.lenses.bonds.rows import at_random, both, tie
from tests.lenses.making import END, START, made
from tests.shared_data import shared

from commonweal.lenses import get_lens, look_through, show
from commonweal.record import Coverage, RecordError, TableCoverage

NAMES = [f"team-{i:02d}" for i in range(24)]
SERVICES = [{"id": name, "provider": f"p{i // 6}", "area": f"a{i % 3}"} for i, name in enumerate(NAMES)]
LATER = date(2025, 3, 1)


def two_waves() -> list[dict]:
    first = at_random(NAMES, 0.3)
    return first + [row | {"date": LATER, "trust": row["trust"] * 0.8} for row in first]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ties") / "r", {"ties": two_waves()}, services=SERVICES)


@pytest.fixture(scope="module")
def leaders(tmp_path_factory):
    """The 54 leaders of 11 agencies (Leischow et al.), each pair once in the file and written both ways."""
    with open(shared("orgnetworks/DHHS_nodes.csv")) as nodes, open(shared("orgnetworks/DHHS_edges.csv")) as edges:
        called = {row["id"]: row["vertex.names"] for row in csv.DictReader(nodes)}
        pairs = [(called[e["source"]], called[e["target"]], float(e["collab"]) / 4) for e in csv.DictReader(edges)]
    rows = [row for a, b, strength in pairs for row in both(a, b, strength=strength)]
    services = [{"id": name, "provider": name.split("-")[0]} for name in called.values()]
    return made(tmp_path_factory.mktemp("leaders") / "r", {"ties": rows}, services=services)


@pytest.fixture(scope="module")
def leaders_seen(leaders):
    return look_through("ties", leaders)


def test_the_silos_of_the_leaders_are_those_published(leaders, leaders_seen):
    told = leaders_seen
    assert told.number("services").value == 54
    assert told.number("ties").value == 447
    assert told.number("density_within").value == pytest.approx(0.80, abs=0.005)
    assert told.number("density_between").value == pytest.approx(0.23, abs=0.005)
    assert told.number("within_to_between").value == pytest.approx(3.5, abs=0.05)
    formal = look_through("ties", leaders, least=0.75)
    assert formal.number("density_within").value == pytest.approx(0.46, abs=0.005)
    assert formal.number("density_between").value == pytest.approx(0.06, abs=0.005)
    assert formal.number("within_to_between").value == pytest.approx(7.4, abs=0.05)
    assert told.number("modularity_p").value <= 0.05
    assert told.number("follows_provider").value > 0.3


def test_of_a_network_without_direction_nobody_is_said_to_answer_the_other(leaders_seen):
    told = leaders_seen
    assert not [number for number in told.numbers if number.name.startswith("mutual")]
    assert any("both ways" in each for each in told.cannot_tell)
    assert any("Who was asked" in each for each in told.cannot_tell)


def test_it_says_how_dense_ties_are_and_how_many_are_mutual(record):
    told = look_through("ties", record)
    share = 1 - 0.7**2
    assert told.number("density").low < share < told.number("density").high
    assert told.number("mutual").low < 0.09 / share < told.number("mutual").high
    assert told.number("trust_change").value == pytest.approx(-0.13, abs=0.03)
    assert told.number("trust_change").meaning.endswith(", to the nearest 0.01")
    assert "Of pairs of services" in told.say()


def test_random_ties_have_no_silos(record):
    ratio = look_through("ties", record).number("within_to_between")
    assert ratio.low < 1 < ratio.high


def test_those_who_did_not_answer_leave_bounds(tmp_path):
    silent = {"team-00", "team-07"}
    rows = [row for row in two_waves() if row["from_service"] not in silent]
    coverage = Coverage({"ties": TableCoverage("partial", START, END, tuple(n for n in NAMES if n not in silent))})
    told = look_through("ties", made(tmp_path / "r", {"ties": rows}, coverage, services=SERVICES))
    assert told.number("answered").value == 22
    assert told.number("density_least").value < told.number("density").value < told.number("density_most").value
    assert told.number("mutual_least").value < told.number("mutual").value < told.number("mutual_most").value
    assert any("did not answer" in each for each in told.cannot_tell)


def smuggled(finding, low: set[tuple[str, str]]) -> list[str]:
    """Rows and sentences that name two services, or one beside trust."""
    caught = []
    sheets = [*finding.to_json()["more"].values(), finding.to_json()["table"]]
    for row in itertools.chain(*sheets):
        named = [name for name in NAMES if name in json.dumps(row)]
        if len(named) > 1 or (named and any("trust" in key for key in row)):
            caught.append(json.dumps(row))
    for said in (finding.say(), finding.alt, *finding.cannot_tell, *(n.meaning for n in finding.numbers)):
        caught += [said for a, b in low if a in said or b in said]
    return caught


@pytest.mark.parametrize("options", [{}, {"by": "told"}, {"by": "trust"}, {"within": "area"}, {"wave_days": 900}])
def test_no_named_tie_of_low_trust_leaves_the_lens(tmp_path, options):
    low = {("team-03", "team-11"), ("team-20", "team-02")}
    rows = [row for row in two_waves() if (row["from_service"], row["to_service"]) not in low]
    rows += [tie(a, b, trust=0.01, strength=0.9, date=day) for a, b in low for day in (LATER, date(2024, 5, 1))]
    record = made(tmp_path / "r", {"ties": rows}, services=SERVICES)
    exact = get_lens("ties").look(record, **options)
    assert smuggled(exact, low) == []
    assert smuggled(show(exact), low) == []


def test_moving_the_line_of_trust_past_one_tie_names_nobody(tmp_path):
    """Were services named by trust, the two that lose a tie at one line would name the tie between them."""
    rows = [*two_waves(), tie("team-03", "team-11", trust=0.005, date=LATER, kind="asks_advice")]
    record = made(tmp_path / "r", {"ties": rows}, services=SERVICES)
    for least in np.linspace(0, 0.9, 7):
        told = look_through("ties", record, by="trust", least=float(least))
        assert not [name for name in NAMES if name in json.dumps(told.to_json() | {"coverage": None})]


def test_a_line_of_hand_offs_cannot_be_moved_person_by_person(record):
    for least in (2, 7, 11):
        with pytest.raises(RecordError, match="small counts"):
            look_through("ties", record, by="handoffs", least=least)


def test_seven_ties_of_trust_are_too_few_to_tell(tmp_path):
    rows = [tie(a, b, strength=0.5) for a, b in itertools.pairwise(NAMES)]
    rows = [row | {"trust": 0.1 * i} if i < 7 else row for i, row in enumerate(rows)]
    told = look_through("ties", made(tmp_path / "r", {"ties": rows}, services=SERVICES))
    assert not [number for number in told.numbers if number.name.startswith("trust")]
    assert any(each.startswith("Trust: too few") for each in told.cannot_tell)
    assert told.more[-1].column("trust") == [None]


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ([], {}),
        ([tie("a", "b", strength=1.0)], {}),
        ([tie("a", "b")], {"by": "trust"}),
        (at_random(NAMES[:8], 0.2), {"by": "trust", "least": 0.9}),
    ],
)
def test_it_cannot_tell_from_too_little(tmp_path, rows, options):
    told = look_through("ties", made(tmp_path / "r", {"ties": rows}), **options)
    assert told.say().startswith("Cannot tell")
    assert told.numbers == ()


@pytest.mark.parametrize("options", [{"by": "love"}, {"within": "street"}, {"kind": "hates"}, {"least": -1}])
def test_options_that_make_no_sense_are_refused(record, options):
    with pytest.raises(RecordError, match="option"):
        look_through("ties", record, **options)


def test_ties_may_all_be_missing_by_their_kind(record):
    assert look_through("ties", record, kind="shares_place").say().startswith("Cannot tell")
