from datetime import date

import pytest

from commonweal.live.directory.models import Need, Service
from commonweal.live.governance import actions

pytestmark = pytest.mark.django_db
HOME = "/ourtown/decisions/"


def _text(cast, role, path):
    answer = cast.client(role).get(HOME + path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_each_has_a_page_with_its_decisions(cast):
    need = Need.objects.create(place=cast.place, key="homelessness", name="Homelessness")
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Riverside", kind="space").needs.add(need)
    strategy = actions.make_strategy(cast.steward, cast.place, name="Wellbeing", aim="To be well.")
    system = actions.make_system(cast.lead, cast.place, name="Complex needs", needs=[need])
    body = actions.make_body(cast.lead, cast.place, name="Design group", about="Designs.")
    meeting = actions.make_meeting(cast.lead, body, day=date(2026, 5, 1), about="Doors")
    asked = {"strategies": [strategy], "systems": [system], "meeting": meeting}
    actions.propose(cast.worker, cast.place, title="One door", question="?", **asked)
    pages = {
        f"strategies/{strategy.pk}/": ("To be well.", "Design group, 1 May 2026", "No line of the fund"),
        f"systems/{system.pk}/": ("Riverside", "green, blue or shared space", "Homelessness"),
        f"bodies/{body.pk}/": ("Designs.", "1 May 2026", "Doors"),
        f"meetings/{meeting.pk}/": ("1 May 2026", "Doors"),
        "frame/": ("Wellbeing", "Complex needs", "Design group"),
    }
    for path, words in pages.items():
        shown = _text(cast, "public", path)
        for each in (*words, *(["One door"] if path != "frame/" else [])):
            assert each in shown, (path, each)
        assert "/edit/" not in shown
        assert "/make/" not in shown
        assert _text(cast, "public", path + "?format=csv").count("\n") >= 1
    assert "/make/" in _text(cast, "steward", "frame/")


def test_nothing_of_another_place_is_shown(cast):
    theirs = actions.make_body(cast.outsider, cast.elsewhere, name="Theirs")
    assert cast.client("outsider").get(f"/elsewhere/decisions/bodies/{theirs.pk}/").status_code == 200
    for address in (f"{HOME}bodies/{theirs.pk}/", f"/elsewhere/decisions/bodies/{theirs.pk}/"):
        assert cast.client("public").get(address).status_code == 404
