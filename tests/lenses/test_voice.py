from datetime import date, timedelta

import pytest
from tests.lenses.making import made

from commonweal.lenses import get_lens, look_through
from commonweal.lenses.drawing import svg
from commonweal.record import Record

FIRST = date(2024, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def town(folder, links: bool = True, backwards: bool = False, **more) -> Record:
    """40 things said a day apart, from day 0: 30 of residents, 10 of workers.

    The first 20 led, each 30 days later, to a decision; of these 10 to an action 10 days after, checked back 20
    days after that. A further 5 decisions came of nothing.
    """
    voice, linked = [], []

    def link(a, kind, b, when):
        linked.append({"from_item": a, "kind": kind, "to_item": b, "date": day(when)})

    for i in range(40):
        role, service = ("worker", "b") if i % 4 == 3 else ("resident", "a")
        voice.append({"item": i, "date": day(i), "kind": "insight", "role": role, "service": service})
        if i < 20:
            voice.append({"item": 100 + i, "date": day(i + 30), "kind": "decision", "role": "body"})
            link(100 + i, "came_from", i, i + 30)
        if i < 10:
            voice.append({"item": 200 + i, "date": day(i + 40), "kind": "action", "role": "service_lead"})
            voice.append({"item": 300 + i, "date": day(i + 60), "kind": "checked_back", "role": "resident"})
            link(200 + i, "came_from", 100 + i, i + 40)
            link(300 + i, "checked_back_with", 200 + i, i + 60)
    voice += [{"item": 400 + i, "date": day(50), "kind": "decision", "role": "body"} for i in range(5)]
    turn = reversed if backwards else list
    tables = {"voice": list(turn(voice))} | ({"voice_links": list(turn(linked))} if links else {}) | more
    return made(folder, tables)


def test_threads_are_followed_as_they_were_laid(tmp_path):
    finding = get_lens("voice").look(town(tmp_path / "r"))
    value = {number.name: number.value for number in finding.numbers}
    assert (value["said"], value["said_by_users"]) == (40, 30)
    assert (value["led_to_decision"], value["led_to_action"], value["checked_back"]) == (0.5, 0.25, 0.25)
    assert value["open"] == 0.5
    assert value["users_decision"] == 0.5
    assert value["median_to_decision"] == 30  # of 40 at risk, all 20 end at 30 days, half of the whole
    assert value["median_to_check_back"] is None  # only a quarter was
    assert value["decisions_without_voice"] == 5 / 25
    assert value["decisions_without_users"] == 10 / 25
    assert value["actions_not_checked_back"] == 0


def test_the_order_of_rows_makes_no_difference(tmp_path):
    one, other = town(tmp_path / "a"), town(tmp_path / "b", backwards=True)
    assert look_through("voice", one).to_json() == look_through("voice", other).to_json()


def test_waits_still_going_on_are_reckoned_in(tmp_path):
    """Left out, those that still wait would make the median 30 days; reckoned in, half have not been decided yet."""
    voice = [{"item": i, "date": day(0), "kind": "insight", "role": "resident"} for i in range(40)]
    voice += [{"item": 100 + i, "date": day(30), "kind": "decision"} for i in range(10)]
    links = [{"from_item": 100 + i, "to_item": i, "date": day(30), "kind": "came_from"} for i in range(10)]
    finding = get_lens("voice").look(made(tmp_path / "r", {"voice": voice, "voice_links": links}))
    assert finding.number("median_to_decision").value is None


def test_few_voices_are_not_shown(tmp_path):
    voice = [{"item": i, "date": day(i), "kind": "story", "role": "resident"} for i in range(6)]
    links = [{"from_item": 1, "to_item": 0, "date": day(1), "kind": "came_from"}]
    finding = look_through("voice", made(tmp_path / "r", {"voice": voice, "voice_links": links}))
    hidden = ("said", "said_by_users", "open", "led_to_decision", "median_to_decision")
    assert all(finding.number(name).value is None for name in hidden)
    assert all(row["reached"] in (None, 0) for row in finding.table.rows)


def test_a_service_that_meets_many_and_is_spoken_of_by_no_user_is_named(tmp_path):
    contacts = [
        {"person": p, "service": service, "date": day(1)}
        for service, low in (("a", 0), ("b", 100), ("c", 200))
        for p in range(low, low + 60)
    ]
    finding = look_through("voice", town(tmp_path / "r", contacts=contacts))
    sheet = next(sheet for sheet in finding.more if "services meet" in sheet.title)
    told = {row["service"]: row["answer"] for row in sheet.rows}
    assert told["a"] == ""
    assert told["b"] == told["c"] == "nobody heard: worth asking about"  # only workers spoke of b
    assert finding.number("services_unheard").value == 2


def test_without_links_it_tells_who_was_heard_and_not_what_came_of_it(tmp_path):
    finding = look_through("voice", town(tmp_path / "r", links=False))
    assert {number.name for number in finding.numbers} == {"said", "said_by_users"}
    assert finding.table.title == "Who was heard, by role"
    assert any("no links" in told for told in finding.cannot_tell)


@pytest.mark.parametrize("voice", [[], [{"item": 1, "date": FIRST, "kind": "decision"}]])
def test_where_nobody_said_anything_it_cannot_tell(tmp_path, voice):
    assert look_through("voice", made(tmp_path / "r", {"voice": voice, "voice_links": []})).say().startswith("Cannot")
    assert look_through("voice", made(tmp_path / "s", {})).say().startswith("Cannot tell")


def test_links_in_circles_and_to_nowhere_are_borne_and_told(tmp_path):
    voice = [{"item": i, "date": day(i), "kind": "insight", "role": "resident"} for i in range(10)]
    links = [{"from_item": i, "to_item": (i + 1) % 10, "date": day(i), "kind": "came_from"} for i in range(10)]
    links.append({"from_item": 3, "to_item": 77, "date": day(1), "kind": "answers"})
    finding = look_through("voice", made(tmp_path / "r", {"voice": voice, "voice_links": links}))
    assert finding.number("in_circles").value == 10
    assert finding.number("loose_links").value == 1
    assert finding.number("open").value == 1


def test_it_can_be_drawn_as_it_may_be_shown(tmp_path):
    finding = look_through("voice", town(tmp_path / "r"))
    assert "<svg" in svg(finding.chart(finding), "v")
