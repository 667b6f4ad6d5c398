import csv
import gzip
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers import Limits, open_sheet, sheet

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=6)


def put(folder: Path, data: str | bytes, name: str = "s.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path, **options: object) -> list[tuple[str | None, ...]]:
    opened = open_sheet(path, **options)
    blocks = ([block.words(one) for one in opened.headings] for block in opened.blocks())
    return [row for columns in blocks for row in zip(*columns, strict=True)]


def test_every_value_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = put(tmp_path, 'case,n,t\nNA,007,null\n" x ","1,5",\n')
    assert rows(path) == [("NA", "007", "null"), (" x ", "1,5", None)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    path = put(tmp_path, f'a{delimiter}"b, c; d"\n1{delimiter}2\n')
    assert open_sheet(path).delimiter == delimiter
    assert rows(path) == [("1", "2")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_read_alike(codec: str, tmp_path: Path) -> None:
    opened = open_sheet(put(tmp_path, "naïf,b\ncafé,£5\n".encode(codec)))
    assert opened.headings == ("naïf", "b")
    assert rows(opened.path) == [("café", "£5")]


def test_quoted_line_ends_blank_lines_and_windows_line_ends(tmp_path: Path) -> None:
    assert rows(put(tmp_path, 'a,"b\nc"\r\n"1\n2",3\r\n\r\n4,5\r\n')) == [("1\n2", "3"), ("4", "5")]


def test_packed_sheets_are_read(tmp_path: Path) -> None:
    assert rows(put(tmp_path, gzip.compress(b"a,b\n1,2\n"), "s.csv.gz")) == [("1", "2")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_a_spreadsheet_writes_comes_back(cells: list[tuple[str, str]]) -> None:
    from tempfile import TemporaryDirectory

    text = StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("a", "b"), *cells])
    with TemporaryDirectory() as folder:
        path = put(Path(folder), text.getvalue())
        assert rows(path, delimiter=",") == [tuple(one or None for one in row) for row in cells]


def test_a_sheet_longer_than_a_block_has_its_rows_numbered_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "BLOCK", 64)
    opened = open_sheet(put(tmp_path, "a,b\n" + "".join(f"{row},x\n" for row in range(2, 200))))
    blocks = list(opened.blocks(["a"]))
    assert len(blocks) > 3
    for block in blocks:
        assert block.words("a") == [str(block.row_of(at)) for at in range(len(block))]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"a,b\n", "headings and no rows"),
        (b"a,b", "headings and no rows"),
        (b"a,b\n1,2\n3\n", r"row 3 has 1 value\. Every row has 2 values"),
        (b"a,b\n1,2\n3,4,5\n", "row 3 has 3 values"),
        (b"a,b\n1,2\n3", "the file is cut short"),
        (b"a,a\n1,2\n", "headings come twice: a"),
        (b"a,\n1,2\n", "column 2 has no heading"),
        (b'a,b\n1,2\n3,"4\n5,6\n7,8\n', "a double quote that opens in row 3 is never closed"),
        (b'a,b\n1,2\n3,"4', "a double quote that opens in row 3 is never closed"),
        (b"a,b\n1,\0\n", "line 2 holds a NUL byte"),
        (b"a,b\n1,\xc3\xa9\n2,\xe9\n", "the encodings are mixed"),
    ],
)
def test_a_file_that_is_no_sheet_gets_one_clear_message(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=words) as wrong:
        rows(put(tmp_path, data))
    assert str(wrong.value).startswith("s.csv")


def test_inches_are_no_open_quote(tmp_path: Path) -> None:
    assert rows(put(tmp_path, 'a,b\n1,5" pipe\n2,x\n')) == [("1", '5" pipe'), ("2", "x")]


def test_a_row_longer_than_a_block_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "BLOCK", 64)
    with pytest.raises(RecordError, match="a row is longer than 64 bytes"):
        rows(put(tmp_path, "a,b\n1,2\n3," + "x" * 300 + "\n"))


def test_no_rows_are_right_where_a_format_says_so(tmp_path: Path) -> None:
    opened = open_sheet(put(tmp_path, "a,b"), may_be_empty=True)
    assert opened.empty
    assert list(opened.blocks()) == []


def test_a_heading_that_is_not_there_is_named_with_a_guess(tmp_path: Path) -> None:
    opened = open_sheet(put(tmp_path, "case_id,time\n1,2\n"))
    with pytest.raises(RecordError, match="Did you mean 'case_id' for 'caseid'") as wrong:
        opened.require(["time", "caseid"])
    assert "the headings are: case_id, time" in str(wrong.value).lower()


def test_a_bomb_inside_a_sheet_is_refused_in_the_middle_of_reading(tmp_path: Path) -> None:
    path = put(tmp_path, gzip.compress(b"a,b\n" + b"1,2\n" * 10_000), "s.csv.gz")
    with pytest.raises(RecordError, match="unpacks to more than"):
        open_sheet(path, limits=Limits(expanded=1000))


def test_a_delimiter_of_two_letters_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="one character"):
        open_sheet(put(tmp_path, "a\n1\n"), delimiter=";;")
