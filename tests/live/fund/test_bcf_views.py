"""The export's page and files."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from commonweal.live.fund.models import Line, Version

pytestmark = pytest.mark.django_db
PAGE = "/ourtown/fund/better-care/2026/"


def test_the_page_shows_every_sheet_and_gives_them_as_files(cast, fund):
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="t")
    line = {"version": version, "component": fund.housing, "partner": fund.nhs, "mode": "pooled"}
    Line.objects.create(**line, strategy="+1", gross_pence=123450)
    client = cast.client("public")
    page = client.get(PAGE).content.decode()
    for words in ("not the national template", "Cover", "Income by source", "1234.50", "section 151"):
        assert words in page
    table = client.get(PAGE + "?format=csv&table=expenditure").content.decode()
    assert table.splitlines()[1] == "Housing,+1,NHS,pooled,1234.50,0.00,1234.50,"
    answer = client.get(PAGE + "?format=xlsx")
    assert 'filename="ourtown-better-care-2026.xlsx"' in answer["Content-Disposition"]
    assert load_workbook(BytesIO(answer.content)).sheetnames[0] == "Cover"
    assert client.get(PAGE + "?format=csv&table=nothing").status_code == 404
    assert client.get("/ourtown/fund/better-care/1999/").status_code == 404


def test_a_file_of_columns_with_mistakes_is_told_on_the_page_all_at_once(cast, fund, settings, tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('[[cover]]\nheading = "A"\nfrom = "plaice"\nformat = "text"')
    settings.BCF_COLUMNS = str(path)
    for address in (PAGE, PAGE + "?format=xlsx"):
        page = cast.client("public").get(address).content.decode()
        for words in ("cannot be used", "“plaice”", "place, fund, year", "“income” has no columns"):
            assert words in page


def test_a_place_with_columns_of_its_own_sees_them(cast, fund, settings, tmp_path):
    from commonweal.live.fund.bcf_columns import PACKAGED

    path = tmp_path / "ours.toml"
    path.write_text(PACKAGED.read_text().replace("Funding source", "Our heading"))
    settings.BCF_COLUMNS = str(path)
    assert "Our heading" in cast.client("public").get(PAGE + "?format=csv&table=income").content.decode()
