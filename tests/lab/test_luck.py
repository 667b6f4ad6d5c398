"""Luck: the published generator, even, independent between neighbours, and the same in two writings."""

import numpy as np
import pytest
from scipy import stats

from commonweal.lab.kernels.luck import EVENTS, VARIANT, WORK
from commonweal.lab.luck import normals, uniforms, words

from . import plain_luck

# Tests of chance with a fixed seed either always pass or always fail. Each holds its p-values to a limit such
# that a perfect generator would fail the whole file with a chance of about one in a thousand.
LEAST_P = 1e-5
# SplitMix64 from seed 1234567: https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
PUBLISHED = [
    6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
]  # fmt: skip


def test_the_mixer_gives_the_published_numbers():
    found = [plain_luck.mix((1234567 + plain_luck.PHI * n) & plain_luck.MASK) for n in range(1, 6)]
    assert found == PUBLISHED
    assert plain_luck.unmix(plain_luck.mix(0xDEADBEEF)) == 0xDEADBEEF


def test_the_engine_gives_the_published_numbers():
    """The slots of an entity are successive outputs of SplitMix64 started from the week's key.

    So with the key found by undoing the mixer on slot 0, slots 1.. must be what it gives next.
    """
    drawn = [int(word) for word in words(42, WORK, 7, np.array([0]), 64)[0]]
    key = (plain_luck.unmix(drawn[0]) - plain_luck.PHI) & plain_luck.MASK
    assert drawn == [plain_luck.mix((key + plain_luck.PHI * n) & plain_luck.MASK) for n in range(1, 65)]


@pytest.mark.parametrize("seed", [0, 1, 2**31, 2**63 - 1])
@pytest.mark.parametrize("week", [-1, 0, 3, 12_000])
def test_draws_are_those_of_the_plain_writing(seed, week):
    entities = np.array([0, 1, 63, 64, 10**6, 10**9])
    drawn = words(seed, VARIANT, week, entities, 64)
    plain = [[plain_luck.word(seed, VARIANT, week, int(e), slot) for slot in range(64)] for e in entities]
    assert drawn.tolist() == plain
    assert uniforms(seed, VARIANT, week, entities, 64).tolist() == [
        [plain_luck.uniform(w) for w in r] for r in plain
    ]
    assert normals(seed, VARIANT, week, entities, 64) == pytest.approx(
        np.array([[plain_luck.normal(w) for w in row] for row in plain]), abs=1e-15
    )


def along(what: str, count: int = 1 << 16) -> np.ndarray:
    """Successive draws along one part of the key, all else held."""
    here = np.array([17])
    if what == "entity":
        return words(1, EVENTS, 5, np.arange(count), 1)[:, 0]
    if what == "slot":
        return words(1, EVENTS, 5, np.arange(count // 64), 64).ravel()
    many = range(count // 64)
    if what == "week":
        return np.concatenate([words(1, EVENTS, week, here, 64)[0] for week in many])
    if what == "seed":
        return np.concatenate([words(seed, EVENTS, 5, here, 64)[0] for seed in many])
    return np.concatenate([words(1, stream, 5, here, 64)[0] for stream in many])


PARTS = ("entity", "slot", "week", "seed", "stream")


def even(values: np.ndarray, cells: int) -> float:
    """P-value of a chi-square test that values 0..cells-1 are equally frequent."""
    return float(stats.chisquare(np.bincount(values.astype(np.int64), minlength=cells)).pvalue)


@pytest.mark.parametrize("what", PARTS)
@pytest.mark.parametrize("shift", [0, 11, 24, 32, 48, 56])
def test_bits_are_even_along_every_part_of_the_key(what, shift):
    assert even(along(what) >> np.uint64(shift) & np.uint64(255), 256) > LEAST_P


@pytest.mark.parametrize("what", PARTS)
@pytest.mark.parametrize("shift", [0, 28, 60])
def test_neighbouring_draws_are_independent(what, shift):
    """Pairs of four bits of neighbours fill a 16 by 16 table evenly."""
    piece = along(what) >> np.uint64(shift) & np.uint64(15)
    assert even(piece[:-1:2] * np.uint64(16) + piece[1::2], 256) > LEAST_P


@pytest.mark.parametrize("what", PARTS)
def test_every_bit_of_neighbours_is_uncorrelated_with_every_other(what):
    """Of 64 x 64 correlations of 65,535 pairs none lies beyond 5.5 standard errors (p 1.6e-4 for all)."""
    drawn = along(what)
    bits = (drawn[:, None] >> np.arange(64, dtype=np.uint64) & np.uint64(1)).astype(np.float32) * 2 - 1
    correlation = bits[:-1].T @ bits[1:] / (len(bits) - 1)
    assert np.abs(correlation).max() * np.sqrt(len(bits)) < 5.5


def test_the_two_halves_of_a_word_are_independent():
    """A shock is read from the high half of the word whose low half says who moves."""
    drawn = words(3, EVENTS, 9, np.arange(1 << 16), 1)[:, 0]
    low, high = drawn >> np.uint64(28) & np.uint64(15), drawn >> np.uint64(60)
    assert even(high * np.uint64(16) + low, 256) > LEAST_P


def test_normals_have_mean_0_sd_1_and_the_kurtosis_of_four_uniforms():
    """Irwin-Hall of four: excess kurtosis -6/5/4 = -.3. Limits are 4.5 standard errors of 2^20 draws."""
    z = normals(2, WORK, 3, np.arange(1 << 14), 64).ravel()
    error = 1 / np.sqrt(z.size)
    assert abs(z.mean()) < 4.5 * error
    assert abs(z.std() - 1) < 4.5 * error * np.sqrt((1.7) / 4)
    assert abs(stats.skew(z)) < 4.5 * error * np.sqrt(6)
    assert abs(stats.kurtosis(z) + 0.3) < 4.5 * error * np.sqrt(24)
    assert np.abs(z).max() < 2 * np.sqrt(3) + 1e-12


def test_uniforms_are_even_and_never_one():
    u = uniforms(2, WORK, 3, np.arange(1 << 14), 16).ravel()
    assert stats.kstest(u, "uniform").pvalue > LEAST_P
    assert u.min() >= 0
    assert u.max() < 1


def test_no_two_keys_of_a_grid_give_the_same_word():
    """A million words of a perfect generator collide with a chance of 3e-8."""
    grid = [
        words(seed, stream, week, np.arange(40), 64)
        for seed in range(5)
        for stream in range(9)
        for week in range(9)
    ]
    drawn = np.concatenate(grid).ravel()
    assert len(np.unique(drawn)) == drawn.size > 1_000_000 - 64_000
