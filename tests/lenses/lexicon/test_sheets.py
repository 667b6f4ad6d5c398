import numpy as np
from tests.lenses.lexicon.texts import lexicon_of, prose_of

from commonweal.lenses.lexicon import CATEGORIES, find, tally
from commonweal.lenses.lexicon.sheets import by_category, by_document, by_kind, by_phrase, of_comments, over_time

LEXICON = lexicon_of(care=["care"], conflict=["fight"])
PROSE = prose_of("We care, we care", "They fight back", "")
TOLD = tally(PROSE, find(PROSE, LEXICON), LEXICON)


def test_categories_stand_in_their_fixed_order():
    sheet = by_category(TOLD)
    assert tuple(sheet.column("category")) == CATEGORIES
    assert sheet.column("hits") == [1, 0, 0, 2, 0, 0]


def test_documents_without_a_date_are_in_no_period_and_kinds_stand_by_name():
    assert {row["period"] for row in over_time(TOLD, ["2024", None, "2024"]).rows} == {"2024"}
    assert [row["kind"] for row in by_kind(TOLD, ["report", "contract", "report"]).rows][::6] == ["contract", "report"]


def test_documents_are_told_by_name_and_not_by_rate_and_the_longest_if_not_all():
    assert by_document(TOLD, ["z", "b", "a"], 9).column("document")[::6] == ["b", "z"]
    assert by_document(TOLD, ["z", "b", "a"], 1).column("document")[::6] == ["z"]


def test_of_comments_every_figure_rests_on_their_number():
    sheet = of_comments(TOLD)
    assert sheet.column("comments") == [2] * 6
    kinds = {name: field.kind for name, field in sheet.fields.items()}
    assert kinds == {
        "category": "label", "comments": "count", "per_1000": "statistic", "low": "statistic", "high": "statistic"
    }  # fmt: skip
    assert "hits" not in sheet.fields


def test_phrases_are_told_with_where_they_are_from():
    sheet = by_phrase(LEXICON, np.array([2, 0]), np.array([1, 0]))
    assert [(row["phrase"], row["hits"]) for row in sheet.rows] == [("care", 2)]
