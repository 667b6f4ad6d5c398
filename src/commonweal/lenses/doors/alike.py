"""Whether doors became stricter to people who are alike: refusals of one half against the other, score by score.

More refusals may only mean that other people ask. So answers are held side by side within a door and a narrow
band of scores, and the differences added up in the proportions of both halves together (direct standardisation;
Rothman, Greenland & Lash 2008, ch. 4).
"""

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code
from commonweal.lenses.doors.answers import Answers, Ints
from commonweal.lenses.doors.assessed import Assessed
from commonweal.lenses.doors.shift import Shift, judged
from commonweal.lenses.doubt import Doubt

CLAUSE = "severity, of like scores"
_BAND = 0.05  # need-units
_FEW = 5  # scores in each half; a band with fewer is left out


def alike(found: Assessed, answers: Answers, middle: int) -> Shift | None:
    """Compare refusals for want of severity before day `middle` with those after, of people with like scores.

    Where no clause is told, every refusal counts. None where the record holds no score with its answer.
    """
    rows, number, answer = found
    told = answer >= 0
    if not told.any():
        return None
    late, refused = rows["date"][told] >= middle, _for_severity(answers)[answer[told]]
    band = np.floor(rows["score"][told] / _BAND).astype(np.int64)
    stratum = np.unique(rows["service"][told] * np.int64(4096) + band, return_inverse=True)[1]
    return _standardised(stratum, late, refused, number[told])


def _for_severity(answers: Answers) -> NDArray[np.bool_]:
    words = ("least_severity", "both")
    named = answers.refused & np.isin(answers.clause, [code("referrals", "clause", word) for word in words])
    return named if named.any() else answers.refused


def _standardised(stratum: Ints, late: NDArray[np.bool_], refused: NDArray[np.bool_], number: Ints) -> Shift:
    strata = int(stratum.max()) + 1
    n = np.stack([np.bincount(stratum, late == half, strata) for half in (False, True)])
    kept: NDArray[np.bool_] = np.asarray((n >= _FEW).all(axis=0))
    weight = np.where(kept, n.sum(axis=0), 0.0)
    people = len(np.unique(number[kept[stratum]]))
    if not weight.sum():
        return Shift(CLAUSE, None, None, Doubt(None), None, people)
    weight /= weight.sum()
    noes = np.stack([np.bincount(stratum, refused & (late == half), strata) for half in (False, True)])
    share = noes / np.maximum(n, 1)
    before, after = (float(weight @ each) for each in share)
    half = late.astype(int)
    pull = np.where(late, 1, -1) * weight[stratum] * (refused - share[half, stratum]) / np.maximum(n[half, stratum], 1)
    least = min(*n[:, kept].sum(axis=1).tolist(), int(refused[kept[stratum]].sum()))
    by_person = np.bincount(np.unique(number, return_inverse=True)[1], pull)
    return judged(CLAUSE, (before, after), by_person, people, least)
