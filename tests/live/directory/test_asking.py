from decimal import Decimal

from commonweal.live.directory.asking import asked_of, told
from commonweal.live.directory.who_can_help import Clause, Door

BLANK = {"need": ["debt"], "area": "", "severity": "", "complexity": "", "stopped_by": []}


def test_what_is_not_known_is_not_asked():
    asked = asked_of(BLANK)
    assert (asked.area, asked.severity, asked.complexity) == (None, None, None)
    assert asked_of({**BLANK, "severity": "0.2"}).severity == Decimal("0.2")


def test_answers_are_sorted_into_three_and_missing_skills_are_looked_for():
    law, rule = Clause("law", "label", 3, None, "", "x"), Clause("rule", "age", 2, None, "", "manager")
    doors = [
        Door(n, name, {"debt": Decimal(1)}, None, c) for n, (name, c) in enumerate([("shut", [law]), ("bends", [rule])])
    ]
    found = told(doors, asked_of({**BLANK, "stopped_by": ["label", "age"]}), {"debt": "Debt"})
    assert ([a.door.name for a in found.can], [a.door.name for a in found.could]) == ([], ["bends"])
    assert [a.door.name for a in found.cannot] == ["shut"]
    assert [(need, len(where)) for need, where in found.skills] == [("Debt", 2)]


def test_a_page_of_answers_keeps_their_sorting_and_where_skills_are():
    doors = [Door(n, f"Team {n}", {"debt": Decimal(1)}, None, []) for n in range(3)]
    whole = told(doors, asked_of({**BLANK, "need": ["debt", "grief"]}), {"grief": "Grief"})
    assert [a.door.key for a in whole.in_order] == [0, 1, 2]
    part = whole.only(whole.in_order[1:2])
    assert ([a.door.key for a in part.can], part.skills) == ([1], whole.skills)
