"""Regimes: read, mended by their message, and moving over the years."""

import re

import pytest

from commonweal.lab import DIALS, PARAMETERS, Dials, RegimeError, read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.regime import SHIPPED, regime_of


@pytest.fixture
def write(tmp_path):
    def write(text: str, name: str = "own.toml") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_regime_reads_and_says_what_it_is(name):
    regime = read_regime(name)
    assert regime.name == name
    assert len(regime.meaning.split()) > 4
    assert len(regime.hash) == 64


def test_a_regime_is_a_diff_on_its_base(write):
    regime = read_regime(write('base = "targets"\n[dials]\nfollow = 1.0\n'))
    assert regime.name == "own"
    assert regime.dials_at(0) == read_regime("targets").dials_at(0)._replace(follow=1.0)


def test_a_base_may_be_a_file_beside_it(write):
    write('base = "block"\n[dials]\npool = 0.25\n', "first.toml")
    assert read_regime(write('base = "first.toml"\n[dials]\nlearn = 0.1\n')).dials_at(0) == Dials(pool=0.25, learn=0.1)


def test_the_hash_knows_the_dials_and_not_the_name(write):
    one, two = (
        write('name = "one"\n[dials]\npool = 0.5\n', "1.toml"),
        write('name = "two"\n[dials]\npool = 0.5\n', "2.toml"),
    )
    other = write("[dials]\npool = 0.6\n", "3.toml")
    assert read_regime(one).hash == read_regime(two).hash != read_regime(other).hash


FAULTS = {
    "unknown key": ("colour = 1", "unknown key 'colour'; allowed: base, dials, meaning, name, start, step"),
    "unknown dial": ("[dials]\nburn = 1", "unknown dial 'burn'; allowed: breadth, coloc, comp, control"),
    "unknown dial in a step": ("[[step]]\nyear = 1\nburn = 1", "[[step]] 1: unknown dial 'burn'; allowed:"),
    "too large": ("[dials]\nproxy = 2.1", "proxy (stake on measures) is 2.1; it must lie in 0..2"),
    "too small": ("[dials]\npool = -0.1", "is -0.1; it must lie in 0..1"),
    "not a number": ("[dials]\npool = nan", "pool is nan; it must be a number"),
    "infinite": ("[dials]\npool = inf", "pool is inf; it must be a number"),
    "text for a number": ('[dials]\npool = "half"', "pool is 'half'; it must be a number"),
    "yes for a number": ("[dials]\npool = true", "pool is True; it must be a number"),
    "half a level": ("[dials]\nlevel = 0.5", "it must be 0 (team), 1 (provider) or 2 (commissioner)"),
    "years out of order": (
        "[[step]]\nyear = 3\n[[step]]\nyear = 2",
        "[[step]] 2: year 2 must be later than 3",
    ),
    "the start's own year": ("start = 2010\n[[step]]\nyear = 2010", "year 2010 must be later than 2010"),
    "a step without a year": ("[[step]]\npool = 0.5", "[[step]] 1: needs a year, such as year = 5"),
    "a year in words": ("[[step]]\nyear = 'soon'", "year is 'soon'; it must be a number"),
    "start in words": ("start = 'soon'", "start is 'soon'; it must be a number"),
    "one bracket too few": ("[step]\nyear = 1", "steps are written as [[step]]"),
    "dials as a number": ("dials = 3", "dials are written as name = number"),
    "not TOML": ("this is not = = toml", "not TOML:"),
    "an unknown base": ('base = "utopia"', "not one of the shipped regimes (block, targets, alliance"),
    "itself as base": ('base = "own.toml"', "lead in a circle"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_one_clear_message(write, fault):
    text, message = FAULTS[fault]
    with pytest.raises(RegimeError, match=re.escape(message)) as raised:
        read_regime(write(text))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("year", ["nan", "inf"])
def test_a_year_that_is_no_year_is_refused(write, year):
    with pytest.raises(RegimeError, match="year"):
        read_regime(write(f"[[step]]\nyear = {year}\npool = 0.5\n"))


def test_dials_of_a_step_that_are_no_table_are_refused(write):
    with pytest.raises(RegimeError, match="dials are written as name = number"):
        read_regime(write("[[step]]\nyear = 1\ndials = 3\n"))


def test_bases_in_a_circle_are_refused(write):
    write('base = "two.toml"', "one.toml")
    with pytest.raises(RegimeError, match="circle"):
        read_regime(write('base = "one.toml"', "two.toml"))


def test_a_missing_file_is_refused_with_the_shipped_names():
    with pytest.raises(RegimeError, match=re.escape(", ".join(SHIPPED))):
        read_regime("nowhere/at-all.toml")


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RegimeError, match="UTF-8"):
        read_regime(tmp_path / "odd.toml")


@pytest.mark.parametrize("name", [*OUTCOMES, *PARAMETERS])
def test_neither_an_outcome_nor_the_world_is_a_regimes_to_set(write, name):
    """N1, N3: a regime that names one is refused, with the list of what it may name."""
    for text in (f"[dials]\n{name} = 0.1\n", f"{name} = 0.1\n"):
        with pytest.raises(RegimeError, match=f"unknown (dial|key) '{name}'; allowed: b"):
            read_regime(write(text))


def test_dials_move_in_a_straight_line_between_steps(write):
    regime = read_regime(write("start = 2010\n[[step]]\nyear = 2012\npool = 0.5\n[[step]]\nyear = 2013\n"))
    assert [regime.dials_at(t).pool for t in (0, 0.5, 1, 2, 2.5, 9)] == pytest.approx([0, 0.125, 0.25, 0.5, 0.5, 0.5])


def test_who_learns_changes_at_its_step_and_not_by_halves(write):
    regime = read_regime(write("[[step]]\nyear = 2\nlevel = 2\n[[step]]\nyear = 4\nlevel = 1\n"))
    assert [regime.dials_at(t).level for t in (0, 1.9, 2, 3.9, 4, 9)] == [0, 0, 2, 2, 1, 1]


def test_a_dial_that_a_step_does_not_name_stays_as_it_was(write):
    regime = read_regime(write("[dials]\nperm = 0.3\n[[step]]\nyear = 1\npool = 1\n[[step]]\nyear = 2\n"))
    assert {step.dials.perm for step in regime.steps} == {0.3}
    assert regime.dials_at(2).pool == 1


def test_every_moment_of_a_path_lies_within_the_dials_ranges():
    path = read_regime("plymouth-path")
    for quarter in range(60):
        for name, value in path.dials_at(quarter / 4)._asdict().items():
            assert DIALS[name][0] <= value <= DIALS[name][1]


def test_plymouths_path_has_its_round_numbers_in_its_round_years():
    """Targets from 2010, pooled fund and co-location from April 2015, the alliance from April 2019."""
    path = read_regime("plymouth-path")
    assert path.steps[0].year == 2010
    targets, alliance = read_regime("targets").dials_at(0), read_regime("alliance").dials_at(0)
    assert path.dials_at(0) == path.dials_at(4.99) == targets
    pooled = targets._replace(pool=0.5, coloc=0.5)
    assert path.dials_at(5.25) == path.dials_at(7) == pooled
    assert path.dials_at(8.99) == pytest.approx(pooled)
    assert path.dials_at(9.25) == path.dials_at(20) == alliance


def test_a_table_makes_the_same_regime_as_a_file_that_holds_it(write, tmp_path):
    write("[dials]\ncomp = 0.5\n", "base.toml")
    path = write('base = "base.toml"\nname = "n"\n[dials]\npool = 1\n')
    table = {"base": "base.toml", "name": "n", "dials": {"pool": 1}}
    made = regime_of(table, tmp_path / "other.toml", "here")
    assert made.steps == read_regime(path).steps
    with pytest.raises(RegimeError, match=r"here \[dials\]: unknown dial 'pol'"):
        regime_of({"dials": {"pol": 1}}, tmp_path, "here")


def test_dials_are_set_at_every_step_and_nothing_else_moves():
    path = read_regime("plymouth-path")
    moved = path.with_dials({"rec": 0.7})
    assert [step.dials for step in moved.steps] == [step.dials._replace(rec=0.7) for step in path.steps]
    assert ([s.year for s in moved.steps], moved.name) == ([s.year for s in path.steps], path.name)
    assert path.with_dials({}) == path
