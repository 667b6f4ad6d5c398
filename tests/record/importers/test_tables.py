from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.samples import INDICATORS, SERVICES, open_writer, sample_rows

from commonweal.record import TABLES, Record, RecordError, RecordWriter, buffer_dtype
from commonweal.record.importers.key import Key
from commonweal.record.importers.pseudonym import pseudonym
from commonweal.record.importers.tables import import_tables
from commonweal.record.importers.template import write_tables, write_template

KEY = Key(b"k" * 32, Path("pseudonym.key"))
OTHER = Key(b"o" * 32, Path("pseudonym.key"))
NAMED = ("contacts", "referrals", "spells", "needs")


def make(folder: Path, count: int, seed: int) -> Record:
    """A record of rows of every table; sums of money are to the penny, as a ledger's are."""
    with open_writer(folder) as writer:
        for name in TABLES:
            rows = sample_rows(name, count, seed)
            if name == "money":
                rows["pounds"] = np.round(rows["pounds"] * 1e6, 2)
            writer.append(name, rows)
        return writer.finish()


@settings(max_examples=5, deadline=None)
@given(count=st.integers(1, 40), seed=st.integers(0, 10**6))
def test_a_record_written_out_comes_back_the_same_but_for_its_people(
    tmp_path_factory: pytest.TempPathFactory, count: int, seed: int
) -> None:
    place = tmp_path_factory.mktemp("round")
    before = make(place / "before", count, seed)
    after = import_tables(write_tables(before, place / "csv"), place / "after", key=KEY).record
    assert after.coverage == before.coverage
    unlike = {name for name, one in before.manifest.tables.items() if after.manifest.tables[name] != one}
    assert unlike == set(NAMED)
    for name in NAMED:
        rows, back = before.table(name), after.table(name)
        assert back.drop_columns(["person"]).equals(rows.drop_columns(["person"]))
        assert back.column("person").to_pylist() == [
            pseudonym(KEY, str(one)) for one in rows.column("person").to_pylist()
        ]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)


@settings(max_examples=15, deadline=None)
@given(names=st.lists(WORDS, min_size=1, max_size=4, unique=True))
def test_any_words_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    place = tmp_path_factory.mktemp("words")
    with RecordWriter(
        place / "before",
        SERVICES,
        indicators=INDICATORS,
        dimensions={
            "vocabulary": [{"id": name} for name in names],
            "documents": [{"id": "d", "name": "D", "kind": "other"}],
        },
    ) as writer:
        rows = np.zeros(len(names), buffer_dtype("words"))
        rows["word"] = range(len(names))
        writer.append("words", rows)
        before = writer.finish()
    assert import_tables(write_tables(before, place / "csv"), place / "after").record.hash == before.hash


def fill(folder: Path, **tables: str) -> Path:
    write_template(folder)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


HAND = {
    "services": "id,name,domain\nhub,The hub,\nhostel,The hostel,homelessness\n",
    "contacts": "person,service,date,kind\nA-17,hub,2019-04-01,assessment\nA-17,hostel,2019-04-08,start\n,,,\n",
    "money": "service,period_start,period_end,pounds,purpose\nhub,2019-04-01,2020-03-31,1250.50,prevention\n",
}


def test_a_record_written_by_hand(tmp_path: Path) -> None:
    done = import_tables(fill(tmp_path / "t", **HAND), tmp_path / "r", key=KEY)
    assert [done.record.rows(name) for name in ("services", "contacts", "money", "ties")] == [2, 2, 1, 0]
    assert done.record.coverage.of("contacts").end == date(2019, 4, 8)
    assert done.record.coverage.of("contacts").complete is None
    assert done.record.coverage.of("ties").status == "absent"
    assert done.record.provenance["key_fingerprint"] == KEY.fingerprint
    assert not any(b"A-17" in path.read_bytes() for path in (tmp_path / "r").iterdir())


def test_another_key_gives_other_pseudonyms(tmp_path: Path) -> None:
    folder = fill(tmp_path / "t", **HAND)
    first, again, other = (
        import_tables(folder, tmp_path / name, key=key).record for name, key in (("a", KEY), ("b", KEY), ("c", OTHER))
    )
    assert first.hash == again.hash != other.hash


def test_coverage_may_be_said(tmp_path: Path) -> None:
    said = "table,status,from,to,services,complete,note\n"
    said += "contacts,partial,2019-04-01,2019-06-30,hub;hostel,0.8,from memory\n"
    covered = import_tables(fill(tmp_path / "t", coverage=said, **HAND), tmp_path / "r", key=KEY).record.coverage
    assert covered.of("contacts").services == ("hub", "hostel")
    assert covered.of("contacts").complete == 0.8
    assert covered.of("money").status == "present"


def test_a_vocabulary_is_made_of_the_words(tmp_path: Path) -> None:
    tables = {
        "documents": "id,name,kind\nplan,The plan,strategy\n",
        "words": 'document,sentence,word\nplan,0,care\nplan,0,"""\nplan,0,care\n'.replace('"""\n', '""""\n'),
    }
    record = import_tables(fill(tmp_path / "t", **tables), tmp_path / "r").record
    assert record.vocabulary["vocabulary"] == ("care", '"')


def test_everything_that_is_wrong_is_told_at_once_and_nothing_written(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "t",
        services="id,name\nhub,Ring jo@example.org\nhub,Again\n",
        contacts="person,service,date,kind\n,hub,2019-04-01,start\nA,hob,01/04/2019,begun\n",
        ties="from_service,to_service,kind\nhub,hub,works_with\n",
        spelz="x,y\n1,2\n",
        coverage="table,status,from,to,services,complete,note\n"
        "contacts,some,,,,,\nmoney,present,soon,,,,\nties,present,,,,2,\n",
    )
    with pytest.raises(RecordError) as wrong:
        import_tables(folder, tmp_path / "r", key=KEY)
    for part in (
        "services.csv, row 2, column name: it holds an e-mail address",
        "services.csv, row 3, column id: 'hub' is in row 2 too",
        "contacts.csv, row 2, column person: it is empty",
        "contacts.csv, row 3, column service: 'hob' is no id in services.csv",
        "contacts.csv, row 3, column date: '01/04/2019' is no day",
        "contacts.csv, row 3, column kind: 'begun' is no word of it",
        "ties.csv, row 1, column date: the column is missing",
        "spelz.csv: no table is called that. Did you mean spells.csv",
        "coverage.csv, row 2: 'some' is no status",
        "coverage.csv, row 3: it holds a date or a number that is none",
        "coverage.csv, row 4: complete is 2.0",
    ):
        assert part in str(wrong.value)
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({}, "no table in it has rows"),
        ({"contacts": HAND["contacts"]}, "services.csv: it is missing, and contacts.csv names ids of it"),
        ({"services": "id,name\na,Jane Smith\nb,Paul Jones\n"}, "look like people's names"),
        ({"services": "id,name\na\n"}, "row 2 has 1 value"),
    ],
)
def test_one_thing_wrong_is_one_message(tmp_path: Path, tables: dict[str, str], said: str) -> None:
    with pytest.raises(RecordError, match=said):
        import_tables(fill(tmp_path / "t", **tables), tmp_path / "r", key=KEY)


def test_people_need_a_key_and_a_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no key for their pseudonyms"):
        import_tables(fill(tmp_path / "t", **HAND), tmp_path / "r")
    with pytest.raises(RecordError, match="no such folder"):
        import_tables(tmp_path / "nowhere", tmp_path / "r")
