import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit import chain
from commonweal.live.audit.models import Event
from commonweal.live.directory.models import FeedImport, FeedItem, Location, Service, Taxonomy, TaxonomyTerm
from commonweal.live.directory.openreferral_in import actions
from commonweal.live.places.models import Organisation

from .conftest import brought_in, bundle, looked_at
from .feeds import key, service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Default", "Test", "Warn"])
def test_a_good_mock_feed_is_brought_in_whole(cast, mock, name):
    done = brought_in(cast.steward, cast.place, mock(name))
    assert done.state == "applied"
    assert done.payload is None
    service = Service.objects.get(place=cast.place)
    assert service.name == "Community Counselling"
    assert service.organisation.name.startswith(("Example", "Global"))
    assert service.at_locations.filter(location__name="MyCity Civic Center").exists()
    assert service.extra["contacts"][0]["title"] == "Reception Manager"
    again = looked_at(cast.steward, cast.place, mock(name))
    assert {k: again.plan["counts"][k] for k in ("add", "change", "gone")} == {"add": 0, "change": 0, "gone": 0}


def test_of_the_failing_feed_the_rest_is_brought_in(cast, mock):
    brought_in(cast.steward, cast.place, mock("Fail"))
    assert not Service.objects.filter(place=cast.place).exists()
    assert Taxonomy.objects.filter(place=cast.place).count() == 1
    assert TaxonomyTerm.objects.filter(place=cast.place).count() == 2
    assert Location.objects.filter(place=cast.place).count() == 1
    assert Organisation.objects.filter(place=cast.place, name="Example Organization Inc.").count() == 5


def test_what_a_plan_tells_of_nobody(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(contacts=[{"id": key(7), "name": "Ann Persona"}])]))
    for event in Event.objects.all():
        assert "Persona" not in event.body
        assert "Service 10" not in event.body
    assert chain.verify() is None
    assert [event.verb for event in Event.objects.order_by("pk")] == [
        f"directory.{verb}_import" for verb in ("begin", "check", "start", "apply")
    ]


@pytest.mark.parametrize("role", ["lead", "worker", "experience", "researcher", "auditor", "outsider"])
def test_only_stewards_and_commissioners_bring_feeds_in(cast, role):
    with pytest.raises(PermissionDenied):
        actions.begin_import(cast.users[role], cast.place, feed="x", data=b"[]")
    row = looked_at(cast.commissioner, cast.place, bundle(services=[service()]))
    for verb in (actions.check_import, actions.apply_import, actions.drop_import):
        with pytest.raises(PermissionDenied):
            verb(cast.users[role], row)
    with pytest.raises(PermissionDenied):
        actions.start_import(cast.users[role], row, take=(), retire=())
    assert not Service.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"feed": "  "},
        {"feed": "x" * 201},
        {"feed": "x\x00"},
        {"data": None},
        {"url": "https://example.org"},
        {"data": None, "url": "ftp://example.org"},
        {"data": None, "url": "https://"},
        {"data": None, "url": "http://[::1"},
        {"data": b"x" * 20_000_001},
    ],
)
def test_what_cannot_be_begun_is_refused(cast, given):
    with pytest.raises(ValidationError):
        actions.begin_import(cast.steward, cast.place, **({"feed": "county", "data": b"[]"} | given))
    assert not FeedImport.objects.exists()


@pytest.mark.parametrize("data", [b" ", b"PK\x03\x04", b"\xff\xfe\xfa"])
def test_what_can_be_no_feed_fails_in_words_and_is_not_kept(cast, data):
    row = looked_at(cast.steward, cast.place, data)
    assert (row.state, row.payload) == ("failed", None)
    assert row.why


def test_what_happened_meanwhile_has_to_be_looked_at(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    brought_in(cast.steward, cast.place, bundle(services=[service(name="Another")]))
    started = actions.start_import(cast.steward, row, take=(), retire=())
    done = actions.apply_import(cast.steward, started)
    assert done.state == "checked"
    assert "look again" in done.why
    assert Service.objects.get().name == "Another"
    done = actions.apply_import(cast.steward, actions.start_import(cast.steward, done, take=(), retire=()))
    assert (done.state, Service.objects.get().name) == ("applied", "Service 10")


def test_bringing_in_again_what_is_in_changes_nothing(cast):
    done = brought_in(cast.steward, cast.place, bundle(services=[service()]))
    Service.objects.update(name="Ours")
    assert actions.apply_import(cast.steward, done).state == "applied"
    assert Service.objects.get().name == "Ours"


def test_only_what_is_offered_can_be_ticked(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    for ticked in ({"take": [f"service {key(10)} name"], "retire": ()}, {"take": ["x"], "retire": ["\x00"]}):
        with pytest.raises(ValidationError):
            actions.start_import(cast.steward, row, **ticked)
    assert actions.may_tick(row.plan) == {"take": [], "retire": []}


def test_what_was_thrown_away_is_gone(cast):
    row = actions.drop_import(cast.steward, looked_at(cast.steward, cast.place, bundle(services=[service()])))
    assert (row.state, row.payload) == ("dropped", None)
    with pytest.raises(ValidationError, match="thrown away"):
        actions.start_import(cast.steward, row, take=(), retire=())
    with pytest.raises(ValidationError):
        actions.apply_import(cast.steward, row)


def test_a_failure_in_the_middle_leaves_nothing(cast, monkeypatch):
    started = actions.start_import(
        cast.steward, looked_at(cast.steward, cast.place, bundle(services=[service()])), take=(), retire=()
    )

    def fails(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(actions.Writer, "remember", fails)
    with pytest.raises(RuntimeError):
        actions.apply_import(cast.steward, started)
    assert not Service.objects.exists()
    assert not FeedItem.objects.exists()
    monkeypatch.undo()
    assert actions.apply_import(cast.steward, started).state == "applied"
