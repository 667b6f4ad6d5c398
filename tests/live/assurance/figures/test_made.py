from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.assurance.figures.made import Made, Row, asked, day, rows_of
from commonweal.live.places.models import Place
from commonweal.record.disclosure import shown_count


def _made(unit, amounts, people=None):
    rows = [Row("places.place", n, [str(n)], amount) for n, amount in enumerate(amounts)]
    return Made("key", "Says", unit, rows, ["Row"], "derived", "why", "how", people=people)


@given(amounts=st.lists(st.integers(-(10**12), 10**12)))
def test_a_figure_is_the_sum_of_its_rows_when_made_and_when_frozen(amounts):
    frozen = _made("pence", amounts).frozen(1, "cost", date(2026, 4, 1))
    assert frozen.value == sum(amounts) == sum(row["amount"] for row in frozen.rows)
    assert frozen.out_of is None


@given(amounts=st.lists(st.integers(0, 1)))
def test_a_share_is_of_all_its_rows(amounts):
    made = _made("share", amounts)
    assert made.value <= made.out_of == len(amounts)


@given(people=st.integers(0, 200))
def test_people_are_kept_only_as_they_may_be_shown(people):
    frozen = _made("people", [0, 0], people).frozen(1, "done", date(2026, 4, 1))
    assert frozen.value == shown_count(people)
    assert frozen.value is None or frozen.value == 0 or frozen.value >= 8 - 3
    assert "people" not in frozen.rows[0]


@pytest.mark.django_db
def test_rows_name_their_records_and_the_question_is_kept(cast):
    rows = rows_of(Place.objects.filter(slug="ourtown"), lambda row: [row.title, None])
    assert (rows[0].kind, rows[0].pk, rows[0].cells) == ("places.place", cast.place.pk, ["Our Town", ""])
    assert "SELECT" in asked(Place.objects.filter(slug="ourtown"))
    assert asked(Place.objects.filter(pk__in=[])) == "nothing can fit this question"


def test_a_day_is_written_as_people_do():
    assert (day(date(2026, 4, 1)), day(None)) == ("1 April 2026", "")


@pytest.mark.django_db
def test_days_of_the_period_are_both_ends_and_between(scope):
    assert scope.during("on") == {"on__gte": scope.since, "on__lte": scope.until}
