import csv
import io
import re

import pytest

pytestmark = pytest.mark.django_db
HOME = "/ourtown/directory/"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *(("", True), ("need={need}", True), ("need=999", False), ("need=x", False), ("words=zz", False)),
        *(("words=night+SHELTER", True), ("kind=space", False), ("area={area}", True), ("words=%00", True)),
        *(("organisation={org}", True), ("page=99", True)),
    ],
)
def test_entries_are_found_by_need_area_kind_and_words(cast, beds, query, found):
    asked = query.format(need=beds.need.pk, area=beds.area.pk, org=cast.shelter.pk)
    answer = cast.client("public").get(f"{HOME}?{asked}")
    assert answer.status_code == 200
    assert (b"Night beds" in answer.content) is found


def test_the_table_downloads(cast, beds):
    answer = cast.client("public").get(HOME + "?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows[0]["Name"] == "Night beds"
    assert rows[0]["Helps with"] == "Homelessness"


def test_an_entry_shows_its_clauses_and_skills_and_its_history_to_members(cast, beds):
    shown = cast.client("public").get(f"{HOME}{beds.pk}/").content.decode()
    for words in ("No dogs", "fleas", "manager", "(observed", "never confirmed", "Exit this page"):
        assert words in shown
    assert re.search(r"Homelessness\s+0.60\s+<span[^>]*>\(observed", shown)
    assert "How this entry changed" not in shown
    assert "How this entry changed" not in cast.client("researcher").get(f"{HOME}{beds.pk}/").content.decode()
    assert "How this entry changed" in cast.client("worker").get(f"{HOME}{beds.pk}/").content.decode()


def test_a_closed_entry_is_not_for_the_public(cast, beds):
    beds.status = "inactive"
    beds.save()
    assert cast.client("public").get(f"{HOME}{beds.pk}/").status_code == 404
    assert cast.client("worker").get(f"{HOME}{beds.pk}/").status_code == 200


def test_who_can_help_says_why_not_and_keeps_nothing(cast, beds):
    client = cast.client("public")
    asked = HOME + "who-can-help/?need=homelessness"
    shown = client.get(asked).content.decode()
    assert "Can help" in shown
    assert f'href="/ourtown/directory/{beds.pk}/"' in shown
    told = client.get(asked + "&stopped_by=behaviour").content.decode()
    assert "Could help if somebody bends a clause" in told
    assert "No dogs" in told
    assert not client.session.keys()
