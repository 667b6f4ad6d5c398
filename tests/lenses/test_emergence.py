import json

import pytest
from tests.lenses.emergent.test_dynamics import WEEKS, needs
from tests.lenses.emergent.test_evolution import lived
from tests.lenses.emergent.test_hierarchy import SERVICES, handed
from tests.lenses.emergent.test_series import START, covered
from tests.lenses.making import made

from commonweal.lenses import look_through
from commonweal.lenses.emergent.aspect import MORE, UNTOLD
from commonweal.record import RecordError

ASPECTS = ("hierarchy", "information", "dynamics", "evolution")


def whole(folder):
    """A record in which communities, a change and selection are planted, and nobody is seen twice."""
    tables = {"referrals": handed(0.9, 1), "needs": needs(0.4), **lived(0.7, 1.5)}
    return made(folder, tables, covered(WEEKS, *tables), services=SERVICES)


def told(finding) -> dict[str, set[str]]:
    return {name: {row["told"] for row in finding.table.rows if row["aspect"] == name} for name in ASPECTS}


@pytest.fixture(scope="module")
def finding(tmp_path_factory):
    return look_through("emergence", whole(tmp_path_factory.mktemp("emergence") / "r"))


def test_what_was_planted_is_found_and_what_is_missing_is_said(finding):
    found = told(finding)
    assert found["hierarchy"] == {MORE}
    assert found["information"] == {UNTOLD}
    assert MORE in found["dynamics"]
    assert MORE in found["evolution"]
    said = finding.say()
    assert [said.find(name.capitalize()) >= 0 for name in ASPECTS] == [True] * 4
    assert "Information: cannot tell." in said
    assert any(each.startswith("Information: too few people") for each in finding.cannot_tell)


def test_every_sign_that_was_tested_states_its_level_and_p(finding):
    for row in finding.table.rows:
        assert (row["p"] is None) == (row["told"] == UNTOLD)
        assert row["level"] == (None if row["p"] is None else 0.05)
    json.dumps(finding.to_json(), allow_nan=False)


@pytest.mark.parametrize(
    ("tables", "aspect"),
    [
        ({"referrals": handed(0.9, 1)}, "hierarchy"),
        ({"needs": needs(0.0)}, "dynamics"),
        ({"practice": lived(0.7, 0.0)["practice"]}, "evolution"),
    ],
)
def test_each_of_the_four_is_told_alone(tmp_path, tables, aspect):
    record = made(tmp_path / "r", tables, covered(WEEKS, *tables))
    found = told(look_through("emergence", record))
    assert UNTOLD not in found[aspect] or len(found[aspect]) > 1
    assert all(found[other] == {UNTOLD} for other in ASPECTS if other != aspect)


def test_a_record_that_holds_too_little_for_any_gives_no_figure(tmp_path):
    record = made(tmp_path / "r", {"contacts": [{"person": 1, "service": "s", "date": START, "kind": "meeting"}]})
    finding = look_through("emergence", record)
    assert finding.say().startswith("Cannot tell")
    assert finding.numbers == ()
    assert len(finding.cannot_tell) >= 4


def test_hand_offs_are_read_from_what_was_chosen(tmp_path):
    record = whole(tmp_path / "r")
    assert told(look_through("emergence", record, handoffs="contacts"))["hierarchy"] == {UNTOLD}
    with pytest.raises(RecordError, match="handoffs"):
        look_through("emergence", record, handoffs="letters")
