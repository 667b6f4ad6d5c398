import pytest

from commonweal.live.fund.models import Agreement, Report, RiskShareRule

pytestmark = pytest.mark.django_db
TOLD = {
    "title": "Ours", "begins": "2026-04-01", "aims": "Fewer doors", "underspend": "returned", "quarterly_days": 30,
    "annual_days": 60,
}  # fmt: skip


def test_an_agreement_is_written_changed_and_shown_with_what_is_due(cast, fund, fill_in):
    assert "/fund/agreement/write/" in cast.client("steward").get("/ourtown/fund/agreement/").content.decode()
    fill_in("agreement/write/", **TOLD)
    made = Agreement.objects.get()
    assert "after it begins" in fill_in(f"agreement/{made.pk}/change/", **TOLD, ends="2026-01-01").content.decode()
    fill_in(f"agreement/{made.pk}/change/", **TOLD | {"host": cast.council.pk, "management": "monthly"})
    shown = cast.client("public").get("/ourtown/fund/agreement/").content.decode()
    for words in ("Town Council", "monthly", "Not agreed yet.", "30 July 2026", "Annual return", "30 May 2027"):
        assert words in shown
    assert "/change/" not in shown


def test_clauses_are_added_by_kind_changed_and_taken_away(cast, fund, fill_in):
    made = Agreement.objects.create(fund=fund, title="x", begins="2026-04-01")
    add = f"agreement/{made.pk}/clauses/"
    early = fill_in(add + "lead/", clause="c", bearer="NHS", up_to_pence="10").content.decode()
    assert "say nothing of the part beyond £10" in early
    fill_in(add + "lead/", clause="Clause 2", bearer="NHS")
    shares = {f"share_{fund.nhs.pk}": "77", f"share_{fund.council.pk}": "23"}
    fill_in(add + "fixed/", clause="Clause 1", up_to_pence="10", **shares)
    first, last = made.rules.all()
    assert first.terms == {"shares": {"Council": 2300, "NHS": 7700}}
    wrong = shares | {f"share_{fund.nhs.pk}": "70"}
    assert "must sum to 100" in fill_in(f"clauses/{first.pk}/", clause="c", up_to_pence="10", **wrong).content.decode()
    fill_in(f"clauses/{first.pk}/", clause="Clause 1, again", up_to_pence="20", **shares)
    assert made.rules.first().up_to_pence == 2000
    assert "say nothing" in fill_in(f"clauses/{last.pk}/remove/", sure="on").content.decode()
    fill_in(f"clauses/{first.pk}/remove/", sure="on")
    assert RiskShareRule.objects.get() == last
    assert cast.client("steward").get(f"/ourtown/fund/{add}guess/").status_code == 404


def test_a_report_that_was_given_is_recorded(cast, fund, fill_in):
    made = Agreement.objects.create(fund=fund, title="x", begins="2026-04-01")
    page = f"agreement/{made.pk}/reports/"
    assert "after the end" in fill_in(page + "1/", given_on="2026-06-01").content.decode()
    fill_in(page + "1/", given_on="2026-07-02", where="minutes of 2 July")
    assert Report.objects.get().period_ends.isoformat() == "2026-06-30"
    assert "minutes of 2 July" in cast.client("public").get("/ourtown/fund/agreement/").content.decode()
    for number in (0, 6):
        assert cast.client("steward").get(f"/ourtown/fund/{page}{number}/").status_code == 404
