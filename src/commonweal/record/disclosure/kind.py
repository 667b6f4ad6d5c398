"""The kinds of column that a table which leaves may have: every column is of one, or the table stays."""

from dataclasses import dataclass
from typing import Literal

from commonweal.record.errors import RecordError

ALL = "all"
"""In a label column: this row is the total of the rows that agree with it on the other labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about: a service, an area, a month, or `ALL` of them; never a person."""


@dataclass(frozen=True, slots=True)
class Free:
    """What is not about people: words, dates, limits of a chart, figures that are already published."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many people (or things done for people, which are guarded as if each were a person).

    Args:
        overlap: whether somebody may be counted in several rows and once in their total; else the rows of a total
            add up to it exactly.
    """

    overlap: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """One column over another, worked out anew from what is shown of both; the value handed in is not looked at.

    Args:
        numerator: name of a `Count` or `Money` column.
        denominator: name of a `Count` column.
        share: whether the numerator is part of the denominator (0..1); always False for money.
        end: the rate itself, or the low or high end of its 95 % interval (Wilson 1927; shares only), which
            is also worked out from rounded counts: an exact interval gives the exact counts away.
    """

    numerator: str
    denominator: str
    share: bool = True
    end: Literal["value", "low", "high"] = "value"

    def __post_init__(self) -> None:
        if self.end != "value" and not self.share:
            raise RecordError(
                "only a share has this interval", f"rate of {self.numerator}", "declare Statistic for its ends"
            )


@dataclass(frozen=True, slots=True)
class Statistic:
    """A mean, an end of an interval or a quantile over people.

    Args:
        n: name of the `Count` column that says of how many; where that is hidden, this is.
        quantile: which quantile (0.5 the median), else None.
        figures: how many significant figures are shown: an exact mean of whole days gives its n away.
    """

    n: str
    quantile: float | None = None
    figures: int = 3

    def __post_init__(self) -> None:
        if self.quantile is not None and not 0 <= self.quantile <= 1:
            raise RecordError(f"the quantile is {self.quantile}", f"statistic of {self.n}", "it is 0 to 1")
        if not 1 <= self.figures <= 3:
            raise RecordError(f"{self.figures} figures", f"statistic of {self.n}", "1 to 3 significant figures leave")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum spent on people, in pounds, shown to the penny where the count of people it reached is shown.

    Args:
        people: name of the `Count` column that says how many it reached. Money that is not for countable
            people (a rent, a grant) is `Free`.
    """

    people: str


Kind = Label | Free | Count | Rate | Statistic | Money
