import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest

from commonweal.live.assurance import actions
from commonweal.live.fund import actions as spending
from commonweal.live.governance import actions as deciding

from ..fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from .conftest import ASKED, close

pytestmark = pytest.mark.django_db
EVERYONE = ["steward", "commissioner", "lead", "worker", "experience", "researcher", "auditor"]


def _rows(client, url):
    return list(csv.DictReader(io.StringIO(client.get(f"{url}?format=csv").content.decode())))


@pytest.mark.parametrize("role", [*EVERYONE, "outsider", "public"])
def test_a_draft_is_for_members_and_an_issued_statement_for_everyone(cast, role):
    draft = actions.draft(cast.steward, cast.place, **ASKED | {"title": "A first try"})
    client, member = cast.client(role), role in EVERYONE
    paths = (f"/ourtown/assurance/statements/{draft.pk}/", f"/ourtown/assurance/statements/{draft.pk}/figures/helps/")
    for path in (*paths, f"{paths[0]}pdf/"):
        assert client.get(path).status_code == (200 if member else 404)
    for path in ("assurance/statements/", "assurance/statements/?format=csv", "search/?q=first+try", "assurance/"):
        assert ("A first try" in client.get(f"/ourtown/{path}").content.decode()) == member, path
    assert bool(client.get("/api/ourtown/assurance/statements").json()) == member
    actions.issue(cast.steward, draft)
    assert client.get(paths[0]).status_code == client.get(paths[1]).status_code == 200
    assert client.get("/api/ourtown/assurance/statements").json()[0]["digest"]


def test_the_buttons_of_a_draft_are_for_those_who_may_press_them(cast):
    draft = actions.draft(cast.steward, cast.place, **ASKED)
    path = f"/ourtown/assurance/statements/{draft.pk}/"
    assert "Issue it" in cast.client("commissioner").get(path).content.decode()
    assert "Issue it" not in cast.client("lead").get(path).content.decode()


def test_every_figure_of_a_statement_is_counted_again_from_its_rows(cast, decision, served, fund):  # noqa: F811 - as above
    deciding.check_back(cast.worker, decision, with_whom="residents")
    today = date.today()
    paid = {fund.spent: 123_456, fund.bank: -123_456}
    entry = spending.record_entry(cast.steward, fund, day=today, memo="rent", postings=paid)
    spending.record_entry(cast.steward, fund, day=today, memo="fuel", postings={fund.spent: 5, fund.bank: -5})
    spending.reverse_entry(cast.steward, entry, day=today, memo="wrong sum")
    spending.set_month(cast.steward, fund.housing, month=today.replace(day=1), kind="plan", pence=100_001)
    spending.set_month(cast.steward, fund.health, month=today.replace(day=1), kind="plan", pence=50_000)
    spending.set_month(cast.steward, fund.health, month=today.replace(day=1), kind="forecast", pence=60_000)
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    client = cast.client("steward")
    page = client.get(f"/ourtown/assurance/statements/{issued.pk}/").content.decode()
    values = {}
    for figure in issued.figures.exclude(unit="people"):
        url = f"/ourtown/assurance/statements/{issued.pk}/figures/{figure.key}/"
        assert f'href="{url}"' in page, figure.key
        rows = _rows(client, url)
        counted = sum(Decimal(row["Counted"]) for row in rows)
        assert counted * (100 if figure.unit == "pence" else 1) == figure.value, figure.key
        assert figure.out_of in (None, len(rows))
        values[figure.key] = figure.value
    assert values["actual"] == 5
    assert values["plan"] == 150_001
    assert values["forecast"] == 160_001
    assert values["decisions-taken"] == values["checked-back"] == values["voice-service"] == 1
    assert values["missing-voices"] == 3


def test_strangers_see_the_sum_of_the_ledger_and_not_its_entries(cast, fund):  # noqa: F811 - as above
    paid = {fund.spent: 7_00, fund.bank: -7_00}
    spending.record_entry(cast.steward, fund, day=date.today(), memo="rent of a flat", postings=paid)
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    url = f"/ourtown/assurance/statements/{issued.pk}/figures/actual/"
    page = cast.client("public").get(url).content.decode()
    assert "£7" in page
    assert "rent of a flat" not in page
    assert "1 row that was counted is not open to you" in page
    assert "SELECT" not in page
    assert "rent of a flat" in cast.client("researcher").get(url).content.decode()


def test_few_people_are_never_shown_on_any_page_or_download(cast, decision):
    deciding.add_participant(cast.worker, decision, role="people who use the hostel", number=6)
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    url = f"/ourtown/assurance/statements/{issued.pk}/"
    assert "seven or fewer: not shown" in cast.client("steward").get(url).content.decode()
    rows = _rows(cast.client("steward"), f"{url}figures/took-part/")
    assert rows == [{"Decision": "One door", "Role": "people who use the hostel", "Organisation": ""}]
    told = cast.client("steward").get("/api/ourtown/assurance/statements").json()[0]["figures"]
    assert next(row for row in told if row["key"] == "took-part")["value"] is None


def test_a_closed_decision_is_not_counted_so_that_no_count_tells_of_it(cast, decision, served):
    close(cast, decision)
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    told = {row.key: row for row in issued.figures.all()}
    assert told["decisions-taken"].value == told["voice-service"].value == 0
    assert told["closed"].value == 1
    assert "One door" not in str([row.rows for row in told.values()])
    strategy = decision.strategies.get()
    of_strategy = actions.issue(cast.steward, actions.draft(cast.steward, strategy, **ASKED))
    assert not of_strategy.figures.filter(key="closed").exists()


def test_the_pdf_is_tagged_leads_to_the_rows_and_carries_its_digest(cast, issued):
    answer = cast.client("public").get(f"/ourtown/assurance/statements/{issued.pk}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    from pypdf import PdfReader

    document = PdfReader(io.BytesIO(answer.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for page in document.pages:
        assert issued.digest in page.extract_text()
    links = {
        each.get_object()["/A"]["/URI"] for page in document.pages for each in page.get("/Annots", [])
    }  # fmt: skip
    for figure in issued.figures.all():
        url = f"http://testserver/ourtown/assurance/statements/{issued.pk}/figures/{figure.key}/"
        assert url in links


def test_the_first_statement_says_that_a_later_one_replaces_it(cast, issued):
    later = actions.draft(cast.steward, cast.place, replaces=issued, **ASKED | {"title": "Better counted"})
    path = f"/ourtown/assurance/statements/{issued.pk}/"
    assert "Better counted" not in cast.client("public").get(path).content.decode()
    actions.issue(cast.steward, later)
    page = cast.client("public").get(path).content.decode()
    assert "A later statement replaces this one" in page
    assert "Better counted" in page


def test_there_is_no_figure_that_was_not_made(cast, issued):
    path = f"/ourtown/assurance/statements/{issued.pk}/figures/happiness/"
    assert cast.client("public").get(path).status_code == 404


def test_the_figures_download_as_a_table_with_where_their_rows_are(cast, issued):
    rows = _rows(cast.client("public"), f"/ourtown/assurance/statements/{issued.pk}/")
    assert len(rows) == issued.figures.count()
    assert all(re.search(r"/figures/[\w-]+/$", row["Rows"]) and row["How sure"] for row in rows)
