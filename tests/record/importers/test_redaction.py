from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers.redaction import LOOKED_LIKE, redact
from commonweal.record.importers.tokens import MARKED, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("write to jo.o'neil@plymouth.gov.uk.", "write to [email]."),
        ("ring 01752 668000, or (0300) 123 4567.", "ring [phone], or [phone]."),
        ("+44 (0)1752 668000 today", "[phone] today"),
        ("at PL1 2AA, pl4 6qr", "at [postcode], [postcode]"),
        ("NHS no 943 476 5919", "NHS no [nhs_number]"),
        ("NI AB 12 34 56 C", "NI [ni_number]"),
        ("DOB: 12/03/1965, born on 3rd May 1971", "[date_of_birth], [date_of_birth]"),
    ],
)
def test_what_points_to_a_person_by_its_pattern_is_taken_out(text: str, wanted: str) -> None:
    told, counts = redact(text)
    assert told == wanted
    assert sum(counts.values()) == wanted.count("[")


@pytest.mark.parametrize(
    "text",
    [
        "the budget is £1,234,567,890 and 943,476,591 more",
        "in 2016 2017 2018, from 01-02-2023",
        "room b1 2nd floor, in Q1 2016",
        "ring 999 or 111 or 116 123",
        "number 9434765918 has no right check digit",
        "PL1 and PL4 are areas",
        "from 0.5 to 0.75 of 1234567890",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert redact(text) == (text, Counter())


@given(st.text(max_size=60))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once, _ = redact(text)
    assert redact(once) == (once, Counter())


def test_every_mark_is_one_token() -> None:
    assert set(LOOKED_LIKE) == set(MARKED)
    assert all(tokens(f"[{mark}]") == [f"[{mark}]"] for mark in LOOKED_LIKE)
