from io import BytesIO

import pytest

from commonweal.record import RecordError
from commonweal.record.importers import encoding
from commonweal.record.importers.encoding import find_encoding


def found(data: bytes) -> str:
    return find_encoding(BytesIO(data), "s.csv").codec


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_an_encoding_is_found_and_reads_the_text(codec: str) -> None:
    text = "naam\ncafé\n"
    data = text.encode(codec)
    assert data.decode(found(data)).lstrip("\ufeff") == text


def test_plain_ascii_is_utf8() -> None:
    assert found(b"a\nb\n") == "utf-8"


@pytest.mark.parametrize("chunk", [3, 7, 2**20])
def test_what_is_found_does_not_hang_on_where_chunks_end(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "CHUNK", chunk)
    assert found("één\ntwéé\ndrie\n".encode()) == "utf-8"
    assert found("één\ntwéé\ndrie\n".encode("cp1252")) == "cp1252"
    with pytest.raises(RecordError, match="line 2 is UTF-8 and line 4 is not: the encodings are mixed"):
        found(b"a\n" + "é\n".encode() + b"b\n" + "é\n".encode("cp1252"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"a\nb\0c\n", "line 2 holds a NUL byte"),
        (b"a\n\x81\n", "line 2 is neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea\0b", "does not go on so|NUL"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, words: str) -> None:
    if data.startswith(b"\xff\xfe"):
        data += b"\xd8"
        data = data[:3] + b"\xdc" + data[3:]
    with pytest.raises(RecordError, match=words):
        found(data)


def test_quotes_are_counted() -> None:
    assert find_encoding(BytesIO(b'a\n"b"\n'), "s").quotes_pair
    assert not find_encoding(BytesIO(b'a\n"b\n'), "s").quotes_pair
    assert find_encoding(BytesIO(b"a\nb\nc"), "s").lines == 2
