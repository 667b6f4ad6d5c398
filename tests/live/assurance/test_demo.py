import pytest

from commonweal.live.assurance.digest import is_as_issued
from commonweal.live.assurance.models import Statement
from commonweal.live.governance.models import AssuranceEntry

from ..loaded import plymouth

pytestmark = pytest.mark.django_db


def test_three_voices_speak_in_the_demonstration_and_the_fourth_is_seen_to_be_missing(tmp_path, client):
    place = plymouth(tmp_path)[1]
    assert set(AssuranceEntry.objects.values_list("voice", flat=True)) == {"service", "independent", "people"}
    assert all("example" in row.words for row in AssuranceEntry.objects.all())
    statement = Statement.objects.get()
    assert statement.is_issued
    assert is_as_issued(statement)
    assert "example" in statement.title.lower()
    page = client.get(f"/{place.slug}/assurance/statements/{statement.pk}/")
    assert page.status_code == 200
    assert "1 of 4 (25%)" in page.content.decode()
    assert client.get(f"/{place.slug}/assurance/").status_code == 200
