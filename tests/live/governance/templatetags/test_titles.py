import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.templatetags.titles import title_for

from ..conftest import LATER

pytestmark = pytest.mark.django_db


def test_members_read_the_title_of_a_closed_decision_and_the_public_does_not(cast, question):
    actions.close(cast.steward, question, because="A contract is being let.", until=LATER)
    assert title_for(question, cast.worker) == "One door"
    assert "One door" not in title_for(question, cast.public)
    assert "One door" in cast.client("worker").get(f"/{cast.place.slug}/").content.decode()
    assert "One door" not in cast.client("public").get(f"/{cast.place.slug}/").content.decode()
