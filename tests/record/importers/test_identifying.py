import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers import by_shape, is_nhs_number, marks_in, shape_of

MARKS = [
    ("write to jo.bloggs@example.org.uk soon", "an e-mail address"),
    ("AB123456C", "a National Insurance number"),
    ("AB 12 34 56 C", "a National Insurance number"),
    ("078-05-1120", "a US social security number"),
    ("PL1 2AA", "a full postcode"),
    ("12 Any Street, Plymouth PL4 8AA", "a full postcode"),
    ("M1 1AE", "a full postcode"),
    ("EC1A 1BB", "a full postcode"),
    ("07700 900123", "a telephone number"),
    ("(01752) 600 600", "a telephone number"),
    ("+44 20 7946 0958", "a telephone number"),
    ("943 476 5919", "an NHS number"),
]
HARMLESS = ["", "Hostel", "12.50", "2019-04-01T09:00:00Z", "PL1", "A1", "1234567", "@home", "00:15:00", "ZZ999999Z"]
HARMLESS += ["Q3 2014", "1752600600123", "-0.1234567891", "2014-10-22 11:15:41", "ER Sepsis Triage", "0.0175260060"]
HARMLESS += ["0x10b9434765919"]


def digits(luck: random.Random) -> str:
    return f"{luck.randrange(10**9, 10**10)}"


@pytest.mark.parametrize(("value", "kind"), MARKS)
def test_what_could_name_someone_is_found(value: str, kind: str) -> None:
    assert kind in marks_in(value)


@pytest.mark.parametrize("value", HARMLESS)
def test_what_could_not_is_left_in_peace(value: str) -> None:
    assert marks_in(value) == []


@given(st.integers(10**8, 10**9 - 1))
def test_exactly_one_last_digit_makes_an_nhs_number_or_none(nine: int) -> None:
    right = [last for last in range(10) if is_nhs_number(f"{nine}{last}")]
    weighted = sum(int(digit) * weight for digit, weight in zip(str(nine), range(10, 1, -1), strict=True))
    check = (11 - weighted % 11) % 11
    alike = len(set(f"{nine}{check}")) == 1
    assert right == ([] if check == 10 or alike else [check])


def test_about_one_number_in_eleven_passes_by_chance() -> None:
    luck = random.Random(1)
    passed = sum(is_nhs_number(digits(luck)) for _ in range(5000))
    assert 0.07 < passed / 5000 < 0.11


def test_a_number_of_one_digit_repeated_is_none() -> None:
    assert not is_nhs_number("1111111111")
    assert not is_nhs_number("١٢٣٤٥٦٧٨٩٠")


def test_free_text_is_told_by_its_shape() -> None:
    luck = random.Random(2)
    words = ["came", "to", "the", "door", "and", "asked", "for", "help", "with", "rent"]
    notes = [" ".join(luck.choices(words, k=9)) for _ in range(60)]
    assert "free text" in (by_shape(shape_of(notes)) or "")


def test_a_few_services_said_again_and_again_are_none() -> None:
    assert by_shape(shape_of(["Harbour House", "Open Door", "The Long Name Of A Service For Many"] * 40)) is None
    assert by_shape(shape_of([])) is None
