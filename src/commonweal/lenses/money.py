"""The money lens: where the pooled pound goes, to the penny, and for how much of it nobody said what it was for."""

from typing import Any

import numpy as np

from commonweal.lenses.columns import names
from commonweal.lenses.finding import Field, Finding, Number, Sheet, free
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.pounds import Ledger, Periods, Reached, changes, read_ledger, read_reached
from commonweal.lenses.pounds.bars import bars
from commonweal.record import TABLES, Record, RecordError

NOT_SAID = "not said"
FEWEST = 8  # people; money over fewer tells of single persons
_NEAREST = 5  # people are rounded to it before pounds are divided by them, for exact pounds would give them away
VIEWS = {"component": "components", "strategy": "strategies", "purpose": "", "service": "services"}
_SUMS = {
    "gross": Field("free", "GBP", "sums above 0: what was spent"),
    "income": Field("free", "GBP", "sums below 0: what came in"),
    "net": Field("free", "GBP", "gross and income together"),
}
_SHARE = Field("free", "share", "of all that was spent")
_PEOPLE = {
    "people": Field("count", "people", "different people met or worked with in the period"),
    "gross_per_person": Field(
        "statistic", "GBP", "gross for each of them, people rounded to the nearest five", of="people"
    ),
}


def see(record: Record, by: str | None, period: str, first_month: int) -> Finding:
    """Answer from money, and from contacts and spells where the record holds them."""
    _check(by, period, first_month)
    try:
        ledger = read_ledger(record, Periods(3 if period == "quarter" else 12, first_month))
    except OverflowError as wrong:
        why = f"In the table of money, {wrong}."
        return LENS.answer("Cannot tell: " + why, cannot_tell=(why,))
    if not ledger.rows:
        return LENS.answer("Cannot tell: the record holds no money.", cannot_tell=("It holds no sum.",))
    reached = read_reached(record, ledger)
    called = {view: _called(record, view) for view in VIEWS}
    chosen = by or next((view for view in VIEWS if ledger.said(view)), "component")
    numbers = _numbers(ledger) + _bounds(ledger, called["purpose"])
    return LENS.answer(
        _sentence(ledger),
        numbers=tuple(numbers),
        table=_whole(ledger, chosen, called[chosen]),
        more=tuple(_more(ledger, reached, chosen, called)),
        chart=bars,
        alt=f"Bars of what was spent, and of income to the left of zero, by {chosen}, in the order of the fund.",
        cannot_tell=_open_questions(ledger, reached),
    )


def _check(by: str | None, period: str, first_month: int) -> None:
    for value, right, what in ((by or "component", VIEWS, "by"), (period, ("year", "quarter"), "period")):
        if value not in right:
            raise RecordError(f"it is {value!r}", f"option {what}", "it is " + " or ".join(right))
    if not 1 <= first_month <= 12:
        raise RecordError(f"it is {first_month}", "option first_month", "it is a month, 1 to 12")


def _called(record: Record, view: str) -> list[str]:
    """Name what a view tells apart, in the order of its codes; last, what nobody said."""
    known = names(record, VIEWS[view]) if VIEWS[view] else list(TABLES["money"].column(view).codes)
    return [*(name.replace("_", " ") if view == "purpose" else name for name in known), NOT_SAID]


def _at(ledger: Ledger, view: str, called: list[str]) -> Any:
    return np.where(ledger.parts[view] < 0, len(called) - 1, ledger.parts[view])


def _pounds(gross: int, income: int) -> dict[str, float]:
    return {"gross": gross / 100, "income": income / 100, "net": (gross + income) / 100}


def _numbers(ledger: Ledger) -> list[Number]:
    gross, income = (int(each[0]) for each in ledger.sums(np.zeros(len(ledger.pence), int), 1))
    found = _pounds(gross, income)
    told = [free(name, found[name], ledger.rows, "GBP", _SUMS[name].meaning) for name in _SUMS]
    return [
        *told,
        free("not_whole_pence", ledger.rounded, ledger.rows, "sums", "sums rounded to the nearest penny"),
        free("cut", ledger.cut, ledger.rows, "sums", "sums shared out evenly over the days of two or more periods"),
        free("backwards", ledger.backwards, ledger.rows, "sums", "sums whose period ends before it begins"),
    ]


def _bounds(ledger: Ledger, called: list[str]) -> list[Number]:
    """Give how much of the spending has a known purpose, and the least and most that each could come to.

    What nobody said could be none of it or all of it (Manski 1989); nothing narrower follows from the record.
    """
    gross, _ = ledger.sums(_at(ledger, "purpose", called), len(called))
    total, unknown = int(gross.sum()), int(gross[-1])
    if not total:
        return []
    rows = ledger.rows
    numbers = [free("purpose_known", 1 - unknown / total, rows, "share", "of what was spent, money with a purpose")]
    if unknown == total:
        return numbers  # from nothing to all, for every purpose
    for at, purpose in enumerate(TABLES["money"].column("purpose").codes):
        least, most, of = gross[at] / total, (gross[at] + unknown) / total, called[at]
        numbers.append(free(f"{purpose}_least", float(least), rows, "share", f"spent on {of}, if nothing untold was"))
        numbers.append(free(f"{purpose}_most", float(most), rows, "share", f"spent on {of}, if all that is untold was"))
    return numbers


def _whole(ledger: Ledger, view: str, called: list[str]) -> Sheet:
    """Sum all periods by what a view tells apart."""
    gross, income = ledger.sums(_at(ledger, view, called), len(called))
    total, unknown = max(1, int(gross.sum())), int(gross[-1])
    fields = {view: Field("label", meaning=f"the {view}; `{NOT_SAID}` where nobody did"), **_SUMS, "share": _SHARE}
    rows: list[dict[str, Any]] = []
    for i in np.flatnonzero((gross != 0) | (income != 0)):
        row = {view: called[i], **_pounds(int(gross[i]), int(income[i])), "share": int(gross[i]) / total}
        if view == "purpose":
            most = None if called[i] == NOT_SAID else (int(gross[i]) + unknown) / total
            row |= {"most": most}
        rows.append(row)
    if view == "purpose":
        fields["most"] = Field("free", "share", "of all that was spent, if all that nobody said was for it")
    return Sheet(f"By {view}", fields, rows)


def _more(ledger: Ledger, reached: Reached, chosen: str, called: dict[str, list[str]]) -> list[Sheet]:
    others = [view for view in VIEWS if view not in (chosen, "service")]
    return [
        *(_whole(ledger, view, called[view]) for view in others),
        _by_period(ledger, reached),
        _by_period_and(ledger, chosen, called[chosen]),
        *([_by_service(ledger, reached, called["service"])] if ledger.said("service") else []),
        _changes(ledger, chosen, called[chosen]),
    ]


def _by_period(ledger: Ledger, reached: Reached) -> Sheet:
    gross, income = _of_periods(ledger, np.ones(len(ledger.pence), bool))
    known, _ = _of_periods(ledger, reached.speaks(ledger.parts["service"]))
    rows = [
        {
            "period": ledger.periods.name(n),
            "covered": ledger.covered(n),
            **_pounds(gross[n], income[n]),
            **_per_person(known[n], reached.by_period.get(n)),
        }
        for n in ledger.numbers
    ]
    covered = Field("free", "share", "of the period's days, those of which the record speaks")
    return Sheet("By period", {"period": Field("label"), "covered": covered, **_SUMS, **_PEOPLE}, rows)


def _of_periods(ledger: Ledger, chosen: Any) -> tuple[dict[int, int], dict[int, int]]:
    numbers = ledger.numbers
    size = numbers[-1] - numbers[0] + 2
    key = np.where(chosen, ledger.period - numbers[0], size - 1)
    gross, income = ledger.sums(key, size)
    at = {n: n - numbers[0] for n in numbers}
    return {n: int(gross[i]) for n, i in at.items()}, {n: int(income[i]) for n, i in at.items()}


def _per_person(gross: int, people: int | None) -> dict[str, Any]:
    if people is None or people < FEWEST:
        return {"people": people, "gross_per_person": None}
    return {"people": people, "gross_per_person": round(gross / 100 / (_NEAREST * round(people / _NEAREST)), 2)}


def _by_period_and(ledger: Ledger, view: str, called: list[str]) -> Sheet:
    rows = [
        {"period": ledger.periods.name(n), view: called[i], **_pounds(gross, income)}
        for n, i, gross, income in _pairs(ledger, view, called)
    ]
    return Sheet(f"By period and {view}", {"period": Field("label"), view: Field("label"), **_SUMS}, rows)


def _by_service(ledger: Ledger, reached: Reached, called: list[str]) -> Sheet:
    rows = [
        {
            "service": called[i],
            "period": ledger.periods.name(n),
            **_pounds(gross, income),
            **_per_person(gross, reached.by_service.get((i, n)) if i < len(called) - 1 else None),
        }
        for n, i, gross, income in _pairs(ledger, "service", called)
    ]
    rows.sort(key=lambda row: (row["service"] == NOT_SAID, row["service"], row["period"]))
    fields = {"service": Field("label"), "period": Field("label"), **_SUMS, **_PEOPLE}
    return Sheet("By service and period", fields, rows)


def _pairs(ledger: Ledger, view: str, called: list[str]) -> list[tuple[int, int, int, int]]:
    """Give (period, code, gross, income) for each pair that has money, in order."""
    size, first = len(called), ledger.numbers[0]
    key = (ledger.period - first) * size + _at(ledger, view, called)
    gross, income = ledger.sums(key, int(key.max()) + 1)
    held = np.flatnonzero((gross != 0) | (income != 0))
    return [(first + int(at) // size, int(at) % size, int(gross[at]), int(income[at])) for at in held]


def _changes(ledger: Ledger, view: str, called: list[str]) -> Sheet:
    pence = changes(ledger, view, called)
    money = ("before", "after", "change")
    rows = [row | {name: None if row[name] is None else row[name] / 100 for name in money} for row in pence]
    fields = {"from": Field("label"), "to": Field("label"), "part": Field("label", meaning=f"the {view}")}
    fields |= {
        "before": Field("free", "GBP", "net in the earlier period"),
        "after": Field("free", "GBP", "net in the later period"),
        "change": Field("free", "GBP", "its part of the change; the parts add up to the change of the total"),
    }
    return Sheet("Change from period to period", fields, rows)


def _sentence(ledger: Ledger) -> str:
    parts = ["{gross.plain} was spent; income, written below zero, was {income.plain}; that is {net.plain} net."]
    if not ledger.said("purpose"):
        parts.append("Nobody said what any of it was for, so crisis cannot be held against prevention.")
    elif bool((ledger.parts["purpose"][ledger.pence > 0] >= 0).any()):
        parts.append(
            "For {purpose_known.plain} of what was spent it is known what for: between {crisis_least.plain} and "
            "{crisis_most.plain} went to meet crises, and between {prevention_least.plain} and "
            "{prevention_most.plain} to keep need from arising."
        )
    return " ".join(parts)


def _open_questions(ledger: Ledger, reached: Reached) -> tuple[str, ...]:
    told = [
        "A sum is what was written down, so it has no interval; its doubt is what is not in the record, or is twice: "
        "whether two accounts of the same money stand side by side, a record does not say.",
        "Whether money was well spent: what a pound does is not in a table of money.",
    ]
    if ledger.said("purpose"):
        told.append(
            "A purpose is what somebody said of a sum; the same work may meet one crisis and keep another away."
        )
    if ledger.rounded:
        told.append("Some sums were no whole number of pence and were rounded to the nearest (figure not_whole_pence).")
    if ledger.cut:
        told.append(
            "When within its period a sum was spent: sums that reach over the end of a year or quarter were shared out "
            "evenly by day (figure cut)."
        )
    if ledger.backwards:
        told.append("Some periods of money end before they begin (figure backwards); they were put on their first day.")
    if not reached.by_period:
        told.append("Pounds for each person reached: the record does not tell who was met while the money was spent.")
    else:
        told.append(
            "Pounds for each person reached are at most what is shown, for people whom no row names were reached too; "
            "and people's needs differ, so the figure does not say who is cheap."
        )
    if reached.by_period and reached.services is not None:
        told.append(
            "Money on services that do not tell whom they met is left out where pounds are divided by people, "
            "and so is money on no one service."
        )
    return tuple(told)


LENS = Lens(
    "money",
    "Where does the pooled pound go?",
    needs=({"money": ("service", "period_start", "period_end", "pounds", "component", "strategy", "purpose")},),
    see=see,
    helps={"contacts": ("person", "service", "date"), "spells": ("person", "service", "start", "end")},
    options=(
        Option("by", None, "component, strategy, purpose or service; if not chosen, the first that anybody named"),
        Option("period", "year", "year or quarter"),
        Option("first_month", 4, "the month with which a year of money begins"),
    ),
)
