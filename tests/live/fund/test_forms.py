import pytest

from commonweal.live.fund.forms import WhatIfForm


@pytest.mark.parametrize(("written", "pence"), [("1,250,000", 125_000_000), ("-£3.50", -350)])
def test_pounds_become_pence(written, pence):
    form = WhatIfForm({"amount": written})
    assert form.is_valid()
    assert form.cleaned_data["amount"] == pence


@pytest.mark.parametrize("written", ["", "lots", "9" * 20, "1.005"])
def test_anything_else_says_what_would_be_right(written):
    assert WhatIfForm({"amount": written}).errors["amount"]
