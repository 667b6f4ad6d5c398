"""Luck (model.md, section 3): a counter, mixed; nothing is drawn, so nothing depends on order."""

import math
from functools import lru_cache

MASK = 2**64 - 1
PHI = 0x9E3779B97F4A7C15

EVENTS, SEEK, INTAKE, QUEUE, WORK, VARIANT, QUEUE_RULE, LEARN, TENDER = range(9)

SQRT3 = math.sqrt(3.0)


def mix(z: int) -> int:
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


@lru_cache(maxsize=4096)
def key(seed: int, stream: int, week: int) -> int:
    z = mix((seed + PHI) & MASK)
    z = mix((z + PHI * (stream + 1)) & MASK)
    return mix((z + PHI * (week + 1)) & MASK)


class Luck:
    """The luck of one history: the same for every regime with the same seed."""

    def __init__(self, seed: int):
        self.seed = int(seed)
        self._variants: dict[tuple[int, int, int], tuple[float, ...]] = {}

    def bits(self, stream: int, week: int, entity: int, slot: int) -> int:
        return mix((key(self.seed, stream, week) + PHI * (64 * entity + slot + 1)) & MASK)

    def uniform(self, stream: int, week: int, entity: int, slot: int) -> float:
        return (self.bits(stream, week, entity, slot) >> 11) * 2.0**-53

    def normal(self, stream: int, week: int, entity: int, slot: int) -> float:
        return irwin_hall(self.bits(stream, week, entity, slot))

    def variant(self, episode: int, person: int, k: int) -> tuple[float, ...]:
        """g_0..g_6: how this case differs from its team's practice."""
        case = (episode, person, k)
        if case not in self._variants:
            self._variants[case] = tuple(self.normal(VARIANT, episode, person, 8 * k + c) for c in range(7))
        return self._variants[case]


def irwin_hall(bits: int) -> float:
    """The sum of four 16-bit pieces as a near-normal number, |z| < 3.47."""
    pieces = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48)
    return ((pieces + 2) / 65536 - 2) * SQRT3


def low(bits: int) -> int:
    return bits & 0xFFFFFFFF


def high(bits: int) -> int:
    return bits >> 32
