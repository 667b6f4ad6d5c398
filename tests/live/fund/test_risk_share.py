import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.fund.risk_share import Rule, allotted, shared

PARTNERS = ["Council", "NHS", "Charity"]
weights = st.fixed_dictionaries({name: st.integers(1, 10**12) for name in PARTNERS})
amounts = st.integers(-(10**12), 10**12)


@given(amounts, weights)
def test_an_amount_is_shared_to_the_penny_and_nobody_is_more_than_a_penny_off(amount, shares):
    found = allotted(amount, shares)
    assert sum(found.values()) == amount
    total = sum(shares.values())
    assert all(abs(found[name] * total - amount * shares[name]) < total for name in PARTNERS)


rules = st.one_of(
    st.just(Rule("proportional", "in proportion")),
    st.just(Rule("lead", "the council bears it", bearer="Council")),
    st.just(Rule("fixed", "77:23", shares={"NHS": 7700, "Council": 2300})),
    st.integers(0, 10**9).map(lambda cap: Rule("capped", "capped", bearer="Council", caps={"Charity": cap})),
)


@given(st.integers(1, 10**12), weights, rules, st.integers(1, 10**11), rules)
def test_shares_of_an_overspend_sum_to_it_whatever_the_tiers(variance, paid, first, end, last):
    tiers = [Rule(first.kind, first.clause, end, first.shares, first.bearer, first.caps), last]
    found = shared(variance, paid, tiers)
    assert sum(share.pence for share in found) == variance
    assert all(share.pence > 0 and share.clause for share in found)


@given(st.integers(1, 10**12), weights, st.integers(0, 10**9))
def test_nobody_bears_more_than_their_cap(variance, paid, cap):
    found = shared(variance, paid, [Rule("capped", "capped", bearer="Council", caps={"Charity": cap})])
    assert sum(share.pence for share in found if share.partner == "Charity") <= cap


@given(st.integers(1, 10**12), weights)
def test_an_underspend_is_returned_or_kept(left, paid):
    returned = shared(-left, paid, [])
    assert sum(share.pence for share in returned) == -left
    assert shared(-left, paid, [], "kept") == []


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ([], "add a last clause"),
        ([Rule("fixed", "x", shares={"NHS": 9000})], "must sum to 100 %"),
        ([Rule("lead", "x")], "name the partner"),
        ([Rule("capped", "x", bearer="NHS", caps={"NHS": 5})], "it can have none"),
        ([Rule("guess", "x")], "no kind of clause"),
    ],
)
def test_an_agreement_that_cannot_be_worked_out_says_why(rules, says):
    with pytest.raises(ValueError, match=says):
        shared(100, {"NHS": 1}, rules)


def test_shares_need_contributions():
    with pytest.raises(ValueError, match="contributions"):
        allotted(100, {"NHS": 0})
