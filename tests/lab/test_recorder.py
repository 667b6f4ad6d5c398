"""What a record says is what the loop counted: two ways to the same numbers, held equal to the last one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy as np
import pytest

from commonweal.lab import recorder, run_weeks
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.events import MOST_A_WEEK, buffers
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.lab.translate import day_of, pseudonyms
from commonweal.record import TABLES as DECLARED

from .places import ALL_ON, same
from .records import FIRST_DAY, PEOPLE, REGIMES, SEED, START, Kept, code, keep, start_state

TABLES = ("contacts", "referrals", "spells", "needs")


@pytest.fixture(scope="module")
def branch():
    return start_state()


@pytest.fixture(scope="module", params=REGIMES)
def kept(request, branch, tmp_path_factory) -> Kept:
    return keep(tmp_path_factory.mktemp("records") / "record", branch.copy(), REGIMES[request.param])


@pytest.fixture(scope="module")
def busy(branch, tmp_path_factory) -> Kept:
    """One record of a run in which everything happens."""
    return keep(tmp_path_factory.mktemp("records") / "busy", branch.copy(), ALL_ON)


def test_keeping_a_record_changes_nothing_that_happens(busy, branch):
    alone = branch.copy()
    run_weeks(alone, lambda week: ALL_ON, 104)
    assert same(alone, busy.state) == []


def test_its_rows_are_those_that_were_written(kept):
    kept.record.verify()


@pytest.mark.parametrize(
    ("outcome", "column"),
    [("accepted", c.T_ACCEPTED), ("refused", c.T_REFUSED), ("abandoned", c.T_ABANDONED)],
)
def test_answers_at_a_door_are_those_that_were_counted(kept, outcome, column):
    rows = kept.rows("referrals")
    here = (rows["outcome"] == code("referrals", "outcome", outcome)) & (rows["from_service"] < 0)
    counted = kept.count(rows["date"][here], rows["to_service"][here])
    assert np.array_equal(counted, kept.tally(column))
    assert counted.any() or outcome != "accepted"


def test_hand_offs_are_those_that_were_counted(kept):
    rows = kept.rows("referrals")
    sent = rows["from_service"] >= 0
    arrived = sent & (rows["outcome"] == code("referrals", "outcome", "accepted"))
    failed = sent & (rows["outcome"] == code("referrals", "outcome", "lost"))
    assert np.array_equal(arrived | failed, sent)
    day, sender, receiver = rows["date"], rows["from_service"], rows["to_service"]
    assert np.array_equal(kept.count(day[arrived], receiver[arrived]), kept.tally(c.T_HAND_ARRIVED))
    assert np.array_equal(kept.count(day[failed], sender[failed]), kept.tally(c.T_HAND_FAILED))
    assert np.array_equal(kept.count(day[sent], sender[sent]), kept.tally(c.T_HANDED))
    assert (sender[sent] // 6 == receiver[sent] // 6).all()  # within an area


@pytest.mark.parametrize(
    ("ending", "column"),
    [("completed", c.T_COMPLETED), ("time_limited", c.T_TIMED), ("fell_away", c.T_FELL),
     ("lost_at_handoff", c.T_LOST), ("moved_away", c.T_MOVED_OPEN)],
)  # fmt: skip
def test_endings_are_those_that_were_counted(kept, ending, column):
    rows = kept.rows("spells")
    here = rows["ending"] == code("spells", "ending", ending)
    assert np.array_equal(kept.count(rows["end"][here], rows["service"][here]), kept.tally(column))


def test_people_handed_on_are_those_who_arrived(kept):
    rows = kept.rows("spells")
    here = rows["ending"] == code("spells", "ending", "handed_on")
    handed = kept.tally(c.T_HANDED) - kept.tally(c.T_HAND_FAILED)
    assert np.array_equal(kept.count(rows["end"][here], rows["service"][here]), handed)


@pytest.mark.parametrize(("kind", "column"), [("assessment", c.T_PRESENTED), ("start", c.T_STARTED)])
def test_contacts_are_those_that_were_counted(kept, kind, column):
    rows = kept.rows("contacts")
    here = rows["kind"] == code("contacts", "kind", kind)
    assert np.array_equal(kept.count(rows["date"][here], rows["service"][here]), kept.tally(column))


def test_gains_and_scores_at_closure_add_up_to_what_was_measured(kept):
    rows = kept.rows("spells")
    closed = np.isin(
        rows["ending"], [code("spells", "ending", word) for word in ("completed", "time_limited")]
    )
    assert np.array_equal(~np.isnan(rows["gain"]), closed)  # nobody else's change was seen
    gains = kept.count(rows["end"][closed], rows["service"][closed], rows["gain"][closed].astype(float))
    assert np.allclose(gains, kept.tally(c.T_BROAD_NOW) / LEVEL, atol=1e-4)
    needs = kept.rows("needs")
    scored = needs["occasion"] == code("needs", "occasion", "closure")
    success = scored & (needs["score"] <= kept.state.world.tau_c)
    assert np.array_equal(needs["domain"][scored], needs["service"][scored] % 6)
    assert np.array_equal(
        kept.count(needs["date"][success], needs["service"][success]), kept.tally(c.T_NARROW_NOW)
    )


def test_everything_happened_in_the_busy_record(busy):
    """Else the tests above would hold of nothing."""
    coded = {
        "contacts": ["kind"],
        "needs": ["occasion"],
        "spells": ["ending"],
        "referrals": ["outcome", "clause"],
    }
    elsewhere = {"meeting", "review", "died", "institution", "excluded", "other", "not_said"}  # not of the lab
    for table, columns in coded.items():
        for column in columns:
            found = set(busy.record.table(table).column(column).to_pylist())
            missing = set(DECLARED[table].column(column).codes) - found
            assert missing <= elsewhere, f"{table}.{column}"
    assert "review" in set(busy.record.table("contacts").column("kind").to_pylist())


def test_ties_tell_hand_offs_that_arrived_since_last_looked_at(busy):
    ties, rows = busy.rows("ties"), busy.rows("referrals")
    arrived = (rows["from_service"] >= 0) & (rows["outcome"] == 0)
    teams, cycles = len(busy.state.teams), len(busy.history.cycles)
    told, found = np.zeros((2, cycles, teams, teams), int)
    np.add.at(
        told, ((ties["date"] - FIRST_DAY) // 91, ties["from_service"], ties["to_service"]), ties["handoffs"]
    )
    cycle = (rows["date"][arrived] - FIRST_DAY) // 91
    np.add.at(found, (cycle, rows["from_service"][arrived], rows["to_service"][arrived]), 1)
    assert np.array_equal(told, found)
    assert told.any()


def tuples(rows, here: np.ndarray, *names: str) -> list[tuple[int, ...]]:
    """The chosen rows, some columns of them, as plain tuples."""
    return list(zip(*(rows[name][here].tolist() for name in names), strict=True))


def test_every_start_has_its_spell_and_every_spell_its_start(kept):
    contacts, spells = kept.rows("contacts"), kept.rows("spells")
    begun = contacts["kind"] == code("contacts", "kind", "start")
    within = spells["start"] >= FIRST_DAY
    starts = sorted(tuples(contacts, begun, "person", "service", "date"))
    assert sorted(tuples(spells, within, "person", "service", "start")) == starts
    assert len(set(starts)) == len(starts)


def test_spells_of_one_person_with_one_service_never_overlap(kept):
    spells = kept.rows("spells")
    still = spells["ending"] == code("spells", "ending", "still_open")
    ends = kept.record.table("spells").column("end")
    assert np.array_equal(np.array(ends.is_null()), still)
    end = np.where(still, 2**31 - 1, spells["end"])
    assert (spells["start"] <= end).all()
    order = np.lexsort((spells["start"], spells["service"], spells["person"]))
    same_pair = (np.diff(spells["person"][order]) == 0) & (np.diff(spells["service"][order]) == 0)
    assert same_pair.any()
    assert (spells["start"][order][1:] > end[order][:-1])[same_pair].all()


def test_the_open_at_the_end_are_those_of_the_state(kept):
    spells = kept.rows("spells")
    still = spells["ending"] == code("spells", "ending", "still_open")
    open_ = np.zeros(len(kept.state.teams), int)
    np.add.at(open_, spells["service"][still], 1)
    standing = (kept.state.cases["status"] == 2).reshape(-1, PEOPLE, 6).sum(axis=1).ravel()
    assert np.array_equal(open_, standing)


def test_people_never_served_are_in_it(kept):
    referrals, spells = kept.rows("referrals"), kept.rows("spells")
    refused = referrals["person"][referrals["outcome"] == code("referrals", "outcome", "refused")]
    assert len(set(refused) - set(spells["person"])) > 0


def test_a_person_is_the_same_in_every_table_and_a_newcomer_is_another(busy):
    named = busy.state.seldom["newcomers"].astype(np.int64)
    row = np.repeat(np.arange(len(named)), named + 1)
    refill = np.concatenate([np.arange(n + 1) for n in named])
    ids = dict(zip(pseudonyms(SEED, row + (refill << 40)).tolist(), row.tolist(), strict=True))
    assert len(ids) == len(row)
    met = {table: set(busy.rows(table)["person"].tolist()) for table in TABLES}
    assert set().union(*met.values()) <= set(ids)
    assert min(min(people) for people in met.values()) >= 0
    assert met["spells"] & met["referrals"] & met["needs"] & met["contacts"]
    rows = [ids[person] for person in met["contacts"]]
    assert len(rows) > len(set(rows))  # one row, two people


def test_nothing_is_told_of_a_person_after_they_moved_away(busy):
    spells = busy.rows("spells")
    moved = spells["ending"] == code("spells", "ending", "moved_away")
    gone = dict(tuples(spells, moved, "person", "end"))
    assert gone
    for table in ("contacts", "referrals", "needs"):
        rows = busy.rows(table)
        everyone = np.ones(len(rows["date"]), bool)
        assert all(day < gone.get(who, day + 1) for who, day in tuples(rows, everyone, "person", "date"))


def test_days_are_first_days_of_weeks_within_what_is_covered(kept):
    covered = kept.record.coverage.tables
    last = START + timedelta(weeks=104) - timedelta(days=1)
    for table, column in (("contacts", "date"), ("referrals", "date"), ("needs", "date"), ("spells", "end")):
        days = kept.rows(table)[column]
        days = days[days >= 0]
        assert ((days - FIRST_DAY) % 7 == 0).all()
        assert days.min() == FIRST_DAY
        assert days.max() == FIRST_DAY + 7 * 103
        assert (covered[table].start, covered[table].end) == (START, last)
    assert ((kept.rows("spells")["start"] - FIRST_DAY) % 7 == 0).all()


def test_a_record_that_goes_on_from_a_later_week_says_so(branch, tmp_path):
    state = branch.copy()
    run_weeks(state, lambda week: ALL_ON, 26)
    covered = keep(tmp_path / "record", state, ALL_ON, 26).record.coverage.of("referrals")
    assert covered.start == START + timedelta(weeks=26)
    assert covered.end == START + timedelta(weeks=52) - timedelta(days=1)


def test_areas_on_threads_and_small_buffers_change_no_row(branch, busy, tmp_path, monkeypatch):
    with ThreadPoolExecutor(2) as workers:
        threaded = keep(tmp_path / "threads", branch.copy(), ALL_ON, map_areas=workers.map)
    asked = []

    def cramped(rows):
        asked.append(rows)
        return buffers(MOST_A_WEEK * PEOPLE + 40)

    monkeypatch.setattr(recorder, "events_of_thread", cramped)
    small = keep(tmp_path / "small", branch.copy(), ALL_ON)
    assert threaded.record.hash == small.record.hash == busy.record.hash
    assert same(small.state, busy.state) == []
    assert min(asked) >= MOST_A_WEEK * PEOPLE  # a week always fits


def test_voices_are_absent_and_everything_else_is_there(busy):
    statuses = {
        name: busy.record.coverage.of(name).status for name in ("voice", "voice_links", *recorder.KEPT)
    }
    assert statuses == {"voice": "absent", "voice_links": "absent"} | dict.fromkeys(recorder.KEPT, "present")
    assert int(day_of(208, START)) == FIRST_DAY


def test_claims_are_written_once_where_the_place_begins(branch, tmp_path):
    """A run gone on from later holds no claims, so that two parts of a run are the rows of the whole."""
    said = np.full((24, 6), 0.9)
    early = keep(tmp_path / "early", branch.copy(), ALL_ON, 26, claimed=said)
    late = keep(tmp_path / "late", early.state.copy(), ALL_ON, 26, claimed=said)
    claimed = code("skills", "basis", "claimed")
    assert (early.rows("skills")["basis"] == claimed).sum() == said.size
    assert (early.rows("skills")["date"][: said.size] == FIRST_DAY).all()
    assert (late.rows("skills")["basis"] == claimed).sum() == 0
    assert len(late.rows("skills")["basis"]) == 2 * said.size
