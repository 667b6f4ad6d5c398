"""Luck: counter-based draws keyed by (seed, stream, week, entity, slot); see `docs/model.md` section 3.

The mixer is the finaliser of SplitMix64 (Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195).
A draw depends on its key alone, so neither threads, nor order, nor a regime can change it.
"""

import math

import numpy as np

from commonweal.lab.kernels.build import rule

EVENTS, SEEK, INTAKE, QUEUE, WORK, VARIANT, QUEUE_RULE, LEARN, TENDER = range(9)

PHI = np.uint64(0x9E3779B97F4A7C15)
_C1 = np.uint64(0xBF58476D1CE4E5B9)
_C2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11, _S16, _S32, _S48 = (np.uint64(s) for s in (30, 27, 31, 11, 16, 32, 48))
_LOW16 = np.uint64(0xFFFF)
_LOW32 = np.uint64(0xFFFFFFFF)
_ROOT3 = math.sqrt(3.0)


@rule
def mix(z):
    """Scramble 64 bits (SplitMix64's finaliser)."""
    z ^= z >> _S30
    z *= _C1
    z ^= z >> _S27
    z *= _C2
    z ^= z >> _S31
    return z


@rule
def stem(seed, stream):
    """Fold seed and stream; the week is folded in by `key`."""
    return mix(mix(np.uint64(seed) + PHI) + PHI * np.uint64(stream + 1))


@rule
def key(stem_, week):
    """Fold the week into a stem: the key of one stream in one week."""
    return mix(stem_ + PHI * np.uint64(week + 1))


@rule
def bits(key_, entity, slot):
    """Draw 64 bits for an entity and a slot (0..63)."""
    return mix(key_ + PHI * np.uint64(64 * entity + slot + 1))


@rule
def low(drawn):
    """Take the lower 32 bits."""
    return drawn & _LOW32


@rule
def high(drawn):
    """Take the upper 32 bits."""
    return drawn >> _S32


@rule
def uniform(key_, entity, slot):
    """Draw from [0, 1) in steps of 2^-53."""
    return float(np.int64(bits(key_, entity, slot) >> _S11)) * (1.0 / 9007199254740992.0)


@rule
def normal(key_, entity, slot):
    """Draw a near-normal of mean 0, s.d. 1, |z| < 3.47: Irwin-Hall of four 16-bit pieces of one draw."""
    x = bits(key_, entity, slot)
    pieces = np.int64((x & _LOW16) + ((x >> _S16) & _LOW16) + ((x >> _S32) & _LOW16) + (x >> _S48))
    return (float(pieces + 2) * (1.0 / 65536.0) - 2.0) * _ROOT3
