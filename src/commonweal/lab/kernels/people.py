"""A person's week, and a neighbourhood's (`docs/model.md` section 5, steps 1 and 2)."""

import numpy as np

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.door import AFTER_CLOSURE, AFTER_LEAVING, part_ways, present, seeks
from commonweal.lab.kernels.events import (
    ABANDONED,
    AT_FOLLOW_UP,
    FOLLOWED_UP,
    NOBODY,
    NOT_MEASURED,
    WAITED_TOO_LONG,
    assessment,
    contact,
    referral,
)
from commonweal.lab.kernels.fixed import LEVEL, real, real_hours
from commonweal.lab.kernels.forms import HELPED, NEVER
from commonweal.lab.kernels.needs import SEEK_LEVEL, drift, grow, lose_trust, replace, settle, shock
from commonweal.lab.kernels.practice import credit_case
from commonweal.lab.kernels.sight import measure_later, note_change, pay, view

K = 6
HOOD = 50
LOWEST_BIT = np.array([0] + [(m & -m).bit_length() - 1 for m in range(1, 64)], np.int64)


@rule
def gather(scene, first, lanes):
    """Bring a neighbourhood into the tile, and average its assets and trust; last week's help is used up."""
    people, seldom, tile = scene.people, scene.seldom, scene.tile
    needs, helped, susceptible = tile.needs, tile.helped, tile.susceptible
    assets = 0
    trust = 0
    for q in range(lanes):
        i = np.uint64(first + q)  # unsigned: no question whether it counts from the end
        tile.key[q] = people[i].key
        tile.line[q] = people[i].shock_line
        for k in range(K):
            needs[k, q] = people[i].need[k]
            susceptible[k, q] = people[i].susceptible[k]
            helped[k, q] = 0.0
        tile.built[q] = 0.0
        tile.assets[q] = people[i].assets
        tile.own_assets[q] = people[i].own_assets
        tile.trust[q] = people[i].trust
        assets += people[i].assets
        trust += people[i].trust
        if people[i].busy & HELPED != 0:
            take_help(people, seldom, tile, scene.world, i, q)
    scene.counts.hood_assets = float(assets) / (lanes * float(LEVEL))
    scene.counts.hood_trust = float(trust) / (lanes * float(LEVEL))


@rule
def take_help(people, seldom, tile, world, i, q):
    """Bring what last week's help does for one person into lane q: few are helped, so vectors need not ask."""
    people[i].busy &= ~HELPED
    for k in range(K):
        x = real_hours(seldom[i].help[k])
        tile.helped[k, q] = world.hmax * x / (1.0 + x)
        seldom[i].help[k] = 0
    xa = real_hours(seldom[i].help_assets)
    tile.built[q] = world.kah * xa / (1.0 + xa)
    seldom[i].help_assets = 0


@rule
def scatter(scene, first, lanes):
    """Write the tile back."""
    people, tile = scene.people, scene.tile
    needs = tile.needs
    for q in range(lanes):
        i = np.uint64(first + q)
        for k in range(K):
            people[i].need[k] = needs[k, q]
        people[i].assets = tile.assets[q]
        people[i].trust = tile.trust[q]


@rule
def follow_up(scene, keys, t, i, k, team, whole):
    """Ask, 26 weeks on, how it went: measured for the contract, and seen if the regime follows people up (S11)."""
    cases, person = scene.cases, scene.people[i].key
    payoff = 0.0
    if cases[i, k].due_kind == AFTER_CLOSURE:
        scene.counts.closures_due[k] += 1
        payoff += measure_later(scene, keys, t, i, k, team, whole)
    feedback = scene.dials.feedback
    if feedback > 0.0 and luck.uniform(keys.intake, person, 32 + k) < feedback:
        scene.counts.followed[k] += 1
        shown = view(scene, i, k, whole)
        payoff += note_change(scene, team, cases[i, k].seen, shown)
        cases[i, k].seen = shown
        contact(scene.events, scene.seldom, i, t, team, FOLLOWED_UP, scene.world.fu_h)
        assessment(scene.events, scene.seldom, i, t, team, k, AT_FOLLOW_UP, real(scene.people[i].need[k]), NOT_MEASURED)
    credit_case(scene, keys, team, cases[i, k].episode, person, k, payoff)
    pay(scene, team, payoff)
    cases[i, k].due = -1


@rule
def see_open(scene, keys, i, k, team, whole):
    """See this week's change in a person whose case is open; its payoff is credited when the case is worked."""
    shown = view(scene, i, k, whole)
    payoff = note_change(scene, team, scene.cases[i, k].seen, shown)
    scene.cases[i, k].seen = shown
    pay(scene, team, payoff)
    return payoff


@rule
def wait_on(scene, keys, t, i, k, team):
    """Wait a week more, or give up. Tells whether the person still waits."""
    cases = scene.cases
    cases[i, k].weeks += 1
    chance = scene.world.renege * (1.3 - real(scene.people[i].trust))
    if luck.uniform(keys.queue, scene.people[i].key, k) >= chance:
        return True
    lose_trust(scene, i, 0.08)
    part_ways(scene, i, k, t, AFTER_LEAVING)
    scene.tally[team, tallies.T_ABANDONED] += 1
    referral(scene.events, scene.seldom, i, t, NOBODY, team, ABANDONED, WAITED_TOO_LONG)
    return False


@rule
def visit_slot(scene, keys, t, i, k, team, whole):
    """Live a week of a case slot in which something is; the open and the waiting are put on the team's lists."""
    cases, bench = scene.cases, scene.bench
    if cases[i, k].due == t:
        follow_up(scene, keys, t, i, k, team, whole)
    status = cases[i, k].status
    if status == 2:
        bench.seen[k, scene.counts.open[k]] = see_open(scene, keys, i, k, team, whole)
        bench.open[k, scene.counts.open[k]] = i
        scene.counts.open[k] += 1
        return False
    if status == 1:
        return wait_on(scene, keys, t, i, k, team)
    return seeks(scene, keys, i, k) and present(scene, keys, t, i, k, team, whole)


@rule
def ask(scene, keys, lanes):
    """Mark who might ask which team for help (S4), for all lanes at once.

    Trust can only fall while a person's slots are visited, so nobody is missed; `door.seeks` asks again with the
    trust of that moment.
    """
    key, needs, trust, asks, seek = (
        scene.tile.key,
        scene.tile.needs,
        scene.tile.trust,
        scene.tile.asks,
        scene.world.seek,
    )
    for q in range(lanes):
        asks[q] = 0
    for k in range(K):
        mark = np.int32(1 << k)
        for q in range(lanes):
            need = real(needs[k, q])
            chance = seek * need * need * (0.25 + 0.75 * real(trust[q]))
            might = luck.uniform(keys.seek, key[q], k) < chance
            asks[q] |= mark if might and needs[k, q] > SEEK_LEVEL else np.int32(0)


@rule
def marks_due(scene, t, i):
    """Mark the slots of a person whose follow-up falls due now, and look ahead to the next."""
    marks = 0
    ahead = np.int32(NEVER)
    for k in range(K):
        due = scene.cases[i, k].due
        if due == t:
            marks |= 1 << k
        elif due > t:
            ahead = min(ahead, due)
    scene.people[i].next_due = ahead
    return marks


@rule
def visit_slots(scene, keys, t, area, i, whole, known, marks):
    """Visit the marked slots of a person, in the order of domains; those not `known` need no look at the cases."""
    while marks != 0:
        k = LOWEST_BIT[marks]
        marks &= marks - 1
        team = area * K + k
        if known & (1 << k) != 0:
            waits = visit_slot(scene, keys, t, i, k, team, whole)
        else:
            waits = seeks(scene, keys, i, k) and present(scene, keys, t, i, k, team, whole)
        if waits:
            scene.bench.waiting[k, scene.counts.waiting[k]] = i
            scene.counts.waiting[k] += 1


@rule
def observe(scene, week_row, first, lanes):
    """Count what a neighbourhood lives with this week, once its people have been to the doors."""
    total, assets, serious = scene.tile.total, scene.tile.assets, scene.tile.serious
    burden = 0
    relations = 0
    trust = 0
    for q in range(lanes):
        burden += np.int64(total[q])
        relations += np.int64(assets[q])
    for q in range(lanes):
        trust += np.int64(scene.people[first + q].trust)
        if serious[q] > 0:
            observe_serious(scene, week_row, first + q, np.int64(serious[q]))
    week_row[tallies.W_BURDEN] += burden
    week_row[tallies.W_ASSETS] += relations
    week_row[tallies.W_TRUST] += trust


@rule
def observe_serious(scene, week_row, i, serious):
    """Count a person by the number of serious needs, and whether any team is at work."""
    week_row[tallies.W_NEED1] += 1
    if scene.people[i].open == 0:
        week_row[tallies.W_UNTREATED] += 1
    if serious >= 2:
        week_row[tallies.W_NEED2] += 1
        week_row[tallies.W_EXTRA] += (serious - 1) * (serious - 1)
    if serious >= 3:
        week_row[tallies.W_NEED3] += 1


@rule
def come_and_go(scene, keys, week_row, t, area, first, lanes):
    """Draw who moves and who is struck; movers are replaced by newcomers."""
    key, drawn, line = scene.tile.key, scene.tile.drawn, scene.rules.move_line
    for q in range(lanes):
        drawn[q] = luck.bits(keys.events, key[q], 0)
    for q in range(lanes):
        if luck.low(drawn[q]) < line:
            replace(scene, t, area, first + q, q)
            week_row[tallies.W_MOVED] += 1


@rule
def hood_week(scene, keys, week_row, t, area, first, lanes):
    """Live one week of a neighbourhood: needs, assets and trust of all at once, then each one's case slots."""
    people, tile = scene.people, scene.tile
    gather(scene, first, lanes)
    come_and_go(scene, keys, week_row, t, area, first, lanes)
    grow(scene, area, lanes)
    for q in range(lanes):
        if luck.high(tile.drawn[q]) < tile.line[q]:
            shock(scene, keys, area, first + q, q)
    settle(scene, lanes)
    drift(scene, lanes)
    scatter(scene, first, lanes)
    ask(scene, keys, lanes)
    for q in range(lanes):
        known = np.int64(people[first + q].busy)
        if people[first + q].next_due <= t:
            known |= marks_due(scene, t, first + q)
        marks = known | np.int64(tile.asks[q])
        if marks != 0:
            visit_slots(scene, keys, t, area, first + q, np.int64(tile.total[q]), known, marks)
    observe(scene, week_row, first, lanes)


@rule
def people_week(scene, keys, week_row, t, area):
    """Live one week of an area's people, neighbourhood by neighbourhood."""
    first = scene.areas[area].first
    end = scene.areas[area].end
    for start in range(first, end, HOOD):
        hood_week(scene, keys, week_row, t, area, start, min(HOOD, end - start))
    week_row[tallies.W_PEOPLE] = end - first
