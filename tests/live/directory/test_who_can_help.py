from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.directory.who_can_help import Asked, Clause, Door, answers, elsewhere_in_the_system, stops

NEEDS = ["housing", "drugs", "debt"]
levels = st.decimals(0, 1, places=2)
clauses = st.builds(
    Clause,
    words=st.just("c"),
    kind=st.sampled_from(["least_severity", "greatest_complexity", "label", "geography"]),
    hardness=st.integers(0, 3),
    value=st.none() | levels,
    who_may_bend=st.sampled_from(["", "manager"]),
)
doors = st.lists(
    st.builds(
        Door,
        key=st.integers(1, 99),
        name=st.just("team"),
        skills=st.dictionaries(st.sampled_from(NEEDS), levels),
        area=st.sampled_from([None, "n", "s"]),
        clauses=st.lists(clauses, max_size=4),
    ),
    max_size=6,
)
asked = st.builds(
    Asked,
    needs=st.frozensets(st.sampled_from(NEEDS), min_size=1),
    level=levels,
    area=st.sampled_from([None, "n"]),
    severity=st.none() | levels,
    complexity=st.none() | levels,
    stopped_by=st.frozensets(st.sampled_from(["label", "geography"])),
)


@given(doors, asked)
def test_every_team_answers_and_every_no_has_its_reason(found, wanted):
    told = answers(found, wanted)
    assert [answer.door for answer in told] == found
    for answer in told:
        assert set(answer.meets) | set(answer.misses) == wanted.needs
        assert not (answer.can_help and answer.could_if_bent)
        if not answer.can_help:
            assert not answer.meets or answer.elsewhere or answer.in_the_way
        if answer.could_if_bent:
            assert all(c.hardness < 3 and c.who_may_bend for c in answer.in_the_way if c.hardness)


@given(doors, asked)
def test_asking_for_less_never_shuts_a_door(found, wanted):
    less = Asked(wanted.needs, wanted.level, None)
    for before, after in zip(answers(found, wanted), answers(found, less), strict=True):
        assert after.can_help or not before.can_help


@pytest.mark.parametrize(
    ("kind", "value", "severity", "complexity", "stopped"),
    [
        ("least_severity", "0.5", "0.4", None, True),
        ("least_severity", "0.5", "0.5", None, False),
        ("least_severity", "0.5", None, None, False),
        ("greatest_complexity", "1.0", None, "1.1", True),
        ("greatest_complexity", None, None, "1.1", False),
        ("label", None, None, None, True),
        ("age", None, None, None, False),
    ],
)
def test_a_clause_stops_whom_it_says(kind, value, severity, complexity, stopped):
    number = lambda text: Decimal(text) if text else None  # noqa: E731 - three times in the lines below
    wanted = Asked(frozenset({"x"}), Decimal(0), None, number(severity), number(complexity), frozenset({"label"}))
    assert stops(Clause("c", kind, 2, number(value)), wanted) is stopped


def test_the_skill_is_found_elsewhere_in_the_system():
    far = Door(1, "far", {"debt": Decimal(1)}, "s")
    told = answers([far], Asked(frozenset({"debt"}), area="n"))
    assert not told[0].can_help
    assert elsewhere_in_the_system(told, "debt") == told
