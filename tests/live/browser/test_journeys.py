"""What each role comes for, done in Chromium from the first click to the last; half of it without JavaScript."""

from decimal import Decimal

import pytest

from commonweal.live.directory.models import Area, Correction, Need, Service, Skill, Team, Threshold
from commonweal.live.governance.models import Decision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(cast):
    """Night beds of the shelter, which take no dogs, and a counsellor of the council who can help with trauma."""
    needs = {
        name: Need.objects.create(place=cast.place, key=name, name=name.title()) for name in ("homeless", "trauma")
    }
    area = Area.objects.create(place=cast.place, key="north", name="North")
    teams = (("Night beds", cast.shelter, needs["homeless"]), ("Listening", cast.council, needs["trauma"]))
    for name, body, need in teams:
        whose = {"place": cast.place, "organisation": body}
        service = Service.objects.create(**whose, name=name, description=f"{name} for whoever needs them")
        service.needs.add(need)
        team = Team.objects.create(**whose, service=service, key=name.lower().replace(" ", "-"), name=f"{name} team",
                                   need=need, area=area)  # fmt: skip
        Skill.objects.create(**whose, team=team, need=need, level=Decimal("0.9"), basis="claimed", said_by="the team")
    Threshold.objects.create(
        place=cast.place, organisation=cast.shelter, service=Service.objects.get(name="Night beds"), clause="No dogs",
        kind="behaviour", hardness=2, who_may_bend="the night manager", manages="bites",
    )  # fmt: skip
    return cast


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def _follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def test_anyone_finds_who_can_help_and_why_not(town, page_as):
    page = page_as("public", 320, java_script_enabled=False)
    page.goto("/ourtown/")
    _follow(page, "Homeless")
    _follow(page, "Night beds")
    assert "No dogs" in page.content()
    page.goto("/ourtown/directory/who-can-help/")
    page.get_by_label("Homeless").check()
    page.get_by_label("behaviour").check()
    _press(page, "Ask")
    assert "the night manager" in page.content()
    page.get_by_label("behaviour").uncheck()
    page.get_by_label("Trauma").check()
    _press(page, "Ask")
    assert "Listening" in page.get_by_role("main").inner_text()


def test_a_worker_suggests_and_the_service_answers(town, page_as):
    page = page_as("worker", 320, java_script_enabled=False)
    page.goto(f"/ourtown/directory/{Service.objects.get(name='Night beds').pk}/")
    _follow(page, "Suggest a correction")
    _press(page, "Save")
    assert "There is a problem" in page.content()
    page.locator("textarea").fill("The door opens at eight, not at nine")
    _press(page, "Save")
    assert "The service will answer here" in page.content()

    page = page_as("lead")
    page.goto(f"/ourtown/directory/{Service.objects.get(name='Night beds').pk}/")
    _follow(page, "Answer")
    page.get_by_label("Take it up").check()
    page.locator("textarea").fill("Changed, thank you")
    _press(page, "Save")
    assert Correction.objects.get().state == "taken"
    _follow(page, "Say how much room there is")
    page.get_by_label("Of what?").fill("beds")
    page.get_by_label("How many are free today?").fill("3")
    _press(page, "Save")
    assert "3 beds free" in page.content()


def test_a_decision_from_the_question_to_checking_back(town, page_as):
    page = page_as("experience", 320, java_script_enabled=False)
    page.goto("/ourtown/decisions/")
    _follow(page, "Propose a decision")
    page.get_by_label("In a few words").fill("Dogs may stay")
    page.get_by_label("What has to be decided?").fill("Shall the night beds take dogs?")
    _press(page, "Save")
    made = Decision.objects.get()

    page = page_as("commissioner")
    page.goto(f"/ourtown/decisions/{made.pk}/")
    _follow(page, "An option")
    page.get_by_label("The option in a few words").fill("A kennel in the yard")
    _press(page, "Save")
    _follow(page, "Take the decision")
    page.get_by_label("What is decided?").fill("A kennel")
    page.get_by_label("Why is it best for the person?").fill("Nobody has to choose between a bed and a friend")
    page.get_by_label("What would make us think again?").fill("Bites")
    page.get_by_label("When do we look again?").fill("2030-01-01")
    _press(page, "Save")
    assert "There is a problem" in page.content()
    page.get_by_label("Why is it best for the system?").fill("Fewer people sleep out")
    _press(page, "Save")
    assert Decision.objects.get().state == "taken"

    page = page_as("public", 320, java_script_enabled=False)
    page.goto("/ourtown/decisions/")
    _follow(page, "Dogs may stay")
    assert "Not yet checked back" in page.content()

    page = page_as("worker")
    page.goto(f"/ourtown/decisions/{made.pk}/")
    _follow(page, "That it was checked back")
    page.get_by_label("With whom, as a group?").fill("people who use the night beds")
    _press(page, "Save")
    assert "Not yet checked back" not in page.content()


def test_a_steward_invites_and_an_auditor_reads_it(town, page_as):
    page = page_as("steward", 320, java_script_enabled=False)
    page.goto("/ourtown/people/")
    _follow(page, "Invite somebody")
    page.get_by_label("E-mail address").fill("new@example.org")
    page.get_by_label("As what?").select_option("worker")
    _press(page, "Send the letter")
    assert "The letter is on its way" in page.content()
    page = page_as("auditor")
    page.goto("/ourtown/people/")
    _follow(page, "What was done, and by whom")
    assert "accounts: invite" in page.content()
    assert "new@example.org" not in page.content()


def test_a_researcher_reads_no_name(town, page_as):
    page = page_as("researcher")
    page.goto("/ourtown/people/")
    assert "place steward" in page.content()
    assert "Steward" not in page.get_by_role("main").inner_text().replace("place steward", "")
