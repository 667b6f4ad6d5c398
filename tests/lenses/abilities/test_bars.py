from tests.lenses.abilities.rows import SERVICES, need, sent, skill
from tests.lenses.making import made

from commonweal.lenses import show
from commonweal.lenses.abilities.bars import missing_bars
from commonweal.lenses.drawing import svg
from commonweal.lenses.skills import LENS


def test_bars_are_drawn_of_what_may_be_shown(tmp_path):
    many = range(1, 31)
    tables = {"referrals": [sent(p) for p in many], "needs": [need(p, 0, "mental_health", 0.4) for p in many]}
    tables["needs"] += [need(99, 0, "offending", 0.4)]
    tables["referrals"] += [sent(99)]
    tables["skills"] = [skill("h1", 0.1), skill("m1", 0.9)]
    finding = show(LENS.look(made(tmp_path / "r", tables, services=SERVICES)))
    drawn = svg(missing_bars(finding), "s")
    assert "mental health" in drawn
    assert "offending" not in drawn  # one person


def test_where_all_is_hidden_there_is_still_a_picture(tmp_path):
    finding = show(LENS.look(made(tmp_path / "r", {"referrals": [sent(1)]}, services=SERVICES)))
    assert svg(missing_bars(finding), "s").startswith("<svg")
