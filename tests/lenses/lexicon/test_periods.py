import numpy as np

from commonweal.lenses.lexicon import period_of
from commonweal.record import NO_DATE


def test_days_fall_into_years_and_quarters():
    days = np.array(["2023-12-31", "2024-01-01", "2024-12-31"], "datetime64[D]").astype(int)
    days = np.append(days, NO_DATE)
    assert period_of(days, "year") == ["2023", "2024", "2024", None]
    assert period_of(days, "quarter") == ["2023 Q4", "2024 Q1", "2024 Q4", None]
