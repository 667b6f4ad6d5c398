"""Needs, assets and trust of one person in one week (`docs/model.md` S1-S3).

Needs press on one another and tip; help and assets speed recovery; shocks hit the prone.
"""

import numpy as np

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.events import MOVED_AWAY, spell
from commonweal.lab.kernels.fixed import LEVEL, UNKNOWN, level, real
from commonweal.lab.kernels.forms import NEVER
from commonweal.lab.kernels.practice import credit_case

K = 6
SEEK_LEVEL = int(0.12 * LEVEL)  # nobody asks for help at or below it
SERIOUS = LEVEL // 2  # a need above one half
WELL = 0.001  # a whole need below this is none


@rule
def replace(scene, t, area, i, q):
    """Let a person move away; a newcomer without needs takes the row, and lane q of the tile."""
    people, cases, seldom = scene.people, scene.cases, scene.seldom
    for k in range(K):
        team = area * K + k
        if cases[i, k].status == 2:
            scene.tally[team, tallies.T_MOVED_OPEN] += 1
            spell(scene.events, scene.seldom, i, t, team, cases[i, k].weeks, MOVED_AWAY, float("nan"))
        elif cases[i, k].status == 1:
            scene.tally[team, tallies.T_MOVED_WAITING] += 1
        seldom[i].help[k] = 0
        cases[i, k].status = 0
        cases[i, k].weeks = 0
        cases[i, k].with_worker = 0
        cases[i, k].due = -1
        cases[i, k].seen = UNKNOWN
    seldom[i].help_assets = 0
    seldom[i].newcomers += 1
    people[i].busy = 0
    people[i].open = 0
    people[i].next_due = NEVER
    tile = scene.tile
    for k in range(K):
        tile.needs[k, q] = 0
        tile.helped[k, q] = 0.0
    tile.built[q] = 0.0
    tile.assets[q] = tile.own_assets[q]
    tile.trust[q] = level(0.5)


@rule
def grow(scene, area, lanes):
    """Work out the tile's next needs from pressure, recovery and last week's help (S1).

    Written as plain loops over lanes: each becomes vector instructions, which is where the speed of a week comes from.
    """
    coupling, omega, growth = scene.rules.coupling, scene.areas[area].omega, scene.areas[area].growth
    r0, r1 = scene.world.r0, scene.world.r1
    needs, need, new, helped = scene.tile.needs, scene.tile.need, scene.tile.new, scene.tile.helped
    assets, susceptible, whole = scene.tile.assets, scene.tile.susceptible, scene.tile.whole
    for k in range(K):
        for q in range(lanes):
            need[k, q] = real(needs[k, q])
    for q in range(lanes):
        whole[q] = 0.0
    for k in range(K):
        w0, w1, w2 = coupling[k, 0], coupling[k, 1], coupling[k, 2]
        w3, w4, w5 = coupling[k, 3], coupling[k, 4], coupling[k, 5]
        for q in range(lanes):
            # added from the left, as the specification sums
            others = 0.0 + w0 * need[0, q] + w1 * need[1, q] + w2 * need[2, q]
            others = others + w3 * need[3, q] + w4 * need[4, q] + w5 * need[5, q]
            own = need[k, q]
            pressure = (1.0 - omega) * own + omega * others
            grown = growth * susceptible[k, q] * pressure * pressure * (1.0 - own)
            recovery = r0 + r1 * real(assets[q]) + helped[k, q]
            y = own + grown - recovery * own
            y = 0.0 if y < 0.0 else y
            y = 1.0 if y > 1.0 else y
            new[k, q] = y
            whole[q] += y


@rule
def shock(scene, keys, area, i, q):
    """Strike one domain of lane q; open teams that tell luck from work are credited with what they could not help."""
    people, cases, seldom, world, tile = scene.people, scene.cases, scene.seldom, scene.world, scene.tile
    person = people[i].key
    u = luck.uniform(keys.events, person, 1) * 65535.0
    d = 0
    while d < K - 1 and u > seldom[i].shock_split[d]:
        d += 1
    size = (world.shock_lo + (world.shock_hi - world.shock_lo) * luck.uniform(keys.events, person, 2)) * (
        1.0 - tile.new[d, q]
    )
    tile.new[d, q] += size
    tile.whole[q] += size
    tile.assets[q] = level(real(tile.assets[q]) * (1.0 - world.a_shock))
    for k in range(K):
        if people[i].open & (1 << k) != 0:
            team = area * K + k
            part = size if k == d else scene.rules.alpha * size
            credit_case(
                scene,
                keys,
                team,
                cases[i, k].episode,
                person,
                k,
                scene.rules.luck * scene.teams[team].vw * part,
            )


@rule
def settle(scene, lanes):
    """Round the tile's new needs; a whole need below a thousandth is none."""
    new, whole, needs, total = scene.tile.new, scene.tile.whole, scene.tile.needs, scene.tile.total
    serious = scene.tile.serious
    for q in range(lanes):
        total[q] = 0
        serious[q] = 0
    for k in range(K):
        for q in range(lanes):
            written = level(new[k, q] if whole[q] >= WELL else 0.0)
            needs[k, q] = written
            total[q] += written
            serious[q] += np.int32(1) if written > SERIOUS else np.int32(0)


@rule
def drift(scene, lanes):
    """Move assets and trust towards their own and the neighbourhood's level (S2, S3)."""
    world, assets, own, trust, total = (
        scene.world,
        scene.tile.assets,
        scene.tile.own_assets,
        scene.tile.trust,
        scene.tile.total,
    )
    built = scene.tile.built
    ka, kpeer, pace = world.ka, world.kpeer, world.ktr * 0.01
    peers, goal = world.kpeer * scene.counts.hood_assets, 0.3 + world.tpeer * scene.counts.hood_trust
    for q in range(lanes):
        a = real(assets[q])
        burdened = real(total[q]) * (1.0 / 3.0)
        burdened = 1.0 if burdened > 1.0 else burdened
        target = ((1.0 - kpeer) * real(own[q]) + peers) * (1.0 - 0.5 * burdened)
        a = a + ka * (target - a) + built[q] * (1.0 - a)
        a = 0.0 if a < 0.0 else a
        assets[q] = level(1.0 if a > 1.0 else a)
        tr = real(trust[q])
        tr = tr + pace * (goal - tr)
        tr = 0.0 if tr < 0.0 else tr
        trust[q] = level(1.0 if tr > 1.0 else tr)


@rule
def lose_trust(scene, i, share):
    """Take a share of a person's trust in services."""
    scene.people[i].trust = level(real(scene.people[i].trust) * (1.0 - share * scene.world.ktr))
