from tests.lenses.threads.graphs import followed
from tests.lenses.threads.test_fates import LINKED, TALK

from commonweal.lenses import Finding
from commonweal.lenses.drawing import svg
from commonweal.lenses.threads import stages
from commonweal.lenses.threads.sheets import how_far


def test_the_chart_is_made_from_the_table_and_bears_what_is_hidden():
    sheet = how_far(followed(TALK, LINKED))
    hidden = [{**row, "reached": None, "share": None} for row in sheet.rows]
    for rows in (sheet.rows, hidden, []):
        assert "<svg" in svg(
            stages(Finding("voice", "?", ".", table=type(sheet)(sheet.title, sheet.fields, rows))), "x"
        )
