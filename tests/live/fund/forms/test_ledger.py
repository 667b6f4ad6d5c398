import pytest

from commonweal.live.fund.forms import EntryForm

pytestmark = pytest.mark.django_db


def _form(fund, *sides, **more):
    told = {"day": "2026-05-03", "memo": "a grant", "lines": len(sides)} | more
    for n, (account, into, out) in enumerate(sides, 1):
        told |= {f"account_{n}": account.pk if account else "", f"into_{n}": into, f"out_{n}": out}
    return EntryForm(told, fund=fund, lines=len(sides))


def test_sides_become_postings(fund):
    form = _form(fund, (fund.bank, "£1,000.50", ""), (fund.paid_in, "", "1000"), (fund.spent, "", ".5"))
    assert "write it like" in str(form.errors["out_3"])
    form = _form(fund, (fund.bank, "£1,000.50", ""), (fund.paid_in, "", "1000"), (fund.spent, "", "0.5"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["postings"] == {fund.bank: 100_050, fund.paid_in: -100_000, fund.spent: -50}


@pytest.mark.parametrize(
    ("into", "out", "says"),
    [
        ("5", "4", "£5 goes in and £4 comes out: £1 more must go out of an account."),
        ("4", "5.01", "£4 goes in and £5.01 comes out: £1.01 more must go into an account."),
    ],
)
def test_an_entry_out_of_balance_is_told_both_sums_and_what_is_missing(fund, into, out, says):
    form = _form(fund, (fund.bank, into, ""), (fund.paid_in, "", out))
    assert form.non_field_errors() == [says]


def test_each_line_is_told_what_is_wrong_with_it(fund):
    form = _form(fund, (fund.bank, "5", "5"), (fund.paid_in, "", ""), (fund.paid_in, "", "5"), (None, "7", ""))
    assert set(form.errors) == {"into_1", "into_2", "account_4"}
    form = _form(fund, (fund.bank, "5", ""), (fund.bank, "", "5"))
    assert "in a line above" in str(form.errors["account_2"])


def test_lines_beyond_the_second_may_stay_empty_and_no_form_has_more_than_twenty(fund):
    assert _form(fund, (fund.bank, "5", ""), (fund.paid_in, "", "5"), (None, "", "")).is_valid()
    assert len(EntryForm(fund=fund, lines=500).numbers) == 20
