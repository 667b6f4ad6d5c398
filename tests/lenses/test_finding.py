import pytest

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import NO_FIGURE, Finding, Number, count_of, figure, free, share_of, statistic_of


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, "people", "not shown"),
        (0.1234, "share", "12.3%"),
        (1, "share", "100%"),
        (1234567, "people", "1,234,567"),
        (-1234.5, "GBP", "-£1,234.50"),
        (462000000.0, "GBP", "£462,000,000"),
        (6.71428, "changes", "6.71"),
        (12345.6, "days", "12,346"),
        (0.0, "days", "0"),
    ],
)
def test_figures_are_said_as_people_read_them(value, unit, said):
    assert figure(value, unit) == said


def test_a_number_says_its_interval_or_only_itself():
    number = share_of("refused", 30, 120)
    assert str(number) == "25% (95% interval 18.1% to 33.4%)"
    assert f"{number:x}" == str(number)
    assert number.plain == "25%"
    assert str(count_of("people", 40)) == "40"


def test_the_sentence_is_filled_in_from_the_numbers_as_they_are_shown():
    numbers = (statistic_of("wait", Doubt(3.0, 2.0, 5.0), 40, "days"), free("doors", 7, None, "doors"))
    finding = Finding("l", "How long?", "People waited {wait} days at {doors.plain} doors.", numbers)
    assert finding.say() == "People waited 3 (95% interval 2 to 5) days at 7 doors."


def test_a_sentence_of_hidden_figures_alone_is_left_out_and_one_of_some_is_kept():
    numbers = (Number("some", None), free("doors", 7, None, "doors"))
    mixed = "Of them {some} came to {doors.plain} doors."
    assert Finding("l", "?", mixed, numbers).say() == "Of them not shown came to 7 doors."
    said = Finding("l", "?", "{some.plain} people came, {some} late. Nobody asked. There are {doors} doors.", numbers)
    assert said.say() == "Nobody asked. There are 7 doors. Other figures rest on too few people to be shown."
    assert Finding("l", "?", "{some} came.", numbers).say() == NO_FIGURE
    braces = Finding("l", "?", "None of {{some}} was shown.", numbers)
    assert braces.say() == "None of {some} was shown."


def test_json_holds_value_low_high_n_and_unit_of_every_number():
    told = Finding("l", "Q?", "{a}", (share_of("a", 1, 4, "a share"),)).to_json()
    assert set(told) >= {"lens", "question", "sentence", "numbers", "table", "cannot_tell", "coverage"}
    assert set(told["numbers"]["a"]) == {"value", "low", "high", "n", "unit", "meaning"}


def test_a_number_is_found_by_name():
    assert Finding("l", "", "", (count_of("people", 9),)).number("people").value == 9
    with pytest.raises(KeyError):
        Finding("l", "", "").number("nobody")
