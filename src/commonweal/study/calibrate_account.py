"""A calibration told: what can be met together and what cannot, what is identified, and what was held out."""

from itertools import combinations
from typing import Any

import numpy as np

from commonweal.lab import read_regime
from commonweal.study.account import CAUTIONS, Account, Part, Sheet
from commonweal.study.calibrate import Calibration
from commonweal.study.identified import TOGETHER, Identified, identified
from commonweal.study.met import Met, met
from commonweal.study.provenance import provenance
from commonweal.study.runs import run_seeds
from commonweal.study.waves import CUTOFF
from commonweal.study.words import count, listed, percent, plain, signed

FEW = 50  # equally weighted points below which intervals are told as rough
QUESTION = "Which values of the uncertain parameters do the targets leave standing, and can they be met together?"


def account(found: Calibration) -> Account:
    """Tell a calibration."""
    known = identified(found.matched) if found.typical is not None else ()
    beside = met(found)
    return Account(
        "calibration",
        f"{found.place.title}: calibration",
        QUESTION,
        _says(found, known, beside),
        (_fit_part(found, beside), *_held_part(found, beside), *_parameter_part(found, known), _wave_part(found)),
        (*_cannot_tell(found), *CAUTIONS),
        _data(found, known, beside),
        _provenance(found),
    )


def _says(found: Calibration, known: tuple[Identified, ...], beside: tuple[Met, ...]) -> tuple[str, ...]:
    left = found.matched.waves[-1].left
    fitted = count(len(found.targets.fitted), "target")
    if found.typical is None:
        return (f"No point of the ranges given meets {fitted} together: every one is implausible for some target.",
                _conflicts(found))  # fmt: skip
    names = [bound.name for bound in found.targets.bounds]
    narrowed = [name for name, each in zip(names, known, strict=True) if each.identified]
    rest = [name for name in names if name not in narrowed]
    ends = [name for name, each in zip(names, known, strict=True) if each.identified and each.at_end]
    first = (
        f"After {count(len(found.matched.waves), 'wave')} {percent(left)} of the ranges given is not implausible for "
        f"{fitted}, by emulators; {_mostly([each for each in beside if each.target.fitted])}."
    )
    held = [each for each in beside if not each.target.fitted]
    second = f"Of what was held out and never fitted to: {_mostly(held)}." if held else "Nothing was held out."
    against = f" Narrowed only up to an end of its range, so the range bounds it too: {listed(ends)}." if ends else ""
    return (
        first,
        second,
        f"Narrowed: {listed(narrowed) or 'none'}. Not identified by these targets: {listed(rest) or 'none'}.{against}",
        _conflicts(found),
    )


def _mostly(beside: list[Met]) -> str:
    outside = [each.target.name for each in beside if each.inside < 0.5]
    if not outside:
        return "at least half of the runs drawn from what is left lie within each target's range"
    return f"less than half of the runs drawn from what is left lie within the range of {listed(outside)}"


def _conflicts(found: Calibration) -> str:
    fits = found.matched.over_all <= CUTOFF
    names = [target.name for target in found.targets.fitted]
    alone = [name for name, each in zip(names, fits.T, strict=True) if not each.any()]
    pairs = [
        f"{names[i]} with {names[j]}"
        for i, j in combinations(range(len(names)), 2)
        if not (fits[:, i] & fits[:, j]).any() and names[i] not in alone and names[j] not in alone
    ]
    says = []
    if alone:
        says.append(f"Met nowhere in the ranges, even alone: {listed(alone)}.")
    if pairs:
        says.append(f"Met alone but never together: {listed(pairs)}.")
    return " ".join(says) or "No single target and no pair of targets is ruled out."


def _fit_part(found: Calibration, beside: tuple[Met, ...]) -> Part:
    fits = found.matched.over_all <= CUTOFF
    rows = []
    for i, each in enumerate(each for each in beside if each.target.fitted):
        without = np.delete(fits, i, axis=1).all(axis=1).mean()
        rows.append((*_beside(each), percent(float(fits[:, i].mean())), percent(float(without))))
    note = (
        "Over the ranges: lowest and highest of the first wave's points, each a mean of its runs. Drawn: the middle "
        "90% of one run, with fresh luck, at each point drawn from what is left. Alone: share of the ranges that this "
        "target leaves; dropped: share that all the others leave together."
    )
    columns = ("Target", "range", "over the ranges", "drawn", "drawn within", "alone", "dropped")
    return Part("Which targets can be met", sheets=(Sheet("Fitted to", columns, tuple(rows), note),))


def _held_part(found: Calibration, beside: tuple[Met, ...]) -> tuple[Part, ...]:
    rows = tuple(_beside(each) for each in beside if not each.target.fitted)
    if not rows:
        return ()
    said = "These were never fitted to. They were run, and are set beside what is left, when all was done."
    columns = ("Target", "range", "over the ranges", "drawn", "drawn within")
    return (Part("What was held out", (said,), sheets=(Sheet("Held out", columns, rows),)),)


def _beside(each: Met) -> tuple[str, ...]:
    drawn = "none" if each.low is None or each.high is None else f"{plain(each.low)} to {plain(each.high)}"
    inside = "none" if each.low is None else percent(each.inside)
    target = each.target
    return (target.name, f"{plain(target.low)} to {plain(target.high)}",
            f"{plain(each.lowest)} to {plain(each.highest)}", drawn, inside)  # fmt: skip


def _parameter_part(found: Calibration, known: tuple[Identified, ...]) -> tuple[Part, ...]:
    names = [bound.name for bound in found.targets.bounds]
    rows = []
    for i, each in enumerate(known):
        bound = found.targets.bounds[i]
        strong = sorted(
            ((r, names[j]) for j, r in enumerate(each.correlations) if j != i and abs(r) >= TOGETHER),
            key=lambda pair: -abs(pair[0]),
        )
        rows.append((
            bound.name, f"{plain(bound.low)} to {plain(bound.high)}", f"{plain(each.low)} to {plain(each.high)}",
            plain(each.median), percent(each.share), _word(each),
            ", ".join(f"{name} {signed(r, 2)}" for r, name in strong[:2]) or "none",
        ))  # fmt: skip
    rough = (
        "These intervals are rough, for they rest on few points: narrow the ranges and run again. "
        if found.matched.effective < FEW
        else ""
    )
    note = (
        "Width left: of the 90% interval, as a share of what it was before; 80% or more is told as not identified. "
        f"{rough}Weights are worth {count(round(found.matched.effective), 'equal point')} "
        f"of {len(found.matched.candidates):,}."
    )
    columns = ("Parameter", "before", "90% now", "middle", "width left", "identified", "moves with")
    sheet = Sheet("Parameters", columns, tuple(rows), note)
    return (Part("What the targets say of each parameter", sheets=(sheet,)),) if rows else ()


def _word(known: Identified) -> str:
    return "not identified" if not known.identified else "up to an end" if known.at_end else "yes"


def _wave_part(found: Calibration) -> Part:
    waves = found.matched.waves
    rows = tuple((str(n), str(wave.runs), percent(wave.left)) for n, wave in enumerate(waves, 1))
    worth = tuple(
        (target.name, percent(share), plain(wider))
        for target, share, wider in zip(found.targets.fitted, waves[-1].explained, waves[-1].too_sure, strict=True)
    )
    columns = ("Emulator of", "variance foretold at points left out", "its variance widened by")
    sheets = (Sheet("Waves", ("Wave", "points run", "left"), rows), Sheet("Emulators, last wave", columns, worth))
    return Part("How it was done", sheets=sheets)


def _cannot_tell(found: Calibration) -> tuple[str, ...]:
    return (
        "That a value is not implausible does not make it true: other values, or another model, may do as well.",
        "Before, each value within a parameter's range was taken as equally likely; the ranges are assumed.",
        "A published range is taken as equally likely from end to end, and the model as wrong by 5% of a figure "
        "(s.d.) unless the targets file says otherwise; both are assumed.",
        "Emulators stand in for runs; draws were run again because of that.",
    )


def _data(found: Calibration, known: tuple[Identified, ...], beside: tuple[Met, ...]) -> dict[str, Any]:
    names = [bound.name for bound in found.targets.bounds]
    return {
        "left": found.matched.waves[-1].left,
        "waves": [vars(wave) for wave in found.matched.waves],
        "targets": [each.as_data() for each in beside],
        "parameters": {name: vars(each) for name, each in zip(names, known, strict=False)},
        "conflicts": _conflicts(found),
        "effective_points": found.matched.effective,
    }


def _provenance(found: Calibration) -> dict[str, Any]:
    regimes = {target.regime: read_regime(target.regime) for target in found.targets.targets}
    seeds = run_seeds(found.seed, found.size.runs)
    return provenance(found.place, regimes, seeds, found.size.years) | {"targets": found.targets.path}
