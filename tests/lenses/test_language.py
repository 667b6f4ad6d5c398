import csv
from datetime import date

import numpy as np
import pytest
from tests.lenses.lexicon.texts import prose_of
from tests.lenses.making import made
from tests.shared_data import shared

from commonweal.lenses import get_lens, look_through
from commonweal.lenses.lexicon import CATEGORIES, find, read_lexicon, tally
from commonweal.record import Record, RecordError

OURS = [("strategy", "we fight for targets and care . not care ."), ("minutes", 'social care ; they said " fight " .')]


def rows(document: str, text: str, day: date | None = None) -> list[dict]:
    return [{"document": document, "date": day, "sentence": 0, "word": word} for word in text.split()]


@pytest.fixture
def record(tmp_path) -> Record:
    documents = [{"id": f"d{i}", "name": f"Paper {i}", "kind": kind} for i, (kind, _) in enumerate(OURS)]
    words = [row for i, (_, text) in enumerate(OURS) for row in rows(f"d{i}", text, date(2023 + i, 5, 1))]
    for i in range(20):
        documents.append({"id": f"c{i}", "name": f"Comment {i}", "kind": "comment"})
        words += rows(f"c{i}", "the staff were kind zebra")
    return made(tmp_path / "r", {"words": words}, documents=documents)


def test_rates_are_those_counted_by_hand(record):
    finding = look_through("language", record)
    assert finding.number("words").value == 8 + 4  # less the word that is quoted
    assert finding.number("care").value == pytest.approx(1000 / 12)
    assert finding.number("conflict").value == finding.number("market").value == pytest.approx(1000 / 12)
    assert finding.number("ratio").value == 0.5
    assert (finding.number("negated").value, finding.number("quoted").value) == (1, 1)
    assert finding.number("set_aside").value == 1
    assert [row["period"] for row in finding.more[0].rows][::6] == ["2023", "2024"]
    assert [row["kind"] for row in finding.more[1].rows][::6] == ["minutes", "strategy"]


def test_peoples_own_words_are_never_shown_and_few_comments_give_no_rate(record, tmp_path):
    finding = look_through("language", record)
    assert finding.number("comments_care").value == 200  # kind, one word in five
    assert "zebra" not in str(finding.to_json())
    assert "Comment 1" not in str(finding.to_json())
    few = made(
        tmp_path / "few",
        {"words": [row for i in range(7) for row in rows(f"c{i}", "the staff were kind zebra")]},
        documents=[{"id": f"c{i}", "kind": "comment"} for i in range(7)],
    )
    finding = look_through("language", few)
    assert all(number.value is None for number in finding.numbers)
    assert finding.say().startswith("Cannot tell")


def test_documents_of_the_place_and_comments_are_told_apart(record):
    finding = look_through("language", record)
    assert "In 2 documents" in finding.say()
    assert "comments of the public" in finding.say()
    assert finding.number("care").n == 2


def test_under_eight_documents_it_says_that_the_interval_is_too_narrow(record):
    finding = look_through("language", record)
    assert "Poisson" in finding.number("care").meaning
    assert any("too narrow" in told for told in finding.cannot_tell)


def test_a_place_can_bring_its_own_words(record, tmp_path):
    (tmp_path / "ours.csv").write_text("phrase,category,note,source\nstaff,strength,ours,us\nfight for,care,ours,us\n")
    finding = look_through("language", record, lexicon=str(tmp_path / "ours.csv"))
    assert finding.number("care").value == pytest.approx(1000 / 12)
    assert finding.number("ratio").value is None
    assert finding.number("assumed").value == 0
    with pytest.raises(RecordError, match="cannot be read"):
        look_through("language", record, lexicon=str(tmp_path / "none.csv"))
    with pytest.raises(RecordError, match="year or quarter"):
        look_through("language", record, period="week")


def test_without_words_it_cannot_tell(tmp_path):
    assert look_through("language", made(tmp_path / "a", {})).say().startswith("Cannot tell")
    marks = made(tmp_path / "b", {"words": rows("d", ". , !")})
    assert look_through("language", marks).say().startswith("Cannot tell")


def test_the_order_of_rows_of_different_sentences_makes_no_difference(tmp_path):
    words = [{**row, "sentence": i // 2} for i, row in enumerate(rows("d", "we care they fight you trust"))]
    one = made(tmp_path / "a", {"words": words})
    other = made(tmp_path / "b", {"words": words[4:] + words[2:4] + words[:2]})
    assert look_through("language", one).numbers == look_through("language", other).numbers


def test_the_talk_speaks_of_care_and_quotes_the_treatment_industry():
    talk = shared("README.md").parents[1] / "seed" / "whole-systems.md"
    if not talk.exists():
        pytest.skip("needs the talk, which is kept beside the project")
    prose, lexicon = prose_of(talk.read_text("utf-8")), read_lexicon()
    hits = find(prose, lexicon)
    quoted = {lexicon.entries[e].phrase for e in hits.entry[hits.quoted]}
    assert "treatment industry" in quoted
    told = tally(prose, hits, lexicon).of(np.array([True]))
    assert told.ratio().low > 1


def test_care_is_found_in_comments_that_people_labelled_as_good():
    """On 7,400 real comments: the labels were made by readers who knew nothing of this lexicon."""
    with shared("comments/v6framework_230831.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["FFT answer"].strip()]
    held = [row for row in rows if not row["Person identifiable info?"].strip()]
    prose, lexicon = prose_of(*(row["FFT answer"] for row in held)), read_lexicon()
    told = tally(prose, find(prose, lexicon), lexicon)
    label = np.array([row["Comment sentiment"].strip() for row in held])
    good, bad = told.of(np.isin(label, ["1", "2"])), told.of(np.isin(label, ["4", "5"]))
    assert good.rate(("care",)).low > 2 * bad.rate(("care",)).high
    care = CATEGORIES.index("care")
    assert bad.negated[:, care].sum() > 5 * good.negated[:, care].sum()  # what was missed, and not
    manner = told.of(np.array([row["Staff manner & personal attributes"].strip() == "1" for row in held]))
    assert manner.rate(("care",)).low > good.rate(("care",)).high


def test_it_has_a_lens_of_its_name():
    assert get_lens("language").tables == ("words",)
