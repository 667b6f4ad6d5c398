import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.fund.forms import PoundsField, WhatIfForm
from commonweal.live.fund.forms.money import PercentField, words, written


@pytest.mark.parametrize(("written", "pence"), [("1,250,000", 125_000_000), ("-£3.50", -350)])
def test_pounds_become_pence(written, pence):
    form = WhatIfForm({"amount": written})
    assert form.is_valid()
    assert form.cleaned_data["amount"] == pence


@pytest.mark.parametrize("written", ["", "lots", "9" * 20, "1.005"])
def test_anything_else_says_what_would_be_right(written):
    assert WhatIfForm({"amount": written}).errors["amount"]


@pytest.mark.parametrize(("written", "points"), [("77", 7700), ("22.5 %", 2250), ("0.05", 5), ("100", 10_000)])
def test_per_cent_become_basis_points(written, points):
    assert PercentField().clean(written) == points


@pytest.mark.parametrize("written", ["101", "1.234", "-1", "half", "1e1", "٣"])
def test_no_other_share_is_taken(written):
    with pytest.raises(ValidationError, match="in per cent"):
        PercentField().clean(written)


@given(st.integers(-(10**14), 10**14))
def test_what_is_written_into_a_form_is_read_back(pence):
    assert PoundsField().clean(written(pence)) == pence


def test_a_question_may_be_left_open():
    assert written(None) == ""
    assert words("x", required=False).clean("") == ""
