"""The eight coordinates of practice and their ranges (model.md, section 2)."""

from .units import clip

INTAKE_MIN, INTAKE_MAX, BREADTH, CLOSE_AT, MAX_WEEKS, HOLD, TILT, QUEUE_PEAK = range(8)

RANGES = (
    (0.0, 0.80),
    (0.10, 1.30),
    (0.0, 1.0),
    (0.02, 0.70),
    (6.0, 104.0),
    (0.0, 1.0),
    (-3.0, 3.0),
    (0.0, 40.0),
)


def in_range(c: int, u: float) -> float:
    """Map a coordinate u (clipped to 0..1) to what it means; max_weeks is linear in its logarithm."""
    u = clip(u)
    low, high = RANGES[c]
    if c == MAX_WEEKS:
        return low * (high / low) ** u
    return low + (high - low) * u
