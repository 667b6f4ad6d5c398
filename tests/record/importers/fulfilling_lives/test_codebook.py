import pytest

from commonweal.place import DOMAINS
from commonweal.record import TABLES, RecordError
from commonweal.record.importers.fulfilling_lives import codebook
from commonweal.record.importers.fulfilling_lives.codebook import quarter_of

SUMMER = ["2014Q3", "2014 Q3", "2014-q3", "Q3 2014", "Jul-Sep 2014", "July to September 2014", "2014-08-01"]


@pytest.mark.parametrize("value", [*SUMMER, "2014/15 Q2"])
def test_a_quarter_is_read_however_it_is_written(value: str) -> None:
    assert quarter_of(value, "x") == (2014 - 1970) * 4 + 2


def test_a_financial_year_begins_in_april() -> None:
    assert quarter_of("2014/15 Q1", "x") == quarter_of("2014Q2", "x")
    assert quarter_of("Q4 2014/2015", "x") == quarter_of("2015Q1", "x")


@pytest.mark.parametrize("value", ["2014", "2014Q5", "spring 2014", "2014-13-01", "7"])
def test_what_is_no_quarter_is_refused(value: str) -> None:
    with pytest.raises(RecordError, match="row 7: it holds no quarter"):
        quarter_of(value, "row 7")


def test_every_code_comes_to_a_word_that_the_record_knows() -> None:
    assert set(codebook.ENDINGS.values()) <= set(TABLES["spells"].column("ending").codes)
    assert set(codebook.ENDINGS) == {str(number) for number in range(1, 12)}
    for items in (codebook.AT_START, codebook.STAR, codebook.NDTA):
        assert set(items.values()) <= set(DOMAINS)
