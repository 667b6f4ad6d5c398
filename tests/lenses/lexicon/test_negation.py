import pytest
from tests.lenses.lexicon.texts import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They do not care.", ["-care"]),
        ("They didn't really show care.", ["-care"]),
        ("They didn’t care.", ["-care"]),
        ("Without any real care.", ["-care"]),
        ("Not that I would say care.", ["care"]),  # five words away
        ("No. Care is good.", ["Care"]),  # another sentence
        ("No, the care was good.", ["care"]),  # another clause
        ("Not quick but care.", ["care"]),
        ("Not only care, also warmth.", ["care"]),
        ("Not “care” at all.", ['-"care"']),  # quotation marks take no room
        ("No one could care.", ["-care"]),
        ("Care is not there.", ["Care"]),  # after, not before
    ],
)
def test_a_cue_up_to_three_words_before_in_the_same_clause_negates(text, told):
    assert found(text, care=["care"]) == told


def test_a_cue_in_the_sentence_or_document_before_does_not_reach():
    assert found("Never\n\ncare", care=["care"]) == ["care"]
