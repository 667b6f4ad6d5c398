"""What a regime's dials come to (model.md, section 4): worked out once, the same for every agent."""

import math
from collections.abc import Mapping, Sequence

from .units import clip


class Terms:
    """The derived quantities of section 4."""

    def __init__(self, dials: Mapping[str, float], world: Mapping[str, float], pref: Sequence[float]):
        self.world, self.dials = world, dials
        self.level = int(dials["level"])
        self.alpha = world["alpha_v"] + dials["feedback"] * (1 - world["alpha_v"])
        self.luck = dials["learn"] / (dials["learn"] + 0.05)
        self.width = 0.03 + 0.25 * dials["perm"]
        self.sigma_g = world["sigma"] * (1 - dials["control"])
        self.liaison = world["liaison"] + 0.03 * dials["coloc"]
        self.lf = self.liaison / (self.liaison + 0.05)
        self.door = max(dials["open_door"], world["door"])
        self.record_hours = world["rec_h"] + dials["rec"]
        self.eta = world["eta"] * (0.5 + self.luck)
        self.weights = weights(dials["breadth"], dials["follow"], dials["wait_w"])
        self.pw = [dials["proxy"] * w / p for w, p in zip(self.weights, pref, strict=True)]
        self.up = dials["feedback"] + (1 - dials["feedback"]) * world["tacit"] ** self.level

    def effort(self, motivation: float) -> float:
        gain = (1 + self.world["elas"]) ** 2 - 1
        drive = 1 + gain * (self.dials["proxy"] + motivation - 0.6)
        return clip(self.world["e_ref"] * math.sqrt(max(0.05, drive)), 0.4, 1.0)

    def sight_worth(self, motivation: float) -> float:
        """vw_m: what a unit of seen change is worth to a team."""
        return self.up * motivation / self.world["vref"]


def weights(breadth: float, follow: float, wait_w: float) -> list[float]:
    four = [
        (1 - follow) * (1 - breadth),
        (1 - follow) * breadth,
        follow * (1 - breadth),
        follow * breadth,
    ]
    return [(1 - wait_w) * w for w in four] + [wait_w]
