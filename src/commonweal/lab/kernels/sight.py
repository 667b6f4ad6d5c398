"""What a team sees of a person, and how results are measured (`docs/model.md`, Sight, S10)."""

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.events import LATER, assessment
from commonweal.lab.kernels.fixed import UNKNOWN, credits, level, real


@rule
def whole_need(people, i):
    """Add up a person's needs (LEVEL units)."""
    return (
        people[i].need[0]
        + people[i].need[1]
        + people[i].need[2]
        + people[i].need[3]
        + people[i].need[4]
        + people[i].need[5]
    )


@rule
def view(scene, i, k, whole):
    """Give Y: the person's need as team k is shown it (LEVEL units); own domain fully, others in part."""
    own = real(scene.people[i].need[k])
    return level(own + scene.rules.alpha * (real(whole) - own))


@rule
def note_change(scene, team, before, now):
    """Count a change that the team sees; gives its payoff (0 if the record was not held)."""
    if before == UNKNOWN:
        return 0.0
    change = before - now
    scene.tally[team, tallies.T_SEEN] += change
    return scene.teams[team].vw * real(change)


@rule
def measure_later(scene, keys, t, i, k, team, whole):
    """Measure a closed case later: 26 weeks on, or at return if that is sooner; gives the payoff."""
    score = real(scene.people[i].need[k]) + scene.world.obs * luck.normal(keys.intake, scene.people[i].key, 40 + k)
    narrow = 1 if score <= scene.world.tau_c else 0
    gain = scene.cases[i, k].need_at_start - whole
    counts = scene.tally
    counts[team, tallies.T_NARROW_LATER] += narrow
    counts[team, tallies.T_BROAD_LATER] += gain
    counts[team, tallies.T_MEASURED_LATER] += 1
    assessment(scene.events, scene.seldom, i, t, team, k, LATER, score, real(gain))
    return scene.rules.pw[2] * narrow + scene.rules.pw[3] * real(gain)


@rule
def pay(scene, team, payoff):
    """Add a payoff that comes from results, measured or seen, to the team's pay."""
    scene.tally[team, tallies.T_PAY] += credits(payoff)
