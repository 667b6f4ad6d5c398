"""Statements: four quarters sum to the year, and each part to its whole, to the penny."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.fund.books import Book
from commonweal.live.fund.position import months_of
from commonweal.live.fund.risk_share import Rule
from commonweal.live.fund.statements import FIGURES, QUARTERS, UNKNOWN, Sums, statement, weights_of

MONTHS = tuple(months_of(date(2026, 4, 1)))
COMPONENTS = {1: "Housing", 2: "Public Health", None: "Tied to no component"}
PENCE = st.integers(-(10**12), 10**12)
CELLS = st.dictionaries(st.tuples(st.sampled_from(MONTHS), st.sampled_from([1, 2, None])), PENCE, max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(["Wellbeing", "Community", "Enhanced"]), st.integers(-5, 10**9), max_size=3)
RULES = st.sampled_from(
    [
        (),
        (Rule("proportional", "in proportion"),),
        (Rule("lead", "the council first", up_to=777, bearer="Council"), Rule("proportional", "then all")),
        (Rule("fixed", "six to four", shares={"Council": 6000, "NHS": 4000}),),
        (Rule("capped", "capped", bearer="NHS", caps={"Council": 501}),),
        (Rule("fixed", "wrong", shares={"Council": 1}),),
    ]
)
BOOKS = st.builds(
    Book,
    year=st.just(2026),
    months=st.just(MONTHS),
    components=st.just(COMPONENTS),
    plan=CELLS,
    forecast=CELLS,
    spent=CELLS,
    received=st.dictionaries(st.tuples(st.sampled_from(MONTHS), st.sampled_from(["Council", "A friend"])), PENCE),
    other_income=st.dictionaries(st.tuples(st.sampled_from(MONTHS), st.just("income:charges")), PENCE),
    agreed=st.dictionaries(st.sampled_from(["Council", "NHS", "Board"]), st.integers(0, 10**12)),
    strategies=st.dictionaries(st.sampled_from([1, 2]), WEIGHTS),
    agreement=st.sampled_from(["", "Our agreement"]),
    rules=RULES,
    underspend=st.sampled_from(["returned", "kept"]),
)


def book(**changed):
    """A year with an overspend of £1 in its first quarter and an underspend of £3 in its second."""
    plan = {(MONTHS[0], 1): 1000, (MONTHS[3], 1): 1000}
    spent = {(MONTHS[0], 1): 1100, (MONTHS[3], 1): 700}
    known = {"plan": plan, "spent": spent, "agreed": {"Council": 100, "NHS": 300}, "agreement": "Ours"}
    known |= {"rules": (Rule("proportional", "in proportion"),), "strategies": {1: {"Wellbeing": 1, "Community": 2}}}
    return Book(2026, MONTHS, {1: "Housing"}, **{**known, **changed})


@given(BOOKS)
def test_four_quarters_sum_to_the_year(book):
    year, quarters = statement(book), [statement(book, n) for n in QUARTERS]
    assert sum((q.whole for q in quarters), Sums()) == year.whole
    for name in ("received", "income", "balance"):
        assert sum(getattr(q, name) for q in quarters) == getattr(year, name), name
    for of in ("components", "strategies"):
        for part in getattr(year, of):
            mine = [row for q in quarters for row in getattr(q, of) if row.name == part.name]
            assert sum((row.sums for row in mine), Sums()) == part.sums
    if any(q.unshared for q in quarters) or year.unshared:
        return  # clauses that can be worked out for one quarter may not be for another
    assert sum(q.kept for q in quarters) == year.kept
    for partner in year.partners:
        mine = [row for q in quarters for row in q.partners if row.name == partner.name]
        for name in ("agreed", "received", "plan", "variance", "spend"):
            assert sum(getattr(row, name) for row in mine) == getattr(partner, name), name


@given(BOOKS, st.sampled_from([None, *QUARTERS]))
def test_partners_and_strategies_sum_to_the_whole(book, quarter):
    made = statement(book, quarter)
    assert sum((part.sums for part in made.components), Sums()) == made.whole
    assert sum((part.sums for part in made.strategies), Sums()) == made.whole
    if made.unshared:
        assert all(partner.spend == 0 for partner in made.partners)
        assert made.kept == 0
    else:
        assert sum(partner.plan for partner in made.partners) == made.whole.so_far
        assert sum(partner.variance for partner in made.partners) + made.kept == made.whole.variance
        assert sum(partner.spend for partner in made.partners) + made.kept == made.whole.actual


def test_a_quarter_that_underspends_gives_back_what_an_earlier_one_took():
    first, second, year = statement(book(), 1), statement(book(), 2), statement(book())
    assert {p.name: p.variance for p in first.partners} == {"Council": 25, "NHS": 75}
    assert {p.name: p.variance for p in second.partners} == {"Council": -75, "NHS": -225}
    assert {p.name: p.variance for p in year.partners} == {"Council": -50, "NHS": -150}
    assert {p.name: p.spend for p in year.partners} == {"Council": 450, "NHS": 1350}
    assert year.partners[0].clauses == (("Underspend is returned in proportion to contributions.", -50),)


def test_an_underspend_that_is_kept_is_nobodys():
    made = statement(book(underspend="kept"))
    assert made.kept == -200
    assert [p.variance for p in made.partners] == [0, 0]


def test_the_plan_counts_as_far_as_spending_is_recorded():
    later = book(plan={(MONTHS[0], 1): 1000, (MONTHS[11], 1): 5000})
    made = statement(later)
    assert (made.whole.plan, made.whole.so_far, made.whole.variance) == (6000, 1000, 800)
    assert made.through == MONTHS[3]
    assert statement(book(spent={})).whole.variance == 0


def test_a_month_without_a_forecast_is_forecast_as_planned():
    made = statement(book(forecast={(MONTHS[3], 1): 4}))
    assert made.whole.forecast == 1004


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"agreement": ""}, "No agreement"),
        ({"agreed": {}}, "No contributions"),
        ({"agreed": {"Council": 0}}, "No contributions"),
        ({"rules": (), "plan": {}}, "add a last clause"),
    ],
)
def test_without_what_shares_need_it_says_what_is_missing(changed, words):
    made = statement(book(**changed))
    assert words in made.unshared
    assert made.whole.actual == 1800


def test_what_was_split_between_strategies_is_told_apart_from_what_is_known():
    made = {part.name: part for part in statement(book()).strategies}
    assert (made["Wellbeing"].sums.actual, made["Community"].sums.actual) == (600, 1200)
    assert made["Community"].apportioned == 1200
    whole = statement(book(strategies={1: {"Wellbeing": 1}})).strategies[0]
    assert (whole.name, whole.sums.actual, whole.apportioned) == ("Wellbeing", 1800, 0)


def test_a_component_without_lines_is_of_no_known_strategy():
    assert weights_of(book(strategies={1: {"Wellbeing": 0}}), 1) == {UNKNOWN: 1}
    assert statement(book(strategies={})).strategies[0].name == UNKNOWN


def test_sums_know_all_their_figures():
    assert [getattr(Sums(1, 2, 3, 4), f) for f in FIGURES] == [1, 2, 3, 4]
    assert Sums(1, 2, 3, 4) - Sums(1, 1, 1, 1) == Sums(0, 1, 2, 3)


def test_income_is_what_partners_pay_in_and_the_rest():
    made = statement(book(received={(MONTHS[0], "NHS"): 900}, other_income={(MONTHS[0], "income:charges"): 50}))
    assert (made.received, made.income, made.balance) == (900, 950, -850)
    assert {p.name: p.agreed for p in statement(book(), 1).partners} == {"Council": 25, "NHS": 75}
