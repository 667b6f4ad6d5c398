from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.shared_data import shared

from commonweal.record import Record, RecordError
from commonweal.record.importers.answers import Scale
from commonweal.record.importers.survey import Questions, import_survey

EDGES = "source,target,na,level,faith\n1,2,False,4,10\n2,1,False,2,1\n2,3,False,0,\n"
NODES = "id,na,label,agency,answered\n1,False,Hub,A,yes\n2,False,Hostel,A,yes\n3,False,Refuge,B,no\n"
ASKED = Questions(
    map={"from": "source", "to": "target", "strength": "level", "trust": "faith"},
    map_nodes={"id": "id", "name": "label", "provider": "agency"},
    day=date(2019, 4, 1),
    scale=Scale(0, 4),
    trust_scale=Scale(1, 10),
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of a small survey, in which each answered for itself."""
    (tmp_path / "edges.csv").write_text(EDGES)
    (tmp_path / "nodes.csv").write_text(NODES)
    return tmp_path


def read(files: Path, **said: object) -> Record:
    questions = replace(ASKED, **said)
    return import_survey(files / "edges.csv", files / "r", nodes=files / "nodes.csv", questions=questions).record


def test_answers_become_ties_between_services(files: Path) -> None:
    record = read(files)
    ties = [(t["from_service"], t["to_service"], t["strength"], t["trust"]) for t in record.table("ties").to_pylist()]
    assert ties == [("1", "2", 1.0, 1.0), ("2", "1", 0.5, 0.0)]
    assert [(s["name"], s["provider"]) for s in record.table("services").to_pylist()] == [
        ("Hub", "A"),
        ("Hostel", "A"),
        ("Refuge", "B"),
    ]
    assert "1 of 3 name nobody" in record.coverage.of("ties").note


def test_who_answered_is_kept_in_the_coverage(files: Path) -> None:
    covered = read(files, respondents="answered").coverage.of("ties")
    assert (covered.status, covered.services, covered.complete) == ("partial", ("1", "2"), 2 / 3)


def test_who_answered_may_stand_in_a_file(files: Path) -> None:
    (files / "who.txt").write_text("1\n2\n3\n")
    assert read(files, respondents=str(files / "who.txt")).coverage.of("ties").status == "present"


def test_names_of_people_stop_the_import_unless_left_out(files: Path) -> None:
    (files / "nodes.csv").write_text(NODES.replace("Hub", "Jane Smith").replace("Hostel", "Paul Jones"))
    with pytest.raises(RecordError, match="look like people's names") as wrong:
        read(files)
    assert "--label id" in wrong.value.right
    record = read(files, label="id")
    assert [row["name"] for row in record.table("services").to_pylist()] == ["1", "2", "3"]
    assert not any(b"Jane" in path.read_bytes() for path in (files / "r").iterdir())


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"scale": None}, "--scale LOWEST:HIGHEST"),
        ({"scale": Scale(0, 3)}, "off the scale 0:3"),
        ({"kind": "likes"}, "no kind of tie"),
        ({"map": {"from": "source"}}, "does not name 'to'"),
        ({"map": {"from": "source", "to": "target", "mood": "na"}}, "the map names mood"),
        ({"map_nodes": {"id": "ident"}}, "Did you mean 'id'"),
        ({"respondents": "nowhere.txt"}, "neither a column nor a file"),
        ({"respondents": "label"}, "It says yes or no"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(files: Path, said: dict[str, object], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        read(files, **said)
    assert not (files / "r").exists()


def test_nodes_have_ids_of_their_own(files: Path) -> None:
    (files / "nodes.csv").write_text(NODES.replace("3,False", "1,False"))
    with pytest.raises(RecordError, match="'1' is in row 2 too"):
        read(files)


def test_the_published_network_of_tobacco_control_leaders(tmp_path: Path) -> None:
    questions = Questions(
        map={"from": "source", "to": "target", "strength": "collab"},
        map_nodes={"id": "id", "name": "vertex.names", "provider": "agency"},
        day=date(2005, 6, 1),
        scale=Scale(0, 4),
    )
    edges, nodes = shared("orgnetworks/DHHS_edges.csv"), shared("orgnetworks/DHHS_nodes.csv")
    done = import_survey(edges, tmp_path / "r", nodes=nodes, questions=questions)
    assert "no tie is given back, each from an earlier node to a later" in next(iter(done.repairs)).what
    assert densities(done.record, 0) == (0.80, 0.23)
    assert densities(done.record, 0.75) == (0.46, 0.06)


def densities(record: Record, least: float) -> tuple[float, float]:
    """The share of possible ties of at least a strength that are there, within and between agencies."""
    agency = {row["id"]: row["provider"] for row in record.table("services").to_pylist()}
    ties = [t for t in record.table("ties").to_pylist() if t["strength"] >= least]
    within = sum(agency[tie["from_service"]] == agency[tie["to_service"]] for tie in ties)
    possible = sum(count * (count - 1) for count in Counter(agency.values()).values())
    everyone = len(agency) * (len(agency) - 1)
    return round(within / possible, 2), round((len(ties) - within) / (everyone - possible), 2)
