"""What is too large, too much or too wrong is refused in words; nothing of it is a 500."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from commonweal.live.pages.limits import PIECE

pytestmark = pytest.mark.django_db
ROOM = "/ourtown/directory/add/"


def test_a_file_of_25_megabytes_is_refused_with_how_much_is_allowed(cast):
    answer = cast.client("lead").post(ROOM, {"name": "x", "file": SimpleUploadedFile("a.json", b"x" * 25_000_000)})
    assert answer.status_code == 413
    assert "At most 19.1\xa0MB can be sent at once" in answer.content.decode()


def test_words_of_25_megabytes_are_refused(cast):
    assert cast.client("lead").post(ROOM, {"name": "x" * 25_000_000}).status_code == 413


def test_words_of_3_megabytes_are_more_than_a_form_holds(cast):
    answer = cast.client("lead").post(ROOM, "name=" + "x" * 3_000_000, "application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "Nothing was kept" in answer.content.decode()


@pytest.mark.parametrize("multipart", [True, False])
def test_ten_thousand_fields_are_refused(cast, multipart):
    fields = {f"f{n}": "1" for n in range(10_000)}
    body = "&".join(f"{name}=1" for name in fields)
    form = (fields,) if multipart else (body, "application/x-www-form-urlencoded")
    answer = cast.client("lead").post(ROOM, *form)
    assert answer.status_code == 400
    assert "too many fields" in answer.content.decode()


@pytest.mark.parametrize("told", ["-5", "many", "9" * 30, "", "१२"])
def test_a_length_that_is_no_number_ends_in_words(cast, told):
    answer = cast.client("lead").post(ROOM, {"name": "x"}, CONTENT_LENGTH=told)
    assert answer.status_code in {200, 400, 413}


def test_somebody_who_stops_sending_is_not_waited_for_twice(rf, settings):
    from commonweal.live.pages import limits

    class Gone:
        def __init__(self):
            self.asked = 0

        def read(self, size):
            self.asked += 1
            raise OSError("gone")

    gone = Gone()
    limits._drain(gone, PIECE * 3)
    assert gone.asked == 1


@pytest.mark.parametrize("address", ["/ourtown/none/", "/nowhere/"])
def test_a_page_that_is_not_there_says_so(cast, address):
    answer = cast.client("public").get(address)
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_page_that_is_not_yours_says_whom_to_ask(cast):
    answer = cast.client("auditor").get("/ourtown/people/review/")
    assert answer.status_code == 403
    assert "ask a steward" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_words(cast):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    answer = client.post("/accounts/login/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()


def test_an_error_of_ours_says_what_became_of_what_was_sent(cast, monkeypatch):
    from commonweal.live.front import views

    monkeypatch.setattr(views, "glance", lambda *_: 1 / 0)
    client = cast.client("public")
    client.raise_request_exception = False
    answer = client.get("/ourtown/")
    assert answer.status_code == 500
    assert "whole or not at all" in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()
