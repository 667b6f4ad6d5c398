from datetime import date
from pathlib import Path

from commonweal.record.importers.corpus import Corpus, Document
from commonweal.record.importers.repairs import Repairs


def test_words_keep_their_order_sentence_day_and_service(tmp_path: Path) -> None:
    repairs = Repairs()
    corpus = Corpus(repairs)
    assert corpus.add(Document("plan", "The plan", "strategy", date(2019, 4, 1), "hub"), "We care. Care matters.") == 6
    assert corpus.add(Document("note", "A note", "minutes"), "Care") == 1
    record = corpus.write(tmp_path / "r", {}, "a note", [{"id": "hub", "name": "The hub"}])
    rows = record.table("words").to_pylist()
    assert [row["word"] for row in rows] == ["We", "care", ".", "Care", "matters", ".", "Care"]
    assert [row["sentence"] for row in rows] == [0, 0, 0, 1, 1, 1, 0]
    assert {(row["document"], row["service"], row["date"]) for row in rows} == {
        ("plan", "hub", date(2019, 4, 1)),
        ("note", None, None),
    }
    assert record.table("services").to_pylist()[0]["name"] == "The hub"
    assert "1 of 2 documents without a date" in record.coverage.of("words").note
    assert record.coverage.period == (date(2019, 4, 1), date(2019, 4, 1))


def test_what_has_no_words_is_not_taken_in() -> None:
    corpus = Corpus(Repairs())
    assert corpus.add(Document("blank", "Blank", "other"), " \n ") == 0
    assert len(corpus) == 0


def test_what_points_to_a_person_never_reaches_the_record(tmp_path: Path) -> None:
    repairs = Repairs()
    corpus = Corpus(repairs)
    corpus.add(Document("a", "A", "other"), "Write to jo@example.org or ring 01752 668000 today.")
    record = corpus.write(tmp_path / "r", {}, "")
    assert {"[email]", "[phone]"} <= set(record.vocabulary["vocabulary"])
    assert sum(repair.count for repair in repairs) == 2
    assert all(b"example" not in path.read_bytes() for path in (tmp_path / "r").iterdir())
