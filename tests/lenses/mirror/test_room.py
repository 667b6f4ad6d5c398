from datetime import date

from tests.lenses.making import made

from commonweal.lenses.mirror import read_room


def sign(value, service=None, year=2024, level="team", sign="spend_without_asking", month=5):
    return {"value": float(value), "service": service, "date": date(year, month, 1), "level": level, "sign": sign}


def room_of(tmp_path, rows):
    return read_room(made(tmp_path / "r", {"room": rows}))


def test_the_middle_and_the_range_over_services(tmp_path):
    room = room_of(tmp_path, [sign(0, "a"), sign(50, "b"), sign(200, "c"), sign(100, "b", month=9)])
    (row,) = room["spend_without_asking"].rows
    assert row == {"level": "team", "year": "2024", "services": 3, "median": 75, "least": 0, "most": 200, "none": 1}


def test_one_or_two_services_are_not_shown(tmp_path):
    room = room_of(tmp_path, [sign(5, "a"), sign(9, "b")])["spend_without_asking"]
    assert room.rows[0]["median"] is None
    assert room.latest() == []


def test_a_level_as_a_whole_stands_for_itself(tmp_path):
    rows = [
        sign(0.3, level="system", sign="decisions_taken_here"),
        sign(0.5, year=2025, level="system", sign="decisions_taken_here"),
    ]
    room = room_of(tmp_path, rows)["decisions_taken_here"]
    assert [(row["median"], row["services"], row["year"]) for row in room.latest()] == [(0.5, None, "2025")]
    assert room.changes == []


def test_change_is_of_services_that_told_in_both_years(tmp_path):
    rows = [sign(v, s) for v, s in ((10, "a"), (20, "b"), (30, "c"), (99, "d"))]
    rows += [sign(v, s, 2025) for v, s in ((15, "a"), (30, "b"), (50, "c"))]
    (change,) = room_of(tmp_path, rows)["spend_without_asking"].changes
    assert (change["services"], change["change"], change["from"], change["to"]) == (3, 10, "2024", "2025")


def test_levels_stand_from_the_ground_up(tmp_path):
    rows = [sign(v, s, level=level) for level in ("commissioner", "team") for v, s in ((1, "a"), (2, "b"), (3, "c"))]
    assert [row["level"] for row in room_of(tmp_path, rows)["spend_without_asking"].rows] == ["team", "commissioner"]
