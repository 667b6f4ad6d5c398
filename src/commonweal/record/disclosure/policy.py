"""The small-number policy, and what it lets one number say.

The rule is NHS England's for secondary care (HES and ECDS, from September 2018): counts of 1 to 7 are not shown,
others are rounded to the nearest 5, 0 stays 0, percentages come from rounded figures, and nothing is worked out on
fewer than 8 people. A place may make it stricter, never looser.

**What rounding cannot do.** It is the same every time, so that asking often does not average it away. The price: who
can ask for the same count with and without one person sees, for about one count in `base`, the figure jump (12 is
shown as 10, 13 as 15), and then knows that the person was counted; and 7 turns into 8 in sight. No rounding that is
always the same can prevent that. So nobody may choose by hand who is in a table; where two overlapping
groups are both shown, `may_show_beside` says whether they differ by too few.
"""

from dataclasses import dataclass
from math import nan
from typing import Any

import numpy as np
import numpy.typing as npt

from commonweal.record.errors import RecordError

Floats = npt.NDArray[np.float64]
LEAST, BASE = 8, 5


@dataclass(frozen=True, slots=True)
class Policy:
    """How small a number must be to stay inside, and how coarse the others leave.

    Args:
        least: the smallest count, other than 0, that is shown; people. At least 8.
        base: other counts are shown to the nearest of this; people. At least 5.

    Raises:
        RecordError: it would be looser than the default.
    """

    least: int = LEAST
    base: int = BASE

    def __post_init__(self) -> None:
        for name, value, floor in (("least", self.least, LEAST), ("base", self.base, BASE)):
            if isinstance(value, bool) or not isinstance(value, int) or value < floor:
                raise RecordError(
                    f"{name} is {value!r}", "small-number policy", f"it is a whole number, {floor} or more"
                )

    def stricter(self, least: int | None = None, base: int | None = None) -> "Policy":
        """Give a policy that is stricter in what is named; RecordError if it would be looser than this one."""
        wanted = Policy(self.least if least is None else least, self.base if base is None else base)
        if wanted.least < self.least or wanted.base < self.base:
            raise RecordError(
                f"least {wanted.least}, base {wanted.base} is looser than least {self.least}, base {self.base}",
                "small-number policy",
                "a place may only make it stricter",
            )
        return wanted

    @property
    def lowest(self) -> int:
        """The smallest figure, other than 0, that is ever shown; people."""
        return -(-self.least // self.base) * self.base

    @property
    def margin(self) -> int:
        """How far inside what its parts allow a total must lie (0008): people.

        So far that each hidden part could still be 1 and could still be `least - 1`, whether the total is shown or not.
        """
        return self.least - 2 + max(self.base // 2, self.lowest - self.least) + 1


DEFAULT = Policy()


def is_small(counts: Floats, policy: Policy) -> npt.NDArray[np.bool_]:
    """Tell which counts are of some people but too few; what is unknown (nan) is not."""
    small: npt.NDArray[np.bool_] = (counts > 0) & (counts < policy.least)
    return small


def rounded(counts: Floats, policy: Policy) -> Floats:
    """Round counts as they are shown; nan where a count is small or unknown."""
    # What is large enough to be shown never rounds to 0, which says "nobody", nor to what is too small.
    near = np.maximum((counts + policy.base // 2) // policy.base * policy.base, policy.lowest)
    return np.where(is_small(counts, policy), nan, np.where(counts == 0, 0.0, near))


def readings(figures: Floats, policy: Policy) -> tuple[Floats, Floats]:
    """Give the least and the most people that a shown figure can stand for; 0 stands for 0."""
    low = np.where(figures == policy.lowest, policy.least, figures - policy.base // 2)
    high = figures + (policy.base - 1) // 2
    return np.where(figures == 0, 0.0, low), np.where(figures == 0, 0.0, high)


def shown_count(n: int | None, policy: Policy = DEFAULT) -> int | None:
    """Give the count of people as it may be shown; None where it is small or unknown.

    One count on its own: where its parts or its whole are shown too, use `disclose`.
    """
    figure = rounded(np.array([as_count(n, "a count")]), policy)[0]
    return None if np.isnan(figure) else int(figure)


def shown_rate(
    numerator: int | None, denominator: int | None, policy: Policy = DEFAULT, share: bool = True
) -> float | None:
    """Give a rate from rounded counts; None where either is small or unknown, or nobody is below the line.

    A share (0 to 1; `share=True`) is also None where those who are *not* in it are few.

    Raises:
        RecordError: a share of more than there are.
    """
    if numerator is None or denominator is None:
        return None
    if share and not may_show_beside(numerator, denominator, policy):
        return None
    above, below = shown_count(numerator, policy), shown_count(denominator, policy)
    return None if above is None or not below else above / below


def may_show_statistic(n: int | None, policy: Policy = DEFAULT, quantile: float | None = None) -> bool:
    """Tell whether a mean, an interval or a quantile of n people may be shown.

    A quantile needs half of `least` people on its thinner side, of n as shown: the median 8, the ninth decile 38
    (shown as 40); the smallest and the greatest value (0 and 1) are each one person's and never shown.
    """
    return bool(enough(rounded(np.array([as_count(n, "n")]), policy), policy, quantile)[0])


def enough(figures: Floats, policy: Policy, quantile: float | None = None) -> npt.NDArray[np.bool_]:
    """Tell which counts, as shown (nan where hidden), are of enough people for a mean or a quantile."""
    wanted = policy.least if quantile is None else policy.least / 2
    thinner = 1.0 if quantile is None else min(quantile, 1 - quantile)
    many: npt.NDArray[np.bool_] = figures * thinner >= wanted - 1e-9  # 1 - 0.9 is a little less than 0.1
    return many


def may_show_beside(part: int, whole: int, policy: Policy = DEFAULT) -> bool:
    """Tell whether a count may be shown beside that of a group which contains it: not if too few are the difference.

    Raises:
        RecordError: the part is greater than the whole.
    """
    rest = as_count(whole, "the whole") - as_count(part, "the part")
    if rest < 0:
        raise RecordError(f"{part} are part of {whole}", "share", "a part is no greater than its whole")
    return not bool(is_small(np.array(rest), policy))


def as_count(n: Any, where: str) -> float:
    """Read a count, nan for None; RecordError where it is not a whole number, 0 or more."""
    if n is None:
        return nan
    try:
        value = float(n)
    except (TypeError, ValueError):
        value = -1.0
    if isinstance(n, str | bool) or not value >= 0 or value != value // 1:
        raise RecordError(f"{n!r} is no count of people", where, "it is a whole number, 0 or more, or None")
    return value
