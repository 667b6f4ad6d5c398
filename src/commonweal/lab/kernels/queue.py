"""The waiting list: who is served first, and starting work (`docs/model.md` S6).

People are sorted into bins by their wait, so that the cost of a week does not grow with the square of the list.
"""

import math

import numpy as np

from commonweal.lab.kernels import luck, tallies
from commonweal.lab.kernels.build import rule
from commonweal.lab.kernels.events import STARTED, contact
from commonweal.lab.kernels.fixed import credits, unit
from commonweal.lab.kernels.practice import HIGHEST, QUEUE_PEAK, credit_case
from commonweal.lab.kernels.sight import note_change, pay, view, whole_need


@rule
def sort_by_wait(scene, k):
    """Put the list of team k into `bench.order` by wait; `bins[w]` is then where wait w ends. Gives the longest."""
    bench, cases = scene.bench, scene.cases
    bins, count = bench.bins, scene.counts.waiting[k]
    longest = 0
    for q in range(count):
        longest = max(longest, np.int64(cases[bench.waiting[k, q], k].weeks))
    for w in range(longest + 1):
        bins[w] = 0
    for q in range(count):
        bins[cases[bench.waiting[k, q], k].weeks] += 1
    place = 0
    for w in range(longest + 1):
        size = bins[w]
        bins[w] = place
        place += size
    for q in range(count):
        i = bench.waiting[k, q]
        w = cases[i, k].weeks
        bench.order[bins[w]] = i
        bins[w] += 1
    return longest


@rule
def start_case(scene, keys, t, team, k, i, deviation):
    """Begin work with a person who waited; their wait is measured."""
    cases, counts = scene.cases, scene.tally
    waited = cases[i, k].weeks
    in_time = 1.0 if waited <= scene.world.wait_target else 0.0
    stake = scene.rules.pw[4]
    counts[team, tallies.T_STARTED] += 1
    counts[team, tallies.T_WAITED] += waited
    if in_time > 0.0:
        counts[team, tallies.T_IN_TIME] += 1
    scene.teams[team].credit[QUEUE_PEAK] += credits(
        stake * (in_time - scene.world.wait_base) * scene.rules.sigma * deviation
    )
    whole = whole_need(scene.people, i)
    shown = view(scene, i, k, whole)
    payoff = stake * in_time
    if scene.rules.pw[4] > 0.0:
        credit_case(scene, keys, team, cases[i, k].episode, scene.people[i].key, k, payoff)
    seen = note_change(scene, team, cases[i, k].seen, shown)
    credit_case(scene, keys, team, cases[i, k].episode, scene.people[i].key, k, seen)
    pay(scene, team, payoff + seen)
    cases[i, k].seen = shown
    cases[i, k].status = 2
    scene.people[i].open |= np.uint8(1 << k)
    cases[i, k].weeks = 0
    cases[i, k].with_worker = 0
    cases[i, k].need_at_start = whole
    scene.bench.open[k, scene.counts.open[k]] = i
    scene.bench.seen[k, scene.counts.open[k]] = 0.0  # seen at the start, above
    scene.counts.open[k] += 1
    contact(scene.events, scene.seldom, i, t, team, STARTED, 0.0)


@rule
def draw_lots(lots, order, first, last, wanted):
    """Bring the smallest lots of first..last-1 to first..wanted-1 (quickselect, Hoare 1961)."""
    low, high = first, last - 1
    while low < high:
        pivot = lots[(low + high) // 2]
        left, right = low, high
        while left <= right:
            while lots[left] < pivot:
                left += 1
            while lots[right] > pivot:
                right -= 1
            if left <= right:
                lots[left], lots[right] = lots[right], lots[left]
                order[left], order[right] = order[right], order[left]
                left += 1
                right -= 1
        if wanted - 1 <= right:
            high = right
        elif wanted - 1 >= left:
            low = left
        else:
            break


@rule
def start_some(scene, keys, t, team, k, first, last, wanted, deviation):
    """Begin work with `wanted` of those who wait equally long (rows first..last-1 of the order), by lot."""
    size = last - first
    if wanted >= size:
        for q in range(first, last):
            start_case(scene, keys, t, team, k, scene.bench.order[q], deviation)
        return
    for q in range(first, last):
        person = scene.people[scene.bench.order[q]].key
        scene.bench.lots[q] = luck.bits(keys.queue, person, 8 + k)
    draw_lots(scene.bench.lots, scene.bench.order, first, last, first + wanted)
    for q in range(first, first + wanted):
        start_case(scene, keys, t, team, k, scene.bench.order[q], deviation)


@rule
def fill_places(scene, keys, t, team, k):
    """Fill free places from the list by the team's queue rule; what remains is listed."""
    bench = scene.bench
    places = np.int64(math.floor(scene.teams[team].fte * scene.teams[team].caseload))
    free = min(places - scene.counts.open[k], scene.counts.waiting[k])
    if free > 0:
        deviation = luck.normal(keys.queue_rule, scene.teams[team].key, 0)
        peak = HIGHEST[QUEUE_PEAK] * unit(scene.teams[team].practice[QUEUE_PEAK] + scene.rules.sigma * deviation)
        longest = sort_by_wait(scene, k)
        below = min(np.int64(math.floor(peak)), longest)
        above = below + 1
        left = free
        # two fingers walk away from the peak: waits up to it rank by length, those past it ever less
        while left > 0 and (below >= 0 or above <= longest):
            rank = peak - (above - peak) * 0.5 - 0.5
            if below >= 0 and (above > longest or below >= rank):
                w = below
                below -= 1
            else:
                w = above
                above += 1
            first = bench.bins[w - 1] if w > 0 else 0
            size = bench.bins[w] - first
            if size > 0:
                start_some(scene, keys, t, team, k, first, first + size, left, deviation)
                left -= min(left, size)
        scene.counts.waiting[k] -= free
