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
