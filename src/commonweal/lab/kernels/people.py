"""A person's week, and a neighbourhood's (`docs/model.md` section 5, steps 1 and 2)."""

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.door import AFTER_CLOSURE, AFTER_LEAVING, part_ways, present, seeks
from commonweal.lab.kernels.events import (
    ABANDONED,
    AT_FOLLOW_UP,
    FOLLOWED_UP,
    NOBODY,
    WAITED_TOO_LONG,
    assessment,
    contact,
    referral,
)
from commonweal.lab.kernels.fixed import LEVEL, real
from commonweal.lab.kernels.needs import drift, grow, lose_trust, replace, settle, shock
from commonweal.lab.kernels.practice import credit_case
from commonweal.lab.kernels.sight import measure_later, note_change, pay, view

K = 6
HOOD = 50
SERIOUS = LEVEL // 2  # a need above one half


@rule
def hood_means(scene, first, last):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Average assets and trust of rows first..last-1 into `bench.hood`."""
    assets = 0
    trust = 0
    for i in range(first, last):
        assets += scene.people[i].assets
        trust += scene.people[i].trust
    scene.counts.hood_assets = float(assets) / ((last - first) * float(LEVEL))
    scene.counts.hood_trust = float(trust) / ((last - first) * float(LEVEL))


@rule
def follow_up(scene, keys, t, i, k, team, whole):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Ask, 26 weeks on, how it went: measured for the contract, and seen if the regime follows people up (S11)."""
    cases, bench, person = scene.cases, scene.bench, scene.people[i].key
    payoff = 0.0
    if cases[i].due_kind[k] == AFTER_CLOSURE:
        scene.counts.closures_due[k] += 1
        payoff += measure_later(scene, keys, i, k, team, whole)
    feedback = scene.dials.feedback
    if feedback > 0.0 and luck.uniform(keys.intake, person, 32 + k) < feedback:
        scene.counts.followed[k] += 1
        shown = view(scene, i, k, whole)
        payoff += note_change(scene, team, cases[i].seen[k], shown)
        cases[i].seen[k] = shown
        contact(scene.events, scene.people, i, t, team, FOLLOWED_UP, scene.world.fu_h)
        assessment(scene.events, scene.people, i, t, team, k, AT_FOLLOW_UP, real(scene.people[i].need[k]))
    credit_case(scene, keys, team, cases[i].episode[k], person, k, payoff)
    pay(scene, team, payoff)
    cases[i].due[k] = -1


@rule
def see_open(scene, keys, i, k, team, whole):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """See this week's change in a person whose case is open."""
    shown = view(scene, i, k, whole)
    payoff = note_change(scene, team, scene.cases[i].seen[k], shown)
    scene.cases[i].seen[k] = shown
    credit_case(scene, keys, team, scene.cases[i].episode[k], scene.people[i].key, k, payoff)
    pay(scene, team, payoff)


@rule
def wait_on(scene, keys, t, i, k, team):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Wait a week more, or give up. Tells whether the person still waits."""
    cases = scene.cases
    cases[i].weeks[k] += 1
    chance = scene.world.renege * (1.3 - real(scene.people[i].trust))
    if luck.uniform(keys.queue, scene.people[i].key, k) >= chance:
        return True
    lose_trust(scene, i, 0.08)
    part_ways(scene, i, k, t, AFTER_LEAVING)
    scene.tally[team, tallies.T_ABANDONED] += 1
    referral(scene.events, scene.people, i, t, NOBODY, team, ABANDONED, WAITED_TOO_LONG)
    return False


@rule
def visit_slot(scene, keys, t, i, k, team, whole):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Live a week of one case slot; the open and the waiting are put on the team's lists."""
    cases, bench = scene.cases, scene.bench
    if cases[i].due[k] == t:
        follow_up(scene, keys, t, i, k, team, whole)
    status = cases[i].status[k]
    waits = False
    if status == 2:
        see_open(scene, keys, i, k, team, whole)
        bench.open[k, scene.counts.open[k]] = i
        scene.counts.open[k] += 1
    elif status == 1:
        waits = wait_on(scene, keys, t, i, k, team)
    elif seeks(scene, keys, i, k):
        waits = present(scene, keys, t, i, k, team, whole)
    if waits:
        bench.waiting[k, scene.counts.waiting[k]] = i
        scene.counts.waiting[k] += 1


@rule
def observe(scene, week_row, i, whole, helped):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Count what people live with this week."""
    serious = 0
    for k in range(K):
        if scene.people[i].need[k] > SERIOUS:
            serious += 1
    week_row[tallies.W_BURDEN] += whole
    if serious >= 1:
        week_row[tallies.W_NEED1] += 1
        if not helped:
            week_row[tallies.W_UNTREATED] += 1
    if serious >= 2:
        week_row[tallies.W_NEED2] += 1
        week_row[tallies.W_EXTRA] += (serious - 1) * (serious - 1)
    if serious >= 3:
        week_row[tallies.W_NEED3] += 1


@rule
def live(scene, keys, week_row, t, area, i, hit):  # type: ignore[no-untyped-def]  # kernels are typed by Numba
    """Live one week of one person: needs, assets, trust, then each case slot."""
    people, cases = scene.people, scene.cases
    total = grow(scene, area, i)
    if hit:
        total += shock(scene, keys, area, i)
    whole = settle(scene, i, total)
    drift(scene, i, real(whole), scene.counts.hood_assets, scene.counts.hood_trust)
    people[i].help_assets = 0
    helped = False
    awake = whole > 0
    for k in range(K):
        people[i].help[k] = 0
        visit_slot(scene, keys, t, i, k, area * K + k, whole)
        helped = helped or cases[i].status[k] == 2
        awake = awake or cases[i].status[k] != 0 or cases[i].due[k] >= 0
    people[i].awake = 1 if awake else 0
    observe(scene, week_row, i, whole, helped)


@rule
def person_week(scene, keys, week_row, t, area, i):  # type: ignore[no-untyped-def]  # typed by Numba
    """Live one week of one row: perhaps move; those who are well, unhurt and unknown to services take the short way."""
    people = scene.people
    drawn = luck.bits(keys.events, people[i].key, 0)
    if luck.low(drawn) < scene.rules.move_line:
        replace(scene, t, area, i)
        week_row[tallies.W_MOVED] += 1
    hit = luck.high(drawn) < people[i].shock_line
    if people[i].awake != 0 or hit:
        live(scene, keys, week_row, t, area, i, hit)
    else:
        drift(scene, i, 0.0, scene.counts.hood_assets, scene.counts.hood_trust)
    week_row[tallies.W_TRUST] += people[i].trust
    week_row[tallies.W_ASSETS] += people[i].assets


@rule
def people_week(scene, keys, week_row, t, area):  # type: ignore[no-untyped-def]  # typed by Numba
    """Live one week of an area's people, neighbourhood by neighbourhood."""
    first = scene.areas[area].first
    end = scene.areas[area].end
    # means of all neighbourhoods as the week begins: each is read before any of its own people lives the week
    for start in range(first, end, HOOD):
        stop = min(start + HOOD, end)
        hood_means(scene, start, stop)
        for i in range(start, stop):
            person_week(scene, keys, week_row, t, area, i)
    week_row[tallies.W_PEOPLE] = end - first


