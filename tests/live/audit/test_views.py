import pytest

from commonweal.live.audit import views
from commonweal.live.audit.models import Event
from commonweal.live.governance import actions

pytestmark = pytest.mark.django_db
HOME = "/ourtown/audit/"


@pytest.fixture
def deeds(cast):
    for number in range(3):
        actions.propose(cast.worker, cast.place, title=f"Decision {number}", question="?")
    actions.dissent(cast.lead, actions.propose(cast.worker, cast.place, title="D", question="?"), role="r", words="w")
    return cast


def test_stewards_and_auditors_read_what_was_done(deeds):
    for role in ("steward", "auditor"):
        shown = deeds.client(role).get(HOME).content.decode()
        assert "governance: propose" in shown
        assert "Worker" in shown
    for role in ("commissioner", "lead", "worker", "experience", "researcher"):
        assert deeds.client(role).get(HOME).status_code == 403
    assert deeds.client("outsider").get(HOME).status_code == 404


def test_events_are_found_by_day_and_deed(deeds):
    client = deeds.client("auditor")
    kinds = client.get(HOME + "?verb=governance.dissent&format=csv").content.decode().strip().splitlines()
    assert len(kinds) == 2
    today = Event.objects.latest("pk").at.date().isoformat()
    assert client.get(f"{HOME}?since={today}&until={today}&format=csv").content.count(b"\n") == 6
    assert client.get(HOME + "?until=2000-01-01&format=csv").content.count(b"\n") == 1
    assert "Enter a valid date" in client.get(HOME + "?since=yesterday").content.decode()


def test_a_long_list_goes_on_from_the_last_one_shown(deeds, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 2)
    client, seen, address = deeds.client("auditor"), [], HOME
    while address:
        page = client.get(address).context
        seen += [event.pk for event in page["table"].rows]
        address = page["before"] and f"{HOME}?before={page['before']}"
    assert seen == sorted(Event.objects.values_list("pk", flat=True), reverse=True)


def test_no_event_of_another_place_is_shown(deeds):
    actions.propose(deeds.outsider, deeds.elsewhere, title="Theirs", question="?")
    assert deeds.client("auditor").get(HOME + "?format=csv").content.count(b"\n") == 6


def test_words_for_kinds_and_facts(deeds):
    assert views.kind_of("governance.decision") == "decision"
    assert views.kind_of("gone.model") == "gone.model"
    event = Event.objects.filter(verb="governance.dissent").get()
    assert "dissent" in views.facts_of(event)
