"""The figures of a statement: one part of it each file, all of one shape."""

from commonweal.live.assurance.figures.made import Made, Row, Scope
from commonweal.live.assurance.figures.parts import PARTS, figures_for

__all__ = ["PARTS", "Made", "Row", "Scope", "figures_for"]
