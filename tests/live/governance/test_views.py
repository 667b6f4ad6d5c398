import pytest

from commonweal.live.governance import actions

from .conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db
HOME = "/ourtown/decisions/"


def _text(cast, role, path):
    return cast.client(role).get(HOME + path).content.decode()


def test_decisions_are_open_by_default(cast, question):
    actions.take(cast.lead, question, **ANSWERS)
    assert "One door" in _text(cast, "public", "")
    shown = _text(cast, "public", f"{question.pk}/")
    for words in ("One worker for longer.", "Skills can move.", "If doors close.", "Not yet checked back"):
        assert words in shown


def test_of_a_closed_decision_the_public_learns_why_and_until_when_alone(cast, question):
    actions.close(cast.steward, question, because="A person could be known", until=LATER)
    for path in ("", f"{question.pk}/", "?format=csv"):
        shown = _text(cast, "public", path)
        assert "One door" not in shown, path
        assert "Shall there be" not in shown, path
    assert "A person could be known" in _text(cast, "public", f"{question.pk}/")
    assert "Shall there be" in _text(cast, "worker", f"{question.pk}/")
    assert "One door" not in cast.client("public").get("/ourtown/").content.decode()
    assert "One door" not in cast.client("public").get("/ourtown/search/?q=door").content.decode()
    assert cast.client("public").get("/api/ourtown/governance/decisions").json()[0]["question"] == ""


def test_who_took_part_is_told_to_everyone_as_roles_and_numbers_that_are_not_small(cast, question):
    actions.add_participant(cast.worker, question, role="night workers", number=3, organisation=cast.shelter)
    actions.add_participant(cast.worker, question, role="people who use the hostel", number=12)
    told = _text(cast, "worker", f"{question.pk}/")
    assert "night workers, Harbour Shelter (3)" in told
    assert "people who use the hostel (12)" in told
    for role in ("researcher", "public", "outsider"):
        told = _text(cast, role, f"{question.pk}/")
        assert "night workers (fewer than 8)" in told
        assert "people who use the hostel (about 10)" in told
        assert "Harbour Shelter" not in told


ODD = ["?strategy=x", "?system=999999999999999999999", "?body=²", "?state=no", "?page=x"]
ODD += ["?state=%00", "?words=%00", "?strategy=%00", "?meeting=-1"]


@pytest.mark.parametrize("query", ODD)
def test_odd_filters_find_nothing_and_break_nothing(cast, question, query):
    assert cast.client("public").get(HOME + query).status_code == 200
