"""The shipped regimes come to what they came to when their results were frozen, to the digit."""

import copy
from pathlib import Path

import pytest
from scripts import golden

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
WHAT_TO_DO = """Results that somebody may rely on have moved:

{moved}

If you did not mean to change any number, your change has a fault: find it. If you did, run `make golden` and
commit tests/golden/results.json together with an entry under "Results change" in CHANGELOG.md that says which
results moved, by how much and why. Frozen results are changed in no other way."""


@pytest.fixture(scope="module")
def now():
    return golden.results()


def test_the_shipped_regimes_come_to_their_frozen_results(now):
    moved = golden.moved(golden.kept(), now)
    assert not moved, WHAT_TO_DO.format(moved="\n".join(moved[:40]))


def test_the_changelog_tells_of_the_results_that_are_frozen():
    _, _, told = CHANGELOG.read_text().partition("### Results change")
    mark = golden.short(golden.kept())
    assert f"`{mark}`" in told, (
        f"tests/golden/results.json has the fingerprint {mark}; an entry under 'Results change' in "
        "CHANGELOG.md must quote it and say which results moved, by how much and why"
    )


def test_the_frozen_file_was_written_by_the_script():
    assert golden.RESULTS.read_text() == golden.as_text(golden.kept())


def test_a_moved_outcome_is_named_with_what_it_was_and_is(now):
    other = copy.deepcopy(now)
    other["rivals, targets"]["outcomes"]["burden"] *= 1.01
    (line,) = golden.moved(now, other)
    assert line.startswith("rivals, targets: burden was 0.")
    assert line.endswith("(+1.000%)")


def test_a_moved_state_is_noticed_wherever_it_moved():
    layout = golden.layout(1, 60)
    state = golden.begin(layout, golden.World(), 1)
    before = golden.fingerprint(state)
    for table in (state.people, state.seldom, state.cases, state.teams):
        for name in table.dtype.names:
            was = table[name].copy()
            table[name] = was + was.dtype.type(1)
            assert golden.fingerprint(state) != before, name
            table[name] = was
    assert golden.fingerprint(state) == before


def test_a_path_is_lived_to_its_last_step(now):
    assert now["rivals, plymouth-path"]["years"] == 11
    ends = {name: found["state"] for name, found in now.items()}
    assert len(set(ends.values())) == len(ends), "two regimes of a place came to the same end"
