from pathlib import Path

import pytest
from tests.record.importers.logs import MAP, ROWS, take_in, told, write

from commonweal.record import RecordError

MORE = ["person=who,service=where,time=when,activity=what,provider=org,area=part,kind=kind,hours=hours"]
HEADINGS = "who,where,when,what,org,part,kind,hours"
FULL = [
    "a,Hostel,2019-04-01,Talk,Charity,North,review,0.5",
    "a,Hostel,2019-04-02,Talk,Charity,South,,",
    "a,Hostel,2019-04-03,,Council,North,assessment,2",
    "a,Clinic,2019-04-04,Visit,,,start,1",
]


def test_services_and_activities_come_in_alphabetical_order(tmp_path: Path) -> None:
    record = take_in(write(tmp_path, *ROWS)).record
    assert told(record, "id", "name", table="services") == [("Clinic", "Clinic"), ("Hostel", "Hostel")]
    assert told(record, "id", table="activities") == [("Intake",), ("Talk",), ("Visit",)]


def test_what_a_source_says_of_a_contact_is_kept(tmp_path: Path) -> None:
    record = take_in(write(tmp_path, *FULL, headings=HEADINGS), columns=MORE).record
    assert told(record, "service", "date", "kind", "hours", "activity") == [
        ("Hostel", "2019-04-01", "review", 0.5, "Talk"),
        ("Hostel", "2019-04-02", "meeting", None, "Talk"),
        ("Hostel", "2019-04-03", "assessment", 2.0, None),
        ("Clinic", "2019-04-04", "start", 1.0, "Visit"),
    ]


def test_a_service_stands_under_its_most_frequent_provider_and_it_is_said(tmp_path: Path) -> None:
    done = take_in(write(tmp_path, *FULL, headings=HEADINGS), columns=MORE)
    rows = told(done.record, "id", "provider", "area", table="services")
    assert rows == [("Clinic", None, None), ("Hostel", "Charity", "North")]
    assert [(one.count, "most frequent" in one.what) for one in done.repairs] == [(2, True)]


def test_activities_are_told_apart_by_kind(tmp_path: Path) -> None:
    record = take_in(write(tmp_path, *ROWS), kinds={"Intake": "assessment"}).record
    kinds = set(told(record, "activity", "kind"))
    assert kinds == {("Intake", "assessment"), ("Visit", "meeting"), ("Talk", "meeting")}


@pytest.mark.parametrize(
    ("kinds", "words"),
    [({"Intak": "assessment"}, "no activity is called 'Intak'"), ({"Intake": "chat"}, "'chat' is no kind of contact")],
)
def test_kinds_that_are_none_are_refused(kinds: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=words):
        take_in(write(tmp_path, *ROWS), kinds=kinds)
    assert not (tmp_path / "record").exists()


def test_a_kind_in_the_source_that_is_none_is_counted_and_not_shown(tmp_path: Path) -> None:
    rows = [row.replace("review", "Jo Bloggs") for row in FULL]
    with pytest.raises(RecordError, match="1 different words in the column of kinds are no kind") as wrong:
        take_in(write(tmp_path, *rows, headings=HEADINGS), columns=MORE)
    assert "Bloggs" not in str(wrong.value)


def test_rows_without_a_service_stand_apart_and_are_counted(tmp_path: Path) -> None:
    done = take_in(write(tmp_path, *ROWS, "p-two,,2019-07-01,Talk"))
    assert told(done.record, "service").count(("not said",)) == 1
    assert [(one.count, "'not said'" in one.what) for one in done.repairs] == [(1, True)]


def test_coverage_says_what_is_there_and_what_is_not(tmp_path: Path) -> None:
    covered = take_in(write(tmp_path, *ROWS)).record.coverage
    contacts = covered.of("contacts")
    assert (str(contacts.start), str(contacts.end), contacts.complete) == ("2019-04-01", "2019-06-02", None)
    assert "dates are kept to the day" in contacts.note
    assert covered.of("referrals").status == "absent"


def test_coverage_says_where_the_order_is_only_the_sources(tmp_path: Path) -> None:
    rows = ["a,Hostel,2019-04-01,Talk", "a,Clinic,2019-04-01,Talk"]
    note = take_in(write(tmp_path, *rows), columns=MAP).record.coverage.of("contacts").note
    assert "the source gives days only" in note
    assert "one event at the same moment" in note
