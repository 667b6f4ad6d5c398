from commonweal.lenses.finding import Field, Finding, Sheet, count_of, share_of
from commonweal.lenses.text import ROWS, WIDTH, as_text

ROWS_OF_DOORS = [{"door": f"d{i}", "people": 40} for i in range(20)]
SHEET = Sheet("Doors", {"door": Field("label"), "people": Field("count", "people")}, ROWS_OF_DOORS)
FINDING = Finding(
    "l",
    "Who is refused?",
    "Of all, {refused}.",
    (count_of("people", 1200), share_of("refused", 300, 1200, "refused")),
    SHEET,
    cannot_tell=("What became of them " * 12,),
    hidden=3,
)


def test_the_terminal_gets_sentence_figures_table_and_limits():
    said = as_text(FINDING)
    assert said.startswith("Who is refused?\n\nOf all, 25% (95% interval ")
    assert f"... and {20 - ROWS} more rows" in said
    assert "3 figures are of too few people" in said
    assert "What it cannot tell\n  - What became" in said
    assert max(map(len, said.splitlines())) <= WIDTH


def test_a_finding_that_cannot_tell_is_two_lines():
    assert as_text(Finding("l", "Why?", "Cannot tell: no table.")) == "Why?\n\nCannot tell: no table."
