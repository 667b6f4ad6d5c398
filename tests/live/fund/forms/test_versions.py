import pytest

from commonweal.live.fund.forms import LineForm

pytestmark = pytest.mark.django_db


def test_a_line_without_income_has_none(fund):
    told = {"component": fund.housing.pk, "strategy": "s", "partner": fund.nhs.pk, "gross_pence": "5", "mode": "pooled"}
    form = LineForm(told | {"source": "a paper"}, fund=fund)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["income_pence"] == 0
