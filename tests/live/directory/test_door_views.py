import datetime

import pytest

from commonweal.live.directory.models import Location, Service, Skill, Team, Threshold

pytestmark = pytest.mark.django_db
CLAUSE = {"clause": "Over 18", "kind": "age", "hardness": "2", "who_may_bend": "manager", "manages": "the licence"}


def url(path):
    return f"/ourtown/directory/{path}"


def pages(beds):
    """Every page of this module, and what is posted to it."""
    skill = {"need": beds.need.pk, "level": "0.7", "basis": "claimed", "said_by": "the team"}
    where = {"name": "The Hall", "address": "1 High St", "postcode": "PL1 1AA"}
    return {
        f"{beds.pk}/clauses/add/": CLAUSE,
        f"clauses/{beds.clause.pk}/": CLAUSE,
        f"teams/{beds.team.pk}/skill/": skill,
        f"{beds.pk}/teams/add/": {"name": "Days", "need": beds.need.pk},
        f"teams/{beds.team.pk}/": {"name": "Evenings", "need": beds.need.pk},
        f"{beds.pk}/where/add/": where,
        f"where/{beds.here.pk}/": where | {"name": "The Old Hall"},
        f"clauses/{beds.clause.pk}/end/": {},
    }


@pytest.fixture
def beds(cast, beds):
    """The night beds, given somewhere."""
    where = Location.objects.create(place=cast.place, name="Here")
    beds.here = beds.at_locations.create(place=cast.place, location=where)
    return beds


def test_a_lead_changes_what_is_behind_the_own_door(cast, beds):
    lead = cast.client("lead")
    for path, data in pages(beds).items():
        if not path.endswith("/end/"):
            assert lead.get(url(path)).status_code == 200, path
        assert lead.post(url(path), data).status_code == 302, path
    assert [row.clause for row in Threshold.objects.all()] == ["Over 18"]
    assert set(Team.objects.values_list("name", flat=True)) == {"Evenings", "Days"}
    assert str(Skill.objects.get(basis="claimed").level) == "0.70"
    assert set(Location.objects.values_list("name", flat=True)) == {"The Hall", "The Old Hall"}
    page = lead.get(url(f"{beds.pk}/")).content.decode()
    assert "Over 18" in page
    assert "The Old Hall" in page


def test_a_worker_of_another_organisation_is_refused_everything(cast, beds):
    for model in (Service, Team, Threshold):
        model.objects.update(organisation=cast.council)
    for role in ("lead", "worker"):
        client = cast.client(role)
        for path, data in (pages(beds) | {f"{beds.pk}/edit/": {"name": "Mine"}, f"{beds.pk}/clauses/": {}}).items():
            answers = [client.get(url(path)), client.post(url(path), data)]
            assert {answer.status_code for answer in answers} <= {403, 405}, (role, path)
    assert Threshold.objects.get().clause == "No dogs"
    assert Team.objects.get().name == "Nights"


def test_a_clause_past_its_day_shows_as_due_and_is_listed_for_who_may_change_it(cast, beds):
    past = datetime.date.today() - datetime.timedelta(days=1)
    Threshold.objects.update(review_on=past)
    assert "Due for review" in cast.client("public").get(url(f"{beds.pk}/")).content.decode()
    for role in ("steward", "lead"):
        assert "No dogs" in cast.client(role).get(url("clauses/due/")).content.decode()
    assert "No dogs" not in cast.client("worker").get(url("clauses/due/")).content.decode()
    assert "No dogs" in cast.client("steward").get(url("clauses/due/?format=csv")).content.decode()
    Threshold.objects.update(review_on=datetime.date.today())
    assert "Due for review" not in cast.client("public").get(url(f"{beds.pk}/")).content.decode()


def test_a_form_that_is_wrong_says_so_and_changes_nothing(cast, beds):
    lead = cast.client("lead")
    for path in pages(beds):
        if not path.endswith("/end/"):
            answer = lead.post(url(path), {"clause": "", "name": "", "level": "9", "kind": "colour"})
            assert "There is a problem" in answer.content.decode(), path
    assert Threshold.objects.get().clause == "No dogs"


def test_the_skill_page_holds_what_is_said_already(cast, beds):
    page = cast.client("lead").get(url(f"teams/{beds.team.pk}/skill/?need={beds.need.pk}&basis=observed"))
    assert 'value="0.60"' in page.content.decode()
    for given in ("need=x&basis=y", "need=9999999999999999999&basis=claimed", "need=²&basis=claimed"):
        assert cast.client("lead").get(url(f"teams/{beds.team.pk}/skill/?{given}")).status_code == 200


@pytest.mark.parametrize("path", ["", "who-can-help/", "{}/"])
def test_pages_about_finding_help_can_be_left_at_once(cast, beds, path):
    page = cast.client("public").get(url(path.format(beds.pk))).content.decode()
    assert "govuk-js-exit-this-page-button" in page
    assert 'href="https://www.bbc.co.uk/weather"' in page


def test_teams_of_other_areas_are_folded_away_and_counted(cast, beds):
    from commonweal.live.directory.models import Area

    Area.objects.create(place=cast.place, key="south", name="South")
    page = cast.client("public").get(url("who-can-help/?need=homelessness&area=south")).content.decode()
    assert "Can help: 0 teams" in page
    assert "Works in another area: 1 team" in page
    folded = page[page.index("Works in another area") :]
    assert folded.index("<details") < folded.index("Nights")
