"""What an observer notes of a closing; no agent reads it (`docs/model.md` N4)."""

from commonweal.lab.kernels import tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.fixed import real

K = 6


@rule
def is_premature(scene, area, i, k):
    """Tell whether a need closed now would grow without help: an observer's figure, read by no agent."""
    people = scene.people
    own = real(people[i].need[k])
    others = 0.0
    for j in range(K):
        others += scene.rules.coupling[k, j] * real(people[i].need[j])
    omega = scene.areas[area].omega
    pressure = (1.0 - omega) * own + omega * others
    recovery = scene.world.r0 + scene.world.r1 * real(people[i].assets)
    growth = scene.areas[area].growth * people[i].susceptible[k] * pressure * pressure * (1.0 - own)
    return own > 0.05 and growth > recovery * own


@rule
def observe_score(scene, team, score):
    """Count recorded scores just under and just over the line of success, for the observer."""
    line = scene.world.tau_c
    if line - 0.02 < score <= line:
        scene.tally[team, tallies.T_JUST_UNDER] += 1
    elif line < score <= line + 0.02:
        scene.tally[team, tallies.T_JUST_OVER] += 1
