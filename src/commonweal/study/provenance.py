"""Where a study's numbers come from: enough to make them again, and to tell whether the same things went in."""

import platform
from collections.abc import Mapping, Sequence
from typing import Any

from commonweal.lab import Regime
from commonweal.lab.scenario import Scenario
from commonweal.place import Place
from commonweal.study.version import version
from commonweal.study.work import COMMON_HISTORY


def provenance(
    place: Place,
    regimes: Mapping[str, Regime],
    seeds: Sequence[int],
    years: int,
    scenarios: Mapping[str, Scenario] | None = None,
) -> dict[str, Any]:
    """Give version, place, regimes (by label), seeds, years and scenarios (by label) as plain data."""
    facts: dict[str, Any] = {
        "version": version(),
        "python": platform.python_version(),
        "place": f"{place.title} ({place.name}), SHA-256 {place.hash}",
        "assumed_share": round(place.assumed_share, 4),
        "common_history": f"four years of {COMMON_HISTORY}",
        "years": years,
        "runs": len(seeds),
        "seeds": ", ".join(map(str, seeds)),
    }
    facts |= {f"regime {label}": f"SHA-256 {regime.hash}" for label, regime in regimes.items()}
    return facts | {f"scenario {label}": f"SHA-256 {each.hash}" for label, each in (scenarios or {}).items()}
