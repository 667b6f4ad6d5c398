"""The door of a team: help-seeking, return, intake (`docs/model.md` S4, S5, Return)."""

import math

import numpy as np

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.events import (
    ACCEPTED,
    ASSESSED,
    AT_ASSESSMENT,
    BOTH,
    GREATEST_COMPLEXITY,
    LEAST_SEVERITY,
    NO_CLAUSE,
    NOBODY,
    NOT_MEASURED,
    REFUSED,
    assessment,
    contact,
    referral,
)
from commonweal.lab.kernels.fixed import UNKNOWN, level, real
from commonweal.lab.kernels.needs import SEEK_LEVEL, lose_trust
from commonweal.lab.kernels.practice import INTAKE_MAX, INTAKE_MIN, credit_case, of_case
from commonweal.lab.kernels.sight import measure_later, note_change, pay, view

FOLLOW_UP = 26
AFTER_CLOSURE, AFTER_LEAVING = 1, 2


@rule
def set_busy(scene, i, k):
    """Mark slot k as one to be visited each week; `part_ways` takes the mark away."""
    scene.people[i].busy |= np.uint8(1 << k)


@rule
def part_ways(scene, i, k, t, kind):
    """Empty a slot and set the day on which somebody might ask how it went."""
    scene.cases[i, k].status = 0
    scene.people[i].open &= ~np.uint8(1 << k)
    scene.people[i].busy &= ~np.uint8(1 << k)
    scene.people[i].next_due = min(scene.people[i].next_due, np.int32(t + FOLLOW_UP))
    scene.cases[i, k].with_worker = 0
    scene.cases[i, k].due = t + FOLLOW_UP
    scene.cases[i, k].due_kind = kind


@rule
def seeks(scene, keys, i, k):
    """Tell whether a person asks team k for help this week."""
    if scene.people[i].need[k] <= SEEK_LEVEL:
        return False
    need = real(scene.people[i].need[k])
    chance = scene.world.seek * need * need * (0.25 + 0.75 * real(scene.people[i].trust))
    return luck.uniform(keys.seek, scene.people[i].key, k) < chance


@rule
def come_back(scene, keys, t, i, k, team, whole):
    """Settle what an earlier episode left open, and open a new one with a first note."""
    cases = scene.cases
    person = scene.people[i].key
    old = cases[i, k].episode
    payoff = 0.0
    if cases[i, k].due >= 0 and cases[i, k].due_kind == AFTER_CLOSURE:
        scene.tally[team, tallies.T_RETURNED] += 1
        payoff += measure_later(scene, keys, t, i, k, team, whole)
    shown = view(scene, i, k, whole)
    if cases[i, k].seen != UNKNOWN and luck.uniform(keys.intake, person, 24 + k) < scene.world.memory:
        payoff += note_change(scene, team, cases[i, k].seen, shown)
    credit_case(scene, keys, team, old, person, k, payoff)
    pay(scene, team, payoff)
    cases[i, k].due = -1
    cases[i, k].episode = t
    cases[i, k].seen = shown + level(scene.world.obs_v * luck.normal(keys.intake, person, 16 + k))


@rule
def logistic(z):
    """Squash a real to 0..1: the logistic function, 1/(1+exp(-z))."""
    return 1.0 / (1.0 + math.exp(-z))


@rule
def severity(scene, i, k, noise):
    """Give how severe a person seems at door k: permeable thresholds look at the whole presenting picture."""
    need = scene.people.need
    top = need[i, 0]
    for j in range(1, 6):
        top = max(top, need[i, j])
    half = 0.5 * scene.dials.perm
    return (1.0 - half) * real(need[i, k]) + half * real(top) + scene.world.obs * noise


@rule
def opens(scene, variant_key, i, k, team, whole, noise):
    """Give the chances that the clauses of severity and of complexity let a person in, and the severity seen."""
    person = scene.people[i].key
    seems = severity(scene, i, k, noise)
    complexity = min(1.0, real(whole - scene.people[i].need[k]) * 0.5)
    least = of_case(scene, team, variant_key, person, k, INTAKE_MIN)
    most = of_case(scene, team, variant_key, person, k, INTAKE_MAX)
    width = scene.rules.width
    return logistic((seems - least) / width), logistic((most - complexity) / width), seems


@rule
def clause_of(severe, simple):
    """Name the clause at which a refused person fell: the less likely to let them in, or both if both were against."""
    if severe < 0.5 and simple < 0.5:
        return BOTH
    return LEAST_SEVERITY if severe <= simple else GREATEST_COMPLEXITY


@rule
def present(scene, keys, t, i, k, team, whole):
    """Assess a person who asks; accept to the waiting list, or refuse. Tells whether they were accepted."""
    people, cases, world, counts = scene.people, scene.cases, scene.world, scene.tally
    person = people[i].key
    come_back(scene, keys, t, i, k, team, whole)
    variant_key = luck.key(keys.variant_stem, t)
    severe, simple, seems = opens(scene, variant_key, i, k, team, whole, luck.normal(keys.intake, person, 8 + k))
    chance = scene.rules.door + (1.0 - scene.rules.door) * (severe * simple)
    complexity = min(1.0, real(whole - people[i].need[k]) * 0.5)
    scene.counts.presented[k] += 1
    counts[team, tallies.T_PRESENTED] += 1
    counts[team, tallies.T_Z_PRESENTED] += level(complexity)
    contact(scene.events, scene.seldom, i, t, team, ASSESSED, world.assess_h)
    assessment(scene.events, scene.seldom, i, t, team, k, AT_ASSESSMENT, seems, NOT_MEASURED)
    if luck.uniform(keys.intake, person, k) < chance:
        cases[i, k].status = 1
        cases[i, k].weeks = 0
        set_busy(scene, i, k)
        counts[team, tallies.T_ACCEPTED] += 1
        counts[team, tallies.T_Z_ACCEPTED] += level(complexity)
        places = scene.teams[team].fte * scene.teams[team].caseload
        strain = -world.kap_w * min(3.0, scene.teams[team].listed / places)
        credit_case(scene, keys, team, t, person, k, strain)
        referral(scene.events, scene.seldom, i, t, NOBODY, team, ACCEPTED, NO_CLAUSE)
        return True
    counts[team, tallies.T_REFUSED] += 1
    lose_trust(scene, i, 0.12)
    part_ways(scene, i, k, t, AFTER_LEAVING)
    referral(scene.events, scene.seldom, i, t, NOBODY, team, REFUSED, clause_of(severe, simple))
    return False
