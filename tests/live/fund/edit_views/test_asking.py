import pytest

from commonweal.live.fund.models import Agreement, Component

pytestmark = pytest.mark.django_db


def test_a_page_goes_back_and_says_so_and_tells_what_was_wrong(cast, fill_in):
    answer = cast.client("commissioner").post("/ourtown/fund/components/add/", {"name": "Leisure"}, follow=True)
    assert answer.redirect_chain == [("/ourtown/fund/", 302)]
    assert "It is recorded." in answer.content.decode()
    again = fill_in("components/add/", name="Leisure").content.decode()
    assert "There is a component of that name already." in again
    assert Component.objects.filter(name="Leisure").count() == 1


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("auditor", 403), ("outsider", 404), ("public", 302)])
def test_others_are_not_asked(fill_in, role, status):
    for page in ("components/add/", "entries/record/", "months/plan/", "virements/move/", "agreement/write/"):
        assert fill_in(page, role=role, name="x").status_code == status


@pytest.mark.parametrize(
    "page",
    [
        "year/", "components/add/", "partners/add/", "partners/pay-in/", "accounts/open/", "entries/record/",
        "months/plan/", "months/plan/upload/", "virements/move/", "publish/", "agreement/write/",
        "agreement/{agreement}/change/", "agreement/{agreement}/clauses/fixed/",
        "agreement/{agreement}/clauses/capped/", "agreement/{agreement}/clauses/lead/",
        "agreement/{agreement}/clauses/proportional/", "agreement/{agreement}/reports/1/",
    ],
)  # fmt: skip
def test_a_page_asks_for_everything_its_form_has(cast, fund, page):
    agreement = Agreement.objects.create(fund=fund, title="x", begins="2026-04-01")
    answer = cast.client("commissioner").get("/ourtown/fund/" + page.format(agreement=agreement.pk))
    shown = answer.content.decode()
    assert [name for name in answer.context["form"].fields if f'name="{name}"' not in shown] == []
