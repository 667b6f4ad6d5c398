import random

import pyarrow as pa
import pytest

from commonweal.record import RecordError
from commonweal.record.importers import Block, Watch, is_nhs_number


def watch(values: list[str | None], heading: str = "code", blocks: int = 1, **options: object) -> Watch:
    seen = Watch([heading], where="log.csv", **options)
    seen.headings_first()
    size = -(-len(values) // blocks)
    for start in range(0, len(values), size):
        rows = pa.record_batch([pa.array(values[start : start + size], pa.string())], names=[heading])
        seen.see(Block(2 + start, rows))
    return seen


def nhs_numbers(count: int) -> list[str]:
    luck, found = random.Random(3), []
    while len(found) < count:
        number = str(luck.randrange(10**9, 10**10))
        if is_nhs_number(number):
            found.append(number)
    return found


def stopped(values: list[str | None], words: str, **options: object) -> None:
    with pytest.raises(RecordError, match=words) as wrong:
        watch(values, **options).check()
    assert "'code'" in str(wrong.value)
    assert not any(value and value in str(wrong.value) for value in values)


def test_a_column_of_nhs_numbers_stops() -> None:
    stopped(nhs_numbers(40), "most of its values look like an NHS number.*--ignore code")


def test_amounts_of_ten_digits_do_not_though_some_pass_by_chance() -> None:
    luck = random.Random(4)
    watch([str(luck.randrange(10**9, 10**10)) for _ in range(3000)]).check()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a{}@example.org", "e-mail"),
        ("PL{} 1AB", "postcode"),
        ("077009{:05d}", "telephone"),
        ("AB{:06d}C", "National Insurance"),
    ],
)
def test_what_could_name_people_stops(value: str, words: str) -> None:
    stopped([value.format(number) for number in range(1, 21)], words)


def test_e_mails_late_and_thin_in_a_long_column_are_seen() -> None:
    values: list[str | None] = [f"code {number}" for number in range(60_000)]
    values[-2000:] = [f"a{number}@example.org" for number in range(2000)]
    stopped(values, "e-mail", blocks=6)


@pytest.mark.parametrize("value", ["bob@example.org", "943 476 5919", "AB123456C", "07700 900123", "PL1 2AA"])
def test_one_of_two_values_stops(value: str) -> None:
    stopped([value, "x"], "--ignore code")
    watch([value, "x"], ignored=["code"]).check()
    watch([value, "x"], ignore_rest=True).check()


@pytest.mark.parametrize("value", ["a@example.org", "943 476 5919", "AB 12 34 56 A"])
def test_a_single_one_in_a_long_column_is_seen_whichever_row_it_is_in(value: str) -> None:
    values: list[str | None] = [f"code {number}" for number in range(9_000)]
    values[7_003] = value
    stopped(values, "one of its values looks like", blocks=3)


def test_phones_thin_in_a_long_column_are_seen() -> None:
    values: list[str | None] = [f"code {number}" for number in range(20_000)]
    values[4_001::4_000] = [f"07700 90012{number}" for number in range(4)]
    stopped(values, "some of its values look like a telephone number", blocks=5)


def dated(column: list[str], **options: object) -> None:
    times = [f"2024-0{1 + row % 9}-11T10:00:00Z" for row in range(len(column))]
    seen = Watch(["when", "d"], person=["when"], where="log.csv", **options)
    seen.see(Block(2, pa.record_batch([pa.array(times), pa.array(column)], names=["when", "d"])))
    seen.check()


def test_dates_long_before_the_events_stop() -> None:
    born = [f"1970-0{month}-1{month}" for month in range(1, 9)]
    with pytest.raises(RecordError, match=r"column 'd' could say who .* dates of birth .*--ignore d"):
        dated(born)
    dated(born, ignored=["d"])
    dated(born, ignore_rest=True)
    dated([f"2023-0{month}-11" for month in range(1, 9)])
    dated(["2009-04-01"] * 8)


def test_dates_are_held_against_events_that_are_met_without_headings() -> None:
    seen = Watch([], person=["time:timestamp"])
    seen.meet("time:timestamp", pa.array(["2024-01-01T09:00:00Z"] * 3))
    seen.meet("d", pa.array(["1970-01-01", "1981-02-03", "1990-05-06"]))
    with pytest.raises(RecordError, match="dates of birth"):
        seen.check()


def test_free_text_stops() -> None:
    luck = random.Random(5)
    words = ["they", "came", "to", "the", "door", "and", "asked", "for", "help"]
    stopped([" ".join(luck.choices(words, k=9)) for _ in range(100)], "free text")


@pytest.mark.parametrize("mapped", [(), ("code",)])
def test_people_s_names_stop_however_often_they_come(mapped: tuple[str, ...]) -> None:
    stopped(["Anna Marsh", "John Quist", "Sarah Rowe", "Hub"] * 50, "look like people's names", mapped=mapped)


def test_services_and_long_labels_that_come_again_and_again_do_not() -> None:
    houses = [f"{name} House" for name in ("Harbour", "Rose", "Grace", "Union", "Devonport", "George")]
    sides = [f"{one} {side}" for one in houses for side in ("North", "South", "East", "West")]
    watch(sides * 20, mapped=["code"]).check()
    labels = [f"referral {kind} received and looked at by the team" for kind in range(30)]
    watch(labels * 10, mapped=["code"]).check()


def test_dates_of_birth_stop_and_dates_of_events_do_not() -> None:
    luck = random.Random(6)
    stopped([f"{luck.randrange(1940, 2001)}-03-{luck.randrange(1, 29):02d}" for _ in range(100)], "dates of birth")
    watch([f"{luck.randrange(2012, 2020)}-03-{luck.randrange(1, 29):02d}" for _ in range(100)]).check()


def test_a_heading_stops_before_anything_is_read() -> None:
    with pytest.raises(RecordError, match="'Surname' could say who somebody is"):
        Watch(["case", "Surname"], person=["case"]).headings_first()


def test_the_person_and_what_is_ignored_may_look_as_they_like() -> None:
    numbers = nhs_numbers(30)
    watch(numbers, person=["code"]).check()
    watch(numbers, ignored=["code"]).check()
    watch(numbers, ignore_rest=True).check()
    Watch(["Surname", "DOB"], ignored=["Surname"], ignore_rest=True).headings_first()


def test_what_will_be_stored_cannot_be_waved_through() -> None:
    stopped([f"a{number}@example.org" for number in range(20)], "Map another column", mapped=["code"], ignore_rest=True)


def test_a_mapped_column_of_long_words_without_end_stops() -> None:
    stopped([f"{number:>070d}" for number in range(2500)], "as free text does", mapped=["code"])


def test_few_different_words_are_looked_at_one_and_all() -> None:
    watch(["Hostel", "Clinic", None, ""] * 1000, blocks=4, mapped=["code"]).check()
    watch([None, None]).check()


@pytest.mark.parametrize(("ignored", "words"), [("cod", "which is no heading"), ("code", "both mapped and ignored")])
def test_an_ignore_that_makes_no_sense_is_refused(ignored: str, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        Watch(["code"], mapped=["code"], ignored=[ignored])


def test_columns_that_turn_up_later_are_met() -> None:
    seen = Watch([], mapped=["where"], ignored=[])
    seen.meet("where", pa.array(["Hostel"]))
    with pytest.raises(RecordError, match="'case:surname'"):
        seen.meet("case:surname", pa.array(["x"]))
    Watch([], ignore_rest=True).meet("case:surname", pa.array(["x"]))
