import pytest

from commonweal.live.assurance import actions
from commonweal.live.assurance.figures.voices import cells, figures, standing

from ..conftest import SAID, close
from .conftest import scope_about, told

pytestmark = pytest.mark.django_db


def test_there_is_a_figure_for_each_voice_even_for_one_that_is_missing(cast, decision, served, scope):
    made = told(figures, scope)
    assert [made[f"voice-{voice}"].value for voice in ("service", "peer", "independent", "people")] == [1, 0, 0, 0]
    assert made["voice-service"].rows[0].cells[1] == "It works most days."


def test_a_strategy_has_what_is_said_of_itself_and_the_place_has_all_but_what_is_closed(cast, decision, served, scope):
    strategy = decision.strategies.get()
    own = actions.say(cast.auditor, strategy, voice="independent", **SAID)
    assert list(standing(scope_about(strategy))) == [own]
    assert set(standing(scope)) == {served, own}
    close(cast, decision)
    assert set(standing(scope)) == {own}


def test_words_on_behalf_of_a_group_say_so(cast, decision):
    row = actions.say(cast.steward, decision, voice="people", on_behalf="the residents", **SAID)
    assert cells(row)[0] == "Service lead, on behalf of the residents"
