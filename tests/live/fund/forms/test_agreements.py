import pytest

from commonweal.live.fund.forms import ClauseForm
from commonweal.live.fund.models import RiskShareRule

pytestmark = pytest.mark.django_db


def _terms(fund, kind, **told):
    form = ClauseForm({"clause": "x"} | told, fund=fund, kind=kind)
    assert form.is_valid(), form.errors
    return form.terms()


def test_each_kind_of_clause_is_asked_its_own_terms(fund):
    council, nhs = fund.council.pk, fund.nhs.pk
    assert _terms(fund, "proportional") == {}
    assert _terms(fund, "lead", bearer="NHS") == {"bearer": "NHS"}
    shares = {f"share_{council}": "22.5", f"share_{nhs}": "77.5 %"}
    assert _terms(fund, "fixed", **shares) == {"shares": {"Council": 2250, "NHS": 7750}}
    capped = {"bearer": "NHS", f"cap_{council}": "£1,000", f"cap_{nhs}": ""}
    assert _terms(fund, "capped", **capped) == {"bearer": "NHS", "caps": {"Council": 100_000}}


def test_a_bearer_is_one_of_the_partners(fund):
    assert ClauseForm({"clause": "x", "bearer": "Nobody"}, fund=fund, kind="lead").errors["bearer"]
    assert ClauseForm({"clause": "x", "bearer": ""}, fund=fund, kind="capped").errors["bearer"]


def test_a_clause_that_is_there_fills_its_form(fund):
    terms = {"bearer": "NHS", "caps": {"Council": 12_345}}
    row = RiskShareRule(fund=fund, kind="capped", clause="words", terms=terms, up_to_pence=70_000)
    form = ClauseForm(fund=fund, kind="capped", row=row)
    shown = {name: form[name].initial for name in form.fields}
    assert shown == {
        "clause": "words", "up_to_pence": "700", "bearer": "NHS", f"cap_{fund.council.pk}": "123.45",
        f"cap_{fund.nhs.pk}": "",
    }  # fmt: skip
    fixed = RiskShareRule(fund=fund, kind="fixed", clause="w", terms={"shares": {"NHS": 7705, "Council": 2300}})
    form = ClauseForm(fund=fund, kind="fixed", row=fixed)
    assert [form[f"share_{each.pk}"].initial for each in (fund.nhs, fund.council)] == ["77.05", "23"]
