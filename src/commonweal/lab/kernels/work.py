"""A team's week with its open cases: hours, help, leaving, review, hand-off (`docs/model.md` S7-S9, O1)."""

import math

import numpy as np

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.door import AFTER_CLOSURE, AFTER_LEAVING, come_back, opens, part_ways, set_busy
from commonweal.lab.kernels.events import ACCEPTED as TAKEN
from commonweal.lab.kernels.events import (
    AT_CLOSURE,
    AT_HAND_OFF,
    COMPLETED,
    FELL_AWAY,
    HANDED_ON,
    LOST_AT_HANDOFF,
    NO_CLAUSE,
    NOT_MEASURED,
    ON_THE_WAY,
    REVIEWED,
    TIME_LIMITED,
    assessment,
    contact,
    referral,
    spell,
)
from commonweal.lab.kernels.events import LOST as NOT_ARRIVED
from commonweal.lab.kernels.fixed import UNKNOWN, hours, level, long_hours, real, unit
from commonweal.lab.kernels.forms import HELPED
from commonweal.lab.kernels.needs import lose_trust
from commonweal.lab.kernels.observer import is_premature, observe_score
from commonweal.lab.kernels.practice import (
    BREADTH,
    CLOSE_AT,
    HOLD,
    MAX_WEEKS,
    TILT,
    credit_drawn,
    draw_variant,
    of_case,
    of_drawn,
)
from commonweal.lab.kernels.sight import note_change, pay, view, whole_need

K = 6
ONES = np.array([bin(m).count("1") for m in range(64)], np.int64)
WEEK_HOURS = 37.0
MOST_HOURS = 8.0  # a case's share of a week, at most
WEIGHT = float(1 << 20)


@rule
def leaving(scene, team):
    """Give the chance that a worker of the team leaves this week [O1]: strain drives, seeing people do well holds."""
    teams, world = scene.teams, scene.world
    strain = min(3.0, teams[team].listed / (teams[team].fte * teams[team].caseload))
    meaning = teams[team].motivation * unit(teams[team].sight)
    return min(1.0, world.tau0 * (1.0 + strain) * max(0.0, 1.2 - meaning))


@rule
def direct_hours(scene, team, k):
    """Give the hours left for people after effort, liaison, learning, co-production, records, doors and follow-up."""
    world, dials, tally = scene.world, scene.dials, scene.tally
    paid = WEEK_HOURS * scene.teams[team].fte
    worked = paid * scene.teams[team].effort
    shared = paid * (scene.rules.link + dials.learn + 0.02 * dials.coprod)
    records = (world.rec_h + dials.rec) * scene.counts.open[k]
    doors = world.assess_h * (scene.counts.presented[k] + scene.teams[team].handed_in)
    after = world.fu_h * (dials.follow * scene.counts.closures_due[k] + scene.counts.followed[k])
    left = worked - shared - records - doors - after
    tally[team, tallies.T_FREE] += long_hours(paid - worked)
    tally[team, tallies.T_SHARED] += long_hours(shared)
    tally[team, tallies.T_RECORDS] += long_hours(records)
    tally[team, tallies.T_DOORS] += long_hours(doors)
    tally[team, tallies.T_AFTER] += long_hours(after)
    tally[team, tallies.T_SHORT] += long_hours(max(0.0, -left))
    return max(0.0, left)


@rule
def weigh(scene, keys, team, k):
    """Weigh the open cases by the team's tilt to the harder or easier; gives the sum of weights."""
    bench, people = scene.bench, scene.people
    total = 0
    for q in range(scene.counts.open[k]):
        i = bench.open[k, q]
        variant_key = luck.key(keys.variant_stem, scene.cases[i, k].episode)
        tilt = of_case(scene, team, variant_key, people[i].key, k, TILT) * scene.world.tilt_scale
        own = people[i].need[k]
        complexity = min(1.0, real(whole_need(people, i) - own) * 0.5)
        weight = math.exp(tilt * (0.5 * (real(own) + complexity) - 0.5))
        bench.weight[q] = max(1, np.int64(math.floor(weight * WEIGHT + 0.5)))
        total += bench.weight[q]
    return total


@rule
def help_person(scene, area, team, k, i, spent, whole):
    """Turn a week's hours into help on each need and on assets (S8); contact builds trust."""
    people, cases, seldom, world, teams = scene.people, scene.cases, scene.seldom, scene.world, scene.teams
    tr = real(people[i].trust)
    known = float(cases[i, k].with_worker)
    closeness = (known + 0.5 * world.rel) / (known + world.rel) if world.rel > 0.0 else 1.0
    effect = spent * (0.4 + 0.6 * tr) * closeness / world.e0
    lacking = 0.5 * (1.0 - real(people[i].assets))
    total = real(whole) + lacking + 1e-9
    breadth = of_drawn(scene, team, BREADTH)
    for j in range(K):
        share = breadth * real(people[i].need[j]) / total
        skill = teams[team].skill[j]
        if j == k:
            share += 1.0 - breadth
        else:
            there = teams[area * K + j].skill[j]
            skill += world.lend * max(0.0, there - skill) * teams[team].ties[j] * scene.rules.link_use
        seldom[i].help[j] += hours(effect * skill * share)
    people[i].busy |= HELPED
    seldom[i].help_assets += hours(effect * breadth * lacking / total)
    tr = tr + world.ktr * 0.012 * (1.0 + scene.dials.coprod) * spent / (1.0 + spent) * (1.0 - tr)
    people[i].trust = level(unit(tr))


@rule
def falls_away(scene, keys, i, k, spent):
    """Tell whether a person falls away: little time, little trust and many services at once make it likelier."""
    services = ONES[scene.people[i].open]
    world = scene.world
    chance = (
        world.drop
        * (1.3 - real(scene.people[i].trust))
        * (0.5 + 2.0 * math.exp(-2.0 * spent))
        * (1.0 + world.load * (services - 1))
    )
    return luck.uniform(keys.work, scene.people[i].key, k) < chance


@rule
def close(scene, keys, t, area, team, k, i, score, completed, whole):
    """Close a case: measured now, noted with noise; gives the payoff."""
    people, cases, counts = scene.people, scene.cases, scene.tally
    narrow = 1 if score <= scene.world.tau_c else 0
    gain = cases[i, k].need_at_start - whole
    counts[team, tallies.T_NARROW_NOW] += narrow
    counts[team, tallies.T_BROAD_NOW] += gain
    counts[team, tallies.T_COMPLETED if completed else tallies.T_TIMED] += 1
    if is_premature(scene, area, i, k):
        counts[team, tallies.T_PREMATURE] += 1
    observe_score(scene, team, score)
    noise = luck.normal(keys.work, people[i].key, 16 + k)
    noted = view(scene, i, k, whole) + level(scene.world.obs_v * noise)
    payoff = scene.rules.pw[0] * narrow + scene.rules.pw[1] * real(gain)
    payoff += note_change(scene, team, cases[i, k].seen, noted)
    cases[i, k].seen = noted
    spell(
        scene.events,
        scene.seldom,
        i,
        t,
        team,
        cases[i, k].weeks,
        COMPLETED if completed else TIME_LIMITED,
        real(gain),
    )
    assessment(scene.events, scene.seldom, i, t, team, k, AT_CLOSURE, score, NOT_MEASURED)
    part_ways(scene, i, k, t, AFTER_CLOSURE)
    return payoff


@rule
def worst_other(people, i, k):
    """Name the other domain of greatest need; the first of equals."""
    best = -1
    for j in range(K):
        if j != k and (best < 0 or people[i].need[j] > people[i].need[best]):
            best = j
    return best


@rule
def leave_for(scene, i, k, t, team, ending, share):
    """End a case without closing it; the person's trust suffers."""
    spell(scene.events, scene.seldom, i, t, team, scene.cases[i, k].weeks, ending, float("nan"))
    lose_trust(scene, i, share)
    part_ways(scene, i, k, t, AFTER_LEAVING)


@rule
def hand_on(scene, keys, t, area, team, k, i, j, whole):
    """Hand a person on to team j: its door decides, trust opens it, and cold hand-offs lose people on the way."""
    people, cases, counts = scene.people, scene.cases, scene.tally
    person = people[i].key
    there = area * K + j
    noise = luck.normal(keys.work, person, 40 + j)
    severe, simple, seems = opens(scene, luck.key(keys.variant_stem, t), i, j, there, whole, noise)
    chance = scene.rules.door + (1.0 - scene.rules.door) * (severe * simple)
    chance = 1.0 - (1.0 - chance) * (1.0 - scene.teams[there].ties[k])
    trusted = scene.teams[team].ties[j]
    chance *= scene.world.arrive + (1.0 - scene.world.arrive) * trusted
    counts[team, tallies.T_HANDED] += 1
    assessment(scene.events, scene.seldom, i, t, team, j, AT_HAND_OFF, seems, NOT_MEASURED)
    if luck.uniform(keys.work, person, 24 + k) < chance:
        scene.counts.success[k, j] += 1
        scene.counts.handed_in[j] += 1
        leave_for(scene, i, k, t, team, HANDED_ON, 0.05)
        come_back(scene, keys, t, i, j, there, whole)
        cases[i, j].status = 1
        cases[i, j].weeks = 0
        set_busy(scene, i, j)
        counts[there, tallies.T_HAND_ARRIVED] += 1
        referral(scene.events, scene.seldom, i, t, team, there, TAKEN, NO_CLAUSE)
        return
    scene.counts.failure[k, j] += 1
    counts[team, tallies.T_HAND_FAILED] += 1
    referral(scene.events, scene.seldom, i, t, team, there, NOT_ARRIVED, ON_THE_WAY)
    if luck.uniform(keys.work, person, 32 + k) >= trusted:
        counts[team, tallies.T_LOST] += 1
        leave_for(scene, i, k, t, team, LOST_AT_HANDOFF, 0.15)


@rule
def review(scene, keys, t, area, team, k, i, whole, spent):
    """Review a case: close it, hand the person on, or go on. Gives the payoff of closing."""
    people, cases = scene.people, scene.cases
    person = people[i].key
    score = real(people[i].need[k]) + scene.world.obs * luck.normal(keys.work, person, 8 + k)
    completed = score <= of_drawn(scene, team, CLOSE_AT)
    contact(scene.events, scene.seldom, i, t, team, REVIEWED, spent)
    if completed or cases[i, k].weeks >= math.exp(of_drawn(scene, team, MAX_WEEKS)):
        return close(scene, keys, t, area, team, k, i, score, completed, whole)
    if scene.world.handoffs > 0.0:
        j = worst_other(people, i, k)
        hold = of_drawn(scene, team, HOLD)
        if real(people[i].need[j]) > real(people[i].need[k]) + hold and cases[i, j].status == 0:
            hand_on(scene, keys, t, area, team, k, i, j, whole)
    return 0.0


@rule
def work_case(scene, keys, t, area, team, k, i, spent, seen):
    """Work one open case for a week."""
    people, cases, world, counts = scene.people, scene.cases, scene.world, scene.tally
    person = people[i].key
    episode = cases[i, k].episode
    draw_variant(scene, keys, episode, person, k)
    credit_drawn(scene, team, seen)
    whole = whole_need(people, i)
    spent_units = hours(spent)
    counts[team, tallies.T_DIRECT] += spent_units
    if whole - people[i].need[k] > 1 << 28:
        counts[team, tallies.T_HARD_DIRECT] += spent_units
        counts[team, tallies.T_HARD_OPEN] += 1
    help_person(scene, area, team, k, i, spent, whole)
    payoff = -scene.teams[team].price * (spent + world.rec_h + scene.dials.rec)
    cases[i, k].weeks += 1
    cases[i, k].with_worker += 1
    if luck.uniform(keys.work, person, 48 + k) < scene.counts.leave[k]:
        cases[i, k].with_worker = 0
        cases[i, k].seen = UNKNOWN
        counts[team, tallies.T_LEFT] += 1
    if falls_away(scene, keys, i, k, spent):
        counts[team, tallies.T_FELL] += 1
        leave_for(scene, i, k, t, team, FELL_AWAY, 0.05)
    elif (person + t) % 4 == 0:
        earned = review(scene, keys, t, area, team, k, i, whole, spent)
        pay(scene, team, earned)
        payoff += earned
    credit_drawn(scene, team, payoff)


@rule
def team_work(scene, keys, t, area, k):
    """Work all open cases of a team for a week."""
    bench = scene.bench
    team = area * K + k
    open_cases = scene.counts.open[k]
    counts = scene.tally
    counts[team, tallies.T_OPEN] += open_cases
    counts[team, tallies.T_WAITING] += scene.counts.waiting[k]
    direct = direct_hours(scene, team, k)
    scene.teams[team].hours += direct + (scene.world.rec_h + scene.dials.rec) * open_cases
    total = weigh(scene, keys, team, k)
    unspent = long_hours(direct)
    for q in range(open_cases):
        spent = min(MOST_HOURS, direct * float(bench.weight[q]) / float(total))
        unspent -= hours(spent)
        work_case(scene, keys, t, area, team, k, bench.open[k, q], spent, bench.seen[k, q])
    counts[team, tallies.T_UNSPENT] += unspent
