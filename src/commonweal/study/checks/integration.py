"""Integration, pooling and human ways of working: what was found for them, and against them."""

import numpy as np

from commonweal.place import DOMAINS
from commonweal.study.check import HERE, Check, View, sign, untold
from commonweal.study.interval import Interval, interval, paired
from commonweal.study.pattern import Pattern
from commonweal.study.verdict import CANNOT, Seen, Shown, signed

_LATE = 5  # years at the end of a run
_NO_EFFECT = (
    "no effect means an interval that holds zero, so one too small for these runs passes as none; the source is of "
    "many places, this is one"
)


def _asked(view: View, years: range) -> Interval:
    sums = [sum(view.facts(f"asked|{year}", regime) for year in years) for regime in ("block", "alliance")]
    return interval(np.asarray(sums[1] / sums[0] - 1))


def _demand(view: View, pattern: Pattern) -> Shown:
    years = view.paths("burden", "block").shape[1]
    value = _asked(view, range(max(0, years - _LATE), years))
    seen = (Seen("times people ask, last years, alliance against block", value, "share"),)
    return Shown(seen, signed(value, "-"), "the source is advocacy without a control")


def _first_year(view: View, pattern: Pattern) -> Shown:
    path = view.paths("crisis_cost", "alliance")[:, 0], view.paths("crisis_cost", "block")[:, 0]
    value = interval(path[0] / path[1] - 1)
    up = int((path[0] > path[1]).sum())
    why = f"judged as +, which two of three showed; up in {up} of {len(path[0])} runs, which are one place's luck"
    return Shown((Seen("cost of crisis in year 1, alliance against block", value, "share"),), signed(value, "+"), why)


def _centralised(view: View, pattern: Pattern) -> Shown:
    value = view.less("burden", "centralised", "alliance")
    why = "the source's centre also held the money; here only where learning sits moves to the commissioner"
    return Shown((Seen("burden, centralised less alliance", value, "need-units a person"),), signed(value, "-"), why)


def _least(view: View, pattern: Pattern) -> Shown:
    falls = {}
    for name in DOMAINS:
        block, alliance = (view.facts(f"serious|{name}", regime) for regime in ("block", "alliance"))
        falls[name] = 1 - alliance / block
    others = np.mean([falls[name] for name in DOMAINS if name != "mental_health"], axis=0)
    value = paired(falls["mental_health"], others)
    seen = (
        Seen("fall in mental health", interval(falls["mental_health"]), "share"),
        Seen("fall in the others less that", value, "share"),
    )
    return Shown(seen, signed(value, "+"), "people with a serious need on the last day, alliance against block")


def _small_loads(view: View, pattern: Pattern) -> Shown:
    value = paired(*(view.values("burden", "block", f"caseload {size}") for size in (30, 10)))
    seen = (Seen("burden, caseloads of 10 less 30", value, "need-units a person"),)
    return Shown(seen, CANNOT, "the authors make no claim about outcomes; there is nothing to hold the lab to")


FOR: dict[str, Check] = {
    "P11": untold(
        "there is no A&E, and the source has no control",
        "cost of crisis, alliance less block",
        lambda view: interval(view.values("crisis_cost", "alliance") / view.values("crisis_cost", "block") - 1),
        "share",
    ),
    "I01": untold("there is no stock of homes to give a certificate for"),
    "I02": untold("paid hours are the same in every regime by design"),
    "I03": Check((HERE,), _demand),
}
AGAINST: dict[str, Check] = {
    "P12": Check((HERE,), _first_year),
    "P27": Check((HERE,), _centralised),
    "I04": sign("burden, pooled", lambda view: view.less("burden", "pooled"), "0", "need-units a person", _NO_EFFECT),
    "I05": sign(
        "cost of crisis, pooled", lambda view: view.less("crisis_cost", "pooled"), "0", "units a person", _NO_EFFECT
    ),
    "I06": sign(
        "times people ask in year 1, alliance against block", lambda view: _asked(view, range(1)), "+", "share"
    ),
    "I07": Check((HERE,), _least),
    "I08": untold("nobody plans for a number of referrals"),
    "I09": Check(("caseload 10", "caseload 30"), _small_loads),
}
