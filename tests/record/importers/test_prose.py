from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers.prose import plain


def test_words_cut_at_the_end_of_a_line_are_joined_and_counted() -> None:
    told, counts = plain("commis-\nsioning of co-\nproduction by Anne-\nMarie")
    assert told == "commissioning of co-production by Anne-Marie"
    assert counts == {"words cut at the end of a line joined": 3}


def test_a_hyphen_stays_where_the_text_has_it_elsewhere() -> None:
    assert plain("out-\nreach, and out-reach again")[0] == "out-reach, and out-reach again"
    assert plain("over-\nall")[0] == "overall"


def test_soft_hyphens_ligatures_and_unseen_signs_are_undone() -> None:
    told, counts = plain("o\ufb03ce\u00ad work\u200b cafe\u0301\r\nend")
    assert told == "office work café\nend"
    assert counts == {"soft hyphens taken out": 1, "ligatures written as letters": 1}


def test_what_no_file_can_hold_is_replaced() -> None:
    told, counts = plain("a\ud800b\x00c")
    assert told == "a\ufffdb\ufffdc"
    assert counts["characters that could not be read"] == 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40))
def test_plain_text_can_always_be_stored(text: str) -> None:
    plain(text)[0].encode()
