"""How a team works a case: its practice, varied from case to case; and how what a case brings is credited.

`docs/model.md` S12: variation and selection (Price 1970, doi 10.1038/227520a0). Deltas are recomputed from the
hash, so that a result that comes late finds its cause at no cost of memory.
"""

import math

import numpy as np

from commonweal.lab.kernels import luck
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.fixed import credits, unit

INTAKE_MIN, INTAKE_MAX, BREADTH, CLOSE_AT, MAX_WEEKS, HOLD, TILT, QUEUE_PEAK = range(8)
CASE_COORDINATES = 7  # all but the queue rule, which varies by team-week
LOWEST = np.array([0.0, 0.10, 0.0, 0.02, math.log(6.0), 0.0, -3.0, 0.0])
HIGHEST = np.array([0.80, 1.30, 1.0, 0.70, math.log(104.0), 1.0, 3.0, 40.0])


@rule
def of_case(scene, team, variant_key, person, k, c):
    """Give coordinate c of a case's practice, in its own range (weeks as a logarithm)."""
    g = luck.normal(variant_key, person, 8 * k + c)
    u = unit(scene.teams[team].practice[c] + scene.rules.sigma * g)
    return LOWEST[c] + (HIGHEST[c] - LOWEST[c]) * u


@rule
def draw_variant(scene, keys, episode, person, k):
    """Draw the variant of a case once for the week's work: `counts.variant`, a normal a coordinate."""
    variant_key = luck.key(keys.variant_stem, episode)
    for c in range(CASE_COORDINATES):
        scene.counts.variant[c] = luck.normal(variant_key, person, 8 * k + c)


@rule
def of_drawn(scene, team, c):
    """Give coordinate c of the practice of the case whose variant was drawn."""
    u = unit(scene.teams[team].practice[c] + scene.rules.sigma * scene.counts.variant[c])
    return LOWEST[c] + (HIGHEST[c] - LOWEST[c]) * u


@rule
def credit_drawn(scene, team, payoff):
    """Credit a payoff to the variant that was drawn."""
    if payoff != 0.0 and scene.rules.sigma > 0.0:
        for c in range(CASE_COORDINATES):
            scene.teams[team].credit[c] += credits(payoff * scene.rules.sigma * scene.counts.variant[c])


@rule
def credit_case(scene, keys, team, episode, person, k, payoff):
    """Credit a payoff to the practice variant of the case that brought it."""
    if payoff != 0.0 and scene.rules.sigma > 0.0:
        variant_key = luck.key(keys.variant_stem, episode)
        for c in range(CASE_COORDINATES):
            g = luck.normal(variant_key, person, 8 * k + c)
            scene.teams[team].credit[c] += credits(payoff * scene.rules.sigma * g)
