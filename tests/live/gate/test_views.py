"""Pages of what leaves: everybody of the place may look, few may take out, and only after saying who they are."""

import io
import zipfile

import pytest

from commonweal.live.accounts.roles import Role
from commonweal.live.audit.models import Event
from commonweal.live.directory.models import Team, Threshold
from commonweal.live.gate.of_folder import OF_FOLDER
from commonweal.live.gate.of_record import OF_RECORD
from commonweal.live.gate.views import counted, lines
from commonweal.place import read_place
from commonweal.record import read_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def sure(town):
    """A browser of somebody who has just said once more who they are."""

    def client(role):
        opened = town.client(role)
        opened.post("/accounts/reauthenticate/", {"password": "correct horse battery"})
        return opened

    return client


def _files(town):
    return [path.open("rb") for path in sorted(town.starter.folder.iterdir())]


def test_every_column_that_may_leave_is_on_the_page_and_in_its_csv(town):
    told = town.client("worker").get("/ourtown/leaving/?format=csv").content.decode()
    for kind, tables in (("record", OF_RECORD), ("place folder", OF_FOLDER)):
        for table in tables:
            for column in table.columns:
                assert f"{kind}: {table.name.replace('_', ' ')},{column.name}," in told
    assert len(list(lines())) == sum(len(table.columns) for table in (*OF_RECORD, *OF_FOLDER))


@pytest.mark.parametrize("role", Role.values)
def test_members_see_what_leaves_and_only_those_who_may_a_way_out(town, role):
    page = town.client(role).get("/ourtown/leaving/").content.decode()
    assert ("/leaving/record/" in page) == (role in ("steward", "researcher"))
    assert ("/leaving/place/" in page) == (role == "steward")
    for way, may in (("record", ("steward", "researcher")), ("place", ("steward",))):
        answer = town.client(role).get(f"/ourtown/leaving/{way}/")
        assert answer.status_code == (302 if role in may else 403)


def test_people_page_leads_there(town):
    assert "/ourtown/leaving/" in town.client("auditor").get("/ourtown/people/").content.decode()


def test_before_something_leaves_one_says_once_more_who_one_is(town):
    for method in ("get", "post"):
        answer = getattr(town.client("steward"), method)("/ourtown/leaving/record/", {"read": "on"})
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/reauthenticate/")
    assert not Event.objects.filter(verb__startswith="gate.").exists()


def test_a_record_leaves_as_a_zip_and_is_in_the_list(town, sure, tmp_path):
    answer = sure("researcher").post("/ourtown/leaving/record/", {"read": "on"})
    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    digest = read_record(tmp_path / "ourtown-record").manifest.hash
    seen = town.client("auditor").get("/ourtown/leaving/past/").content.decode()
    assert digest[:16] in seen
    assert town.researcher.name in seen
    unseen = town.client("worker").get("/ourtown/leaving/past/").content.decode()
    assert digest[:16] not in unseen
    assert "Nothing has left that you may see" in unseen


def test_a_place_folder_leaves_as_a_zip(town, sure, tmp_path):
    answer = sure("steward").post("/ourtown/leaving/place/", {"read": "on", "folder": _files(town)})
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    assert len(read_place(tmp_path / "ourtown-place").teams) == len(town.starter.teams)


def test_what_is_not_read_or_not_a_folder_is_said_on_the_page(town, sure):
    client = sure("steward")
    assert "Read what leaves first" in client.post("/ourtown/leaving/record/", {}).content.decode()
    bad = [io.BytesIO(b"nonsense")]
    bad[0].name = "place.toml"
    answer = client.post("/ourtown/leaving/place/", {"read": "on", "folder": bad})
    assert answer.status_code == 200
    assert "areas.csv: the file is missing" in answer.content.decode()
    assert not Event.objects.filter(verb__startswith="gate.").exists()


def test_what_stops_an_export_is_said_on_the_page_and_can_be_vouched_for(town, sure):
    Threshold.objects.filter(place=town.place).update(who_may_bend="Grace Darling")
    client = sure("steward")
    answer = client.post("/ourtown/leaving/place/", {"read": "on", "folder": _files(town)}).content.decode()
    assert "column bends: it could say who somebody is" in answer
    assert "Grace Darling" not in answer
    vouched = {"read": "on", "folder": _files(town), "vouched": "Grace Darling"}
    assert client.post("/ourtown/leaving/place/", vouched)["Content-Type"] == "application/zip"
    assert "1 names vouched for" in client.get("/ourtown/leaving/past/").content.decode()
    Team.objects.filter(place=town.place).update(name="ring 01752 304000")
    assert "column name" in client.post("/ourtown/leaving/record/", {"read": "on"}).content.decode()


def test_counts_are_said_in_one_line():
    assert counted({"voice_links": 2, "teams": 1_000}) == "2 voice links, 1,000 teams"
    assert counted({}) == "0"
