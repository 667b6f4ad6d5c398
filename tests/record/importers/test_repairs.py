from commonweal.record.importers import Repairs


def test_repairs_are_counted_by_kind_with_a_few_rows() -> None:
    repairs = Repairs()
    repairs.add("rows were dropped", 4, [2, 3])
    repairs.add("rows were dropped", 1000, range(10, 20))
    repairs.add("nothing", 0, [7])
    assert len(repairs) == 1
    assert repairs.sentences() == ["1,004: rows were dropped (such as in row 2, 3, 10, 11, 12)."]
    assert repairs.to_json() == [{"what": "rows were dropped", "count": 1004, "rows": [2, 3, 10, 11, 12]}]


def test_a_repair_without_rows_says_none() -> None:
    repairs = Repairs()
    repairs.add("days were taken to stand first", 3)
    assert repairs.sentences() == ["3: days were taken to stand first."]
