import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.live.rows import row as any_row

from commonweal.live.directory.models import FeedImport, Service

from .conftest import brought_in, bundle, looked_at
from .feeds import key, service

pytestmark = pytest.mark.django_db
ADD = "/ourtown/directory/feeds/add/"


def sent(client, data=b"", name="feed.json", **more):
    files = {"file": SimpleUploadedFile(name, data)} if data else {}
    return client.post(ADD, {"feed": "county"} | files | more, follow=True)


def test_a_feed_is_sent_looked_at_and_brought_in(cast):
    client = cast.client("commissioner")
    page = sent(client, bundle(services=[service()])).content.decode()
    assert "Service 10" in page
    assert "Bring it in" in page
    assert not Service.objects.exists()
    row = FeedImport.objects.get()
    page = client.post(reverse("directory:import_start", args=["ourtown", row.pk]), follow=True).content.decode()
    assert "brought in" in page
    assert Service.objects.get().name == "Service 10"
    listed = client.get("/ourtown/directory/feeds/").content.decode()
    assert "county" in listed
    assert "Commissioner" in listed


def test_ticks_decide_what_is_taken_and_what_is_retired(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(10), service(11), service(12)]))
    Service.objects.update(name="Ours")
    client = cast.client("steward")
    page = sent(client, bundle(services=[service(10), service(11)])).content.decode()
    assert "Changed here since" in page
    assert "No longer in the feed" in page
    row = FeedImport.objects.order_by("-pk").first()
    ticked = {"take": f"service {key(10)} name", "retire": key(12)}
    client.post(reverse("directory:import_start", args=["ourtown", row.pk]), ticked)
    found = {str(each.oruk_id): (each.name, each.status) for each in Service.objects.all()}
    assert found == {
        key(10): ("Service 10", "active"), key(11): ("Ours", "active"), key(12): ("Ours", "inactive"),
    }  # fmt: skip


def test_all_can_be_ticked_in_one(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(10), service(11)]))
    Service.objects.update(name="Ours")
    row = looked_at(cast.steward, cast.place, bundle(services=[service(10)]))
    everything = {"all_take": "yes", "all_retire": "yes"}
    cast.client("steward").post(reverse("directory:import_start", args=["ourtown", row.pk]), everything)
    found = {str(each.oruk_id): (each.name, each.status) for each in Service.objects.all()}
    assert found == {key(10): ("Service 10", "active"), key(11): ("Ours", "inactive")}


def test_what_is_wrong_is_told_and_downloads(cast, mock):
    client = cast.client("steward")
    page = sent(client, mock("Fail"), "feed.zip").content.decode()
    assert "email-example_com" in page
    row = FeedImport.objects.get()
    everything = client.get(reverse("directory:import_problems", args=["ourtown", row.pk]))
    assert "no description" in everything.content.decode()
    csv = client.get(reverse("directory:import_problems", args=["ourtown", row.pk]) + "?format=csv").content.decode()
    assert csv.count("left out") == 13
    assert "added" in client.get(reverse("directory:import", args=["ourtown", row.pk]) + "?format=csv").content.decode()


def test_a_cell_from_a_feed_cannot_be_a_formula(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service(name="=cmd|' /C calc'!A0")]))
    csv = cast.client("steward").get(reverse("directory:import", args=["ourtown", row.pk]) + "?format=csv")
    assert "'=cmd" in csv.content.decode()


def test_what_a_feed_says_is_text_and_no_page(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service(name="<script>alert(1)</script>")]))
    page = cast.client("steward").get(reverse("directory:import", args=["ourtown", row.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("role", ["lead", "worker", "experience", "researcher"])
def test_others_see_no_imports(cast, role):
    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    client = cast.client(role)
    for name, args in (("imports", []), ("import", [row.pk]), ("import_problems", [row.pk]), ("import_begin", [])):
        assert client.get(reverse(f"directory:{name}", args=["ourtown", *args])).status_code == 403, name
    for name in ("import_start", "import_again", "import_drop"):
        assert client.post(reverse(f"directory:{name}", args=["ourtown", row.pk])).status_code == 403, name
    assert "Feeds brought in" not in client.get("/ourtown/directory/").content.decode()


def test_an_auditor_looks_and_changes_nothing(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    client = cast.client("auditor")
    page = client.get(reverse("directory:import", args=["ourtown", row.pk]))
    assert page.status_code == 200
    assert "Bring it in" not in page.content.decode()
    for name in ("import_start", "import_again", "import_drop"):
        assert client.post(reverse(f"directory:{name}", args=["ourtown", row.pk])).status_code == 403, name
    assert client.post(ADD, {"feed": "x"}).status_code == 403


def test_what_takes_long_can_be_asked_for_again(cast, monkeypatch):
    row = any_row(FeedImport, cast.place, cast.steward, None)
    client, where = cast.client("steward"), reverse("directory:import", args=["ourtown", row.pk])
    assert "The worker is reading it" in client.get(where).content.decode()
    assert "ask the worker again" not in client.get(where).content.decode()
    FeedImport.objects.update(since=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), state="applying")
    assert "ask the worker again" in client.get(where).content.decode()
    from django_tasks_db.models import DBTaskResult

    client.post(reverse("directory:import_again", args=["ourtown", row.pk]))
    assert DBTaskResult.objects.get().task_path.endswith("bring_in")


def test_what_cannot_be_done_now_is_told_on_the_page(cast):
    done = brought_in(cast.steward, cast.place, bundle(services=[service()]))
    answer = cast.client("steward").post(reverse("directory:import_drop", args=["ourtown", done.pk]))
    assert answer.status_code == 200
    assert "that cannot be done now" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "", "Give a file or an address"),
        (b"PK\x03\x04broken", "feed.zip", "a ZIP that cannot be opened"),
        (b"[" * 50_000, "feed.json", "too many levels deep"),
        (b'{"a": NaN}', "feed.json", "no number"),
        (b'{"a": 1, "a": 2}', "feed.json", "twice"),
        ('{"name": "Café"}'.encode("latin-1"), "feed.json", "Save it as UTF-8"),
        (b"\x89PNG\r\n", "picture.png", "no text in UTF-8"),
    ],
    ids=["nothing", "no zip", "deep", "NaN", "twice", "latin-1", "picture"],
)
def test_what_is_no_feed_gets_one_clear_message(cast, data, name, says):
    answer = sent(cast.client("steward"), data, name)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Service.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(cast):
    answer = sent(cast.client("steward"), b" " * 25_000_000, "feed.json")
    assert answer.status_code == 413
    assert "can be sent at once. Nothing was kept" in answer.content.decode()


def test_a_bomb_is_refused(cast):
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.json", b"[" + b" " * 200_000_000 + b"]")
    answer = sent(cast.client("steward"), made.getvalue(), "feed.zip")
    assert answer.status_code == 200
    assert "unfolds to more than" in answer.content.decode()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=80) | st.sampled_from([b"PK\x03\x04", b"PK\x05\x06" + b"\x00" * 18]),
    feed=st.text(max_size=20),
    url=st.text(max_size=30) | st.sampled_from(["http://[", "https://a b", "http://127.0.0.1", "http://\x00"]),
    take=st.text(max_size=20),
)
def test_whatever_is_posted_nothing_falls_over(cast, data, feed, url, take):
    client = cast.client("steward")
    answer = client.post(ADD, {"feed": feed, "url": url, "file": SimpleUploadedFile("x", data)})
    assert answer.status_code in {200, 302}
    row = FeedImport.objects.order_by("-pk").first() or any_row(FeedImport, cast.place, cast.steward, None)
    for name in ("import_start", "import_again", "import_drop"):
        given = {"take": take, "retire": take}
        assert client.post(reverse(f"directory:{name}", args=["ourtown", row.pk]), given).status_code in {200, 302}


def test_how_an_entry_changed_is_told_in_words_and_not_in_code(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    brought_in(cast.steward, cast.place, bundle(services=[service(name="New name", fees="£3")]))
    page = cast.client("steward").get(f"/ourtown/directory/{Service.objects.get().pk}/").content.decode()
    assert "“Service 10” → “New name”" in page
    assert "eligibility_description" not in page
