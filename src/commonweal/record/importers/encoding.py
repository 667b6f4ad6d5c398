"""How the bytes of a text file are to be read: UTF-8, UTF-16 or Windows-1252, found out by reading all of them."""

import codecs
from dataclasses import dataclass
from typing import IO

from commonweal.record.errors import RecordError

CHUNK = 2**22
_SAVE_AS = "save it again as CSV in UTF-8"
_UNUSED = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])  # bytes that Windows-1252 gives no letter


@dataclass(frozen=True, slots=True)
class Encoding:
    """What was found: the codec's name, the bytes read, the line ends, and whether double quotes pair up."""

    codec: str
    bytes: int
    lines: int
    quotes_pair: bool


def find_encoding(stream: IO[bytes], where: str) -> Encoding:
    """Read a stream to its end and say how it is encoded.

    Raises:
        RecordError: it is empty, holds NUL bytes, or some lines are in one encoding and some in another.
    """
    look = _Look(where)
    first = stream.read(CHUNK)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(first, stream, where)
    rest = b""
    chunk = first
    while chunk:
        whole, cut, rest = (rest + chunk).rpartition(b"\n")
        look.see(whole + cut)
        chunk = stream.read(CHUNK)
    look.see(rest)
    return look.end()


def _utf16(first: bytes, stream: IO[bytes], where: str) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-16")()
    size = lines = quotes = 0
    chunk = first
    while chunk:
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as wrong:
            raise RecordError("it begins as UTF-16 and does not go on so", where, _SAVE_AS) from wrong
        size, lines, quotes = size + len(chunk), lines + text.count("\n"), quotes + text.count('"')
        chunk = stream.read(CHUNK)
    return Encoding("utf-16", size, lines, quotes % 2 == 0)


class _Look:
    """Counts and classifies whole lines as they pass."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._bytes = self._lines = self._quotes = 0
        self._utf8 = self._other = 0  # the first line that only the one, or only the other, can be

    def see(self, data: bytes) -> None:
        """Take in some lines."""
        if b"\0" in data:
            line = self._lines + data[: data.index(b"\0")].count(b"\n") + 1
            right = "it is damaged or no text file; " + _SAVE_AS
            raise RecordError(f"line {line} holds a NUL byte", self._where, right)
        if not data.isascii():
            self._classify(data)
        self._bytes += len(data)
        self._lines += data.count(b"\n")
        self._quotes += data.count(b'"')

    def _classify(self, data: bytes) -> None:
        if self._utf8 and not self._other and _is_utf8(data):
            return
        start = 3 if not self._bytes and data.startswith(codecs.BOM_UTF8) else 0
        for number, line in enumerate(data[start:].split(b"\n"), self._lines + 1):
            if line.isascii():
                continue
            if _is_utf8(line):
                self._utf8 = self._utf8 or number
            else:
                self._other = self._other or number
                self._check_letters(line, number)

    def _check_letters(self, line: bytes, number: int) -> None:
        if any(byte in line for byte in _UNUSED):
            what = f"line {number} is neither UTF-8 nor Windows-1252"
            raise RecordError(what, self._where, _SAVE_AS)

    def end(self) -> Encoding:
        """Say what it all comes to."""
        if not self._bytes:
            raise RecordError("the file is empty", self._where, "it holds a line of headings and rows below")
        if self._utf8 and self._other:
            what = f"line {self._utf8} is UTF-8 and line {self._other} is not: the encodings are mixed"
            raise RecordError(what, self._where, _SAVE_AS)
        codec = "cp1252" if self._other else "utf-8"
        return Encoding(codec, self._bytes, self._lines, self._quotes % 2 == 0)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
