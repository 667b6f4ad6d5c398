"""The table of published patterns."""

import pytest

from commonweal.study.checks import CHECKS
from commonweal.study.grounds import GROUNDS
from commonweal.study.pattern import SIDES, PatternError, patterns_from, read_patterns

ROW = {
    "id": "X1", "pattern": "p", "side": "level", "measure": "share", "low": "0.1", "high": "0.2", "sign": "",
    "use": "H", "source": "somebody 2001", "label": "seen", "nearest": "none",
}  # fmt: skip


def test_every_pattern_has_a_check_and_every_check_a_pattern() -> None:
    assert {pattern.id for pattern in read_patterns()} == set(CHECKS)


def test_checks_ask_only_for_grounds_there_are() -> None:
    assert {ground for check in CHECKS.values() for ground in check.grounds} == set(GROUNDS)


def test_both_targets_and_integration_are_spoken_for_and_against() -> None:
    assert {pattern.side for pattern in read_patterns()} == set(SIDES)


def test_no_row_rests_on_memory_alone() -> None:
    assert not [pattern.id for pattern in read_patterns() if pattern.label.startswith("memory")]


def test_every_pattern_that_is_judged_by_a_level_has_both_ends_in_order() -> None:
    for pattern in read_patterns():
        assert (pattern.low is None) == (pattern.high is None), pattern.id
        assert pattern.low is None or pattern.high is None or pattern.low <= pattern.high, pattern.id


def test_a_row_is_read_with_numbers_where_numbers_stand() -> None:
    (found,) = patterns_from([ROW])
    assert (found.low, found.high, found.published) == (0.1, 0.2, "0.1 to 0.2")
    assert patterns_from([ROW | {"low": "", "high": "", "sign": "+"}])[0].published == "+"


@pytest.mark.parametrize(
    ("change", "said"),
    [({"side": "for fun"}, "side"), ({"use": "X"}, "use"), ({"source": " "}, "no source")],
)
def test_a_row_that_cannot_be_used_is_named(change: dict[str, str], said: str) -> None:
    with pytest.raises(PatternError, match=rf"row 2 \(X1\).*{said}"):
        patterns_from([ROW | change])


def test_an_id_stands_once() -> None:
    with pytest.raises(PatternError, match=r"row 3 .*twice"):
        patterns_from([ROW, ROW])
