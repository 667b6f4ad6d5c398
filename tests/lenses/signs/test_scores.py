from datetime import date

import numpy as np
import pytest
from tests.lenses.making import made
from tests.lenses.signs.nulls import alarms

from commonweal.lenses.signs.scores import look, seek
from commonweal.lenses.signs.sign import Seen

LINES = (0.2, 0.35, 0.5, 0.65)
SERVICE = np.repeat(np.arange(30), 200)


def honest(seed):
    luck = np.random.default_rng(seed)
    own = 0.1 * luck.normal(size=(30, 1))
    return (own + 0.45 + 0.15 * luck.normal(size=(30, 200))).ravel().astype(np.float32)


def lowered(score, line=0.35, share=0.4, reach=0.04):
    close = (score > line) & (score < line + reach) & (np.random.default_rng(3).random(len(score)) < share)
    return np.where(close, 2 * line - score, score)


def test_scores_lowered_to_just_under_a_line_are_found_at_that_line():
    sign = look(lowered(honest(1)), SERVICE, LINES, "scores at closure")
    assert sign.p < 0.01
    assert sign.of == "scores at closure, line 0.35"
    assert sign.value.low > 1
    assert look(honest(1), SERVICE, LINES, "scores").p > 0.05


def test_scores_rounded_to_tenths_are_heaps_and_no_sign():
    sign = look(np.round(honest(1), 2), SERVICE, LINES, "scores")
    assert sign.p > 0.05
    assert look(np.round(lowered(honest(1)), 2), SERVICE, LINES, "scores").p < 0.05


def test_no_more_than_one_false_alarm_in_twenty_over_all_lines():
    ps = [look(honest([4, i]), SERVICE, LINES, "scores").p for i in range(80)]
    assert alarms(ps) <= 0.125


def test_each_kind_of_occasion_is_looked_at_and_the_line_may_be_named(tmp_path):
    score = lowered(honest(1))[:1200]
    rows = [
        {"person": i, "service": f"s{i % 20}", "date": date(2024, 5, 1), "score": float(s), "occasion": kind}
        for i, s in enumerate(score)
        for kind in ("assessment", "closure")[: 1 + (i < 100)]
    ]
    record = made(tmp_path / "r", {"needs": rows})
    first, closing = seek(Seen(record, (), score_line=0.35))
    assert first.of == "scores at assessment, line 0.35"
    assert first.n == 1200
    assert closing.why == "too few scores"
    assert seek(Seen(made(tmp_path / "none", {"needs": []}), ())) == []


@pytest.mark.parametrize("score", [np.full(300, 0.5, np.float32), np.full(300, np.nan, np.float32)])
def test_scores_that_say_nothing_cannot_tell(score):
    assert look(score, np.arange(300) % 30, LINES, "scores").p is None
