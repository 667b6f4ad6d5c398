"""What is put into words, and what is not."""

import re

import numpy as np

from commonweal.study import Comparison, claims
from commonweal.study.summary import (
    HEADLINES,
    drift,
    headlines,
    horizon_sentences,
    looked,
    opening,
    pair_summaries,
)

from .places import overtaking, planted

LEAGUE = re.compile(
    r"\b(winner|wins?|best|worst|rank\w*|score[sd]?|league|red|amber|green|forecasts)\b", re.I
)


def test_the_opening_says_who_how_long_and_how_often(small: Comparison) -> None:
    said = opening(small)
    assert "1,000 simulated people of Our place lived 6 years under block, targets and alliance" in said
    assert "6 times" in said


def test_every_headline_is_told_not_told_or_the_same(small: Comparison) -> None:
    for pair in pair_summaries(small):
        assert len(pair.told) + len(pair.not_told) + len(pair.same) == len(headlines()) == len(HEADLINES)


def test_a_planted_difference_is_put_into_words_with_its_interval() -> None:
    noise = np.random.default_rng(1).normal(0, 0.001, (6, 4))
    (pair,) = pair_summaries(planted({"a": np.full((6, 4), 0.5), "b": 0.6 + noise}))
    (sentence,) = pair.told
    assert re.search(r"^People's need .* was 20(\.\d)?% higher \(95% interval .*\): 0\.600 under b", sentence)


def test_lower_is_said_of_less_and_shares_differ_in_points() -> None:
    noise = np.random.default_rng(1).normal(0, 0.001, (6, 4))
    (pair,) = pair_summaries(planted({"a": np.full((6, 4), 0.5), "b": 0.4 + noise}, "refused"))
    assert "10.0 percentage points lower" in pair.told[0] or "10 percentage points lower" in pair.told[0]


def test_what_luck_could_do_is_not_put_into_words() -> None:
    noise = np.random.default_rng(1).normal(0, 1, (2, 6, 4))
    (pair,) = pair_summaries(planted({"a": noise[0], "b": noise[1]}))
    assert pair.told == ()
    assert pair.not_told == (HEADLINES["burden"],)


def test_a_contracts_length_is_told_beside_the_whole() -> None:
    (sentence,) = horizon_sentences(planted(overtaking(at=3.0)))
    assert re.search(r"first 3 years, [\d.]+% lower .*; over all 10 years, [\d.]+% higher", sentence)


def test_how_many_were_looked_at_is_said(small: Comparison) -> None:
    held = claims(small)
    assert f"{held.looked_at} differences were looked at" in looked(small, held)
    one = planted(overtaking(runs=1))
    assert "no difference can be told from luck" in looked(one, claims(one))
    assert horizon_sentences(one) == ()


def test_a_place_that_is_not_at_rest_is_told_of() -> None:
    level = np.full((4, 6), 0.5)
    assert drift(planted({"a": level, "b": level})) == ()
    (said,) = drift(planted({"a": level * np.linspace(1, 1.5, 6), "b": level}))
    assert "+50%" in said


def test_nothing_is_ranked(small: Comparison) -> None:
    told = [sentence for pair in pair_summaries(small) for sentence in pair.told]
    assert not [sentence for sentence in told if LEAGUE.search(sentence)]
