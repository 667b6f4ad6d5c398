import pytest

from commonweal.live.fund.models import Line, Version

pytestmark = pytest.mark.django_db


def test_a_version_and_its_lines_are_written_put_right_and_taken_away(cast, fund, fill_in):
    told = {"title": "Paper", "source": "Board", "gross_pence": "300", "as_at": "2026-05-01", "certainty": "seen"}
    fill_in("publish/", **told)
    version = Version.objects.get()
    line = {"component": fund.housing.pk, "strategy": "Community", "partner": fund.nhs.pk, "mode": "pooled"}
    line |= {"gross_pence": "£100", "income_pence": "30", "source": "p. 3"}
    fill_in("versions/paper/add-line/", **line)
    made = Line.objects.get()
    assert (made.gross_pence, made.net_pence) == (10_000, 7_000)
    shown = cast.client("public").get("/ourtown/fund/versions/paper/").content.decode()
    assert "do not sum to what the source gives" in shown
    assert f"/lines/{made.pk}/" not in shown
    fill_in(f"lines/{made.pk}/", **line | {"gross_pence": "300"})
    assert "do not sum" not in cast.client("commissioner").get("/ourtown/fund/versions/paper/").content.decode()
    fill_in("versions/paper/change/", **told | {"net_pence": "299.99"})
    version.refresh_from_db()
    assert version.net_pence == 29_999
    page = f"lines/{made.pk}/remove/"
    assert fill_in(page).status_code == 200, "it asks first"
    assert fill_in(page, sure="on").status_code == 302
    assert not Line.objects.exists()


def test_a_form_to_put_right_shows_what_stands(cast, fund, fill_in):
    fill_in("publish/", title="Paper", source="Board, p. 3", gross_pence="1,234.50")
    shown = cast.client("steward").get("/ourtown/fund/versions/paper/change/").content.decode()
    for words in ("Board, p. 3", 'value="1,234.50"', 'value="Paper"'):
        assert words in shown
