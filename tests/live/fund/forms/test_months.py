from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from commonweal.live.fund import actions
from commonweal.live.fund.forms import GridForm, UploadForm, VirementForm
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)


def test_the_grid_shows_what_stands_and_reads_what_is_filled_in(cast, fund):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=123_456)
    form = GridForm(fund=fund, kind="plan")
    rows = dict(form.rows())
    assert len(rows) == 12
    assert [cell.initial for cell in rows[MAY]] == ["1,234.56", ""]
    told = form.initial | {"source": "a paper", f"c{fund.health.pk}-2026-05": "£7"}
    form = GridForm(told, fund=fund, kind="plan")
    assert form.is_valid(), form.errors
    given = {key: pence for key, pence in form.figures().items() if pence is not None}
    assert given == {(fund.housing, MAY): 123_456, (fund.health, MAY): 700}


def test_a_cell_that_is_no_amount_is_told(fund):
    form = GridForm({"source": "x", "seen": "y", f"c{fund.health.pk}-2026-05": "lots"}, fund=fund, kind="plan")
    assert list(form.errors) == [f"c{fund.health.pk}-2026-05"]


@pytest.mark.parametrize(
    ("content", "says"), [(b"\xff\xfe\x00", "no text in UTF-8"), (b"x" * 200_001, "larger than"), (b"", "empty")]
)
def test_a_file_that_is_no_text_or_too_large_is_refused(content, says):
    form = UploadForm({"source": "x"}, {"file": SimpleUploadedFile("plan.csv", content)})
    assert says in str(form.errors["file"])


def test_a_spreadsheet_s_mark_before_the_text_is_left_out():
    form = UploadForm({"source": "x"}, {"file": SimpleUploadedFile("plan.csv", "\ufeffcomponent".encode())})
    assert form.is_valid()
    assert form.cleaned_data["file"] == "component"


def test_only_decisions_of_this_place_that_were_taken_are_offered(cast, fund):
    for place, by in ((cast.place, cast.steward), (cast.elsewhere, cast.outsider)):
        for state in ("proposed", "taken", "withdrawn"):
            Decision.objects.create(place=place, title=f"{place}: {state}", question="?", made_by=by, state=state)
    form = VirementForm(fund=fund, place=cast.place, user=cast.steward)
    assert [str(row) for row in form.fields["decision"].queryset] == [f"{cast.place}: taken"]
