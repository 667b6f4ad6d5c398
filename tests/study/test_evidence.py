"""Evidence: every row is judged, and only what is needed is run."""

import pytest
from tests.study.places import small_place

from commonweal.study.evidence import evidence_jobs, grounds_of, judged
from commonweal.study.pattern import read_patterns
from commonweal.study.pursue import pursue
from commonweal.study.verdict import CANNOT, VERDICTS

PATTERNS = read_patterns()
PLACE = small_place()


def test_rows_need_their_own_grounds_and_no_others() -> None:
    own = [pattern for pattern in PATTERNS if pattern.id in ("T06", "P18", "P23")]
    assert set(grounds_of(own)) == {"one cause", "many causes"}


@pytest.mark.parametrize(
    ("numbers", "said"), [((1, 3, 1), "--runs 1"), ((2, 2, 1), "--years 2"), ((2, 3, -1), "--seed")]
)
def test_numbers_that_cannot_be_used_are_named(numbers: tuple[int, int, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        evidence_jobs(PLACE, *numbers)


def test_a_few_rows_are_run_and_judged_in_order() -> None:
    chosen = [pattern for pattern in PATTERNS if pattern.id in ("P14b", "P29")]
    jobs = evidence_jobs(PLACE, 2, 3, 1, chosen)
    results = pursue([job for each in jobs.values() for job in each])
    found = judged(PLACE, jobs, results, chosen)
    assert len(results) == 2
    assert [pattern.id for pattern, _ in found.rows] == ["P14b", "P29"]
    assert [len(shown.seen) for _, shown in found.rows] == [0, 2]
    assert found.count(CANNOT, "level") == 1
    assert sum(found.count(verdict) for verdict in VERDICTS) == 2
