import random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.importers.test_watch import nhs_numbers

from commonweal.record.importers.identifying import PATTERNS
from commonweal.record.importers.marks import Kind, Marks, kinds_in

TELLING = {
    "bob@example.org": "an e-mail address",
    "AB123456C": "a National Insurance number",
    "ab AB 12 34 56 C x": "a National Insurance number",
    "943 476 5919": "an NHS number",
    "+447700900123": "a telephone number",
    "ring 07700 900123 please": "a telephone number",
    "(01752) 600 600": "a telephone number",
    "020 7946 0958": "a telephone number",
    "0114 272 6444": "a telephone number",
    "PL1 2AA": "a full postcode",
    "EC1A 1BB": "a full postcode",
    "078-05-1120": "a US social security number",
}
COMMON = {
    "9434765919": "an NHS number",
    "943-476-5919": "an NHS number",
    "07700900123": "a telephone number",
    "PL12AA": "a full postcode",
}


def why(values: list[str]) -> str | None:
    marks = Marks()
    marks.look(values)
    return marks.why(len(set(values)), len(set(values)))


def codes(count: int) -> list[str]:
    return [f"code {number}" for number in range(count)]


def spaced(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}"


@pytest.mark.parametrize(("value", "name"), [*TELLING.items(), *COMMON.items()])
def test_each_kind_is_known_by_how_it_is_written(value: str, name: str) -> None:
    assert (Kind(name, value in TELLING), True) in kinds_in(value)


@pytest.mark.parametrize("value", TELLING)
def test_what_tells_by_itself_is_found_among_many_by_the_sieve(value: str) -> None:
    marks = Marks()
    marks.sift(pa.array([*codes(1000), value]))
    assert marks.why(2, 2) is not None


@given(st.sampled_from(sorted(PATTERNS)), st.data())
def test_the_sieve_lets_all_through_that_tells(name: str, data: st.DataObject) -> None:
    value = data.draw(st.from_regex(PATTERNS[name], fullmatch=True, alphabet=st.characters(codec="ascii")))
    marks = Marks()
    marks.sift(pa.array([value]))
    telling = any(kind.telling and right for kind, right in kinds_in(value))
    assert (marks.why(1, 1) is not None) == telling


@pytest.mark.parametrize("value", [*TELLING, *COMMON])
def test_half_of_two_values_is_enough_for_what_tells_and_not_for_the_rest(value: str) -> None:
    assert (why([value, "x"]) is not None) == (value in TELLING)
    assert why([value]) is not None


@pytest.mark.parametrize("value", ["bob@example.org", "AB123456C", "943 476 5919"])
def test_one_in_thousands_is_enough_of_some_kinds(value: str) -> None:
    assert str(why([*codes(5000), value])).startswith("one of its values looks like")


@pytest.mark.parametrize("value", ["07700 9001{:02d}", "PL{} 1AB", "078-05-11{:02d}"])
def test_of_others_a_handful_is(value: str) -> None:
    some = [value.format(number) for number in (21, 22, 23)]
    assert why([*codes(500), *some[:2]]) is None
    assert "some of its values look like" in str(why([*codes(500), *some]))


@given(st.randoms(use_true_random=False), st.integers(20, 200))
def test_numbers_drawn_by_chance_are_no_nhs_numbers_however_they_are_written(luck: random.Random, count: int) -> None:
    numbers = [str(luck.randrange(10**9, 10**10)) for _ in range(count)]
    assert "NHS" not in str(why(numbers))
    assert "NHS" not in str(why([spaced(one) for one in numbers]))


def test_nhs_numbers_among_other_things_stop() -> None:
    assert "an NHS number" in str(why([*codes(900), *map(spaced, nhs_numbers(1))]))
    assert "an NHS number" in str(why([*codes(900), *nhs_numbers(3)]))
    assert why([*codes(900), *nhs_numbers(2)]) is None


@pytest.mark.parametrize(
    "innocent",
    [
        "0900-1700",
        "package@1.2.3",
        "2014-10-22T11:15:41Z",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "PL1",
        "01/02/2019 00:00",
        "1 000 000",
        "12:30 @ the hub",
        "0.1234567890",
    ],
)
def test_codes_times_and_districts_are_no_marks(innocent: str) -> None:
    assert kinds_in(innocent) == []
    assert why([innocent]) is None


def test_codes_built_at_random_pass() -> None:
    luck = random.Random(8)
    capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    assert why(["".join(luck.choices(capitals, k=6)) for _ in range(5000)]) is None
    assert why([f"{luck.randrange(10**11):011d}" for _ in range(5000)]) is None
    assert why([f"Room {floor}{number} {number}ND" for floor in "AB" for number in (1,)] + codes(3000)) is None
