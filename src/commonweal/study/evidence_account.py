"""The account of the evidence: one table a side, every row, whatever the verdict."""

from collections.abc import Mapping
from typing import Any

from commonweal.study.account import CAUTIONS, Account, Part, Sheet
from commonweal.study.evidence import Evidence, grounds_of
from commonweal.study.grounds import GROUNDS, regimes
from commonweal.study.pattern import SIDES, USES, Pattern
from commonweal.study.provenance import provenance
from commonweal.study.verdict import CANNOT, HOLDS, NOT, VERDICTS, Seen, Shown
from commonweal.study.words import plain

COLUMNS = ("pattern", "source", "published", "the lab shows (95 % interval)", "use", "verdict", "why")
HEADINGS = {
    "level": "What people and services are like",
    "against targets": "Against targets",
    "for targets": "For targets",
    "against integration": "Against integration and pooling",
    "for integration": "For integration and human ways of working",
}
FITTED = {"P16": "fitted"}  # the chance of leaving was set on these figures, so the row tests nothing
HOW = (
    "A level holds if the whole interval lies within the published range, and does not if all of it lies outside.",
    "A sign holds if the interval lies on its side of zero; 'no effect' holds if the interval has zero in it, which "
    "few runs allow too easily.",
    "Where neither is so, or the lab has no such quantity, the verdict is 'cannot say', with the reason.",
    "No number of the model was tuned to a row but staff turnover (P16, fitted); rows 'for calibration' are kept "
    "for it.",
)


def evidence_account(found: Evidence) -> Account:
    """Tell the evidence; no row is left out."""
    return Account(
        "evidence",
        f"What others found, and what the lab shows: {found.place.title}",
        "Which published patterns, for and against targets and integration, does the lab reproduce?",
        (_answer(found), *HOW),
        tuple(_part(found, side) for side in SIDES if any(row.side == side for row, _ in found.rows)),
        (
            *CAUTIONS,
            "Published values come from other places and other people; a pattern that holds is no proof.",
            "Held-out patterns were not used to set any number; the model's authors had read of them.",
            f"{len(found.rows)} patterns are judged one by one; of those that hold, some will by luck.",
        ),
        as_numbers(found),
        _provenance(found),
    )


def as_numbers(found: Evidence) -> Mapping[str, Any]:
    """Give counts, and every row with its intervals, as plain data."""
    return {
        "counts": {side: {each: found.count(each, side) for each in VERDICTS} for side in SIDES},
        "rows": [_row_data(pattern, shown) for pattern, shown in found.rows],
    }


def row(pattern: Pattern, shown: Shown) -> tuple[str, ...]:
    """Give a row of the table as people read it."""
    seen = "; ".join(_seen(each) for each in shown.seen) or "nothing"
    return (
        f"{pattern.id} {pattern.pattern}",
        f"{pattern.source} ({pattern.label})",
        f"{pattern.published} ({pattern.measure})",
        seen,
        FITTED.get(pattern.id, USES[pattern.use]),
        shown.verdict,
        shown.why or ("the interval leaves it open" if shown.verdict == CANNOT else ""),
    )


def _answer(found: Evidence) -> str:
    held = [each for each in found.rows if each[0].use == "H"]
    holds, fails = (sum(shown.verdict == verdict for _, shown in held) for verdict in (HOLDS, NOT))
    return (
        f"Of {len(found.rows)} published patterns, {found.count(HOLDS)} hold in the lab, {found.count(NOT)} do not, "
        f"and of {found.count(CANNOT)} it cannot say, by 95 % intervals over {len(found.seeds)} runs; of the "
        f"{len(held)} held out, {holds} hold and {fails} do not."
    )


def _part(found: Evidence, side: str) -> Part:
    rows = tuple(row(*each) for each in found.rows if each[0].side == side)
    said = ", ".join(f"{verdict}: {found.count(verdict, side)}" for verdict in VERDICTS)
    return Part(HEADINGS[side], (f"{said[0].upper()}{said[1:]}.",), (), (Sheet(HEADINGS[side], COLUMNS, rows),))


def _seen(seen: Seen) -> str:
    value = seen.value
    if value.mean is None:
        return f"{seen.what}: cannot tell"
    bounds = "" if value.low is None or value.high is None else f" ({plain(value.low)} to {plain(value.high)})"
    return f"{seen.what}: {plain(value.mean)}{bounds} {seen.unit}".rstrip()


def _row_data(pattern: Pattern, shown: Shown) -> dict[str, Any]:
    seen = [{"what": each.what, "unit": each.unit} | _bounds(each) for each in shown.seen]
    return dict(vars(pattern)) | {"shown": seen, "verdict": shown.verdict, "why": shown.why}


def _bounds(seen: Seen) -> dict[str, Any]:
    value = seen.value
    return {"mean": value.mean, "low": value.low, "high": value.high, "runs": value.n}


def _provenance(found: Evidence) -> dict[str, Any]:
    used = grounds_of([pattern for pattern, _ in found.rows])
    labels = {label for name in used for label in GROUNDS[name].regimes}
    ways = {label: regime for label, regime in regimes().items() if label in labels}
    scenarios = {name: GROUNDS[name].scenario for name in used}
    return provenance(found.place, ways, found.seeds, found.years, scenarios)
