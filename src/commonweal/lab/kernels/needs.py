"""Needs, assets and trust of one person in one week (`docs/model.md` S1-S3).

Needs press on one another and tip; help and assets speed recovery; shocks hit the prone.
"""

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.events import MOVED_AWAY, spell
from commonweal.lab.kernels.fixed import UNKNOWN, level, real, real_hours, unit
from commonweal.lab.kernels.practice import credit_case

K = 6
WELL = 0.001  # a whole need below this is none


@rule
def replace(scene, t, area, i):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Let a person move away; a newcomer without needs takes the row."""
    people, cases = scene.people, scene.cases
    for k in range(K):
        team = area * K + k
        if cases[i].status[k] == 2:
            scene.tally[team, tallies.T_MOVED_OPEN] += 1
            spell(scene.events, people, i, t, team, cases[i].weeks[k], MOVED_AWAY, float("nan"))
        elif cases[i].status[k] == 1:
            scene.tally[team, tallies.T_MOVED_WAITING] += 1
        people[i].need[k] = 0
        people[i].help[k] = 0
        cases[i].status[k] = 0
        cases[i].weeks[k] = 0
        cases[i].with_worker[k] = 0
        cases[i].due[k] = -1
        cases[i].seen[k] = UNKNOWN
    people[i].help_assets = 0
    people[i].assets = people[i].own_assets
    people[i].trust = level(0.5)
    people[i].newcomers += 1


@rule
def grow(scene, area, i):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Work out next needs into `bench.need` from pressure, recovery and last week's help; gives their sum."""
    people, world, new = scene.people, scene.world, scene.counts.need
    omega = scene.areas[area].omega
    growth = scene.areas[area].growth
    coupling = scene.rules.coupling
    recovery = world.r0 + world.r1 * real(people[i].assets)
    whole = 0.0
    for k in range(K):
        own = real(people[i].need[k])
        others = 0.0
        for j in range(K):
            others += coupling[k, j] * real(people[i].need[j])
        pressure = (1.0 - omega) * own + omega * others
        x = real_hours(people[i].help[k])
        helped = world.hmax * x / (1.0 + x)
        grown = growth * people[i].susceptible[k] * pressure * pressure * (1.0 - own)
        new[k] = unit(own + grown - (recovery + helped) * own)
        whole += new[k]
    return whole


@rule
def shock(scene, keys, area, i):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Strike one domain; open teams that can tell luck from work are credited with what they could not help."""
    people, cases, world, new = scene.people, scene.cases, scene.world, scene.counts.need
    person = people[i].key
    u = luck.uniform(keys.events, person, 1) * 65535.0
    d = 0
    while d < K - 1 and u > people[i].shock_split[d]:
        d += 1
    size = (world.shock_lo + (world.shock_hi - world.shock_lo) * luck.uniform(keys.events, person, 2)) * (
        1.0 - new[d]
    )
    new[d] += size
    people[i].assets = level(real(people[i].assets) * (1.0 - world.a_shock))
    for k in range(K):
        if cases[i].status[k] == 2:
            team = area * K + k
            part = size if k == d else scene.rules.alpha * size
            credit_case(
                scene, keys, team, cases[i].episode[k], person, k, scene.rules.luck * scene.teams[team].vw * part
            )
    return size


@rule
def settle(scene, i, whole):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Write the new needs; gives their sum in LEVEL units."""
    people, new = scene.people, scene.counts.need
    if whole < WELL:
        for k in range(K):
            people[i].need[k] = 0
        return 0
    total = 0
    for k in range(K):
        people[i].need[k] = level(new[k])
        total += people[i].need[k]
    return total


@rule
def drift(scene, i, whole_need, hood_assets, hood_trust):  # type: ignore[no-untyped-def]  # typed by Numba
    """Move assets and trust towards their own and the neighbourhood's level."""
    people, world = scene.people, scene.world
    a = real(people[i].assets)
    pull = (1.0 - world.kpeer) * real(people[i].own_assets) + world.kpeer * hood_assets
    target = pull * (1.0 - 0.5 * min(1.0, whole_need / 3.0))
    xa = real_hours(people[i].help_assets)
    a = a + world.ka * (target - a) + world.kah * xa / (1.0 + xa) * (1.0 - a)
    people[i].assets = level(unit(a))
    tr = real(people[i].trust)
    tr = tr + world.ktr * 0.01 * (0.3 + world.tpeer * hood_trust - tr)
    people[i].trust = level(unit(tr))


@rule
def lose_trust(scene, i, share):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Take a share of a person's trust in services."""
    scene.people[i].trust = level(real(scene.people[i].trust) * (1.0 - share * scene.world.ktr))
