from datetime import date

import pytest

from commonweal.live.directory.models import Need, Service
from commonweal.live.governance import actions

from .conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db
HOME = "/api/ourtown/governance/"


def _get(cast, role, path):
    answer = cast.client(role).get(HOME + path)
    assert answer.status_code == 200, path
    return answer.json()


def test_decisions_are_read_by_everyone(cast, question):
    rows = _get(cast, "public", "decisions")
    assert [(row["title"], row["state"], row["closed"]) for row in rows] == [("One door", "proposed", False)]
    assert _get(cast, "public", "decisions?words=window") == []


@pytest.fixture
def whole(cast, question):
    """A decision with one of everything."""
    option = actions.add_option(cast.worker, question, title="Yes")
    actions.add_evidence(cast.worker, question, kind="story", words="Nine visits.")
    actions.add_participant(cast.worker, question, role="residents", number=3, organisation=cast.shelter)
    actions.dissent(cast.worker, question, role="a trustee", words="No.")
    actions.take(cast.lead, question, option=option, **ANSWERS)
    actions.check_back(cast.worker, question, with_whom="the residents")
    actions.look_again(cast.lead, question, found="Doors closed.", title="Anew", question="?", next_on=LATER)
    return question


def test_one_decision_comes_with_everything_that_hangs_on_it(cast, whole):
    row = _get(cast, "public", f"decisions/{whole.pk}")
    assert (row["best_for_person"], row["think_again"]) == ("One worker for longer.", "If doors close.")
    assert row["options"] == [{"title": "Yes", "words": "", "chosen": True}]
    assert row["evidence"] == [{"kind": "story", "words": "Nine visits.", "url": ""}]
    assert row["dissent"] == [{"role": "a trustee", "words": "No."}]
    assert row["took_part"] == [{"role": "residents", "organisation": "", "number": "fewer than 8"}]
    assert next((tie["words"], tie["people"]) for tie in row["ties"]) == ("was checked back with", "the residents")
    assert row["checked_back"] is True
    assert row["looked_again"][0]["found"] == "Doors closed."
    assert _get(cast, "public", f"decisions/{row['looked_again'][0]['led_to']}")["goes_back_to"] == [whole.pk]
    assert _get(cast, "worker", f"decisions/{whole.pk}")["took_part"][0]["number"] == "3"


def test_of_a_closed_decision_strangers_read_only_that_it_is_there(cast, whole):
    whole.refresh_from_db()
    actions.close(cast.steward, whole, because="A contract is being let.", until=LATER)
    row = _get(cast, "public", f"decisions/{whole.pk}")
    assert (row["closed"], row["closed_because"], row["state"]) == (True, "A contract is being let.", "taken")
    told = str(row) + str(_get(cast, "public", "links")) + str(_get(cast, "public", "decisions"))
    for words in ("One door", "Nine visits", "residents", "trustee", "Doors closed", "One worker", str(LATER.year + 9)):
        assert words not in told
    assert row["look_again_on"] is None
    assert "Nine visits" in str(_get(cast, "researcher", f"decisions/{whole.pk}"))


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), str(2**80), "7777"])
def test_a_decision_that_is_not_there_is_not_found(cast, number):
    assert cast.client("public").get(f"{HOME}decisions/{number}").status_code == 404


def test_what_decisions_are_taken_by_and_for(cast):
    need = Need.objects.create(place=cast.place, key="homelessness", name="Homelessness")
    for name, kind in (("Beds", "service"), ("Park", "space")):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name=name, kind=kind).needs.add(need)
    body = actions.make_body(cast.lead, cast.place, name="Board")
    actions.make_meeting(cast.lead, body, day=date(2026, 5, 1))
    strategy = actions.make_strategy(cast.steward, cast.place, name="Wellbeing", aim="To be well.")
    system = actions.make_system(cast.lead, cast.place, name="Complex needs", needs=[need])
    asked = {"strategies": [strategy], "systems": [system], "body": body}
    row = actions.propose(cast.worker, cast.place, title="A", question="?", **asked)
    [told] = _get(cast, "public", "systems")
    assert (told["needs"], told["services"], told["community_assets"]) == (["homelessness"], ["Beds"], ["Park"])
    assert _get(cast, "public", "bodies")[0]["meetings"] == ["2026-05-01"]
    assert _get(cast, "public", "strategies")[0]["aim"] == "To be well."
    for kind in ("bodies", "strategies", "systems"):
        assert _get(cast, "public", kind)[0]["considered"] == 1
    actions.close(cast.steward, row, because="why", until=LATER)
    for kind in ("bodies", "strategies", "systems"):
        assert _get(cast, "public", kind)[0]["considered"] == 0
