from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.assurance import actions
from commonweal.live.assurance.models import Figure, Statement
from commonweal.live.audit.models import Event
from commonweal.live.governance.models import Body, Meeting

from ..conftest import ASKED, TODAY

pytestmark = pytest.mark.django_db
OTHERS = ["lead", "worker", "experience", "researcher", "auditor", "outsider", "public"]


@pytest.mark.parametrize("role", OTHERS)
def test_only_a_steward_or_a_commissioner_makes_a_statement(cast, role):
    row = actions.draft(cast.steward, cast.place, **ASKED)
    before = Event.objects.count()
    for verb in (
        lambda who: actions.draft(who, cast.place, **ASKED),
        lambda who: actions.redraft(who, row, **ASKED),
        lambda who: actions.issue(who, row),
        lambda who: actions.discard(who, row),
    ):
        with pytest.raises(PermissionDenied):
            verb(cast.users[role])
    assert Event.objects.count() == before
    assert Statement.objects.get().state == "draft"


def test_an_issued_statement_keeps_its_figures_and_tells_the_chain_its_digest(cast, issued):
    assert issued.is_issued
    assert len(issued.digest) == 64
    assert issued.subject_words == "Our Town"
    assert issued.digest in Event.objects.filter(verb="assurance.issue_statement").get().body
    assert Figure.objects.filter(statement=issued).count() > 10


def test_what_is_issued_is_not_issued_changed_or_thrown_away_again(cast, issued):
    for verb in (actions.issue, actions.discard, lambda who, row: actions.redraft(who, row, **ASKED)):
        with pytest.raises(ValidationError, match="stays as it is"):
            verb(cast.commissioner, issued)
    assert Statement.objects.get(pk=issued.pk).digest == issued.digest


def test_a_later_statement_replaces_an_issued_one_once(cast, issued):
    later = actions.draft(cast.steward, cast.place, replaces=issued, **ASKED)
    with pytest.raises(ValidationError, match="replaces that one already"):
        actions.draft(cast.steward, cast.place, replaces=issued, **ASKED)
    with pytest.raises(ValidationError, match="issued statement"):
        actions.draft(cast.steward, cast.place, replaces=later, **ASKED)
    actions.discard(cast.steward, later)
    assert actions.issue(cast.steward, actions.draft(cast.steward, cast.place, replaces=issued, **ASKED)).replaces


def test_a_statement_about_something_else_replaces_nothing(cast, decision, issued):
    strategy = decision.strategies.get()
    with pytest.raises(ValidationError, match="same thing"):
        actions.draft(cast.steward, strategy, replaces=issued, **ASKED)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": " "}, "sentence"),
        ({"next_words": ""}, "sentence"),
        ({"for_whom": ""}, "which body"),
        ({"until": TODAY - timedelta(days=400)}, "before it begins"),
        ({"title": "x" * 201}, "200"),
    ],
)
def test_a_draft_that_lacks_something_is_refused_whole(cast, wrong, says):
    with pytest.raises(ValidationError, match=says):
        actions.draft(cast.steward, cast.place, **ASKED | wrong)
    assert not Statement.objects.exists()
    assert not Event.objects.exists()


def test_a_statement_is_for_a_body_and_a_meeting_of_its_own_place(cast):
    board = Body.objects.create(place=cast.place, name="The board")
    theirs = Body.objects.create(place=cast.elsewhere, name="Their board")
    meeting = Meeting.objects.create(place=cast.place, body=board, day=TODAY)
    row = actions.draft(cast.steward, cast.place, **ASKED | {"for_whom": "", "meeting": meeting})
    assert (row.body, row.for_whom) == (board, "The board")
    with pytest.raises(ValidationError, match="another place"):
        actions.draft(cast.steward, cast.place, body=theirs, **ASKED)
    other = Body.objects.create(place=cast.place, name="Another")
    with pytest.raises(ValidationError, match="another body"):
        actions.draft(cast.steward, cast.place, body=other, meeting=meeting, **ASKED)


def test_a_decision_is_not_what_a_statement_is_about(cast, decision):
    with pytest.raises(ValidationError, match="strategy, the fund or the whole place"):
        actions.draft(cast.steward, decision, **ASKED)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=st.text(max_size=250), words=st.text())
def test_any_words_make_a_statement_that_keeps_its_digest_or_none(cast, title, words):
    from commonweal.live.assurance.digest import is_as_issued

    before = Statement.objects.count()
    try:
        row = actions.draft(cast.steward, cast.place, **ASKED | {"title": title, "next_words": words})
    except ValidationError:
        assert Statement.objects.count() == before
        return
    actions.issue(cast.steward, row)
    assert is_as_issued(Statement.objects.get(pk=row.pk))
