"""What a regime makes of the world for a cycle (`docs/model.md` section 4). The only place where dials become rules."""

import math

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.dials import Dials
from commonweal.lab.kernels.forms import RULES
from commonweal.lab.state import State
from commonweal.lab.world import World, coupling


def weights(dials: Dials) -> NDArray[np.float64]:
    """Share the stake among the five measures: narrow now, broad now, narrow later, broad later, starts in time."""
    f, b = dials.follow, dials.breadth
    outcomes = np.array([(1 - f) * (1 - b), (1 - f) * b, f * (1 - b), f * b, 0.0])
    shared = (1 - dials.wait_w) * outcomes
    shared[4] = dials.wait_w
    return shared


def effort(world: World, dials: Dials, motivation: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each team's effort: the best response to stake and motivation at quadratic cost.

    After Holmstrom & Milgrom 1991; the square root is the response to a benefit that grows as the logarithm of effort
    (their linear benefit would give effort in proportion to the stake). `elas` is what a unit of stake adds.
    """
    gain = (1 + world.elas) ** 2 - 1
    pull = np.maximum(0.05, 1 + gain * (dials.proxy + motivation - 0.6))
    return np.asarray(np.clip(world.e_ref * np.sqrt(pull), 0.4, 1.0))


def derive(state: State, dials: Dials) -> NDArray[np.void]:
    """Derive a cycle's rules, one record of forms.RULES; each team's effort and payoff of seen change are set too."""
    world = state.world
    link = world.liaison + 0.03 * dials.coloc
    up = dials.feedback + (1 - dials.feedback) * math.pow(world.tacit, round(dials.level))
    rules = np.zeros(1, RULES)
    rules["alpha"] = world.alpha_v + dials.feedback * (1 - world.alpha_v)
    rules["luck"] = dials.learn / (dials.learn + 0.05)
    rules["width"] = 0.03 + 0.25 * dials.perm
    rules["sigma"] = world.sigma * (1 - dials.control)
    rules["link"] = link
    rules["link_use"] = link / (link + 0.05)
    rules["door"] = max(dials.open_door, world.door)
    rules["move_line"] = math.floor(world.move * 2.0**32 + 0.5)
    rules["pw"] = dials.proxy * weights(dials) / state.pref
    rules["coupling"] = coupling()
    state.teams["effort"] = effort(world, dials, state.teams["motivation"])
    state.teams["vw"] = up * state.teams["motivation"] / world.vref
    return rules


def as_record(numbers: World | Dials) -> NDArray[np.void]:
    """Give named numbers as an array of one record, which is how kernels read them."""
    return np.array([tuple(numbers)], [(name, "f8") for name in numbers._fields])
