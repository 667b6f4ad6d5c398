"""A comparison as plain data for other programs: valid JSON, null where the runs cannot tell."""

from typing import Any

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.claims import Claims, claims
from commonweal.study.comparison import Comparison
from commonweal.study.crossing import Crossing
from commonweal.study.interval import Difference
from commonweal.study.standing import Figure


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Give a comparison as dictionaries, lists, strings, numbers and None."""
    held = claims(comparison)
    return {
        "place": comparison.place,
        "regimes": list(comparison.labels),
        "runs": comparison.runs,
        "years": comparison.years,
        "seed": comparison.seed,
        "outcomes": [_outcome(comparison, name, held) for name in OUTCOMES],
        "assumed_share": comparison.assumed_share,
        "horizons": [_horizon(comparison, span) for span in comparison.horizons],
        "crossings": [_crossed(comparison, name, a, b) for name in OUTCOMES for a, b in comparison.pairs],
        "paths": {name: _paths(comparison, name) for name in OUTCOMES},
        "standing": [_figure(figure) for figure in comparison.standing],
        "looked_at": {
            "differences": held.looked_at,
            "intervals_without_zero": len(held.alone),
            "stand_when_looking_is_allowed_for": len(held.stand),
        },
        "warnings": list(comparison.warnings()),
        "provenance": comparison.provenance,
    }


def _outcome(comparison: Comparison, name: str, held: Claims) -> dict[str, Any]:
    outcome = OUTCOMES[name]
    heading = {
        "name": name,
        "unit": outcome.unit,
        "meaning": outcome.meaning,
        "group": outcome.group,
        "better": outcome.better,
    }
    return heading | _told(comparison, name, comparison.years, held)


def _told(comparison: Comparison, name: str, years: int, held: Claims) -> dict[str, Any]:
    levels = {label: comparison.level(name, label, years) for label in comparison.labels}
    return {
        "by_regime": {label: level.mean for label, level in levels.items()},
        "by_regime_interval": {label: level.as_data() for label, level in levels.items()},
        "differences": [
            {"a": a, "b": b}
            | _difference(comparison.difference(name, a, b, years))
            | {"stands": (name, a, b) in held.stand}
            for a, b in comparison.pairs
        ],
    }


def _horizon(comparison: Comparison, years: int) -> dict[str, Any]:
    held = claims(comparison, years)
    told = [{"name": name} | _told(comparison, name, years, held) for name in OUTCOMES]
    return {"years": years, "outcomes": told}


def _difference(found: Difference) -> dict[str, Any]:
    return found.as_data() | {"paired_variance_ratio": found.paired_variance_ratio}


def _crossed(comparison: Comparison, name: str, a: str, b: str) -> dict[str, Any]:
    return {
        "name": name,
        "a": a,
        "b": b,
        "crossings": [_crossing(c) for c in comparison.crossings(name, a, b)],
    }


def _crossing(crossing: Crossing) -> dict[str, Any]:
    return {
        "year": crossing.year,
        "low": crossing.low,
        "high": crossing.high,
        "direction": "rises" if crossing.rises else "falls",
        "support": crossing.support,
        "clear": crossing.clear,
    }


def _paths(comparison: Comparison, name: str) -> dict[str, Any]:
    return {
        "by_regime": {
            label: [year.as_data() for year in comparison.levels_by_year(name, label)]
            for label in comparison.labels
        },
        "differences": [
            {"a": a, "b": b, "by_year": [_difference(d) for d in comparison.differences_by_year(name, a, b)]}
            for a, b in comparison.pairs
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "area": figure.area,
        "given": figure.given,
        "certainty": figure.certainty,
        "on_the_day": figure.on_the_day.as_data(),
        "in_the_year": None if figure.in_the_year is None else figure.in_the_year.as_data(),
    }
