"""The comparison as a terminal shows it."""

from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study import Comparison, as_text

from .places import overtaking, planted


def test_words_come_first_then_every_outcome(small: Comparison) -> None:
    text = as_text(small)
    assert text.index("simulated people") < text.index(GROUPS["lived"])
    assert [name for name in OUTCOMES if f"  {name} " not in text] == []
    assert "alliance - block" in text
    assert "What it cannot say" in text


def test_words_are_wrapped(small: Comparison) -> None:
    words = as_text(small).split("Means over runs")[0]
    assert max(len(line) for line in words.splitlines()) <= 100


def test_few_runs_are_warned_of() -> None:
    assert "only 2 runs" in as_text(planted(overtaking(runs=2)))
    assert "one run" in as_text(planted(overtaking(runs=1)))
