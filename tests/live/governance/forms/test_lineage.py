import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.forms import LinkForm, MergeForm, SplitForm

from ..conftest import ANSWERS

pytestmark = pytest.mark.django_db


def test_only_others_of_the_place_that_are_considered_are_offered_for_a_merger(cast, question):
    theirs = actions.propose(cast.outsider, cast.elsewhere, title="Theirs", question="?")
    taken = actions.propose(cast.worker, cast.place, title="Taken", question="?")
    actions.take(cast.lead, taken, **ANSWERS)
    open_one = actions.propose(cast.worker, cast.place, title="Open", question="?")
    assert list(MergeForm(decision=question).fields["others"].queryset) == [open_one]
    assert theirs not in LinkForm(decision=question).fields["other"].queryset


@pytest.mark.parametrize(
    ("more", "wrong"), [({}, None), ({"title_3": "C"}, "question_3"), ({"question_4": "?"}, "title_4")]
)
def test_a_part_has_title_and_question_or_neither(question, more, wrong):
    data = {"title_1": "A", "question_1": "?", "title_2": "B", "question_2": "?"} | more
    assert set(SplitForm(data, decision=question).errors) == ({wrong} if wrong else set())
