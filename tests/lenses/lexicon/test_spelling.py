import pytest

from commonweal.lenses.lexicon.spelling import fold, is_word


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Co-operation", "cooperation"), ("carer’s", "carer"), ("don’t", "don't"), ("FRONT‑line", "frontline")],
)
def test_capitals_hyphens_apostrophes_and_a_final_s_make_no_difference(word, folded):
    assert fold(word) == folded
    assert fold(folded) == folded


def test_marks_numbers_and_what_was_taken_out_are_no_words():
    assert [t for t in ("care", "3.5", "“", "[email]", "co-op", "1st") if is_word(t)] == ["care", "co-op", "1st"]
