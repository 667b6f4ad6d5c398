import pytest
from django.http import Http404

from commonweal.live.assurance.subjects import (
    find_subject,
    find_subjects,
    kind_words,
    organisation_of,
    subject_of,
    subjects_in,
)
from commonweal.live.fund.models import Agreement

from ..fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from .conftest import TODAY, close

pytestmark = pytest.mark.django_db


def test_a_strategy_the_fund_and_a_decision_are_what_one_speaks_about(cast, decision, fund):  # noqa: F811 - as above
    kinds = [row.kind for row in subjects_in(cast.public, cast.place)]
    assert kinds == ["strategy", "fund", "decision"]
    assert subject_of(cast.place).kind == "place"
    with pytest.raises(LookupError, match="not a strategy"):
        subject_of(cast.shelter)


@pytest.mark.parametrize(
    ("kind", "key"), [("decision", "9" * 30), ("decision", "²"), ("place", "1"), ("", ""), ("fund", "x")]
)
def test_what_is_not_there_is_not_found(cast, kind, key):
    with pytest.raises(Http404):
        find_subject(cast.steward, cast.place, kind, key)


def test_a_closed_decision_is_no_subject_for_strangers(cast, decision):
    close(cast, decision)
    pair = ("decision", str(decision.pk))
    with pytest.raises(Http404):
        find_subject(cast.public, cast.place, *pair)
    assert find_subjects(cast.public, cast.place, [pair, ("decision", "x")]) == {}
    found = find_subjects(cast.worker, cast.place, [pair])[pair]
    assert found.title_for(cast.worker) == "One door"
    assert [row.kind for row in subjects_in(cast.public, cast.place)] == ["strategy"]


def test_the_fund_has_the_organisation_that_hosts_it_and_a_decision_has_none(cast, decision, fund):  # noqa: F811 - as above
    assert organisation_of(subject_of(decision)) is None
    assert organisation_of(subject_of(fund)) is None
    Agreement.objects.create(fund=fund, title="Ours", begins=TODAY, host=cast.council)
    assert organisation_of(subject_of(fund)) == cast.council.pk


def test_a_kind_has_a_name_that_people_use():
    assert kind_words("place") == "the whole place"
    assert kind_words("something new") == "something new"
