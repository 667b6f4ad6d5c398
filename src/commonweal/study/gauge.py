"""Gauges: what a study looks at in a run besides its outcomes. They look at the state and never touch it."""

from importlib import import_module

from commonweal.lab import History, State
from commonweal.place import Place


class Gauge:
    """Looks at a run quarter by quarter, and tells numbers by name at its end. One is made for each history."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def before(self, state: State) -> None:
        """Look at the end of each quarter of the common history."""

    def after(self, state: State) -> None:
        """Look as a regime begins, and at the end of each of its quarters."""

    def tell(self, state: State, history: History) -> dict[str, float]:
        """Give what was seen, at the end of a regime's run; NaN where it cannot be told."""
        return {}


# name -> "module:class" under commonweal.study; a run's store key holds the names of its gauges
GAUGES: dict[str, str] = {"standing": "standing:Standing", "panel": "panel:Panel"}


def gauge(name: str) -> type[Gauge]:
    """Find a gauge by name."""
    module, noun = GAUGES[name].split(":")
    found: type[Gauge] = getattr(import_module(f"commonweal.study.{module}"), noun)
    return found
