"""A view of results in which every number was planted by the test."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from commonweal.study.check import HERE, Numbers, View
from commonweal.study.job import Span


class PlantedView(View):
    """Gives what was planted under (name, regime) or (name, regime, ground): one number a run, or one list a run."""

    def __init__(self, planted: Mapping[tuple[str, ...], Sequence[Any]]) -> None:
        self._planted = planted

    def values(self, outcome: str, regime: str, ground: str = HERE, span: Span | None = None) -> Numbers:
        """Give what was planted (runs,)."""
        own = (outcome, regime) if ground == HERE else (outcome, regime, ground)
        return np.array(self._planted[own], float)

    def paths(self, outcome: str, regime: str, ground: str = HERE) -> Numbers:
        """Give what was planted (runs, years)."""
        return self.values(outcome, regime, ground)

    def facts(self, name: str, regime: str, ground: str = HERE) -> Numbers:
        """Give what was planted (runs,)."""
        return self.values(name, regime, ground)
