import pytest
from tests.lenses.lexicon.texts import found, prose_of

from commonweal.lenses.lexicon.quotation import quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He said “care” and care.", ['"care"', "care"]),
        ('He said "care" and care.', ['"care"', "care"]),
        ("The ‘care industry’ and care.", ['"care"', "care"]),
        ("The 'care industry' and care.", ['"care"', "care"]),
        ("“We care. You care.” They care.", ['"care"', '"care"', "care"]),
        ('Ten 6" nails and care.', ["care"]),  # nothing closes it
        ("The users' care and the staff's care.", ["care", "care"]),
        ("The users’ care, and the carers’ care.", ["care", "care"]),
        ("“Care ‘care’ care” care", ['"Care"', '"care"', '"care"', "care"]),
    ],
)
def test_what_stands_in_quotation_marks_is_others_words(text, told):
    assert found(text, care=["care"]) == told


def test_a_quotation_ends_with_its_document_and_soon():
    prose = prose_of("He said “care", "care” and more")
    assert not quoted(prose).any()
    assert not quoted(prose_of("“One was. Two was. Three was. Four was. Five was” care")).any()
