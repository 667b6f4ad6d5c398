import gzip
import subprocess
import sys
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.importers.logs import HEADINGS, KEY, MAP, OTHER, ROWS, everything, take_in, told, write
from tests.shared_data import shared

from commonweal.record import RecordError
from commonweal.record.importers import pseudonym, sheet

SEPSIS = {
    "columns": ["person=case_id,service=resource,time=timestamp,activity=activity"],
    "kinds": {"ER Registration": "assessment"},
}
MOMENTS = st.datetimes(datetime(2018, 1, 1), datetime(2019, 1, 1)).map(lambda one: one.isoformat(timespec="seconds"))
EVENTS = st.lists(
    st.tuples(st.sampled_from(["anna", "bert", "carl"]), st.sampled_from(["Hostel", "Clinic"]), MOMENTS),
    min_size=1,
    max_size=12,
    unique_by=lambda event: (event[0], event[2]),
).map(lambda events: [",".join([*event, "Talk"]) for event in events])


def hash_of(rows: list[str], **options: object) -> str:
    with TemporaryDirectory() as folder:
        return take_in(write(Path(folder), *rows), **options).record.hash


def refused(path: Path, words: str, **options: object) -> RecordError:
    """Check that an import is refused and leaves nothing behind."""
    before = sorted(path.parent.iterdir())
    with pytest.raises(RecordError, match=words) as wrong:
        take_in(path, **options)
    assert sorted(path.parent.iterdir()) == before
    return wrong.value


def test_an_event_log_becomes_contacts(tmp_path: Path) -> None:
    record = take_in(write(tmp_path, *ROWS)).record
    record.verify()
    rows = told(record, "person", "service", "date", "activity")
    assert [row[1:] for row in rows if row[0] == pseudonym(KEY, "p-one")] == [
        ("Hostel", "2019-04-01", "Intake"),
        ("Clinic", "2019-04-01", "Visit"),
        ("Hostel", "2019-04-09", "Talk"),
    ]
    people = [row[0] for row in rows]
    assert people == sorted(people)


@settings(deadline=None, max_examples=25)
@given(st.data(), EVENTS)
def test_any_order_of_rows_gives_the_same_record(data: st.DataObject, rows: list[str]) -> None:
    assert hash_of(rows) == hash_of(data.draw(st.permutations(rows)))


@settings(deadline=None, max_examples=25)
@given(st.data(), EVENTS)
def test_exact_duplicates_change_nothing(data: st.DataObject, rows: list[str]) -> None:
    again = data.draw(st.lists(st.sampled_from(rows), max_size=5))
    assert hash_of(rows) == hash_of([*rows, *again])


@settings(deadline=None, max_examples=10)
@given(EVENTS)
def test_the_same_key_gives_the_same_record_and_another_another(rows: list[str]) -> None:
    assert hash_of(rows) == hash_of(rows)
    assert hash_of(rows) != hash_of(rows, key=OTHER)


def test_a_column_of_order_settles_events_of_one_moment(tmp_path: Path) -> None:
    rows = [f"a,{where},2019-04-01,Talk,{at}" for at, where in enumerate(("Hostel", "Clinic", "Hostel", "Advice"))]
    options = {"columns": [*MAP, "order=at"]}
    first = take_in(write(tmp_path, *rows, headings=HEADINGS + ",at"), tmp_path / "one", **options)
    second = take_in(write(tmp_path, *rows[::-1], headings=HEADINGS + ",at"), tmp_path / "two", **options)
    assert first.record.hash == second.record.hash
    assert [row[0] for row in told(first.record, "service")] == ["Hostel", "Clinic", "Hostel", "Advice"]


def test_events_that_differ_in_a_column_that_is_not_mapped_are_no_duplicates(tmp_path: Path) -> None:
    rows = ["a,Lab,2019-04-01,Test,1", "a,Lab,2019-04-01,Test,2", "a,Lab,2019-04-01,Test,1"]
    done = take_in(write(tmp_path, *rows, headings=HEADINGS + ",sample"))
    assert done.record.rows("contacts") == 2
    assert [(one.count, one.rows) for one in done.repairs] == [(1, (4,))]


def test_no_id_of_the_source_is_anywhere_in_the_record(tmp_path: Path) -> None:
    people = [f"client-{number:04d}-xq" for number in range(300)]
    rows = [f"{who},Hostel,2019-04-{1 + at % 28:02d},Talk,worthless words" for at, who in enumerate(people)]
    record = take_in(write(tmp_path, *rows, headings=HEADINGS + ",extra")).record
    held = everything(record.folder)
    assert b"Hostel" in held
    assert not any(who.encode() in held for who in people)
    assert b"worthless" not in held
    assert KEY.secret not in held
    assert KEY.secret.hex().encode() not in held


def test_provenance_names_the_source_its_hash_and_the_key_by_its_fingerprint(tmp_path: Path) -> None:
    found = take_in(write(tmp_path, *ROWS), command="commonweal …").record.provenance
    assert found["sources"][0]["name"] == "log.csv"
    assert found["key_fingerprint"] == KEY.fingerprint
    assert found["parameters"]["map"]["person"] == "who"
    assert found["command"] == "commonweal …"
    assert str(tmp_path) not in str(found)


def test_services_and_people_of_several_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "a,1,Org,North,2019-04-01", "a,2,Org,,2019-04-02", headings="id,no,org,team,when")
    record = take_in(path, columns=["person=id+no,service=org+team,time=when"]).record
    assert sorted(told(record, "service")) == [("Org",), ("Org / North",)]
    assert len({row[0] for row in told(record, "person")}) == 2


def test_a_log_longer_than_a_block_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [f"p{at % 7},Team {at % 3},2019-04-01T{at // 60:02d}:{at % 60:02d}:00,Talk" for at in range(900)]
    rows += rows[:50]
    whole = hash_of(rows)
    monkeypatch.setattr(sheet, "BLOCK", 1024)
    assert hash_of(rows) == whole
    assert take_in(write(tmp_path, *rows)).record.rows("contacts") == 900


def test_packed_logs_give_the_same_record(tmp_path: Path) -> None:
    path = write(tmp_path, *ROWS)
    packed = tmp_path / "log.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert take_in(path, tmp_path / "a").record.hash == take_in(packed, tmp_path / "b").record.hash


BAD = [
    ([",Hostel,2019-04-01,Talk"], {}, "1 with no person"),
    (["a,Hostel,soon,Talk"], {}, "1 with no time that can be read"),
    (["a,Hostel,2091-01-01,Talk"], {}, "1 with a time after today"),
    (ROWS, {"columns": ["person=who,service=wher,time=when"]}, "Did you mean 'where' for 'wher'"),
    (ROWS, {"columns": ["person=who,time=when"]}, "no column is mapped to service"),
    (["a,Hostel,2019-04-01"], {}, "row 2 has 3 values"),
    (["a,Hostel,13/4/2019,Talk", "a,Hostel,4/13/2019,Talk"], {}, "in row 2 the day stands first"),
]


@pytest.mark.parametrize(("rows", "options", "words"), BAD)
def test_bad_input_gets_one_clear_message_and_leaves_nothing(
    rows: list[str], options: dict, words: str, tmp_path: Path
) -> None:
    refused(write(tmp_path, *rows), words, **options)


@pytest.mark.parametrize(
    ("heading", "cell"), [("Surname", "x"), ("ref", "943 476 5919"), ("more", "a{}@example.org"), ("code", "PL{} 1AA")]
)
def test_a_column_that_could_name_people_stops_unless_it_is_dropped(heading: str, cell: str, tmp_path: Path) -> None:
    rows = [f"p{at},Hostel,2019-04-01,Talk,{cell.format(at)}" for at in range(1, 9)]
    path = write(tmp_path, *rows, headings=f"{HEADINGS},{heading}")
    wrong = refused(path, f"column '{heading}' could say who somebody is.*--ignore {heading}")
    assert cell.format(1) not in str(wrong)
    assert take_in(path, tmp_path / "a", ignore=[heading]).record.rows("contacts") == 8
    assert take_in(path, tmp_path / "b", ignore_rest=True).record.rows("contacts") == 8


def test_hours_that_are_no_number_are_named_by_row(tmp_path: Path) -> None:
    rows = ["a,Hostel,2019-04-01,Talk,1", "a,Hostel,2019-04-02,Talk,-1"]
    refused(write(tmp_path, *rows, headings=HEADINGS + ",h"), "row 3 holds no number", columns=[*MAP, "hours=h"])


def test_a_folder_that_is_taken_is_found_out_before_reading(tmp_path: Path) -> None:
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "mine.txt").write_text("keep me")
    with pytest.raises(RecordError, match="record"):
        take_in(tmp_path / "gone.csv", tmp_path / "record")
    assert (tmp_path / "record" / "mine.txt").read_text() == "keep me"


def test_the_sepsis_log_has_the_published_group_changes(tmp_path: Path) -> None:
    """6.7 changes of group a case, as the project's table of evidence has it from the same log."""
    record = take_in(shared("eventlogs/sepsis.csv"), tmp_path / "r", **SEPSIS).record
    rows = told(record, "person", "service", "kind")
    assert len(rows) == 15_214
    assert len({row[0] for row in rows}) == 1_050, "the case called NA is a case"
    changes = sum(a[0] == b[0] and a[1] != b[1] for a, b in pairwise(rows))
    assert changes / 1_050 == pytest.approx(6.7, abs=0.05)
    assert sum(row[2] == "assessment" for row in rows) == 1_050
    assert pseudonym(KEY, "NA") in {row[0] for row in rows}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read where Linux keeps it")
def test_a_million_events_come_in_within_half_a_gigabyte(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    with path.open("w") as file:
        file.write(HEADINGS + "\n")
        for at in range(1_000_000):
            person, minute = at * 7919 % 100_000, at // 100_000 * 60 + at % 60
            when = f"2019-04-{1 + at % 28:02d}T{minute // 60:02d}:{at % 60:02d}:00Z"
            file.write(f"c{person},Team {at % 40},{when},Act {at % 9}\n")
    code = (
        "import re; from pathlib import Path; from tests.record.importers.logs import take_in;"
        f"done = take_in(Path({str(path)!r}));"
        # not ru_maxrss: a child begins with its parent's, and the whole suite's is large
        "peak = re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1];"
        "print(done.record.rows('contacts'), peak)"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=True).stdout
    rows, peak = map(int, said.split())
    assert rows == 1_000_000
    assert peak < 600_000, "kilobytes"
