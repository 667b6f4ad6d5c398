from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.governance.wrapping import MOST_LINES, WIDEST, lines_of

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault


@PATIENT
@given(st.text(max_size=300))
def test_any_words_fit_a_box(words):
    lines = lines_of(words)
    assert 1 <= len(lines) <= MOST_LINES
    assert all(len(line) <= WIDEST and line.isprintable() for line in lines)


def test_words_that_fit_are_whole():
    assert lines_of("One alliance contract for complex needs") == ["One alliance contract for", "complex needs"]
    assert lines_of("a " * 80)[-1].endswith("…")
