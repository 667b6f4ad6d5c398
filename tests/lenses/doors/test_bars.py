from tests.lenses.doors.rows import no, spell
from tests.lenses.making import made

from commonweal.lenses import show
from commonweal.lenses.doors.bars import where_bars
from commonweal.lenses.drawing import svg
from commonweal.lenses.thresholds import LENS


def test_bars_are_drawn_of_what_may_be_shown(tmp_path):
    rows = [no(person) for person in range(1, 61)]
    record = made(tmp_path / "r", {"referrals": rows, "spells": [spell(p, 5, service="b") for p in range(1, 21)]})
    finding = show(LENS.look(record))
    drawn = svg(where_bars(finding), "t")
    assert "4 weeks on" in drawn
    assert "known to nobody" in drawn
    shown = [
        row for row in where_bars(finding).to_dict()["data"]["values"] if row["weeks"] == "4 weeks on" and row["share"]
    ]
    assert {row["where"]: row["share"] for row in shown} == {
        "helped by another service": 1 / 3,
        "known to nobody": 2 / 3,
    }


def test_where_all_is_hidden_there_is_still_a_picture(tmp_path):
    finding = show(LENS.look(made(tmp_path / "r", {"referrals": [no(1)], "spells": []})))
    assert svg(where_bars(finding), "t").startswith("<svg")
