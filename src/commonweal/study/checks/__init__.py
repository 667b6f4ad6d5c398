"""The checks of all published patterns, by the pattern's id."""

from commonweal.study.check import Check
from commonweal.study.checks import integration, levels, targets

__all__ = ["CHECKS"]

CHECKS: dict[str, Check] = {
    **levels.LEVELS,
    **targets.AGAINST,
    **targets.FOR,
    **integration.FOR,
    **integration.AGAINST,
}
