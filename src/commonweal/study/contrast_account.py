"""An experiment's answers as an account: each ask in words, with its doubt, and need over the years in each world."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet
from commonweal.study.chart import Line, layered
from commonweal.study.contrast import BACK, NEED, Answer, Contrast, Recovery
from commonweal.study.interval import Interval, interval
from commonweal.study.job import Span
from commonweal.study.words import (
    change,
    change_interval,
    change_told,
    change_unit,
    count,
    is_share,
    level,
    listed,
    percent,
)

HOLM = (
    "An answer stands if it is told from luck when all that this experiment asks is allowed for together "
    "(Holm's rule: at most a 5% chance of even one false answer)."
)
SHORT = 10  # runs below which intervals are wide and paths rough


def contrast_account(found: Contrast, title: str, provenance: Mapping[str, Any]) -> Account:
    """Tell what an experiment found in a place (`title`)."""
    experiment = found.experiment
    parts = [_answers(found), *(_world(found, world) for world in found.paths if found.paths[world])]
    if found.recoveries:
        parts.insert(1, _recovered(found.recoveries))
    return Account(
        kind="experiment",
        title=experiment.title,
        question=f"{experiment.question} ({experiment.why})",
        says=(_first(found, title), *_each(found)),
        parts=tuple(parts),
        cannot_tell=_cannot(found),
        data=_data(found),
        provenance=provenance,
    )


def _first(found: Contrast, title: str) -> str:
    stand = [answer for answer in found.answers if answer.stands]
    asked = count(len(found.answers), "difference")
    runs = f"{title}, {count(found.experiment.runs, 'run')} of {count(found.experiment.years, 'year')}"
    if not stand:
        return f"Of {asked} asked about, none can be told from luck ({runs})."
    first = _sentence(found.answers[0])
    return f"{len(stand)} of {asked} asked about can be told from luck ({runs}). First asked: {first}"


def _each(found: Contrast) -> list[str]:
    told = []
    for ask in dict.fromkeys(answer.ask for answer in found.answers):
        mine = [answer for answer in found.answers if answer.ask == ask]
        told.append(f"{ask.says} {' '.join(_sentence(answer) for answer in mine if answer.outcome == ask.outcomes[0])}")
    return told


def _sentence(answer: Answer) -> str:
    noun = _noun(answer.outcome)
    start = f"In the world '{answer.world}', from {answer.ask.a} to {answer.ask.b}, {noun} ({years_words(answer.span)})"
    if answer.difference.mean is None:
        return f"{start} cannot be told."
    if answer.difference.by_construction:
        return f"{start} is the same in every run."
    far = _moved(answer)
    if answer.difference.low is None:
        return f"{start} moves by {far}: one run, so no interval."
    if not answer.stands:
        held = " (alone it would be, but not among so many)" if answer.difference.excludes_zero else ""
        return f"{start} moves by {far}, which cannot be told from luck{held}."
    return f"{start} {'falls' if answer.difference.mean < 0 else 'rises'}: {far}."


def _moved(answer: Answer) -> str:
    unit = OUTCOMES[answer.outcome].unit
    if is_share(unit) or answer.relative.mean is None or answer.relative.n < answer.difference.n:
        bounds = change_interval(answer.difference, unit)
        inside = f" ({bounds})" if bounds else ""
        return f"{change(answer.difference.mean, unit, answer.difference)} {change_unit(unit)}{inside}"
    return relative_words(answer.relative)


def relative_words(found: Interval) -> str:
    """Give a relative change with its interval, such as `−2.1% (−3.0% to −1.2%)`."""
    if found.mean is None:
        return "cannot tell"
    bounds = "" if found.low is None or found.high is None else f" ({_signed(found.low)} to {_signed(found.high)})"
    return _signed(found.mean) + bounds


def _signed(share: float) -> str:
    text = f"{share * 100:+.1f}%".replace("-", "\N{MINUS SIGN}")
    return text if any(figure in "123456789" for figure in text) else "0.0%"


def years_words(span: Span) -> str:
    """Name a window of years, such as `years 1 to 3`."""
    return f"year {span[1]}" if span[1] - span[0] == 1 else f"years {span[0] + 1} to {span[1]}"


def _noun(outcome: str) -> str:
    return "mean need" if outcome == NEED else outcome.replace("_", " ")


def _answers(found: Contrast) -> Part:
    rows = tuple(
        (
            answer.world,
            f"{answer.ask.a} to {answer.ask.b}",
            _noun(answer.outcome),
            years_words(answer.span),
            level(answer.level.mean, OUTCOMES[answer.outcome].unit),
            _difference(answer),
            relative_words(answer.relative),
            "yes" if answer.stands else "no",
        )
        for answer in found.answers
    )
    columns = (
        "world",
        "from, to",
        "outcome",
        "years",
        "level at first",
        "difference (95%)",
        "relative (95%)",
        "stands",
    )
    units = dict.fromkeys(answer.outcome for answer in found.answers)
    note = "; ".join(f"{_noun(name)}: {OUTCOMES[name].meaning} ({OUTCOMES[name].unit})" for name in units)
    return Part("What was asked, and what it says", (HOLM,), sheets=(Sheet("Answers", columns, rows, note + "."),))


def _difference(answer: Answer) -> str:
    return change_told(answer.difference, OUTCOMES[answer.outcome].unit)


def _world(found: Contrast, name: str) -> Part:
    world = next(each for each in found.experiment.worlds if each.name == name)
    lines = [
        Line(regime, [interval(year) for year in np.asarray(paths).T]) for regime, paths in found.paths[name].items()
    ]
    rows = tuple((line.label, *(_plain(year) for year in line.years)) for line in lines)
    columns = ("regime", *(f"year {i + 1}" for i in range(found.experiment.years)))
    words = f"Mean need a person by year, the band its 95% interval: {listed(line.label for line in lines)}."
    picture = Picture(f"Mean need over the years: {name}", layered(lines).properties(width=560, height=300), words)
    sheets = (Sheet("Mean need a person, by year", columns, rows), *_crossed(found, name))
    return Part(f"The world '{name}'", (world.meaning,), (picture,), sheets)


def _crossed(found: Contrast, world: str) -> tuple[Sheet, ...]:
    rows = tuple(
        (
            f"{a} to {b}",
            f"year {each.year:.1f}",
            "cannot tell" if each.low is None else f"{each.low:.1f} to {each.high:.1f}",
            "from less need to more" if each.rises else "from more need to less",
            "yes" if each.clear else "no",
        )
        for (a, b), crossings in found.crossed(world).items()
        for each in crossings
    )
    note = "Told from luck: some year before lies wholly on one side of zero, and some year after wholly on the other."
    columns = ("from, to", "changes sign at", "95% interval", "the second goes", "told from luck")
    return (Sheet("When one overtakes the other", columns, rows, note),) if rows else ()


def _plain(found: Interval) -> str:
    return "cannot tell" if found.mean is None else f"{found.mean:.3f}"


def _recovered(recoveries: tuple[Recovery, ...]) -> Part:
    rows = tuple(
        (
            each.world,
            each.regime,
            change(each.worst.mean, OUTCOMES[NEED].unit, each.worst),
            change_interval(each.worst, OUTCOMES[NEED].unit) or "no interval",
            _since(each.untold, len(each.gap)),
            _since(each.back, len(each.gap)),
        )
        for each in recoveries
    )
    columns = ("world", "regime", "largest gap in a year", "95% interval", "not told from zero from", "back from")
    note = (
        "The gap is need with the change less need without it, same luck, by whole year after it; "
        "below zero is less need. 'Not told from zero' "
        "depends on how many runs there were: with few, it comes early for want of sight. 'Back' means that the mean "
        f"gap stays within {percent(BACK)} of need without the change until the end."
    )
    return Part("What a change of the world left behind", sheets=(Sheet("Recovery", columns, rows, note),))


def _since(year: int | None, years: int) -> str:
    return f"not within {count(years, 'year')}" if year is None else f"year {year} after it"


def _cannot(found: Contrast) -> tuple[str, ...]:
    experiment = found.experiment
    few = f"{count(experiment.runs, 'run')} is few: what is not told from luck here may still be there."
    return (*experiment.assumed, *([few] if experiment.runs < SHORT else []), *CAUTIONS)


def _data(found: Contrast) -> dict[str, Any]:
    return {
        "experiment": found.experiment.name,
        "runs": found.experiment.runs,
        "years": found.experiment.years,
        "seed": found.experiment.seed,
        "answers": [
            {"asks": a.ask.says, "world": a.world, "a": a.ask.a, "b": a.ask.b, "outcome": a.outcome}
            | {"years": list(a.span), "level": vars(a.level), "difference": vars(a.difference)}
            | {"relative": vars(a.relative), "stands": a.stands}
            for a in found.answers
        ],
        "recoveries": [
            {"world": r.world, "regime": r.regime, "gap": [vars(year) for year in r.gap], "worst": vars(r.worst)}
            | {"not_told_from_zero_from": r.untold, "back_from": r.back}
            for r in found.recoveries
        ],
        "paths": {
            world: {regime: [vars(interval(year)) for year in paths.T] for regime, paths in mine.items()}
            for world, mine in found.paths.items()
        },
    }
