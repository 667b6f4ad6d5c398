import pytest

from commonweal.live.governance import actions

from .conftest import LATER

pytestmark = pytest.mark.django_db
HOME = "/ourtown/decisions/"


def test_a_page_draws_tells_and_lists_what_hangs_together(cast):
    rows = [actions.propose(cast.worker, cast.place, title=title, question="?") for title in ("One", "Two")]
    actions.merge(cast.lead, rows, title="Both", question="?")
    for path in ("together/", f"{rows[0].pk}/together/"):
        shown = cast.client("public").get(HOME + path).content.decode()
        assert "<svg" in shown
        assert "style=" not in shown
        assert "took in “One”; took in “Two”" in shown
        csv = cast.client("public").get(HOME + path + "?format=csv").content.decode()
        assert csv.splitlines()[1].startswith("One,merged into,Both,")
    assert "goes back to" in cast.client("public").get(f"{HOME}{rows[0].pk + 2}/").content.decode()


def test_a_page_of_no_links_says_what_to_do(cast, question):
    assert "No decision is tied" in cast.client("public").get(HOME + "together/").content.decode()


def test_around_a_closed_decision_strangers_see_nothing(cast, question):
    actions.close(cast.steward, question, because="why", until=LATER)
    assert cast.client("public").get(f"{HOME}{question.pk}/together/").status_code == 404
    assert cast.client("worker").get(f"{HOME}{question.pk}/together/").status_code == 200
