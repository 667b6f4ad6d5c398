"""The luck of `docs/model.md` section 3, written once more in plain whole numbers."""

MASK = 2**64 - 1
PHI = 0x9E3779B97F4A7C15


def mix(z: int) -> int:
    z ^= z >> 30
    z = z * 0xBF58476D1CE4E5B9 & MASK
    z ^= z >> 27
    z = z * 0x94D049BB133111EB & MASK
    return z ^ z >> 31


def word(seed: int, stream: int, week: int, entity: int, slot: int) -> int:
    key = mix((seed + PHI) & MASK)
    key = mix((key + PHI * (stream + 1)) & MASK)
    key = mix((key + PHI * (week + 1)) & MASK)
    return mix((key + PHI * (64 * entity + slot + 1)) & MASK)


def uniform(drawn: int) -> float:
    return (drawn >> 11) * 2.0**-53


def normal(drawn: int) -> float:
    pieces = sum(drawn >> shift & 0xFFFF for shift in (0, 16, 32, 48))
    return ((pieces + 2) / 65536 - 2) * 3.0**0.5


def unmix(z: int) -> int:
    """The inverse of `mix`: what goes in to come out as z."""
    z ^= z >> 31 ^ z >> 62
    z = z * pow(0x94D049BB133111EB, -1, 2**64) & MASK
    z ^= z >> 27 ^ z >> 54
    z = z * pow(0xBF58476D1CE4E5B9, -1, 2**64) & MASK
    return z ^ z >> 30 ^ z >> 60
