from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.fund import actions
from commonweal.live.fund.actions.funds import CODE
from commonweal.live.fund.models import Fund, Partner

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)


def test_a_place_begins_one_fund_and_opens_year_after_year(cast):
    fund = actions.open_fund(cast.steward, cast.place, title="Ours", year_starts=APRIL)
    with pytest.raises(ValidationError, match="has a fund already"):
        actions.open_fund(cast.commissioner, cast.place, title="Another", year_starts=APRIL)
    actions.open_year(cast.commissioner, fund, title="Ours", year_starts=date(2027, 4, 1))
    assert Fund.objects.get().year_starts == date(2027, 4, 1)
    assert [row.year_starts.year for row in fund.history.all()] == [2027, 2026]


def test_a_fund_without_a_name_is_not_begun(cast):
    with pytest.raises(ValidationError, match="title"):
        actions.open_fund(cast.steward, cast.place, title=" ", year_starts=APRIL)
    assert not Fund.objects.exists()


def test_parts_are_added_once_and_only_of_this_place(cast, fund):
    for again in (
        lambda: actions.add_component(cast.steward, fund, name=" Housing "),
        lambda: actions.add_partner(cast.steward, fund, name="NHS"),
        lambda: actions.open_account(cast.steward, fund, code="assets:pool", kind="asset"),
    ):
        with pytest.raises(ValidationError, match="of that name already"):
            again()
    theirs = cast.outsider.memberships.get().organisation
    with pytest.raises(ValidationError, match="another place"):
        actions.add_partner(cast.steward, fund, name="Theirs", organisation=theirs)
    other = Fund.objects.create(place=cast.elsewhere, title="Theirs", year_starts=APRIL)
    with pytest.raises(ValidationError, match="of another fund"):
        actions.open_account(
            cast.steward, fund, code="income:theirs", kind="income",
            partner=Partner.objects.create(fund=other, name="They"),
        )  # fmt: skip


def test_an_account_of_expenses_says_whose(cast, fund):
    with pytest.raises(ValidationError, match="on which component"):
        actions.open_account(cast.steward, fund, code="expenses:x", kind="expense")
    made = actions.open_account(cast.steward, fund, code="expenses:x", kind="expense", component=fund.health)
    assert made.component == fund.health
    with pytest.raises(ValidationError, match="kind"):
        actions.open_account(cast.steward, fund, code="other:x", kind="pot")


@pytest.mark.parametrize(
    "code", ["", "a  b", "a;b", "(a)", "[a]", "a:", ":a", "a::b", "a\tb", "a | b", "a\n", "* a", "a: b", "x\u2028y"]
)
def test_a_name_that_a_journal_would_read_otherwise_is_refused(cast, fund, code):
    with pytest.raises(ValidationError, match="Write it like"):
        actions.open_account(cast.steward, fund, code=f"{code}|" if code == "a\n" else code, kind="asset")


@given(st.from_regex(CODE, fullmatch=True))
def test_names_that_are_taken_hold_no_two_spaces(code):
    assert "  " not in code
    assert code == code.strip()


@pytest.mark.parametrize("role", ["worker", "lead", "auditor", "researcher", "experience", "outsider", "public"])
def test_others_make_nothing_of_a_fund(cast, fund, role):
    user = cast.users[role]
    for verb in (
        lambda: actions.open_fund(user, cast.place, title="x", year_starts=APRIL),
        lambda: actions.open_year(user, fund, title="x", year_starts=APRIL),
        lambda: actions.add_component(user, fund, name="x"),
        lambda: actions.add_partner(user, fund, name="x"),
        lambda: actions.open_account(user, fund, code="x", kind="asset"),
        lambda: actions.publish_version(user, fund, title="x", source="y"),
        lambda: actions.write_agreement(user, fund, title="x", begins=APRIL),
    ):
        with pytest.raises(PermissionDenied):
            verb()
