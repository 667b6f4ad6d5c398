"""One small comparison, run once, that many tests look at."""

import pytest

from commonweal.study import Comparison, compare

from .places import overtaking, planted, small_place


@pytest.fixture(scope="session")
def small() -> Comparison:
    """Three regimes, six runs of six years, in a place of a thousand people."""
    return compare(small_place(), ["block", "targets", "alliance"], runs=6, years=6, seed=1)


@pytest.fixture(scope="session")
def crossed() -> Comparison:
    """Two planted regimes, of which the later overtakes the earlier after five of ten years."""
    return planted(overtaking())
