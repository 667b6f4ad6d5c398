import pytest

from commonweal.live.assurance import actions
from commonweal.live.assurance.models import Figure
from commonweal.live.assurance.reading import amount_shown, figures_of, rows_for, shown
from commonweal.live.governance import actions as deciding

from .conftest import ASKED, close

pytestmark = pytest.mark.django_db


def _figure(statement, key):
    return next(row for row in figures_of(statement) if row.key == key)


def test_a_decision_that_is_closed_later_leaves_the_rows_of_strangers_but_not_of_members(cast, decision, issued):
    figure = _figure(issued, "decisions-taken")
    assert [row.cells[0] for row in rows_for(cast.public, issued, figure)] == ["One door"]
    close(cast, decision)
    assert rows_for(cast.public, issued, figure) == []
    assert rows_for(cast.outsider, issued, figure) == []
    assert [row.cells[0] for row in rows_for(cast.researcher, issued, figure)] == ["One door"]
    assert rows_for(cast.public, issued, _figure(issued, "voice-service")) == []


def test_rows_are_as_they_were_counted_whatever_the_record_says_today(cast, decision, issued):
    decision.title = "Two doors"
    decision.save()
    row = rows_for(cast.public, issued, _figure(issued, "decisions-taken"))[0]
    assert row.cells[0] == "One door"
    assert row.url == f"/ourtown/decisions/{decision.pk}/"


def test_that_a_decision_was_checked_back_is_as_open_as_the_decision(cast, decision):
    deciding.check_back(cast.worker, decision, with_whom="residents")
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    figure = _figure(issued, "checked-back")
    assert rows_for(cast.public, issued, figure)[0].cells[:2] == ["One door", "residents"]
    close(cast, decision)
    assert rows_for(cast.public, issued, figure) == []


def test_who_took_part_is_for_those_who_take_part_in_the_place(cast, decision):
    deciding.add_participant(cast.worker, decision, role="people who use the hostel", number=12)
    issued = actions.issue(cast.steward, actions.draft(cast.steward, cast.place, **ASKED))
    figure = _figure(issued, "took-part")
    assert shown(figure) == "10"
    assert len(rows_for(cast.worker, issued, figure)) == 1
    for role in ("researcher", "public", "outsider"):
        assert rows_for(cast.users[role], issued, figure) == []


@pytest.mark.parametrize(
    ("unit", "value", "out_of", "rows", "says"),
    [
        ("count", 1234, None, [1], "1,234"),
        ("pence", 123450, None, [1], "£1,234.50"),
        ("pence", 0, None, [], "nothing recorded"),
        ("share", 1, 3, [1], "1 of 3 (33%)"),
        ("share", 0, 0, [], "none of none"),
        ("people", None, None, [1], "seven or fewer: not shown"),
        ("people", 0, None, [], "nothing recorded"),
    ],
)
def test_a_figure_is_said_in_words_people_read(unit, value, out_of, rows, says):
    assert shown(Figure(unit=unit, value=value, out_of=out_of, rows=rows)) == says


def test_an_amount_is_a_plain_number_for_a_spreadsheet():
    money, people = Figure(unit="pence"), Figure(unit="people")
    assert amount_shown(money, -12305, plain=True) == "-123.05"
    assert amount_shown(money, -12305, plain=False) == "-£123.05"
    assert amount_shown(people, 3, plain=True) == ""
