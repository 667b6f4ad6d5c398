import pytest

from commonweal.live.assurance import actions

from .conftest import SAID, close

pytestmark = pytest.mark.django_db


def test_entries_tell_what_is_said_by_which_role_and_never_by_whom(cast, decision, served):
    later = actions.correct(cast.lead, served, **SAID)
    told = cast.client("public").get("/api/ourtown/assurance/entries").json()
    assert [row["replaces"] for row in told] == [served.pk, None]
    assert told[0]["organisation"] == "Harbour Shelter"
    assert not {"made_by", "user"} & set(told[0])
    actions.withdraw(cast.lead, later, because="Wrong.")
    assert [row["id"] for row in cast.client("public").get("/api/ourtown/assurance/entries").json()] == [served.pk]


def test_statements_come_with_their_figures(cast, decision, issued):
    told = cast.client("public").get("/api/ourtown/assurance/statements").json()[0]
    assert told["digest"] == issued.digest
    taken = next(row for row in told["figures"] if row["key"] == "decisions-taken")
    assert (taken["value"], taken["how_sure"], taken["rows"]) == (1, "derived", 1)


@pytest.mark.parametrize("page", ["0", "-3", "99999999999999999999", "2"])
def test_an_unknown_page_is_empty_or_the_first(cast, served, page):
    client = cast.client("public")
    for path in ("entries", "statements"):
        assert client.get(f"/api/ourtown/assurance/{path}?page={page}").status_code == 200


def test_a_disagreement_with_what_is_closed_is_not_told(cast, decision, served):
    actions.say(cast.experience, decision, voice="people", disagrees_with=[served], **SAID)
    told = cast.client("public").get("/api/ourtown/assurance/entries").json()
    assert [row["disagrees_with"] for row in told] == [[served.pk], []]
    close(cast, decision)
    assert cast.client("public").get("/api/ourtown/assurance/entries").json() == []
