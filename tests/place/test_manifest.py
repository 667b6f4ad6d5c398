"""place.toml, as people write it."""

import pytest

from place.conftest import Folder

BAD = [
    ('name = "our-place"', 'name = "Our Place"', "name", "such as our-place"),
    ('name = "our-place"', "", "name", "it is empty or missing"),
    ("start = 2026-04-01", 'start = "1 April"', "start", "is not a date"),
    ('currency = "GBP"', 'currency = "EUR"', "currency", "Write one of: GBP"),
    ("total = 100000", "total = 0x" + "f" * 5000, "population.total", "too large"),
    ("total = 100000", "total = true", "population.total", "not a single value"),
    ("gross = 9000000.00", "gross = -9000000.00", "fund 1.gross", "is negative"),
    ("gross = 9000000.00", "gross = nan", "fund 1.gross", "cannot be used|can be used"),
    ("gross = 9000000.00", "grose = 9000000.00\ngross = 9000000.00", "fund 1.grose", "no such entry"),
    ("[population]", "[people]", "population", "the section is missing"),
    ("[[fund]]", "[fund]", "fund", "Head each version with [[fund]]"),
    ('title = "Our place"', 'title = "=1+1"', "title", "starts as a formula does"),
    ('title = "Our place"', 'title = "\\u0007"', "title", "cannot be printed"),
]


@pytest.mark.parametrize(("old", "new", "column", "words"), BAD)
def test_a_bad_entry(folder: Folder, old: str, new: str, column: str, words: str) -> None:
    folder.replace("place.toml", old, new)
    fault = next(fault for fault in folder.faults() if fault.column == column)
    assert fault.file == "place.toml"
    assert any(word in str(fault) for word in words.split("|"))


@pytest.mark.parametrize("text", ["name = ", "a = " + "[" * 5000, "n = " + "9" * 5000])
def test_text_that_is_not_toml(folder: Folder, text: str) -> None:
    (folder.path / "place.toml").write_text(text)
    assert "it is not TOML" in folder.only_fault().what
