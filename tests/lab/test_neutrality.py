"""The rules of neutrality N1 to N6 (`docs/model.md` section 1); N5: also test_run.py, N1: test_regime.py."""

import numpy as np
import pytest

from commonweal.lab import DIALS, PARAMETERS, Regime, live, read_regime
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.forms import RULES
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.regime import SHIPPED, Step

from .places import ALL_ON, BLOCK, burnt_in, one_week, same
from .reading import ENGINE, KERNELS, LAB, counted_up, fields_read, mentions, renamed, words

HOURS, INFORMATION, STAKES, CONTACT, ACCESS, WORLD = (
    "hours",
    "information",
    "stakes",
    "contact",
    "access",
    "world",
)
# N3: every place where a kernel reads a dial, and by which of the channels of the page it acts.
READ = {
    ("door.py", "perm"): (ACCESS, "S5: severity as the whole presenting picture"),
    ("people.py", "feedback"): (INFORMATION, "S11: followed up, and so seen"),
    ("ties.py", "coloc"): (CONTACT, "S13: growth of trust between teams"),
    ("ties.py", "comp"): (CONTACT, "S13: erosion of trust between rivals"),
    ("ties.py", "learn"): (HOURS, "S13: time in which skill is shared"),
    ("work.py", "learn"): (HOURS, "S7"),
    ("work.py", "coprod"): (HOURS, "S7; S3, S8: the person's trust per contact"),
    ("work.py", "rec"): (HOURS, "S7; S8: the price of an hour of recording"),
    ("work.py", "follow"): (HOURS, "S7: follow-ups of closures"),
}
# The same of what `rules.py` makes of them for a cycle.
DERIVED = {
    "alpha": INFORMATION, "luck": INFORMATION, "width": ACCESS, "door": ACCESS, "sigma": ACCESS, "link":
    HOURS, "link_use": CONTACT, "pw": STAKES, "move_line": WORLD, "coupling": WORLD,
}  # fmt: skip
GAMING = ("T_PREMATURE", "T_JUST_", "T_Z_", "T_HARD_")


def test_n1_what_a_regime_sets_is_neither_nature_nor_outcome():
    assert not set(DIALS) & set(PARAMETERS)
    assert not set(DIALS) & set(OUTCOMES)


def test_n2_a_regimes_name_makes_no_difference():
    ends = []
    for name in ("alliance", "the worst of all"):
        state = burnt_in()
        live(state, Regime(name, name, name, (Step(0.0, ALL_ON),)), 3)
        ends.append(state)
    assert same(*ends) == []


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_n2_the_engine_names_no_regime(path):
    """No string of the engine is a regime's name, and nothing reads the name or the hash of one."""
    assert not set(words(path)) & {*SHIPPED, "npm", "NPM"}
    assert not fields_read(path, "regime") - {"dials_at"}


def test_n3_kernels_read_only_the_dials_declared_each_by_its_channel():
    found = {(path.name, dial) for path in KERNELS for dial in fields_read(path, "dials")}
    assert found == set(READ)
    assert {dial for _, dial in READ} <= set(DIALS)


def test_n3_what_is_derived_of_dials_is_declared_too():
    assert set(DERIVED) == set(RULES.names)
    assert {field for path in KERNELS for field in fields_read(path, "rules")} <= set(DERIVED)


@pytest.mark.parametrize("path", KERNELS, ids=lambda path: path.name)
def test_n3_no_kernel_hides_dials_or_rules_under_another_name(path):
    assert renamed(path, "dials") == []
    assert renamed(path, "rules") == []


def test_n3_outcomes_know_dials_only_by_the_weights_of_the_measure():
    paths = [LAB / "window.py", *sorted((LAB / "outcomes").glob("*.py"))]
    assert all(fields_read(path, "dials") == set() for path in paths)
    uses = [line for path in paths for line in path.read_text().splitlines() if "dials" in line]
    assert len(uses) == 1
    assert "weights(cycle.dials)" in uses[0]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_n4_what_an_observer_counts_of_gaming_is_never_read(path):
    """In kernels these columns are only added to; the rest of the engine does not know them."""
    if path.name != "tallies.py":
        assert len(mentions(path, GAMING)) == counted_up(path, GAMING)
    if path not in KERNELS:
        assert mentions(path, GAMING) == []


def test_n4_the_observers_columns_are_written_somewhere():
    written = sum(counted_up(path, GAMING) for path in KERNELS)
    assert written >= 7


def test_n4_spoiling_the_observers_columns_changes_nothing_else():
    plain, spoilt = burnt_in(), burnt_in()
    columns = [getattr(c, name) for name in dir(c) if name.startswith(GAMING)]
    for state in (plain, spoilt):
        for _ in range(60):
            one_week(state, ALL_ON)
            if state is spoilt:
                state.tally[:, columns] += 1000
    assert set(same(plain, spoilt)) <= {"tally"}


def test_n5_regimes_branch_from_one_state_and_leave_it_as_it_was():
    start = burnt_in()
    kept = start.copy()
    for name in SHIPPED:
        live(start.copy(), read_regime(name), 1)
    assert same(start, kept) == []


@pytest.mark.parametrize("dial", ["learn", "feedback", "coloc", "coprod"])
def test_n6_a_helpful_dial_costs_hours(dial):
    """Direct hours of the very same week, all else as it was: less, and the less the further it is turned."""
    start = burnt_in(4, 300)
    highest = DIALS[dial][1]
    hours = []
    for value in (0.0, highest / 2, highest):
        state = start.copy()
        hours.append(one_week(state, BLOCK._replace(**{dial: value}))[:, c.T_DIRECT].sum())
    assert hours[0] > hours[1] > hours[2]


@pytest.mark.parametrize("dial", ["rec", "follow"])
def test_n6_so_do_recording_and_durable_measures(dial):
    start = burnt_in(4, 300)
    hours = []
    for value in (0.0, 1.0):
        counted = one_week(start.copy(), BLOCK._replace(**{dial: value}))
        hours.append(counted[:, c.T_DIRECT].sum())
    assert hours[0] > hours[1]


@pytest.mark.parametrize("dial", ["breadth", "wait_w", "comp", "pool", "pbr"])
def test_the_other_dials_move_no_hour_of_the_same_week(dial):
    """But for those of the door (perm, open_door, control), which decide who is there."""
    start = burnt_in(4, 300)
    spent = [one_week(start.copy(), BLOCK._replace(**{dial: value}))[:, c.T_DIRECT] for value in (0.0, 1.0)]
    assert np.array_equal(*spent)
