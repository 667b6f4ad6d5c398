from datetime import date

from tests.lenses.making import made

from commonweal.lenses.money import LENS


def test_bars_stand_in_the_order_of_the_fund_and_income_lies_below_zero(tmp_path):
    span = {"period_start": date(2024, 4, 1), "period_end": date(2024, 6, 30)}
    money = [{"pounds": p, "component": c, **span} for p, c in ((5.0, "care"), (-2.0, "care"), (9.0, "homes"))]
    finding = LENS.look(made(tmp_path / "r", {"money": money}, components=["homes", "care"]))
    drawn = finding.chart(finding).to_dict()
    assert drawn["encoding"]["y"]["sort"] == ["homes", "care"]
    assert [(row["part"], row["kind"], row["pounds"]) for row in drawn["data"]["values"]] == [
        ("homes", "spent", 9.0),
        ("care", "spent", 5.0),
        ("care", "income", -2.0),
    ]
