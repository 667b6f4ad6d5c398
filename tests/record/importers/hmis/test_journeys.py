from pathlib import Path

import pytest
from tests.record.importers.hmis.exports import FILES, bring, write
from tests.record.importers.logs import KEY, told

from commonweal.record import Record, RecordError
from commonweal.record.importers import pseudonym

ONE, TWO, THREE = (pseudonym(KEY, one) for one in ("c1", "c2", "c3"))


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return bring(write(tmp_path)).record


def test_projects_are_services_and_organisations_their_providers(record: Record) -> None:
    assert told(record, "id", "name", "provider", "domain", table="services")[:2] == [
        ("p1", "Long Stay", "Harbour Homes", "homelessness"),
        ("p2", "Night Shelter", "Harbour Homes", "homelessness"),
    ]


def test_enrolments_are_spells_that_end_as_the_exit_says_and_no_more(record: Record) -> None:
    spells = told(record, "person", "service", "start", "end", "ending", table="spells")
    assert sorted(spells) == sorted(
        [
            (ONE, "p2", "2019-04-01", "2019-05-31", "not_said"),
            (ONE, "p1", "2019-06-01", None, "still_open"),
            (TWO, "p2", "2019-04-05", "2019-04-20", "institution"),
            (THREE, "p2", "2019-04-06", "2019-04-20", "died"),
        ]
    )


def test_of_several_exits_the_latest_is_taken(tmp_path: Path) -> None:
    exits = [*FILES["Exit"], "x4,e1,2019-05-01,24,,"]
    done = bring(write(tmp_path, Exit=exits))
    assert (ONE, "2019-05-31", "not_said") in told(done.record, "person", "end", "ending", table="spells")
    assert any("several exits" in one.what for one in done.repairs)


def test_youth_projects_say_how_the_work_ended(tmp_path: Path) -> None:
    exits = [FILES["Exit"][0], "x1,e1,2019-05-31,3,1,", "x2,e3,2019-05-31,3,2,", "x3,e4,2019-05-31,3,3,"]
    endings = [row[0] for row in told(bring(write(tmp_path, Exit=exits)).record, "ending", table="spells")]
    assert sorted(endings) == ["completed", "excluded", "fell_away", "still_open"]


def test_an_exit_before_the_entry_stops(tmp_path: Path) -> None:
    path = write(tmp_path, Exit=[FILES["Exit"][0], "x1,e1,2019-03-01,3,,"])
    with pytest.raises(RecordError, match="1 enrolment ends before it starts"):
        bring(path)
    assert bring(path, drop_bad=True).record.rows("spells") == 3


def test_services_and_assessments_are_contacts(record: Record) -> None:
    assert sorted(told(record, "service", "date", "kind", "activity")) == [
        ("p1", "2019-06-03", "meeting", "PATH service, type 4"),
        ("p2", "2019-04-01", "assessment", "coordinated entry assessment"),
        ("p2", "2019-04-02", "meeting", "bed night"),
    ]


def test_events_with_an_answer_are_referrals(record: Record) -> None:
    columns = ("date", "from_service", "to_service", "outcome", "declined_by", "reason", "clause")
    assert sorted(told(record, *columns, table="referrals")) == [
        ("2019-05-02", "p2", "door-13", "refused", "provider", "not_stated", "none"),
        ("2019-05-05", "p2", "door-09", "refused", "provider", "no_room", "none"),
        ("2019-05-06", "p2", "door-08", "refused", "provider", "not_stated", "none"),
        ("2019-05-09", "p2", "p1", "refused", "person", "not_stated", "none"),
        ("2019-05-20", "p2", "p1", "accepted", "none", "none", "none"),
    ]


def test_needs_are_yes_or_no_and_of_two_answers_the_yes(record: Record) -> None:
    needs = sorted(told(record, "person", "date", "domain", "score", "occasion", table="needs"))
    assert needs == sorted(
        [
            (ONE, "2019-04-01", "homelessness", 1.0, "assessment"),
            (ONE, "2019-06-01", "homelessness", 1.0, "assessment"),
            (TWO, "2019-04-05", "homelessness", 0.0, "assessment"),
            (ONE, "2019-04-01", "domestic_abuse", 1.0, "assessment"),
            (TWO, "2019-04-05", "domestic_abuse", 0.0, "assessment"),
            (ONE, "2019-04-01", "substance_misuse", 1.0, "assessment"),
            (ONE, "2019-04-01", "mental_health", 0.0, "assessment"),
            (ONE, "2019-04-01", "physical_health", 1.0, "assessment"),
        ]
    )
