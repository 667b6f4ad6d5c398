"""What emerged on runs, as an account: how often each sign was there, beside how often chance would say so."""

from typing import Any

from scipy.special import bdtrc

from commonweal.study.account import CAUTIONS, Account, Part, Sheet
from commonweal.study.emerging import Emerging
from commonweal.study.interval import Interval
from commonweal.study.words import UNTOLD, capital, listed, percent, plain

ASPECTS = {
    "hierarchy": "clusters of services that hand people on among themselves, against hand-offs shuffled",
    "information": "how much what is recorded knows of people's later need, against records shuffled among people",
    "dynamics": "sudden changes of the whole system, and slower recovery, against red noise",
    "evolution": "practices varied, selected and kept, against changes dealt out anew among teams",
}
NUMBERS = (
    "communities", "modularity", "follows_provider", "follows_area", "follows_domain", "bits_share", "variety_change",
    "own",
)  # fmt: skip
CHANCE = 0.05  # of even one false claim over all signs and regimes (Bonferroni)
CANNOT = (
    "A sign says that something is there which nobody decided, not that it is good.",
    "In the model teams hand people on only within their area: communities that follow areas are built in.",
    "Recovery after a shock is asked by the experiment shock-and-recovery, not here: these runs meet no shock.",
    *CAUTIONS,
)


def emerging_account(found: Emerging, title: str) -> Account:
    """Tell what emerged on a place's runs under each regime."""
    parts = tuple(_part(found, aspect) for aspect in ASPECTS if any(a == aspect for a, _, _ in found.signs()))
    return Account(
        kind="emergence",
        title=f"What emerges in {title}",
        question="Is there more order in the runs than anybody decided: in ties, knowledge, time, practice?",
        says=(_first(found),),
        parts=(*parts, _figures(found)),
        cannot_tell=CANNOT,
        data={"regimes": {regime: _told(found, regime) for regime in found.seen}},
    )


def _first(found: Emerging) -> str:
    clear, looked = [], len(found.signs()) * len(found.seen)
    for aspect in ASPECTS:
        signs = [(sign, level) for a, sign, level in found.signs() if a == aspect]
        if any(_beyond(found.share(regime, sign), level, looked) for regime in found.seen for sign, level in signs):
            clear.append(aspect)
    if not clear:
        return "No sign of the four was there in more runs than chance alone would give."
    return (
        f"In more runs than chance would give, under one way of commissioning or more, were signs of {listed(clear)}"
        f"; of the other{'s' if len(ASPECTS) - len(clear) != 1 else ''} nothing can be claimed."
        if len(clear) < len(ASPECTS)
        else "All four left signs in more runs than chance alone would give; which, and how often, is below."
    )


def _beyond(found: Interval, level: float, looked: int) -> bool:
    """Tell whether so many runs would show the sign by chance less than once in twenty, of all that was looked at."""
    if found.mean is None:
        return False
    return float(bdtrc(round(found.mean * found.n) - 1, found.n, level)) < CHANCE / looked


def _part(found: Emerging, aspect: str) -> Part:
    signs = [(sign, level) for a, sign, level in found.signs() if a == aspect]
    rows = tuple(
        (sign, *(_share(found.share(regime, sign)) for regime in found.seen), percent(level)) for sign, level in signs
    )
    columns = ("sign", *found.seen, "by chance alone")
    note = "Share of the runs that could tell in which the sign was there more than its null gives (95% interval)."
    return Part(
        capital(aspect),
        (f"Looked for: {ASPECTS[aspect]}.",),
        sheets=(Sheet(f"Runs with signs of {aspect}", columns, rows, note),),
    )


def _figures(found: Emerging) -> Part:
    rows = tuple(
        (name.replace("_", " "), *(_number(found.number(regime, name)) for regime in found.seen)) for name in NUMBERS
    )
    return Part("Figures", sheets=(Sheet("Means over runs, with 95% intervals", ("figure", *found.seen), rows),))


def _share(value: Interval) -> str:
    if value.mean is None:
        return UNTOLD
    return f"{value.mean:.0%} ({value.low or 0:.0%} to {value.high or 0:.0%}; {value.n} runs)"


def _number(value: Interval) -> str:
    if value.mean is None:
        return UNTOLD
    if value.low is None or value.high is None:
        return plain(value.mean)
    return f"{plain(value.mean)} ({plain(value.low)} to {plain(value.high)})"


def _told(found: Emerging, regime: str) -> dict[str, Any]:
    return {
        "signs": [
            {"aspect": aspect, "sign": sign, "by_chance": level, **vars(found.share(regime, sign))}
            for aspect, sign, level in found.signs()
        ],
        "numbers": {name: vars(found.number(regime, name)) for name in NUMBERS},
    }
