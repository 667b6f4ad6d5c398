"""Targets, markets and payment: what was found against them, and for them."""

import numpy as np

from commonweal.study.check import HERE, Check, Numbers, View, sign, untold
from commonweal.study.interval import Interval, interval, paired
from commonweal.study.pattern import Pattern
from commonweal.study.verdict import Seen, Shown, all_of, signed

_LINE = "no service has a target line of its own: the only line is one for people's scores"
_RATIO = "times the place's history"
_MEASURE = "success at closure"


def slope(paths: Numbers) -> Numbers:
    """Give the straight-line slope over years of each run (runs, years); years that cannot be told are left out."""
    found = []
    for path in paths:
        told = ~np.isnan(path)
        found.append(np.polyfit(np.flatnonzero(told), path[told], 1)[0] if told.sum() >= 2 else np.nan)
    return np.array(found)


def _heaping(view: View) -> Interval:
    return interval(view.values("heaping", "targets"))


def _paid_unpaid(view: View, pattern: Pattern) -> Shown:
    paid, unpaid = view.less("success_at_closure", "targets"), view.less("change_later", "targets")
    seen = (Seen(f"{_MEASURE}, paid", paid, _RATIO), Seen("change 26 weeks on, not paid", unpaid, _RATIO))
    return Shown(seen, all_of(signed(paid, "+"), signed(unpaid, "0/-")), "")


def _decoupling(view: View, pattern: Pattern) -> Shown:
    slopes = [slope(view.paths("measure_to_truth", regime)) for regime in ("block", "targets")]
    under, apart = interval(slopes[1]), paired(slopes[0], slopes[1])
    seen = (Seen("slope under targets", under, "a year"), Seen("less that under block", apart, "a year"))
    return Shown(seen, signed(under, "-"), "over teams; a year holds few closures a team")


def _alike(view: View, pattern: Pattern) -> Shown:
    paths = view.paths("measure_spread", "targets")
    value = interval(slope(paths))
    return Shown((Seen("slope of the spread between teams, targets", value, "a year"),), signed(value, "-"), "")


def _visible(view: View, pattern: Pattern) -> Shown:
    measure = view.paths("success_at_closure", "targets", "growing need")
    last = measure.shape[1] - 1
    count = paired(measure[:, 0], measure[:, -1])
    asked = paired(*(view.facts(f"asked|{year}", "targets", "growing need") for year in (0, last)))
    seen = (Seen(_MEASURE, count, _RATIO), Seen("times people ask", asked, "a year"))
    why = "shocks were made half as common again from year 3; the rise in asking follows from that"
    return Shown(seen, all_of(signed(count, "+"), signed(asked, "+")), why)


def _late(view: View, pattern: Pattern) -> Shown:
    path = view.paths("success_at_closure", "targets")
    value = paired(path[:, 0], path[:, 1])
    return Shown(
        (Seen(f"{_MEASURE}, year 2 less year 1", value, _RATIO),),
        signed(value, "+"),
        "judged by its sign; block is not taken off",
    )


def _tangle(view: View, pattern: Pattern) -> Shown:
    apart = []
    for ground in ("one cause", "many causes"):
        values = [view.values("early_closure", regime, ground) for regime in ("block", "targets")]
        apart.append(values[1] - values[0])
    value = paired(apart[0], apart[1])
    seen = (Seen("added early closures, coupling 0.8 less 0", value, "share of closures"),)
    why = "coupling 0 and 0.8 are the lab's few and many causes; a person's growth is set so burdens are alike"
    return Shown(seen, signed(value, "+"), why)


def _jump(view: View, pattern: Pattern) -> Shown:
    path = view.paths("success_at_closure", "targets") - view.paths("success_at_closure", "block")
    jump, after = path[:, 0], slope(path[:, 1:])
    value = paired(after, jump)
    seen = (Seen("jump in year 1", interval(jump), _RATIO), Seen("jump less yearly rise after", value, _RATIO))
    return Shown(seen, all_of(signed(interval(jump), "+"), signed(value, "+")), "")


def _claimed(view: View, pattern: Pattern) -> Shown:
    measure, burden = view.less("success_at_closure", "targets"), view.less("burden", "targets")
    seen = (Seen(_MEASURE, measure, _RATIO), Seen("burden", burden, "need-units a person"))
    why = "no effect means an interval that holds zero; a higher burden would be worse than was found"
    return Shown(seen, all_of(signed(measure, "+"), signed(burden, "0")), why)


def _journey(view: View) -> Interval:
    block, targets = view.values("burden", "block"), view.values("burden", "targets")
    return interval(targets / block - 1)


AGAINST: dict[str, Check] = {
    "P17": untold(_LINE, "scores just under the line over just above, targets", _heaping, "ratio"),
    "P17b": untold(_LINE),
    "P21": Check((HERE,), _paid_unpaid),
    "P22": Check((HERE,), _decoupling),
    "P22b": Check((HERE,), _alike),
    "P23": untold("nobody lies in a record: scores are chosen by when work ends, never falsified"),
    "P29": Check(("growing need",), _visible),
    "T01": sign(
        "burden, staked less asked",
        lambda view: view.less("burden", "staked", "asked"),
        "+",
        "need-units a person",
        "asking is given as time to learn (assumed)",
    ),
    "T02": untold(
        "nobody is sanctioned; being turned away is the nearest",
        "refused, targets less block",
        lambda view: view.less("refused", "targets"),
        "share of those who asked",
    ),
    "T03": sign("creaming", lambda view: view.less("creaming", "targets"), "+", "complexity"),
    "T03b": sign("hours of a hard case", lambda view: view.less("hard_pull", "targets"), "-", "ratio"),
    "T03c": untold("success is not told apart for people who are easy and hard to help"),
    "T04": Check((HERE,), _late),
    "T05": sign(
        "time on the whole person", lambda view: view.less("practice_breadth", "targets"), "-", "share of time"
    ),
    "T06": Check(("one cause", "many causes"), _tangle),
    "T07": Check((HERE,), _jump),
    "T08": sign("workers who leave", lambda view: view.less("turnover", "targets"), "+", "share of workers a year"),
    "T09": Check((HERE,), _claimed),
    "T10": untold("how small is small was not published", "burden, targets less block", _journey, "share of burden"),
    "T11": untold("nobody bids a price: tenders go to the better measure, and hours are the same in every regime"),
}


def _controllable(view: View, pattern: Pattern) -> Shown:
    starts = view.less("starts_in_time", "waiting", ground="one cause")
    burden = view.less("burden", "waiting", ground="one cause")
    seen = (Seen("starts in time", starts, "share of starts"), Seen("burden", burden, "need-units a person"))
    return Shown(seen, all_of(signed(starts, "+"), signed(burden, "-")), "a true gain is a lower burden")


def _nothing_else(view: View, pattern: Pattern) -> Shown:
    starts, later = view.less("starts_in_time", "waiting"), view.less("change_later", "waiting")
    early = view.less("early_closure", "waiting")
    seen = (
        Seen("starts in time", starts, "share of starts"),
        Seen("change 26 weeks on", later, _RATIO),
        Seen("early closures", early, "share of closures"),
    )
    return Shown(seen, all_of(signed(starts, "+"), signed(later, "0/+"), signed(early, "0/-")), "")


FOR: dict[str, Check] = {
    "P18": Check(("one cause",), _controllable),
    "F01": sign("mean wait", lambda view: view.less("wait", "waiting"), "-", "weeks"),
    "F02": sign("starts in time", lambda view: view.less("starts_in_time", "waiting"), "+", "share of starts"),
    "F03": Check((HERE,), _nothing_else),
    "F04": untold("nobody dies in the lab, and there is no A&E"),
    "F05": untold(
        "no contract pays for filled places",
        "creaming, targets less block",
        lambda view: view.less("creaming", "targets"),
        "complexity",
    ),
    "F06": sign("hand-offs", lambda view: view.less("handoffs", "targets"), "+", "per 1,000 people and year"),
    "F06b": sign(
        "hand-offs that failed", lambda view: view.less("handoffs_failed", "targets"), "-", "share of hand-offs"
    ),
    "F07": untold("there are no children in care and no custody"),
}
