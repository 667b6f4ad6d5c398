import pytest

from commonweal.live.assurance import actions

from .conftest import SAID, close

pytestmark = pytest.mark.django_db
EVERYONE = ["steward", "commissioner", "lead", "worker", "experience", "researcher", "auditor"]


def _page(cast, role, decision):
    return cast.client(role).get(f"/ourtown/assurance/decision/{decision.pk}/")


def test_four_voices_stand_side_by_side_and_an_empty_one_says_how_to_be_heard(cast, decision, served):
    page = _page(cast, "public", decision).content.decode()
    assert page.count('class="cw-card"') == 4
    assert page.count("Nobody has said anything yet.") == 3
    assert "It works most days." in page
    assert "Harbour Shelter" in page
    assert "A lead or a worker of another organisation can say it here." in page


@pytest.mark.parametrize(
    ("role", "links"),
    [
        ("public", set()),
        ("researcher", set()),
        ("commissioner", {"ask/peer"}),
        ("steward", {"ask/peer", "say/people"}),
        ("lead", {"say/service", "say/peer"}),
        ("auditor", {"say/independent"}),
        ("experience", {"say/people"}),
    ],
)
def test_each_role_is_shown_what_it_may_do(cast, decision, role, links):
    page = _page(cast, role, decision).content.decode()
    for link in ("ask/peer", "say/service", "say/peer", "say/independent", "say/people"):
        assert (f"/{link}/" in page) == (link in links), link


def test_who_recorded_an_entry_is_never_shown(cast, decision, served):
    cast.lead.name = "Lee Lead-Unmistakable"
    cast.lead.save()
    for path in (f"decision/{decision.pk}/", "entries/", "entries/?format=csv", ""):
        for role in ("public", "researcher"):
            page = cast.client(role).get(f"/ourtown/assurance/{path}").content.decode()
            assert "Unmistakable" not in page
            assert cast.lead.email not in page


def test_a_disagreement_is_shown_as_one_and_nothing_is_averaged(cast, decision, served):
    actions.say(cast.experience, decision, voice="people", disagrees_with=[served], **SAID | {"words": "Not for me."})
    page = _page(cast, "public", decision).content.decode()
    where = page.split("Where they do not agree")[1]
    assert "Not for me." in where
    assert "It works most days." in where


def test_what_was_said_before_stays_to_be_read_below(cast, decision, served):
    actions.correct(cast.lead, served, **SAID | {"words": "It works on weekdays."})
    now, before = _page(cast, "public", decision).content.decode().split("What was said before")
    assert "It works on weekdays." in now
    assert "It works most days." in before


def test_of_what_was_withdrawn_strangers_learn_when_and_why_but_not_the_words(cast, decision, served):
    actions.withdraw(cast.lead, served, because="It described somebody.")
    public = _page(cast, "public", decision).content.decode()
    assert "It described somebody." in public
    assert "It works most days." not in public
    assert "It works most days." in _page(cast, "worker", decision).content.decode()
    assert "It works most days." not in cast.client("public").get("/ourtown/assurance/entries/").content.decode()


@pytest.mark.parametrize("role", [*EVERYONE, "outsider", "public"])
def test_what_is_said_about_a_closed_decision_is_closed_with_it_everywhere(cast, decision, served, role):
    close(cast, decision)
    client, member = cast.client(role), role in EVERYONE
    assert _page(cast, role, decision).status_code == (200 if member else 404)
    places = (
        "assurance/entries/",
        "assurance/entries/?format=csv",
        "search/?q=most+days",
        "search/?q=most+days&format=csv",
    )
    for path in places:
        page = client.get(f"/ourtown/{path}").content.decode()
        assert ("It works most days." in page) == member, (role, path)
    told = [row["words"] for row in client.get("/api/ourtown/assurance/entries").json()]
    assert told == (["It works most days."] if member else [])
    for path in ("assurance/", "assurance/?format=csv"):
        assert ("One door" in client.get(f"/ourtown/{path}").content.decode()) == member


def test_the_map_downloads_as_csv(cast, decision, served):
    lines = cast.client("public").get("/ourtown/assurance/?format=csv").content.decode().splitlines()
    assert len(lines) == 3
    assert lines[2].startswith("One door,decision,")
    assert lines[2].count("nothing yet") == 3
