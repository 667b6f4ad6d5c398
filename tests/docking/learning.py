"""The end of a cycle, first half: payoffs, sight, looks; learning and imitation (S12)."""

from .luck import LEARN
from .units import CREDIT, CYCLE, LEVEL, clip

EVERY = (1, 2, 4)  # cycles between learnings, by level


def mean(values) -> float:
    values = list(values)
    return sum(values) / len(values)


def measured(team) -> float:
    """P of a team: its measures, weighted, per hour-bought-week, against the reference."""
    terms, pref, total = team.model.terms, team.model.pref, 0.0
    for q, weight in enumerate(terms.weights):
        count = team.counts[q] / LEVEL if q in (1, 3) else team.counts[q]
        total += weight * count / (CYCLE * team.fte) / pref[q]
    return total


def s12_standing(model) -> None:
    """Price, looks and sight: what teams can tell of how they are doing."""
    about_people = min(1.0, model.dials["learn"] / 0.05) * mean(team.motivation for team in model.teams)
    for team in model.teams:
        P = measured(team)
        team.paid_history = [*team.paid_history[1:], P]
        V = team.seen_change / LEVEL / (CYCLE * team.fte) / model.world["vref"]
        team.price = 0.7 * team.price + 0.3 * max(0.0, team.pay / CREDIT / max(1.0, team.hours))
        team.sight = 0.7 * team.sight + 0.3 * V
        now = model.dials["proxy"] * P + about_people * V
        team.looks = 0.7 * team.looks + 0.3 * now if model.looks_known else now
    model.looks_known = 1


def units(teams, level: int) -> list[list]:
    """Who learns together: a team, a provider's teams of one domain, or all."""
    if level == 2:
        return [list(teams)]
    together: dict[object, list] = {}
    for team in teams:
        who = team.number if level == 0 else (team.provider, team.k)
        together.setdefault(who, []).append(team)
    return list(together.values())


def s12_level(model) -> None:
    """As a cycle begins: if learning has moved to another level, practice becomes common to each new unit."""
    level = model.terms.level
    if model.level != level:
        for unit in units(model.teams, level):
            shared = [mean(team.practice[c] for team in unit) for c in range(8)]
            for team in unit:
                team.practice = list(shared)
        model.level = level


def s12_learning(model, t: int) -> None:
    """Each unit moves along its credit, and towards the best-looking of three peers."""
    level = model.terms.level
    if not model.adapt:
        for team in model.teams:
            team.credit = [0] * 8
        return
    if (t // CYCLE) % EVERY[level] != 0:
        return
    learners = units(model.teams, level)
    before = {team.number: list(team.practice) for team in model.teams}
    for unit in learners:
        new = learnt(model, unit, before)
        if level < 2:
            new = imitated(model, unit, before, new, t)
        for team in unit:
            team.practice = [clip(u) for u in new]
            team.credit = [0] * 8


def learnt(model, unit, before) -> list[float]:
    fte = sum(team.fte for team in unit)
    old = before[unit[0].number]
    new = []
    for c in range(8):
        credit = sum(team.credit[c] for team in unit) / CREDIT
        new.append(old[c] + clip(model.terms.eta * credit / (CYCLE * fte), -0.15, 0.15))
    return new


def imitated(model, unit, before, new, t: int) -> list[float]:
    first = unit[0]
    peers = [team for team in model.teams if team.k == first.k and team not in unit]
    if not peers:
        return new
    looked_at = [peers[int(model.luck.uniform(LEARN, t, first.key, s) * len(peers))] for s in range(3)]
    best = max(looked_at, key=lambda team: team.looks)
    if best.looks <= mean(team.looks for team in unit):
        return new
    pull = model.world["imit"] * (1 - model.dials["control"])
    theirs, ours = before[best.number], before[first.number]
    return [u + pull * (theirs[c] - ours[c]) for c, u in enumerate(new)]
