"""Levels: what services and people were found to be like, whatever is thought of targets or integration."""

from collections.abc import Callable

from commonweal.study.check import Check, Numbers, View, level, untold
from commonweal.study.interval import interval, paired
from commonweal.study.pattern import Pattern
from commonweal.study.verdict import CANNOT, NOT, Seen, Shown, all_of, signed

_DATES = "the lab looks at four dates of a year, the source over a whole year, which can only find more"
_EVER = "the source asks whether ever, the lab looks at one year: a lower share there proves nothing"
_DRUGS = (
    "the lab has one substance misuse and does not tell opiates from other drugs; any mix of the two would lie "
    "between 0.066 and 0.39"
)
_TIES = "the lab has trust between teams; ties between the workers of one team are not told"


def _fact(name: str, regime: str = "block") -> Callable[[View], Numbers]:
    return lambda view: view.facts(name, regime)


def _ever(what: str, name: str) -> Check:
    """Check a share published as 'ever' with one of a year: only a higher one can fail it."""

    def show(view: View, pattern: Pattern) -> Shown:
        value = interval(view.facts(f"severe|{name}", "block"))
        told = value.low is not None and pattern.high is not None and value.low > pattern.high
        return Shown((Seen(what, value, "share"),), NOT if told else CANNOT, _EVER)

    return Check(("as it is",), show)


def _caseload(view: View, pattern: Pattern) -> Shown:
    at = {size: view.values("practice_breadth", "block", f"caseload {size}") for size in (10, 20, 30)}
    early, late = paired(at[10], at[20]), paired(at[20], at[30])
    seen = (
        Seen("time on the whole person, 20 cases less 10", early, "share of time"),
        Seen("30 cases less 20", late, "share of time"),
    )
    why = "a limit on cases binds only where teams would hold more; practice is learnt, not set by the limit"
    return Shown(seen, all_of(signed(early, "-"), signed(late, "0")), why)


LEVELS: dict[str, Check] = {
    "P01": level("two or more of three", _fact("two_of_three"), "share", _DATES),
    "P01b": level("all three", _fact("three_of_three"), "share", _DATES),
    "P02h": _ever("homeless in the year", "homelessness"),
    "P02m": _ever("mental health need in the year", "mental_health"),
    "P02s": _ever("substance misuse in the year", "substance_misuse"),
    "P02o": _ever("offending in the year", "offending"),
    "P02d": _ever("domestic abuse in the year", "domestic_abuse"),
    "P02b": _ever("four or more of five in the year", "four"),
    "P04": level(
        "hand-offs that arrive",
        lambda view: 1 - view.values("handoffs_failed", "block"),
        "share of hand-offs",
        "all hand-offs, warm ones among them",
    ),
    "P07": level(
        "people who fall away", lambda view: view.values("drop_outs", "block"), "share of closures and drop-outs"
    ),
    "P08": untold(
        _DRUGS,
        "completed less returned, substance misuse",
        lambda view: interval(view.facts("completed|substance_misuse", "block")),
        "share of people treated",
    ),
    "P08b": untold(
        _DRUGS,
        "the same",
        lambda view: interval(view.facts("completed|substance_misuse", "block")),
        "share of people treated",
    ),
    "P09": level("still in serious housing need", _fact("still_homeless"), "share", "a line on need, not a street"),
    "P13": Check(("caseload 10", "caseload 20", "caseload 30"), _caseload),
    "P14": level(
        "trust times weeks with the worker, against fall of need",
        _fact("relationship"),
        "correlation",
        "not corrected for need at the start",
    ),
    "P14b": untold("no admission to hospital, and no doctor who stays with a person for years"),
    "P15": level("time with people under targets", lambda view: view.values("direct_time", "targets"), "share"),
    "P16": level("staff who leave in a year", lambda view: view.values("turnover", "block"), "share of workers a year"),
    "P26": untold(_TIES, "trust between teams", lambda view: interval(view.values("ties", "block")), "share"),
    "P26b": untold(_TIES),
    "P30": untold("nobody is lost to follow-up: the lab finds everyone again after 26 weeks"),
}
