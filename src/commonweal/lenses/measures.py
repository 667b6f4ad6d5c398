"""Is this measure still telling the truth? Ordinary variation shown as such, and signs that a measure is gamed.

Charts are XmR charts by the rules of NHS England's Making Data Count (`signs/xmr.py`). Signs are of an indicator
over the whole record, never of a service; each has its own file in `signs/`, with its source and its test. False
discoveries are controlled over the series of each kind of sign (Benjamini & Hochberg 1995) at one in twenty.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from commonweal.lenses.charts import Series, all_series, beyond_chance
from commonweal.lenses.control_chart import control_chart
from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.finding import Finding, Number, free
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.measure_sheets import charts_sheet, companions_sheet, lines_sheet, points_sheet, signs_sheet
from commonweal.lenses.recount import held_against
from commonweal.lenses.signs import SIGNS, Panel, Seen, Sign, adjust, panels
from commonweal.record import Record, RecordError
from commonweal.record.day import day_number


def see(
    record: Record,
    indicator: str | None,
    service: str | None,
    screen: bool,
    rebase: str | None,
    target: float | None,
    better: str | None,
    score_line: float | None,
) -> Finding:
    """Answer from measures; from spells, contacts and needs too where the record holds them."""
    held = panels(record, _way(better))
    found = [panel for panel in held if np.isfinite(panel.value).any()]
    if not found:
        return LENS.answer("Cannot tell: the record holds no value of any measure.", cannot_tell=(_NO_VALUE,))
    if target is not None:
        found = _with_target(found, indicator, target)
    series = all_series(found, _days(rebase), screen)
    looked = Seen(record, tuple(found), score_line)
    signs = adjust([sign for each in SIGNS for sign in each.seek(looked)])
    one = _chosen(series, found, indicator, service)
    numbers = _numbers(held, series, signs, screen)
    return LENS.answer(
        _sentence(numbers, signs),
        numbers=tuple(numbers),
        table=signs_sheet(signs),
        more=(
            *((points_sheet(one),) if one else ()),
            lines_sheet(found),
            companions_sheet(looked.asked, found),
            *held_against(record),
            charts_sheet(series),
        ),
        chart=control_chart if one else None,
        alt=_alt(one) if one else "",
        cannot_tell=_open_questions(held, series, bool(looked.asked)),
    )


def _numbers(found: Sequence[Panel], series: Sequence[Series], signs: Sequence[Sign], screen: bool) -> list[Number]:
    long, special, chance = beyond_chance(series, screen)
    tested = [sign for sign in signs if sign.p is not None]
    low = sum(sign.p <= LEVEL for sign in tested if sign.p is not None)
    asking = sum(sign.asking for sign in signs)
    kinds = len({sign.name for sign in tested})
    n = len(tested)
    return [
        free("values", float(sum(int(np.isfinite(panel.value).sum()) for panel in found)), None, "values", "reported"),
        free("left_out", float(sum(panel.small for panel in found)), None, "values", "of fewer than eight people"),
        free("series", float(long), None, "series", "of one service on one indicator, of twelve periods or more"),
        free("special", float(special), long, "series", "with variation beyond the ordinary"),
        free("by_chance", chance, long, "series", "in which pure noise would show it, by simulation"),
        free("signs", float(n), None, "signs", "that could be looked for"),
        free("asking", float(asking), n, "signs", "worth asking about, after control of false discoveries"),
        free("asking_by_chance", LEVEL * kinds, kinds, "kinds of sign", "that chance alone would bring, nothing there"),
        free("low_p", float(low), n, "signs", "that chance shows at most one time in twenty, each taken alone"),
        free("low_p_by_chance", LEVEL * n, n, "signs", "of which chance would bring as many if nothing were there"),
    ]


def _sentence(numbers: Sequence[Number], signs: Sequence[Sign]) -> str:
    held = {number.name: number.value or 0 for number in numbers}
    if held["series"]:
        first = (
            "Of {series.plain} series of twelve periods or more, {special.plain} show more than ordinary variation, "
            "where pure noise would show it in {by_chance}."
        )
    else:
        first = "No series is long enough, at twelve periods, to tell ordinary variation from other."
    if not held["signs"]:
        return f"{first} No sign of gaming could be looked for."
    asking = [f"{sign.name} ({sign.of})" for sign in signs if sign.asking]
    if not asking:
        return f"{first} Of {{signs.plain}} signs that could be looked for, none is worth asking about."
    said = "; ".join(asking).replace("{", "{{").replace("}", "}}")
    verb = "is" if len(asking) == 1 else "are"
    rest = f"Of {{signs.plain}} signs that could be looked for, {{asking.plain}} {verb} worth asking about, "
    rest += f"where chance alone would bring {{asking_by_chance.plain}}: {said}."
    return f"{first} {rest}"


def _alt(one: Series) -> str:
    return (
        f"An XmR chart of {one.panel.indicator} at {one.service}: its values by period, their mean, the limits of "
        "ordinary variation and the target, with points beyond ordinary variation in other shapes."
    )


def _open_questions(found: Sequence[Panel], series: Sequence[Series], asked: bool) -> tuple[str, ...]:
    told = [
        "Why a sign is there: it is worth asking about and proves nothing, and a measure that shows none may be gamed.",
        "Whether a target did good: the same target can be gamed and still help those it was set for.",
        "On pure noise the chart's rules mark something in about 11% of series of 16 points, 29% of 36 and 60% of 84; "
        "where values follow one another, more often still.",
        "A trend that all services share may be of these years and not of the measure: where shocks last for long, "
        "the tests of trends raise a false alarm up to twice as often as the one time in twenty that they name.",
    ]
    if any(panel.small for panel in found):
        told.append("Values that rest on fewer than eight people are left out, of charts and tests alike.")
    if any(panel.others for panel in found):
        told.append("Rows of periods of another length than most, or given twice, are left out.")
    if any(not panel.better for panel in found):
        told.append("Which way is better is not said of every indicator; option better says it for those.")
    if any(one.drawn.short for one in series):
        told.append("Series or parts with fewer than twelve points have limits that are not to be trusted.")
    if any(not np.isfinite(one.panel.value[one.panel.services.index(one.service)]).all() for one in series):
        told.append("Periods without a value are closed up in the charts.")
    if not any(np.isfinite(panel.target).any() for panel in found):
        told.append("Bunching at a target: the record names no target.")
    if not asked:
        told.append("What a target does: the record says that nobody asks for any of its measures.")
    return tuple(told)


def _chosen(
    series: Sequence[Series], found: Sequence[Panel], indicator: str | None, service: str | None
) -> Series | None:
    """Give the series asked for, or else the longest; of those alike, one that is asked for, then by name."""
    if indicator is not None:
        _known("indicator", indicator, [name for panel in found for name in (panel.indicator, panel.id)])
    if service is not None:
        _known("service", service, [name for panel in found for name in panel.services])
    fitting = [
        one
        for one in series
        if (indicator is None or indicator in (one.panel.indicator, one.panel.id))
        and (service is None or service == one.service)
    ]
    return min(fitting, key=lambda one: (-one.points, not one.panel.asked, -_volume(one))) if fitting else None


def _volume(one: Series) -> float:
    return float(np.nansum(one.panel.denominator[one.panel.services.index(one.service)]))


def _with_target(found: list[Panel], indicator: str | None, target: float) -> list[Panel]:
    if indicator is None and len(found) > 1:
        raise RecordError("a target is given, and the record holds several indicators", "option target", _NAME_ONE)
    which = indicator if indicator is not None else found[0].id
    _known("indicator", which, [name for panel in found for name in (panel.indicator, panel.id)])

    def asked(panel: Panel) -> Panel:
        return replace(panel, target=np.where(np.isfinite(panel.value), target, np.nan))

    return [asked(panel) if which in (panel.indicator, panel.id) else panel for panel in found]


def _known(option: str, given: str, names: Sequence[str]) -> None:
    if given not in names:
        some = ", ".join(dict.fromkeys(sorted(names)[:6]))
        raise RecordError(f"the record holds no {option} {given!r}", f"option {option}", f"it holds {some} ...")


def _way(better: str | None) -> int:
    ways = {None: 0, "": 0, "higher": 1, "lower": -1}
    if better not in ways:
        raise RecordError(f"it is {better!r}", "option better", "say higher or lower")
    return ways[better]


def _days(rebase: str | None) -> list[int]:
    try:
        dates = [date.fromisoformat(each.strip()) for each in (rebase or "").split(",") if each.strip()]
    except ValueError as wrong:
        raise RecordError(f"it is {rebase!r}", "option rebase", "give dates as 2024-04-01, with commas") from wrong
    return [day_number(each) for each in dates]


_NO_VALUE = "Every value of every measure is unknown, or rests on fewer than eight people."
_NAME_ONE = "name the indicator it is of by option indicator"

LENS = Lens(
    "measures",
    "Is this measure still telling the truth?",
    needs=({"measures": ("service", "indicator", "period_start", "period_end", "value")},),
    see=see,
    helps={
        "spells": ("person", "service", "end", "ending", "gain"),
        "contacts": ("person", "service", "date", "kind"),
        "needs": ("person", "service", "date", "score", "occasion"),
        "referrals": ("person", "from_service", "to_service", "date", "outcome"),
        "money": ("service", "period_start", "period_end", "hours"),
    },
    options=(
        Option("indicator", None, "the indicator whose chart is drawn, by id or name; else one with most periods"),
        Option("service", None, "the service whose chart is drawn, by name; else one with most periods"),
        Option("screen", True, "whether the largest moving ranges are left out once, before limits are set"),
        Option("rebase", None, "days from which limits begin anew, such as 2024-04-01, with commas between"),
        Option("target", None, "the target of the indicator named, in place of the record's", float),
        Option("better", None, "higher or lower: what is better, for indicators of which the record does not say"),
        Option("score_line", None, "a line of assessed scores to look at; else every twentieth of a need-unit", float),
    ),
)
