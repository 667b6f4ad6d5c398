"""A job: what one worker is given to do. One common history of a place, and the regimes that branch from it."""

import hashlib
import json
from dataclasses import dataclass, replace

from commonweal.lab import Regime
from commonweal.lab.scenario import Scenario
from commonweal.lab.world import BURN_IN, YEAR
from commonweal.place import Place
from commonweal.study.version import version

CONTRACTS = (3, 5)  # lengths of contract whose own answer is told beside the long one, in years
LATE = 5  # the last so many years are told apart too: where practice has got to
Span = tuple[int, int]
AS_IT_IS = Scenario()


@dataclass(frozen=True)
class Run:
    """What identifies a run, wherever and whenever it is made."""

    place: str  # hash
    scenario: str  # hash
    regime: str  # hash of the dials
    seed: int
    years: int
    gauges: tuple[str, ...]
    version: str

    @property
    def key(self) -> str:
        """Name the run in a store (SHA-256, hexadecimal)."""
        return hashlib.sha256(json.dumps(list(vars(self).values())).encode()).hexdigest()


@dataclass(frozen=True)
class Job:
    """One common history and the regimes that live from it, with the same luck."""

    place: Place
    regimes: tuple[Regime, ...]
    seed: int
    years: int
    scenario: Scenario = AS_IT_IS
    gauges: tuple[str, ...] = ()  # names in `gauge.GAUGES`: what is looked at besides the outcomes

    def run(self, regime: Regime) -> Run:
        """Identify the run of one of the regimes."""
        place, scenario = self.place.hash, self.scenario.hash
        return Run(place, scenario, regime.hash, self.seed, self.years, tuple(sorted(self.gauges)), version())

    def only(self, regimes: tuple[Regime, ...]) -> "Job":
        """Give the same job with some of its regimes."""
        return replace(self, regimes=regimes)

    @property
    def weeks(self) -> int:
        """Count the simulated weeks, which is what ticks add up to."""
        return BURN_IN + len(self.regimes) * self.years * YEAR


def spans(years: int) -> tuple[Span, ...]:
    """Name the windows that are told of a run of so many whole years: all of it, a contract's first years, the last."""
    late = [(years - LATE, years)] if years > LATE else []
    return ((0, years), *((0, first) for first in CONTRACTS if first < years), *late)
