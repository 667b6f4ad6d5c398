"""The mirror: how people see the system behave, and who has room."""

from datetime import date

import numpy as np
import pytest
from tests.lenses.making import made
from tests.lenses.mirror.people import NOVEMBER, said

from commonweal.lenses import look_through
from commonweal.lenses.health import LENS
from commonweal.record import RecordError
from commonweal.record.relations import BEHAVIOURS


def sheet(finding, title):
    return next(s for s in (finding.table, *finding.more) if s.title == title)


def titles(finding):
    return [s.title for s in (finding.table, *finding.more)]


@pytest.fixture
def asked(tmp_path):
    """Two waves, all nine behaviours; in the second, workers see more power shared and residents do not."""
    luck, rows = np.random.default_rng(4), []
    for behaviour in BEHAVIOURS:
        for day, shift in ((date(2024, 5, 1), 0), (NOVEMBER, 4 if behaviour == "shared_power" else 0)):
            workers = np.clip(luck.integers(3, 6, 20) + shift, 1, 10)
            rows += said(workers, day, behaviour, role="worker", level="team")
            rows += said(luck.integers(2, 6, 20), day, behaviour, first=50, role="resident")
            rows += said(luck.integers(1, 9, 3), day, behaviour, first=90, role="body")
    return made(tmp_path / "asked", {"perceptions": rows})


def test_it_tells_spread_and_change_by_group_in_fixed_order(asked):
    finding = LENS.look(asked)
    assert titles(finding) == ["All who answered", "By role", "By level", "Change from wave to wave"]
    assert len(finding.table.rows) == 18
    assert finding.number("people").value == 43
    moved = {
        (row["group"], row["behaviour"])
        for row in sheet(finding, "Change from wave to wave").rows
        if row["change_low"] > 1
    }
    assert ("worker", "sharing power, so that every voice weighs the same") in moved
    assert {behaviour for _, behaviour in moved} == {"sharing power, so that every voice weighs the same"}
    assert "resident" not in {group for group, _ in moved}


def test_where_three_would_be_left_over_one_more_group_is_left_out(asked):
    """43 people less 20 residents and 20 workers are 3: of these nothing may be worked out."""
    groups = {(row["behaviour"], row["wave"]): [] for row in sheet(LENS.look(asked), "By role").rows}
    for row in sheet(LENS.look(asked), "By role").rows:
        groups[row["behaviour"], row["wave"]].append(row["role"])
    assert {tuple(roles) for roles in groups.values()} == {("worker",)}
    assert {row["level"] for row in sheet(LENS.look(asked), "By level").rows} == {"team", "not said"}


def test_it_ranks_nothing_and_adds_nothing_up(asked):
    finding = LENS.look(asked)
    names = [number.name for number in finding.numbers]
    assert names == ["people", "behaviours", "closest", "widest", "compared", "moved", "by_chance"]
    assert any("mirror" in told and "score" in told for told in finding.cannot_tell)
    behaviours = list(dict.fromkeys(finding.table.column("behaviour")))
    assert len(behaviours) == 9
    assert behaviours[0].startswith("seeing how each part")


def test_the_same_record_gives_the_same_finding(asked):
    assert LENS.look(asked).to_json() == LENS.look(asked).to_json()
    assert look_through("health", asked).say()


def test_room_alone_is_enough(tmp_path):
    rows = [
        {"level": level, "service": s, "date": date(2024, 1, 5), "sign": "decisions_taken_here", "value": v}
        for level, values in (("team", (0.1, 0.2, 0.4)), ("commissioner", (0.7, 0.8, 0.9)))
        for s, v in zip("abc", values, strict=True)
    ]
    finding = LENS.look(made(tmp_path / "r", {"room": rows}))
    assert finding.say() == "Room to adapt - decisions about the work that are taken here: team 20%, commissioner 80%."
    assert any(told.startswith("How people see the system") for told in finding.cannot_tell)
    assert finding.chart is None


def test_room_of_two_services_is_there_but_not_shown(tmp_path):
    rows = [{"level": "team", "service": s, "date": date(2024, 1, 5), "sign": "reflection", "value": 1.0} for s in "ab"]
    finding = LENS.look(made(tmp_path / "r", {"room": rows}))
    assert finding.say() == "The record tells of room to adapt, but of too few services to show."


@pytest.mark.parametrize(
    "tables", [{"contacts": []}, {"perceptions": []}, {"perceptions": said([5] * 7)}, {"room": []}]
)
def test_it_cannot_tell_where_too_little_is_there(tmp_path, tables):
    finding = LENS.look(made(tmp_path / "r", tables))
    assert finding.say().startswith("Cannot tell: ")
    assert finding.cannot_tell


def test_an_option_out_of_the_scale_is_refused(asked):
    with pytest.raises(RecordError, match="1 to 9"):
        LENS.look(asked, apart="10")
