"""One rehearsal: the same bits however it is run, a whole record or none, and one that stopped says so."""

import json
import math
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.study.places import small_place

from commonweal.lab import read_regime
from commonweal.lab.checkpoint import load, save
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.rehearsal import Plan, Stopped, Summary, plan_rehearsal, rehearse
from commonweal.lab.world import BURN_IN, World, WorldError
from commonweal.place.rows import Parameter
from commonweal.record import RecordError

from .places import same

PLACE = small_place()


def plan(regime: str = "targets", years: float = 2, seed: int = 1, threads: int = 1, **world: float) -> Plan:
    return plan_rehearsal(PLACE, read_regime(regime), years, seed, World(**world) if world else None, threads)


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> Summary:
    return rehearse(plan(), tmp_path_factory.mktemp("rehearsal") / "record")


def stop_after(weeks: int):
    """A tick that stops the run once so many weeks are done."""
    lived = 0

    def tick(done: int) -> None:
        nonlocal lived
        lived += done
        if lived >= weeks:
            raise Stopped

    return tick


def test_it_leaves_a_record_that_holds(done):
    done.record.verify()
    assert not done.partial
    assert not done.record.partial
    assert (done.years, done.weeks, done.state.week) == (2, BURN_IN + 104, BURN_IN + 104)
    assert done.state.size == 1000
    assert done.person_weeks_per_second > 0
    services = done.record.table("services")
    assert services.column("area").to_pylist() == ["north"] * 6 + ["south"] * 6
    assert len(set(services.column("id").to_pylist())) == 12


def test_it_says_where_it_comes_from(done):
    said = done.record.provenance
    assert (said["place"], said["place_hash"], said["seed"]) == ("our-place", PLACE.hash, 1)
    assert (said["regime"], said["regime_hash"]) == ("targets", read_regime("targets").hash)
    assert said["software_version"]
    assert said["parameters"]["years"] == 2
    assert said["parameters"]["from_year"] == 0
    assert said["parameters"]["world"] == json.loads(json.dumps(done.plan.world._asdict()))


def test_every_outcome_is_told_and_is_a_number_or_cannot_be_told(done):
    assert list(done.outcomes) == list(OUTCOMES)
    assert not any(math.isinf(value) for value in done.outcomes.values())
    known = [name for name, value in done.outcomes.items() if not math.isnan(value)]
    assert {"burden", "refused", "wait", "trust", "load", "paid_measure"} <= set(known)


def test_the_laws_hold(done):
    assert all(residual < 1e-3 for residual in done.laws.values())
    assert done.laws["open"] == done.laws["waiting"] == done.laws["doors"] == 0


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_runs_and_threads_change_no_bit(done, tmp_path, threads):
    again = rehearse(plan(threads=threads), tmp_path / "record")
    assert again.record.hash == done.record.hash
    assert repr(again.outcomes) == repr(done.outcomes)
    assert same(again.state, done.state) == []
    assert again.laws == done.laws


def test_another_seed_regime_or_world_is_another_record(done, tmp_path):
    others = {
        "seed": plan(seed=2),
        "regime": plan("alliance"),
        "world": plan(tau0=0.01),
        "years": plan(years=2.25),
    }
    hashes = {name: rehearse(other, tmp_path / name).record.hash for name, other in others.items()}
    assert len({done.record.hash, *hashes.values()}) == 5


def test_other_seeds_give_people_other_names(done, tmp_path):
    other = rehearse(plan(seed=2, years=0.5), tmp_path / "record")
    first = set(done.record.table("contacts").column("person").to_pylist())
    assert first.isdisjoint(other.record.table("contacts").column("person").to_pylist())


def test_a_tick_is_told_every_week_once(tmp_path):
    told = []
    rehearse(plan(years=1), tmp_path / "record", told.append)
    assert sum(told) == BURN_IN + 52
    assert set(told) == {13}


@pytest.mark.parametrize("quarters", [1, 5])
def test_stopped_in_mid_run_what_was_lived_is_kept_and_marked(done, tmp_path, quarters):
    weeks = 13 * quarters
    part = rehearse(plan(), tmp_path / "record", stop_after(BURN_IN + weeks))
    assert part.partial
    assert part.record.partial
    assert part.record.manifest.why_partial == f"stopped after {weeks / 52:g} of 2 years"
    assert (part.years, part.state.week) == (weeks / 52, BURN_IN + weeks)
    part.record.verify()
    last = PLACE.start + timedelta(weeks=weeks) - timedelta(days=1)
    for table in ("contacts", "referrals", "spells", "needs", "measures", "money", "ties", "practice", "skills"):
        covered = part.record.coverage.of(table)
        assert (covered.start, covered.end) == (PLACE.start, last)
    assert max(part.record.table("contacts").column("date").to_pylist()) <= last
    whole = done.record.table("contacts")
    assert part.record.table("contacts").equals(whole.slice(0, part.record.rows("contacts")))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record"]


def test_stopped_where_it_ends_it_is_whole(tmp_path):
    part = rehearse(plan(years=0.5), tmp_path / "record", stop_after(BURN_IN + 26))
    whole = rehearse(plan(years=0.5), tmp_path / "whole")
    assert part.record.hash == whole.record.hash
    assert not part.partial
    assert not part.record.partial


@pytest.mark.parametrize("week", [1, 100, BURN_IN])
def test_stopped_in_the_common_history_it_leaves_nothing(tmp_path, week):
    with pytest.raises(Stopped):
        rehearse(plan(), tmp_path / "record", stop_after(week))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("week", [50, BURN_IN + 30])
def test_whatever_else_stops_it_it_leaves_nothing(tmp_path, error, week):
    lived = 0

    def tick(done: int) -> None:
        nonlocal lived
        lived += done
        if lived > week:
            raise error("struck")

    with pytest.raises(error, match="struck"):
        rehearse(plan(threads=2), tmp_path / "record", tick)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused_before_the_long_run(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(RecordError, match="something here already"):
        rehearse(plan(), tmp_path, lambda done: pytest.fail("it ran"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path):
    assert rehearse(plan(years=0.25), tmp_path).record.folder == tmp_path


def resumed(tmp_path: Path, first: float, then: float) -> tuple[Summary, Summary]:
    half = rehearse(plan(years=first), tmp_path / "half")
    save(half.state, tmp_path / "saved", PLACE.hash)
    state = load(tmp_path / "saved", PLACE.hash)
    return half, rehearse(plan(years=then), tmp_path / "rest", state=state)


def test_gone_on_from_a_saved_state_it_ends_where_one_run_ends(done, tmp_path):
    _, rest = resumed(tmp_path, 0.75, 2)
    assert same(rest.state, done.state) == []
    assert (rest.years, rest.weeks) == (1.25, 65)
    assert rest.laws["open"] == rest.laws["waiting"] == 0


def test_two_records_of_a_run_gone_on_are_one_in_two_parts(done, tmp_path):
    half, rest = resumed(tmp_path, 0.75, 2)
    for table in ("contacts", "referrals", "needs", "measures", "money", "ties", "practice", "skills"):
        parts = [part.record.table(table).to_pylist() for part in (half, rest)]
        assert parts[0] + parts[1] == done.record.table(table).to_pylist(), table
    covered = rest.record.coverage.of("contacts")
    assert covered.start == half.record.coverage.of("contacts").end + timedelta(days=1)
    assert rest.record.provenance["parameters"]["from_year"] == 0.75
    ended = [row for row in half.record.table("spells").to_pylist() if row["end"]]
    later = rest.record.table("spells").to_pylist()
    key = ("person", "service", "start")
    told = sorted(tuple(map(str, (row[k] for k in key))) for row in ended + later)
    assert told == sorted(
        tuple(map(str, (row[k] for k in key))) for row in done.record.table("spells").to_pylist()
    )


def test_a_state_that_cannot_be_gone_on_from_is_refused(tmp_path):
    half = rehearse(plan(years=1), tmp_path / "half")
    early = replace(half.state.copy(), week=100)
    for state, asked, words in (
        (half.state, plan(years=1), "has lived 1 years"),
        (half.state, plan(years=0.5), "years is 0.5 and must be more"),
        (early, plan(), "has lived -"),
        (half.state, plan(seed=2), "come with a saved state"),
        (half.state, plan(tau0=0.5), "come with a saved state"),
    ):
        with pytest.raises(ValueError, match=words):
            rehearse(asked, tmp_path / "rest", state=state)
    assert not (tmp_path / "rest").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [({"years": 0}, "years is 0; it must lie in 0.25..200"), ({"years": -1}, "years is -1"),
     ({"years": math.nan}, "years is nan"), ({"years": 1e9}, "years is 1e"), ({"years": math.inf}, "years is inf"),
     ({"seed": -1}, "seed is -1; it must lie in 0..2"), ({"seed": 2**63}, "seed is 9"),
     ({"threads": 0}, "threads is 0; it must lie in 1..1024"), ({"threads": 5000}, "threads is 5000")],
)  # fmt: skip
def test_a_plan_out_of_range_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        plan(**given)


@pytest.mark.parametrize(("years", "lived"), [(0.25, 0.25), (0.3, 0.25), (0.375, 0.5), (1, 1), (9.9, 10)])
def test_years_are_lived_in_quarters(years, lived):
    assert plan(years=years).years == lived
    assert plan(years=years).weeks == BURN_IN + lived * 52


def test_a_places_own_parameters_are_used_and_checked():
    own = replace(PLACE, parameters=(Parameter("lam", 0.01, "1/week", "shocks", source="none"),))
    asked = plan_rehearsal(own, read_regime("block"), 1, 1)
    assert asked.world == World(lam=0.01)
    assert plan_rehearsal(own, read_regime("block"), 1, 1, World()).world == World()
    odd = replace(PLACE, parameters=(Parameter("luck", 0.01, "1/week", "luck", source="none"),))
    with pytest.raises(WorldError, match="luck"):
        plan_rehearsal(odd, read_regime("block"), 1, 1)
