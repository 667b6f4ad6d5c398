import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.place.openreferral.text import NotJsonError, parsed, unkept

from .samples import JSON


@given(JSON)
def test_what_was_written_is_read_again(value):
    assert parsed(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_whatever_bytes_come_they_are_json_or_told(data):
    told = None
    try:
        parsed(data)
    except NotJsonError as error:
        told = error.problem
    assert told is None or (told.grave and told.right)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_that_says_itself_is_read(encoding):
    assert parsed('{"name": "Tŷ"}'.encode(encoding)) == {"name": "Tŷ"}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ('{"name": "Café"}'.encode("latin-1"), "no text in UTF-8"),
        (b'{"name": "a", "name": "b"}', 'says "name" twice'),
        (b'{"age": NaN}', "NaN"),
        (b'{"age": -Infinity}', "-Infinity"),
        (b'{"age": 1e999}', "too large"),
        (b'{"age": 1e16}', "too large"),
        (b'{"age": ' + b"9" * 5000 + b"}", "5000 digits"),
        (b"[" * 100_000, "too many levels deep"),
        (b'{"a":' * 100_000, "too many levels deep"),
        (b'{"name": "a"', "line 1, character 13"),
        (b"<html>", "is no JSON"),
    ],
)
def test_what_two_programs_would_read_differently_is_refused(data, what):
    with pytest.raises(NotJsonError) as caught:
        parsed(data)
    assert what in caught.value.problem.what


def test_characters_that_no_database_keeps_are_found_where_they_are():
    found = list(unkept({"a": ["fine", "ze\x00ro"], "b": {"half\ud800": "fine", "c": "\udfff"}}))
    assert [each.where for each in found] == ["a[1]", "b", "b.c"]
