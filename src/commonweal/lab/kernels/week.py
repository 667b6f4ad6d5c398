"""The order of a week, for one area after another: the only place where it is written (`docs/model.md` section 5)."""

from commonweal.lab.kernels import luck
from commonweal.lab.kernels.build import entry, rule
from commonweal.lab.kernels.events import is_full
from commonweal.lab.kernels.forms import Keys, Scene
from commonweal.lab.kernels.people import people_week
from commonweal.lab.kernels.queue import fill_places
from commonweal.lab.kernels.ties import skill_week, tie_week
from commonweal.lab.kernels.work import leaving, team_work

K = 6


@rule
def week_keys(seed, t):
    """Make the week's keys of luck."""
    return Keys(
        luck.key(luck.stem(seed, luck.EVENTS), t),
        luck.key(luck.stem(seed, luck.SEEK), t),
        luck.key(luck.stem(seed, luck.INTAKE), t),
        luck.key(luck.stem(seed, luck.QUEUE), t),
        luck.key(luck.stem(seed, luck.WORK), t),
        luck.stem(seed, luck.VARIANT),
        luck.key(luck.stem(seed, luck.QUEUE_RULE), t),
    )


@rule
def clear(counts):
    """Clear the week's counts."""
    counts.open[:] = 0
    counts.waiting[:] = 0
    counts.presented[:] = 0
    counts.closures_due[:] = 0
    counts.followed[:] = 0
    counts.handed_in[:] = 0
    counts.success[:, :] = 0
    counts.failure[:, :] = 0


@rule
def area_week(scene, seed, t, week_row, area):
    """Run one week of one area: people, then teams, then ties between teams."""
    teams = scene.teams
    keys = week_keys(seed, t)
    clear(scene.counts)
    for k in range(K):
        scene.counts.leave[k] = leaving(scene, area * K + k)
    people_week(scene, keys, week_row, t, area)
    for k in range(K):
        fill_places(scene, keys, t, area * K + k, k)
        team_work(scene, keys, t, area, k)
    for k in range(K):
        team = area * K + k
        skill_week(scene, team, k, tie_week(scene, team, k))
        teams[team].listed = scene.counts.waiting[k] + scene.counts.handed_in[k]
        teams[team].handed_in = scene.counts.handed_in[k]


@entry
def run_areas(
    seed,
    t0,
    weeks,
    first,
    last,
    world,
    dials,
    rules,
    areas,
    people,
    cases,
    seldom,
    teams,
    tally,
    week_table,
    bench,
    events,
):
    """Run `weeks` weeks of areas first..last-1, each area by itself, from week `t0` on.

    `world`, `dials` and `rules` are arrays of one record. Counts of week t0+s go to `week_table[s, area]`. With events,
    one area is run at a time and the run stops before a week that might not fit the buffers. Gives the weeks run.
    """
    scene = Scene(
        world[0],
        dials[0],
        rules[0],
        areas,
        people,
        cases,
        seldom,
        teams,
        tally,
        bench,
        bench.counts[0],
        bench.tile[0],
        events,
    )
    done = 0
    for area in range(first, last):
        rows = areas[area].end - areas[area].first
        done = 0
        for step in range(weeks):
            if is_full(events, rows):
                break
            area_week(scene, seed, t0 + step, week_table[step, area], area)
            done += 1
    return done
