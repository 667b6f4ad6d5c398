import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers.tokens import sentences, tokens

TEXT = st.text() | st.lists(
    st.sampled_from(
        [
            "co-production",
            "don’t",
            "Dr.",
            "e.g.",
            "3.5",
            "“",
            "”",
            "\n\n",
            "gov.uk",
            "No. 3",
            "U.K.",
            "(",
            "…",
            "[email]",
        ]
    )
).map(" ".join)


@given(TEXT)
def test_the_tokens_joined_are_the_text_without_its_white_space(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.split())


@given(TEXT)
def test_sentences_hold_every_token_in_order_and_none_is_empty(text: str) -> None:
    cut = sentences(text)
    assert [token for sentence in cut for token in sentence] == tokens(text)
    assert all(cut)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("co-production isn't “new”", ["co-production", "isn't", "“", "new", "”"]),
        ("people’s 'own' words", ["people’s", "'", "own", "'", "words"]),
        ("£3.5m, 1,000 at 10:30", ["£", "3.5m", ",", "1,000", "at", "10:30"]),
        ("see www.plymouth.gov.uk.", ["see", "www.plymouth.gov.uk", "."]),
        ("cafe\u0301 हिन्दी العَرَبِيَّة", ["cafe\u0301", "हिन्दी", "العَرَبِيَّة"]),
        ("ring [phone]!", ["ring", "[phone]", "!"]),
        ("« bonjour » ‘so’ wait...", ["«", "bonjour", "»", "‘", "so", "’", "wait", "..."]),
    ],
)
def test_words_keep_what_is_inside_them_and_marks_stand_alone(text: str, wanted: list[str]) -> None:
    assert tokens(text) == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith saw No. 3 of 3.5, e.g. this. Then he left.", 2),
        ("The answer was no. Next.", 2),
        ("J. B. Smith went to gov.uk pages.", 1),
        ("“Stop!” he said. Nobody did.", 2),
        ("Really?! Yes... (It is.) So there.", 4),
        ("A heading\n\nA sentence. ", 2),
        ("1. First we ask. 2 of us go.", 2),
        ("It is in the U.K. The rest is not.", 2),
        ("Staff were good.Food was not", 2),
        ("• one • two", 2),
        ("Our vision . . . . . 3 and more.", 1),
        ("It was good . Really .", 2),
        ("only one line\nof words", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, count: int) -> None:
    assert len(sentences(text)) == count
