from commonweal.lenses.finding import Field, Finding, Sheet
from commonweal.lenses.matrix import matrix


def pair(source, to, people):
    return {"from": source, "to": to, "people": people}


def drawn(rows):
    sheet = Sheet("Pairs", {"from": Field("label"), "to": Field("label"), "people": Field("count")}, rows)
    return matrix(Finding("l", "", "", table=sheet)).to_dict()


def test_only_pairs_that_may_be_shown_are_drawn():
    spec = drawn([pair("a", "b", 40), pair("b", "c", None)])
    assert spec["data"]["values"] == [pair("a", "b", 40)]


def test_the_busiest_services_are_drawn_where_there_are_too_many_to_read():
    rows = [pair(f"s{i:02}", f"s{i + 1:02}", 100 - i) for i in range(30)]
    spec = drawn(rows)
    assert len(spec["encoding"]["x"]["sort"]) == 15
    assert pair("s01", "s02", 99) in spec["data"]["values"]
    assert pair("s28", "s29", 72) not in spec["data"]["values"]
