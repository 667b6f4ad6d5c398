import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.assurance import actions
from commonweal.live.assurance.models import Ask

from ..conftest import SAID

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["lead", "worker", "experience", "researcher", "auditor", "outsider", "public"])
def test_only_a_steward_or_a_commissioner_asks(cast, decision, role):
    with pytest.raises(PermissionDenied):
        actions.ask(cast.users[role], decision, voice="peer")
    assert not Ask.objects.exists()


def test_a_voice_is_asked_once_until_it_has_answered(cast, decision, peer):
    actions.ask(cast.commissioner, decision, voice="peer", words="Does it help you?")
    with pytest.raises(ValidationError, match="asked before"):
        actions.ask(cast.steward, decision, voice="peer")
    actions.say(peer, decision, voice="peer", **SAID)
    assert actions.ask(cast.steward, decision, voice="peer").voice == "peer"


def test_a_fifth_voice_is_not_asked(cast, decision):
    with pytest.raises(ValidationError, match="four voices"):
        actions.ask(cast.steward, decision, voice="oracle")
