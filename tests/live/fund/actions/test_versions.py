import pytest
from django.core.exceptions import ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.fund import actions
from commonweal.live.fund.models import Fund, Line, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(cast, fund):
    """What a paper says of the fund."""
    return actions.publish_version(
        cast.steward, fund, title="The board's paper", source="Board, 3 May", certainty="seen", gross_pence=300,
        net_pence=250,
    )  # fmt: skip


def _line(fund, **terms):
    line = {"component": fund.housing, "strategy": "Community", "partner": fund.nhs, "gross_pence": 100}
    return line | {"income_pence": 30, "mode": "ring-fenced", "source": "p. 3"} | terms


def test_a_version_stands_beside_others_under_an_address_that_stays(cast, fund, version):
    assert version.key == "the-boards-paper"
    actions.change_version(cast.steward, version, title="The board's second paper", source="Board, 4 May")
    again = Version.objects.get()
    assert (again.key, again.title, again.gross_pence) == ("the-boards-paper", "The board's second paper", None)
    assert version.history.count() == 2
    with pytest.raises(ValidationError, match="of that title already"):
        actions.publish_version(cast.steward, fund, title="The boards paper", source="x")


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"source": " "}, "where these figures are from"),
        ({"certainty": "sure"}, "how sure it is"),
        ({"gross_pence": 1, "net_pence": 2}, "not more than gross"),
        ({"title": ""}, "cannot be"),
    ],
)
def test_a_version_without_a_source_or_sense_is_refused(cast, fund, terms, says):
    with pytest.raises(ValidationError, match=says):
        actions.publish_version(cast.steward, fund, **{"title": "x", "source": "y"} | terms)
    assert not Version.objects.exists()


def test_a_line_is_added_put_right_and_taken_away_and_its_history_stays(cast, fund, version):
    line = actions.add_line(cast.steward, version, **_line(fund))
    assert line.net_pence == 70
    actions.change_line(cast.steward, line, **_line(fund, gross_pence=200, mode="pooled"))
    actions.remove_line(cast.steward, line)
    assert not version.lines.exists()
    assert [row.gross_pence for row in Line.history.all()] == [200, 200, 100]
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["fund.add_line", "fund.change_line", "fund.remove_line"]


def test_a_line_refuses_what_is_another_fund_s_or_below_nothing(cast, fund, version):
    other = Fund.objects.create(place=cast.elsewhere, title="x", year_starts=fund.year_starts)
    theirs = actions.add_component(cast.outsider, other, name="Theirs")
    for terms, says in (
        ({"component": theirs}, "another fund"),
        ({"gross_pence": -1}, "not below nothing"),
        ({"income_pence": -1}, "not below nothing"),
        ({"mode": "loose"}, "not a valid choice"),
        ({"certainty": "x"}, "how sure"),
    ):
        with pytest.raises(ValidationError, match=says):
            actions.add_line(cast.steward, version, **_line(fund, **terms))
    assert not Line.objects.exists()
