import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.assurance.clean_words import kept, said


@given(text=st.text())
def test_words_are_kept_without_the_blanks_around_them_or_refused(text):
    if "\x00" in text:
        with pytest.raises(ValidationError, match="code 0"):
            kept(words=text)
    else:
        assert kept(words=text) == {"words": text.strip()}


def test_every_answer_that_is_missing_is_named_at_once():
    with pytest.raises(ValidationError) as told:
        said(words=" ", confidence="", said_by="lead")
    assert set(told.value.error_dict) == {"words", "confidence"}
