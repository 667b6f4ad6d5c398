import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.forms import LinkForm, ProposeForm, TakeForm
from commonweal.live.governance.models import Strategy

pytestmark = pytest.mark.django_db


def test_forms_offer_only_what_belongs_to_the_place(cast, question):
    Strategy.objects.create(place=cast.elsewhere, key="x", name="Theirs")
    theirs = actions.propose(cast.outsider, cast.elsewhere, title="Theirs", question="?")
    assert not ProposeForm(place=cast.place).fields["strategies"].queryset.exists()
    assert theirs not in LinkForm(decision=question).fields["other"].queryset
    option = actions.add_option(cast.outsider, theirs, title="x")
    assert option not in TakeForm(decision=question).fields["option"].queryset
