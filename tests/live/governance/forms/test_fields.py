import pytest
from django import forms
from django.core.exceptions import ValidationError

from commonweal.live.governance.forms.fields import Day, words


def test_an_answer_in_words_is_not_endless_and_holds_no_zero_character():
    field = words("Why?")
    assert field.clean("Because.") == "Because."
    for wrong in ("", "   ", "x" * 5001, "a\x00"):
        with pytest.raises(ValidationError):
            field.clean(wrong)
    assert words("Why?", required=False).clean("") == ""


def test_a_day_is_shown_as_its_picker_wants_it():
    import datetime

    class Asks(forms.Form):
        day = Day()

    assert 'value="2026-05-01"' in str(Asks(initial={"day": datetime.date(2026, 5, 1)})["day"])
