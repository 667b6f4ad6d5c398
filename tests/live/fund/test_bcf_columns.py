"""The file that maps the export's columns: every mistake is told at once, with what would be right."""

import pytest

from commonweal.live.fund.bcf_columns import SOURCES, Mapped, columns

GOOD = "\n".join(f'[[{sheet}]]\nheading = "H"\nfrom = "blank"\nformat = "text"' for sheet in SOURCES)


@pytest.fixture
def said(tmp_path):
    """`said(text)` gives the faults that the file of that text has."""

    def faults(text):
        path = tmp_path / "columns.toml"
        path.write_text(text)
        with pytest.raises(ValueError, match=r"columns\.toml") as told:
            columns(path)
        return str(told.value)

    return faults


def test_the_columns_that_come_with_the_workbench_can_be_read():
    read = columns()
    assert list(read) == list(SOURCES)
    assert Mapped("Gross expenditure", "gross", "pounds") in read["expenditure"]
    assert Mapped("Signed for the NHS: chief executive", "blank", "text") in read["cover"]


def test_a_place_can_have_columns_of_its_own(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(GOOD)
    assert columns(path)["income"] == [Mapped("H", "blank", "text")]


def test_every_unknown_name_is_told_at_once_with_the_names_there_are(said):
    told = said(
        GOOD
        + '\n[[income]]\nheading = "A"\nfrom = "pence"\nformat = "text"'
        + '\n[[expenditure]]\nheading = "B"\nfrom = "schema"\nformat = "euros"'
        + '\n[[covers]]\nheading = "C"'
    )
    assert len(told.splitlines()) == 4
    for words in ("column 2 of income", "“pence”", "agreed, received", "“schema”", "component, strategy", "“euros”"):
        assert words in told
    assert "there is no sheet “covers”; the sheets are cover, income, expenditure, checklist" in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = [", "columns.toml"),
        ("", "has no columns"),
        ("cover = 3", "“cover” has no columns"),
        ("[[cover]]\nfrom = 'place'\nformat = 'text'", "heading is missing"),
        ("[[cover]]\nheading = 3\nfrom = ['place']\nformat = 'text'", "heading must be words"),
        ("[[cover]]\nheading = 'H'\nfrom = 'place'\nformat = 'text'\nwidth = 3", "“width” is not known"),
        ("[[income]]\nheading = 'H'\nfrom = 'partner'\nformat = 'pounds'", "“partner” is not money"),
        ("[[income]]\nheading = 'H'\nfrom = 'agreed'\nformat = 'text'", "“agreed” is money"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_would_be_right(said, text, words):
    assert words in said(text)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ValueError, match=r"nowhere\.toml"):
        columns(tmp_path / "nowhere.toml")
