import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from commonweal.live.directory.models import Service
from commonweal.live.wsgi import application
from commonweal.place.openreferral import problems

pytestmark = pytest.mark.django_db
LISTS = {"services": "service", "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
         "service_at_locations": "service_at_location"}  # fmt: skip


def test_the_feed_says_what_it_is(get, hall):
    said = get()
    assert problems("root", said.json()) == []
    assert said["Access-Control-Allow-Origin"] == "*"
    assert get("openapi.json").json()["servers"] == [{"url": "/ourtown/openreferral"}]


@pytest.mark.parametrize(("path", "kind"), LISTS.items())
def test_every_answer_is_as_the_profile_has_it(get, hall, path, kind):
    page = get(path).json()
    assert page["total_items"] == page["size"] >= 1
    assert problems(f"{kind}_list", page) == []
    for item in page["contents"]:
        whole = get(f"{path}/{item['id']}")
        assert problems(kind, whole.json()) == []
        assert whole.json()["id"] == item["id"]


def test_what_is_shown_is_the_same_for_everyone_and_nothing_that_is_not_open(cast, get, hall):
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Gone", status="defunct")
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Repairs", status="temporarily closed")
    said = get("services").json()
    assert [(each["name"], each["status"]) for each in said["contents"]] == [
        ("Night beds", "active"),
        ("Repairs", "temporarily closed"),
    ]
    assert cast.client("steward").get("/ourtown/openreferral/services").json() == said


@pytest.mark.parametrize("path", ["", "services", "openapi.json", "taxonomies", "taxonomy_terms", "services/x"])
def test_a_place_that_is_not_public_has_no_feed_not_even_for_its_own_people(cast, path):
    for role in ("public", "outsider"):
        answer = cast.client(role).get(f"/elsewhere/openreferral/{path}")
        assert answer.status_code == 404
        assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "asked",
    ["page=0", "per_page=0", "per_page=501", "page=x", "day=Blursday", "start_time=25:00", "minimum_age=nan",
     "minimum_age=old", f"search={'x' * 501}"],
)  # fmt: skip
def test_what_cannot_be_asked_is_answered_with_why(get, hall, asked):
    answer = get(f"services?{asked}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_pages_are_as_many_as_asked_for_and_past_the_end_there_is_nothing(cast, get, hall):
    for n in range(4):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name=f"Group {n}", kind="group")
    names = [get(f"services?per_page=2&page={n}").json() for n in (1, 2, 3, 4)]
    assert [[each["name"] for each in page["contents"]] for page in names] == [
        ["Group 0", "Group 1"], ["Group 2", "Group 3"], ["Night beds"], []
    ]  # fmt: skip
    assert [(page["first_page"], page["last_page"], page["empty"]) for page in names] == [
        (True, False, False), (False, False, False), (False, True, False), (False, True, True)
    ]  # fmt: skip


def test_what_did_not_change_is_not_sent_again(get, hall):
    tag = get("services")["ETag"]
    assert get("services", if_none_match=tag).status_code == 304
    hall.services_here.get().service.needs.clear()
    Service.objects.update(name="Night beds and breakfast")
    assert get("services", if_none_match=tag).status_code == 200


@pytest.mark.parametrize("path", ["services", "service_at_locations"])
def test_a_long_page_takes_no_more_queries_than_a_short_one(cast, get, hall, path):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert get(path).status_code == 200
        return len(caught)

    few = queries()
    for n in range(20):
        more = Service.objects.create(place=cast.place, organisation=cast.shelter, name=f"More {n}")
        more.needs.set(hall.services_here.first().service.needs.all())
        more.at_locations.create(place=cast.place, location=hall)
        more.thresholds.create(
            place=cast.place, organisation=cast.shelter, clause=f"Clause {n}", kind="age", hardness=1
        )
    assert queries() == few


@pytest.mark.parametrize("sent", ["post", "put", "delete"])
def test_the_feed_is_only_read(client, cast, sent):
    assert getattr(client, sent)("/ourtown/openreferral/services").status_code == 405


@pytest.fixture
def _one_connection():
    # A request from outside would close the connection in which this test's rows are not committed yet.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.usefixtures("_one_connection", "hall")
def test_the_feed_keeps_to_its_own_description(cast):
    schema = schemathesis.openapi.from_wsgi("/ourtown/openreferral/openapi.json", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 2 * len(LISTS) + 1
    for operation in operations:

        @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def keeps(case):
            # A day that is none, or a distance from nowhere known, is well written and refused all the same.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        keeps()


def test_letters_go_out_as_they_are(cast, get):
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Tŷ Glân", url="https://example.org/tŷ")
    answer = get("services")
    assert "Tŷ Glân" in answer.content.decode()
    assert json.loads(answer.content)["contents"][0]["url"] == "https://example.org/t%C5%B7"
