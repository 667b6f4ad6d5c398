"""What a place would hold of a truth: less, blurred, never more; and its coverage says so."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from commonweal.lab.observe import JOURNEYS, TOLD_BY, observe
from commonweal.lab.patchiness import NONE, Patchiness
from commonweal.lenses import LENSES, look_through
from commonweal.record import TABLES, Record, RecordError

from .places import ALL_ON
from .records import FIRST_DAY, keep, start_state

SEED = 5
BLURRED = {"date", "start", "end", "ending", "reason", "clause", "hours", "gain", "value"}


@pytest.fixture(scope="module")
def truth(tmp_path_factory) -> Record:
    return keep(tmp_path_factory.mktemp("truth") / "record", start_state(), ALL_ON).record


@pytest.fixture(scope="module")
def seen(truth, tmp_path_factory) -> Record:
    return observe(truth, tmp_path_factory.mktemp("seen") / "record", SEED)


def rows(record: Record, table: str, leave: set[str] = BLURRED) -> Counter:
    """The rows of a table with what may be blurred left out."""
    names = [name for name in TABLES[table].names if name not in leave]
    stored = record.table(table, names)
    return Counter(zip(*(stored.column(name).to_pylist() for name in names), strict=True))


def silent(record: Record) -> set[str]:
    return set(record.vocabulary["services"]) - set(record.coverage.of("spells").services)


def test_nothing_is_invented(truth, seen):
    for table in TABLES:
        assert rows(seen, table) <= rows(truth, table), table
    assert all(seen.rows(table) < truth.rows(table) for table in JOURNEYS)
    assert seen.vocabulary == truth.vocabulary
    seen.verify()


def test_blurred_values_are_true_ones_left_open_or_later_days(truth, seen):
    """What is still said of scores, gains, hours and endings was so; days move to entry or to the month's first."""
    for table, leave in (("spells", {"start", "end", "ending", "gain"}), ("needs", {"date"})):
        assert rows(seen, table, leave) <= rows(truth, table, leave)
    gains = seen.table("spells").column("gain").drop_null().to_pylist()
    assert Counter(gains) <= Counter(truth.table("spells").column("gain").drop_null().to_pylist())
    endings = set(seen.table("spells").column("ending").to_pylist()) - {"not_said"}
    assert endings <= set(truth.table("spells").column("ending").to_pylist())
    end = truth.coverage.of("contacts").end
    for table in ("contacts", "referrals", "needs"):
        days = seen.table(table).column("date").to_pylist()
        assert max(days) <= end
        assert min(days) >= truth.coverage.of(table).start


def test_services_that_are_silent_have_no_row_and_coverage_names_the_others(truth, seen):
    quiet = silent(seen)
    assert 0 < len(quiet) < len(seen.vocabulary["services"])
    for table, column in TOLD_BY.items():
        if seen.rows(table):
            assert not quiet & set(seen.table(table).column(column).to_pylist()), table
            assert set(seen.coverage.of(table).services) == set(seen.vocabulary["services"]) - quiet
    assert rows(seen, "money", set()) == rows(truth, "money", set())  # told by who pays
    assert seen.coverage.of("money") == truth.coverage.of("money")


def test_coverage_says_what_a_place_would_know_and_not_what_it_could_not(seen):
    for table in JOURNEYS:
        covered = seen.coverage.of(table)
        assert (covered.status, covered.complete) == ("partial", None)
        assert "only the services named hand over a record" in covered.note
        assert "lost sight of" in covered.note
    assert "not every contact is written down" in seen.coverage.of("contacts").note
    assert "left blank" in seen.coverage.of("measures").note
    assert seen.coverage.of("voice").status == "absent"


def test_near_46_in_100_people_are_not_seen_after_their_first_spell(truth, tmp_path):
    seen = observe(truth, tmp_path / "r", SEED, replace(NONE, lost=0.46))
    first: dict[int, object] = {}
    for person, end in zip(*(truth.table("spells").column(c).to_pylist() for c in ("person", "end")), strict=True):
        if end is not None and (person not in first or end < first[person]):
            first[person] = end

    def later(record: Record) -> set[int]:
        found = set()
        for table, day in JOURNEYS.items():
            stored = record.table(table)
            for person, when in zip(stored.column("person").to_pylist(), stored.column(day).to_pylist(), strict=True):
                if when is not None and person in first and when > first[person]:
                    found.add(person)
        return found

    known, still = later(truth), later(seen)
    assert still < known
    share, n = 1 - len(still) / len(known), len(known)
    assert abs(share - 0.46) < 3 * np.sqrt(0.46 * 0.54 / n)
    everyone = set(truth.table("spells").column("person").to_pylist())
    assert set(seen.table("spells").column("person").to_pylist()) == everyone  # the first spell itself is known


def test_the_same_seed_gives_the_same_and_another_does_not(truth, seen, tmp_path):
    assert observe(truth, tmp_path / "again", SEED).hash == seen.hash
    assert observe(truth, tmp_path / "other", SEED + 1).hash != seen.hash


def test_provenance_names_the_truth_and_the_settings(truth, seen):
    assert seen.provenance["observed"] == {
        "truth": truth.hash,
        "seed": SEED,
        "patchiness": Patchiness().to_json(),
    }


def test_with_nothing_left_out_it_is_the_truth(truth, tmp_path):
    whole = observe(truth, tmp_path / "r", SEED, NONE)
    assert whole.hash == truth.hash
    assert whole.coverage == truth.coverage


@pytest.mark.parametrize("knob", ["silent", "lost", "unwritten", "delay", "unscored"])
def test_a_patchier_setting_leaves_out_that_and_more(truth, tmp_path, knob):
    little, much = (
        observe(truth, tmp_path / name, SEED, replace(NONE, **{knob: share * (60 if knob == "delay" else 1)}))
        for name, share in (("little", 0.3), ("much", 0.7))
    )
    for table in JOURNEYS:
        assert rows(much, table) <= rows(little, table) <= rows(truth, table)
    assert sum(much.rows(t) for t in JOURNEYS) < sum(little.rows(t) for t in JOURNEYS) < sum(map(truth.rows, JOURNEYS))


def test_what_is_not_said_and_not_scored_is_about_as_much_as_was_asked_for(truth, tmp_path):
    seen = observe(truth, tmp_path / "r", SEED, replace(NONE, unsaid=0.3, unscored=0.2, unreported=0.5))
    ended = [e for e in seen.table("spells").column("ending").to_pylist() if e != "still_open"]
    assert ended.count("not_said") / len(ended) == pytest.approx(0.3, abs=0.05)
    assert seen.rows("needs") / truth.rows("needs") == pytest.approx(0.8, abs=0.05)
    assert seen.table("measures").column("value").null_count / seen.rows("measures") == pytest.approx(0.5, abs=0.1)
    reasons = set(seen.table("referrals").column("reason").to_pylist())
    assert {"not_stated", "none"} <= reasons


def test_services_that_note_the_month_alone_have_its_first_day(truth, tmp_path):
    seen = observe(truth, tmp_path / "r", SEED, replace(NONE, coarse=1.0))
    days = seen.table("contacts").column("date").to_pylist()
    assert {day.day for day in days} == {1}
    spells = seen.table("spells").to_pylist()
    assert all(row["end"] is None or row["start"] <= row["end"] for row in spells)


def test_late_rows_bear_the_day_of_entry(truth, tmp_path):
    seen = observe(truth, tmp_path / "r", SEED, replace(NONE, late=1.0, delay=10.0))
    days = np.array(seen.table("needs").column("date").to_numpy()).astype("datetime64[D]").astype(int)
    assert ((days - FIRST_DAY) % 7 != 0).mean() > 0.5  # the truth has first days of weeks alone


def test_where_nobody_hands_over_anything_the_tables_are_absent(truth, tmp_path):
    seen = observe(truth, tmp_path / "r", SEED, replace(NONE, silent=1.0))
    assert {seen.coverage.of(table).status for table in JOURNEYS} == {"absent"}
    assert seen.rows("money") == truth.rows("money")


def test_every_lens_lives_with_it(seen):
    for name in LENSES:
        finding = look_through(name, seen)
        assert finding.say()
        assert finding.cannot_tell, name


def test_it_overwrites_nothing(truth, tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "mine").write_text("x")
    with pytest.raises(RecordError, match="something here already"):
        observe(truth, tmp_path / "r", SEED)
