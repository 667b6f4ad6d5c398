"""Streams of luck; the draws themselves are tested in tests/lab/test_luck.py."""

from commonweal.lab.kernels import luck


def test_streams_are_numbered_as_on_the_page():
    names = ["EVENTS", "SEEK", "INTAKE", "QUEUE", "WORK", "VARIANT", "QUEUE_RULE", "LEARN", "TENDER"]
    assert [getattr(luck, name) for name in names] == list(range(9))
