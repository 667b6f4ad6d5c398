import gzip
from datetime import date
from pathlib import Path

import pytest
from tests.record.importers.logs import KEY, everything, take_in, told
from tests.shared_data import shared

from commonweal.record import RecordError
from commonweal.record.importers import Imported, Limits, pseudonym, xes
from commonweal.record.importers.xes import import_xes

START = '<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/" xes.version="1.0">\n'
GLOBALS = '<global scope="event"><string key="org:group" value="of no event"/></global>'


def event(what: str, when: str, where: str | None = "Hostel", more: str = "") -> str:
    group = f'<string key="org:group" value="{where}"/>' if where else ""
    told = f'<string key="concept:name" value="{what}"/><date key="time:timestamp" value="{when}"/>'
    return f"<event>{told}{group}{more}</event>"


def trace(who: str, *events: str, more: str = "") -> str:
    return f'<trace><string key="concept:name" value="{who}"/>{more}{"".join(events)}</trace>\n'


def write(folder: Path, *traces: str, start: str = START, end: str = "</log>") -> Path:
    path = folder / "log.xes"
    path.write_text(start + "".join(traces) + end, encoding="utf-8")
    return path


def bring(path: Path, out: Path | None = None, **options: object) -> Imported:
    return import_xes(path, out or path.parent / "record", KEY, **({"today": date(2024, 1, 1)} | options))


def refused(path: Path, words: str, **options: object) -> str:
    before = sorted(path.parent.iterdir())
    with pytest.raises(RecordError, match=words) as wrong:
        bring(path, **options)
    assert sorted(path.parent.iterdir()) == before
    return str(wrong.value)


VISIT = event("Visit", "2019-04-01T08:30:00+00:00", "Clinic")
ONE = trace("p-one", event("Intake", "2019-04-01T09:00:00+01:00"), VISIT)
TWO = trace("p-two", event("Talk", "2019-05-01T09:00:00.000+01:00"))


def test_traces_become_people_and_events_contacts(tmp_path: Path) -> None:
    record = bring(write(tmp_path, GLOBALS, ONE, TWO), kinds={"Intake": "assessment"}).record
    record.verify()
    rows = told(record, "person", "service", "date", "activity", "kind")
    assert [row[1:] for row in rows if row[0] == pseudonym(KEY, "p-one")] == [
        ("Hostel", "2019-04-01", "Intake", "assessment"),
        ("Clinic", "2019-04-01", "Visit", "meeting"),
    ]
    assert len(rows) == 3
    assert told(record, "id", table="services") == [("Clinic",), ("Hostel",)]


def test_packed_in_one_batch_or_many_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, ONE, TWO)
    whole = bring(path, tmp_path / "a").record.hash
    packed = tmp_path / "log.xes.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert bring(packed, tmp_path / "b").record.hash == whole
    monkeypatch.setattr(xes, "AT_ONCE", 1)
    assert bring(path, tmp_path / "c").record.hash == whole


def test_the_order_of_traces_says_nothing(tmp_path: Path) -> None:
    one, two = bring(write(tmp_path, ONE, TWO), tmp_path / "a"), bring(write(tmp_path, TWO, ONE), tmp_path / "b")
    assert one.record.hash == two.record.hash


def test_exact_duplicates_are_dropped_and_near_ones_kept(tmp_path: Path) -> None:
    at = "2019-04-01T09:00:00Z"
    near = event("Intake", at, more='<int key="cost" value="7"/>')
    done = bring(write(tmp_path, trace("a", event("Intake", at), near, event("Intake", at))))
    assert done.record.rows("contacts") == 2
    assert [(one.count, one.rows) for one in done.repairs] == [(1, (3,))]


def test_the_resource_stands_in_where_no_group_is_said(tmp_path: Path) -> None:
    worker = '<string key="org:resource" value="Team 7"/>'
    path = write(tmp_path, trace("a", event("Intake", "2019-04-01", None, worker)))
    assert told(bring(path, tmp_path / "a").record, "service") == [("Team 7",)]
    assert told(bring(path, tmp_path / "b", service="concept:name").record, "service") == [("Intake",)]


def test_events_outside_any_trace_are_left_out_and_counted(tmp_path: Path) -> None:
    done = bring(write(tmp_path, event("Stray", "2019-04-01"), ONE))
    assert done.record.rows("contacts") == 2
    assert next(iter(done.repairs)).what == "events outside any trace were left out"


BOMB = '<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (START + ONE, r"line 4 is not well-formed XML"),
        (START + ONE.replace("</trace>", "</trac>") + "</log>", "line 3 is not well-formed XML"),
        ("", "not well-formed"),
        ("who,where\n", "line 1 is not well-formed"),
        (START.replace("<log", BOMB + "<log") + "</log>", "declares a DTD or an entity"),
        ('<!DOCTYPE log SYSTEM "file:///etc/passwd">' + START.partition("\n")[2] + "</log>", "a DTD or an entity"),
        ("<html></html>", "it begins with <html>"),
        (START + "</log>", "it holds no events"),
        (START + trace("a") + "</log>", "it holds no events"),
        (START + trace("a", event("Intake", "2019-04-01", None)) + "</log>", "no event has org:group or org:resource"),
        (START + trace("a", event("Intake", "soon")) + "</log>", "1 with no time"),
        (START + "<trace>" + event("Intake", "2019-04-01") + "</trace></log>", "1 with no person"),
    ],
)
def test_bad_input_gets_one_clear_message_and_leaves_nothing(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "log.xes"
    path.write_text(text)
    assert refused(path, words).startswith("log.xes")


def test_a_key_for_the_service_that_no_event_has_is_refused(tmp_path: Path) -> None:
    refused(write(tmp_path, ONE), "no event has 'org:team'", service="org:team")


def test_a_bomb_in_a_packed_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.xes.gz"
    path.write_bytes(gzip.compress((START + ONE * 2000 + "</log>").encode()))
    refused(path, "unpacks to more than", limits=Limits(expanded=10_000))


def test_an_attribute_that_could_name_people_stops_unless_it_is_dropped(tmp_path: Path) -> None:
    name = '<string key="surname" value="Bloggs"/>'
    path = write(tmp_path, trace("a", event("Intake", "2019-04-01"), more=name))
    assert "Bloggs" not in refused(path, "column 'case:surname' could say who somebody is")
    record = bring(path, ignore=["case:surname"]).record
    held = everything(record.folder)
    assert b"Bloggs" not in held
    assert b"Hostel" in held


def test_no_id_of_the_source_is_anywhere_in_the_record(tmp_path: Path) -> None:
    assert b"p-one" not in everything(bring(write(tmp_path, ONE, TWO)).record.folder)


def test_the_sepsis_log_as_xes_is_the_one_as_csv(tmp_path: Path) -> None:
    """It holds one case of each way through, so that every one of its events is among the CSV's."""
    log = shared("eventlogs/13_SEPSIS_1t_per_variant.xes.gz")
    record = bring(log, tmp_path / "a", service="concept:name").record
    assert record.rows("contacts") == 13_768
    columns = ["person=case_id,service=activity,time=timestamp,activity=activity"]
    csv = take_in(shared("eventlogs/sepsis.csv"), tmp_path / "b", columns=columns).record
    assert {row[0] for row in told(record, "person")} < {row[0] for row in told(csv, "person")}
