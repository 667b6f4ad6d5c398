"""Evolution: how much teams differ in practice, how far it is handed on, and whether it moves where pay points."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.emergent.aspect import Aspect, rank_p, sign, untold
from commonweal.lenses.emergent.heredity import Heredity, heredity
from commonweal.lenses.emergent.practice import Practice, neighbours, read_pay, read_practice
from commonweal.lenses.emergent.selection import Selection, selection
from commonweal.lenses.finding import Field, Number, Sheet, free
from commonweal.lenses.networks import declared, node_weights, spread
from commonweal.record import Record

NAME, SIGN = "evolution", "practice of teams"
TITLE = "How much practice differs between teams"
FEWEST_TEAMS, FEWEST_PERIODS = 8, 3
_DRAWS = 999
Floats = NDArray[np.float64]
_SPREAD = {
    "from": Field("label", meaning="first day of the period"),
    "teams": Field("free", "teams", "whose practice is known"),
    "spread": Field("free", "variance", "between teams, mean over coordinates, each of variance 1 over all"),
}
_PAY = {
    "coordinate": Field("label", meaning="side of practice"),
    "first_variance": Field("free", "variance", "between teams in the first period"),
    "last_variance": Field("free", "variance", "between teams in the last period"),
    "pressure": Field("free", "standard deviations", "selection differential: how far practice goes with pay after it"),
    "by_chance_low": Field("free", "standard deviations", "2.5 % of that if pay had nothing to do with practice"),
    "by_chance_high": Field("free", "standard deviations", "97.5 % of it"),
    "moved": Field("free", "standard deviations", "how far mean practice moved from first to last"),
}


def look(record: Record) -> Aspect:
    """Follow the practice of teams: variety, heredity and selection, each against its own chance."""
    practice = read_practice(record) if record.coverage.of("practice").status != "absent" else None
    if practice is None:
        return untold(NAME, SIGN, "the record does not say how teams worked.")
    periods, teams, _ = practice.value.shape
    if teams < FEWEST_TEAMS or periods < FEWEST_PERIODS:
        why = f"practice of {FEWEST_TEAMS} teams over {FEWEST_PERIODS} periods is needed, and the record holds less."
        return untold(NAME, SIGN, why)
    near, of = neighbours(record, practice)
    handed, change = heredity(practice.value, near), _variety(practice.value)
    pay = read_pay(record, practice)
    label = {column: each[practice.services] for column, each in declared(record).items()}
    chosen = selection(practice.value, pay, label["domain"], label["area"]) if pay is not None else None
    numbers = _numbers(teams, periods, change[0], handed, of, chosen)
    return Aspect(
        NAME,
        _sentence(change[1], handed, chosen, of),
        tuple(numbers),
        tuple(_signs(change[1], handed, chosen)),
        (_spread_sheet(practice), _pay_sheet(practice, chosen)),
        _open(handed, chosen),
    )


def variances(value: Floats) -> Floats:
    """Give the variance between teams in each period, (periods, coordinates); NaN where fewer than two are known."""
    known = ~np.isnan(value)
    n = known.sum(1)
    about = np.where(known, value - _means(value)[:, None], 0.0)
    return np.asarray(np.divide((about**2).sum(1), n - 1, out=np.full(n.shape, np.nan), where=n > 1))


def _means(value: Floats) -> Floats:
    known = ~np.isnan(value)
    n = known.sum(1)
    return np.asarray(np.divide(np.where(known, value, 0.0).sum(1), n, out=np.full(n.shape, np.nan), where=n > 0))


def _variety(value: Floats) -> tuple[Doubt, float | None]:
    """Give spread in the last period over that in the first, for teams known in both, and p that it did not change.

    The interval is of teams drawn anew; p of first and last dealt anew within each team (two-sided).
    """
    ends = value[[0, -1]]
    both = ~np.isnan(ends).any((0, 2))
    ends = ends[:, both]
    if both.sum() < FEWEST_TEAMS:
        return Doubt(None), None
    about = ends - ends.mean(1, keepdims=True)
    first, last = ((about**2).sum(2)[k] for k in (0, 1))
    if first.sum() < 1e-9 or last.sum() < 1e-9:
        return Doubt(None), None
    drawn = node_weights(len(first), _DRAWS)
    told = spread(float(last.sum() / first.sum()), (drawn @ last) / np.maximum(drawn @ first, 1e-12))
    swapped = np.random.default_rng(1).random((_DRAWS, len(first))) < 0.5
    one = np.where(swapped, last, first).sum(1)
    chance = np.abs(np.log((first.sum() + last.sum() - one) / one))
    return told, rank_p(abs(float(np.log(last.sum() / first.sum()))), chance)


def _signs(p: float | None, handed: Heredity, chosen: Selection | None) -> list[dict[str, Any]]:
    return [
        sign(NAME, "variety changed", p, _DRAWS if p is not None else None),
        sign(NAME, "practice like that of others near", handed.p, handed.draws if handed.p is not None else None),
        sign(NAME, "practice goes with pay", chosen.p if chosen else None, chosen.draws if chosen else None),
        sign(NAME, "practice moved where pay points", chosen.moved_p if chosen else None, None),
    ]


def _numbers(
    teams: int, periods: int, change: Doubt, handed: Heredity, of: str, chosen: Selection | None
) -> list[Number]:
    made = [free("teams", teams, teams, "teams", "whose practice is known")]
    if change.value is not None:
        meaning = f"spread of practice in the last of {periods} periods, over that in the first"
        made.append(free("variety_change", change, teams, "times", meaning))
    if handed.own.value is not None:
        made.append(free("own", handed.own, teams, "slope", "practice on the team's own in the period before"))
    if handed.others.value is not None:
        made.append(free("others", handed.others, teams, "slope", f"practice on that of {of} in the period before"))
    if chosen is not None:
        strongest = float(np.abs(chosen.pressure).max())
        meaning = "the greatest covariance of a side of practice with pay in the period after"
        made.append(free("pressure", strongest, teams, "standard deviations", meaning))
    return made


def _sentence(p: float | None, handed: Heredity, chosen: Selection | None, of: str) -> str:
    parts = []
    if p is not None:
        changed = "grew or shrank more than chance gives" if p <= LEVEL else "changed no more than chance gives"
        parts.append(f"variety between teams {changed} ({{variety_change}} times what it was)")
    if handed.own.value is not None:
        parts.append("a team keeps {own.plain} of what sets it apart from one period to the next")
    if chosen is None:
        parts.append("whether pay selects cannot be told")
    elif chosen.p > LEVEL:
        parts.append("practice goes with pay no more than chance gives")
    else:
        parts.append("practice goes with pay more than chance gives" + _moved(chosen))
    return "Evolution: " + "; ".join(parts) + "."


def _moved(chosen: Selection) -> str:
    if chosen.moved_p is None:
        return ""
    if chosen.moved_p <= LEVEL:
        return ", and moved where pay points"
    return "; that it moved where pay points cannot be told from chance"


def _spread_sheet(practice: Practice) -> Sheet:
    known = ~np.isnan(practice.value)
    by_period = variances(practice.value)
    rows = []
    for i in range(len(practice.starts)):
        told = by_period[i][~np.isnan(by_period[i])]
        if len(told):
            teams = int(known[i].any(1).sum())
            rows.append({"from": practice.day(i), "teams": teams, "spread": float(told.mean())})
    return Sheet(TITLE, _SPREAD, rows)


def _pay_sheet(practice: Practice, chosen: Selection | None) -> Sheet:
    by_period = variances(practice.value)
    moved = _means(practice.value)[-1] - _means(practice.value)[0]
    rows = []
    for k, name in enumerate(practice.coordinates):
        row: dict[str, Any] = dict.fromkeys(_PAY)
        row |= {"coordinate": name.replace("_", " "), "moved": _told(moved[k])}
        row |= {"first_variance": _told(by_period[0, k]), "last_variance": _told(by_period[-1, k])}
        if chosen is not None:
            row |= {"pressure": float(chosen.pressure[k])}
            row |= {"by_chance_low": float(chosen.low[k]), "by_chance_high": float(chosen.high[k])}
        rows.append(row)
    return Sheet("Practice and pay", _PAY, rows)


def _told(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _open(handed: Heredity, chosen: Selection | None) -> tuple[str, ...]:
    told = ["Evolution: whether a practice is good; what is paid is not what people need."]
    if handed.p is None:
        told.append("Evolution: whether teams become like others near them; the record does not say who is near whom.")
    else:
        told.append("Evolution: whether teams imitate others near them, or only share circumstances with them.")
    if chosen is None:
        told.append("Evolution: selection by pay; the record holds no measure with a stake that follows practice.")
    elif chosen.moved_p is None:
        told.append("Evolution: whether practice moved where pay points; it takes five sides of practice.")
    return tuple(told)
