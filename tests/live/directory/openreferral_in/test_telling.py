from commonweal.live.directory.openreferral_in.telling import field_name, lines_of, part_name, value_in_words
from commonweal.place.openreferral import PARTS


def test_a_plan_is_told_line_by_line():
    fields = [
        {"name": "extra.wait_time", "here": None, "there": {"a": 1}, "changed_here": False},
        {"name": "name", "here": "Ours", "there": "Theirs", "changed_here": True},
    ]
    changes = [
        {"part": "service", "key": "k", "name": "Beds", "what": "change", "fields": fields},
        {"part": "service", "key": "g", "name": "Gone", "what": "gone", "fields": []},
        {"part": "organization", "key": "o", "name": "Trust", "what": "add", "fields": []},
    ]
    lines = list(lines_of({"changes": changes}))
    assert [(each["name"], each["done"]) for each in lines] == [
        ("Beds", "changed"),
        ("Beds", "changed here since, kept"),
        ("Gone", "no longer in the feed"),
        ("Trust", "added"),
    ]
    assert (lines[0]["field"], lines[0]["here"], lines[0]["there"]) == ("wait time", "nothing", '{"a": 1}')
    assert lines[1]["tick"] == "service k name"
    assert list(lines_of({})) == []


def test_every_part_has_a_name_in_words():
    assert all("_" not in part_name(part) for part in PARTS)
    assert part_name("organization") == "organisation"
    assert field_name("confirmed_on") == "confirmed on"


def test_a_long_value_is_cut():
    assert len(value_in_words("x" * 1000)) == 160
