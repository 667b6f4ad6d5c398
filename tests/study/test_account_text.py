"""An account as text: the answer first, tables in columns, lines that fit."""

from dataclasses import replace

from commonweal.study.account import Sheet
from commonweal.study.account_text import LINE, account_text, sheet_lines

from .accounts import planted_account


def test_the_answer_comes_before_all_tables_and_its_doubt_at_the_end() -> None:
    account = planted_account()
    text = " ".join(account_text(account).split())
    places = [text.index(each) for each in (account.question, *account.says, "By regime", "What it cannot tell")]
    assert places == sorted(places)
    for sentence in account.cannot_tell:
        assert sentence in text
    assert account_text(account).endswith("\n")


def test_paragraphs_fit_their_line() -> None:
    account = replace(planted_account(), says=("word " * 100,), parts=())
    assert max(map(len, account_text(account).splitlines())) <= LINE


def test_tables_stand_in_columns() -> None:
    sheet = Sheet("Burden", ("regime", "mean"), (("a", "0.5"), ("longest", "10.25")), "A note.")
    assert list(sheet_lines(sheet)) == [
        "Burden",
        "  regime    mean",
        "  a          0.5",
        "  longest  10.25",
        "  A note.",
    ]


def test_a_long_cell_is_cut_and_says_so() -> None:
    (_, _, row) = sheet_lines(Sheet("t", ("a", "b"), (("x" * 200, "1"),)))
    assert len(row) < LINE
    assert "…" in row


def test_an_account_without_parts_is_still_one() -> None:
    assert "Block and targets" in account_text(replace(planted_account(), parts=(), says=()))
