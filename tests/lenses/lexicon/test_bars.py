from tests.lenses.lexicon.test_sheets import TOLD

from commonweal.lenses import Finding
from commonweal.lenses.drawing import svg
from commonweal.lenses.lexicon import CATEGORIES, bars
from commonweal.lenses.lexicon.sheets import by_category, of_comments


def test_documents_and_comments_are_drawn_apart_in_the_order_of_the_categories():
    drawn = bars(Finding("language", "?", ".", table=by_category(TOLD), more=(of_comments(TOLD),))).to_dict()
    rows = next(iter(drawn.get("datasets", {}).values()), None) or drawn["data"]["values"]
    assert {row["of"] for row in rows} == {"documents", "comments"}
    assert drawn["layer"][0]["encoding"]["y"]["sort"] == list(CATEGORIES)


def test_hidden_figures_and_no_figures_can_be_drawn():
    sheet = of_comments(TOLD)
    blank = [{**row, "per_1000": None, "low": None, "high": None} for row in sheet.rows]
    for rows in (blank, []):
        held = Finding("language", "?", ".", table=type(sheet)(sheet.title, sheet.fields, rows))
        assert "<svg" in svg(bars(held), "x")
