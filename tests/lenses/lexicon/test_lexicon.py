import pytest

from commonweal.lenses.lexicon import CATEGORIES, NEUTRAL, Entry, read_lexicon
from commonweal.record import RecordError


def test_the_lexicon_that_comes_with_it_has_every_category_and_says_where_each_phrase_is_from():
    entries = read_lexicon().entries
    assert {entry.category for entry in entries} == {*CATEGORIES, NEUTRAL}
    assert all(entry.source == "assumed" or entry.source.startswith("talk: ") for entry in entries)


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("frontline", "conflict"),
        ("entrenched", "conflict"),
        ("under siege", "conflict"),
        ("unique selling point*", "market"),
        ("purchaser*", "market"),
        ("competitive advantage", "market"),
        ("care", "care"),
        ("duty", "care"),
        ("compassion*", "care"),
        ("solidarity", "co_operation"),
        ("co-operat*", "co_operation"),
    ],
)
def test_the_talks_own_words_are_in_it_and_marked_as_the_talks(phrase, category):
    entry = next(entry for entry in read_lexicon().entries if entry.phrase == phrase)
    assert (entry.category, entry.source) == (category, "talk: Language")


def test_a_phrase_may_be_written_apart_with_a_hyphen_or_as_one():
    assert set(Entry("front line*", "conflict").spellings()) == {("front", "line*"), ("frontline*",)}
    assert set(Entry("rough* sleeper", "deficit").spellings()) == {("rough*", "sleeper")}


def test_a_place_writes_its_own(tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text("phrase,category\nmithered,deficit\n,\nproper job,strength\n", "utf-8-sig")
    lexicon = read_lexicon(path)
    assert [(e.phrase, e.category) for e in lexicon.entries] == [("mithered", "deficit"), ("proper job", "strength")]
    assert lexicon.name == "ours.csv"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("phrase,category\ncare,love\n", "row 2: there is no category 'love'"),
        ("phrase,category\n,care\n", "row 2: the phrase is missing"),
        ("phrase,category\ncare,care\nCare,care\n", "row 3: 'Care' is in row 2 already"),
        (
            "phrase,category\nfront line,conflict\nfrontline,care\n",
            "row 3: 'frontline' is in row 2 already, as conflict",
        ),
        ("phrase,category\na b c d e f g,care\n", "row 2: 'a b c d e f g' has 7 words"),
        ("phrase,category\nca*,care\n", "fewer than 3 letters"),
        ("phrase,category\nc*re,care\n", "holds a mark"),
        ("phrase,category\ncare,care,why,talk,more\n", "row 2: there are more values than columns"),
        ("word,category\ncare,care\n", "no column 'phrase'"),
        ("phrase,category\n", "it holds no phrase"),
        ("", "no column 'phrase'"),
    ],
)
def test_what_is_wrong_with_it_is_told_with_its_row(tmp_path, rows, told):
    path = tmp_path / "ours.csv"
    path.write_text(rows)
    with pytest.raises(RecordError) as wrong:
        read_lexicon(path)
    assert told in str(wrong.value)
    assert "ours.csv" in str(wrong.value)


def test_a_file_that_is_absent_or_not_utf8_is_one_clear_message(tmp_path):
    with pytest.raises(RecordError, match="cannot be read"):
        read_lexicon(tmp_path / "none.csv")
    (tmp_path / "old.csv").write_bytes("phrase,category\ncaf\xe9,care\n".encode("latin-1"))
    with pytest.raises(RecordError, match="not in UTF-8"):
        read_lexicon(tmp_path / "old.csv")


def test_many_faults_are_told_together_but_not_without_end(tmp_path):
    (tmp_path / "bad.csv").write_text("phrase,category\n" + "word,none\n" * 9)
    with pytest.raises(RecordError, match=r"row 2.*row 6.*and 4 more"):
        read_lexicon(tmp_path / "bad.csv")
