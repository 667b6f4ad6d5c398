"""How a group's answers shifted from one wave to the next, respondents taken as units."""

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Field
from commonweal.lenses.mirror.answers import Answers
from commonweal.lenses.mirror.names import BEHAVIOUR_NAMES
from commonweal.lenses.mirror.spread import FEWEST

_POINTS = "points of 10"
FIELDS = {
    "behaviour": Field("label", meaning="the behaviour, in our words"),
    "code": Field("label", meaning="its code in the record"),
    "from": Field("label", meaning="the earlier wave"),
    "to": Field("label", meaning="the later wave"),
    "people": Field("count", "people", "who answered in the wave that fewer answered"),
    "change": Field("statistic", _POINTS, "of the mean score, all who answered in either", "people"),
    "change_low": Field("statistic", _POINTS, "lower end of its 95% interval", "people"),
    "change_high": Field("statistic", _POINTS, "upper end", "people"),
    "people_twice": Field("count", "people", "who answered in both"),
    "change_twice": Field("statistic", _POINTS, "of those who answered in both", "people_twice"),
    "change_twice_low": Field("statistic", _POINTS, "lower end of its 95% interval", "people_twice"),
    "change_twice_high": Field("statistic", _POINTS, "upper end", "people_twice"),
}


def shifts(answers: Answers, here: NDArray[np.bool_]) -> list[dict[str, Any]]:
    """Give a row for each behaviour and pair of neighbouring waves, at least eight people in each, in fixed order."""
    rows = []
    for number, (code, name) in enumerate(BEHAVIOUR_NAMES.items()):
        asked = here & (answers.behaviour == number)
        for wave in range(1, len(answers.waves)):
            before, after = (_scores(answers, asked & (answers.wave == w)) for w in (wave - 1, wave))
            if min(len(before), len(after)) >= FEWEST:
                span = {"behaviour": name, "code": code, "from": answers.waves[wave - 1], "to": answers.waves[wave]}
                rows.append(span | _figures(before, after))
    return rows


def _scores(answers: Answers, here: NDArray[np.bool_]) -> dict[int, int]:
    return dict(zip(answers.respondent[here].tolist(), answers.score[here].tolist(), strict=True))


def _figures(before: dict[int, int], after: dict[int, int]) -> dict[str, Any]:
    twice = [after[who] - before[who] for who in before if who in after]
    paired = doubt.mean(np.array(twice, float)) if len(twice) >= FEWEST else doubt.NOTHING
    return {
        "people": min(len(before), len(after)),
        **_told("change", between(before, after)),
        "people_twice": len(twice),
        **_told("change_twice", paired),
    }


def between(before: dict[int, int], after: dict[int, int]) -> Doubt:
    """Give the change of the mean score of respondents, some of whom may have answered in both waves.

    Linearised over respondents, so that what one person said twice counts as one person's (Cochran 1977, ch. 6);
    Student's t with the degrees of freedom of the smaller wave, which is on the safe side.
    """
    from scipy.stats import t

    first, second = (float(np.mean(list(wave.values()))) for wave in (before, after))
    parts = dict.fromkeys(before | after, 0.0)
    for who, score in after.items():
        parts[who] += (score - second) / len(after)
    for who, score in before.items():
        parts[who] -= (score - first) / len(before)
    fewest = min(len(before), len(after))
    spread = sqrt(fewest / (fewest - 1) * sum(part * part for part in parts.values()))
    half = float(t.ppf((1 + doubt.LEVEL) / 2, fewest - 1)) * spread
    value = second - first
    return Doubt(value, value - half, value + half)


def _told(name: str, told: Doubt) -> dict[str, float | None]:
    return {name: told.value, f"{name}_low": told.low, f"{name}_high": told.high}
