"""An account made up for tests of how accounts are told: every kind of part, and wide tables."""

import altair as alt

from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet

WIDE = tuple(f"A column with a long name, number {number} (need-units a person)" for number in range(9))


def chart() -> alt.Chart:
    """A line of two points."""
    data = alt.Data(values=[{"year": 1, "burden": 0.5}, {"year": 2, "burden": 0.25}])
    return alt.Chart(data).mark_line().encode(x="year:Q", y="burden:Q")


def planted_account(title: str = "Block and targets in Planted") -> Account:
    """An account with two parts, a picture, and two tables of which one is wide."""
    narrow = Sheet("Burden", ("regime", "mean"), (("block", "0.5"), ("targets", "0.25")), "Down is good.")
    wide = Sheet("Everything", WIDE, (tuple(f"{number}.0 to {number}.5" for number in range(9)),))
    return Account(
        kind="sweep",
        title=title,
        question="What does staff do?",
        says=("Half the staff adds 0.25 (95 % interval 0.1 to 0.4) to the burden.", "A second sentence."),
        parts=(
            Part("By regime", ("A paragraph.",), (Picture("Burden by year", chart(), "It falls."),), (narrow,)),
            Part("All of it", (), (), (wide,)),
        ),
        cannot_tell=CAUTIONS,
        data={"difference": {"mean": 0.25, "low": 0.1, "high": 0.4}},
        provenance={"version": "0", "assumed_share": 0.5},
        command="commonweal sweep places/planted --runs 3",
    )
