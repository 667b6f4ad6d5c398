"""The end of a cycle, second half: the fund (S14). Money and whole-time workers are conserved throughout."""

import math

from .learning import mean
from .luck import TENDER
from .units import CYCLE, DOMAINS, YEAR, clip


def s14_pool(model) -> None:
    """Part of each area's fund follows the load."""
    pool = model.dials["pool"]
    if pool <= 0:
        return
    for area in model.areas:
        total = sum(team.fte for team in area.teams)
        load = sum(team.load + 1 for team in area.teams)
        for team in area.teams:
            fair = total * (0.5 / DOMAINS + 0.5 * (team.load + 1) / load)
            team.fte += model.world["pooling"] * 0.15 * pool * (fair - team.fte)


def lately_paid(team) -> float:
    """Mean P of the last four cycles."""
    return mean(team.paid_history)


def s14_pay_by_results(model, t: int) -> None:
    """Once a year part of a domain's money follows its measured results."""
    pbr = model.dials["pbr"]
    if pbr <= 0 or model.world["paying"] != 1 or t % YEAR != 0:
        return
    for k in range(DOMAINS):
        teams = [team for team in model.teams if team.k == k]
        total = sum(team.fte for team in teams)
        results = [max(0.01, lately_paid(team)) * team.fte for team in teams]
        even, shares = 1 / len(teams), []
        for team, result in zip(teams, results, strict=True):
            share = (1 - pbr) * team.fte / total + pbr * result / sum(results)
            shares.append(clip(share, 0.4 * even, 2.5 * even))
        for team, share in zip(teams, shares, strict=True):
            team.fte = total * share / sum(shares)


def s14_tender(model, t: int) -> None:
    """Now and then the provider that measures worst gives way to the one that measures best."""
    comp = model.dials["comp"]
    if comp <= 0 or model.world["tendering"] != 1 or model.terms.level >= 2:
        return
    if t % (CYCLE * math.floor(20 - 12 * comp)) != 0:
        return
    for k in range(DOMAINS):
        providers: dict[int, list] = {}
        for team in model.teams:
            if team.k == k:
                providers.setdefault(team.provider, []).append(team)
        if len(providers) >= 2 and model.luck.uniform(TENDER, t, k, 0) < comp:
            tender(model, providers, t)


def tender(model, providers, t: int) -> None:
    standing = {who: mean(lately_paid(team) for team in providers[who]) for who in sorted(providers)}
    loser, winner = min(standing, key=standing.get), max(standing, key=standing.get)
    if loser == winner:
        return
    model.tally["tenders"] += 1
    won, lost = providers[winner], providers[loser]
    practice = []
    for c in range(8):
        small = 0.03 * (model.luck.uniform(TENDER, t, lost[0].key, 8 + c) - 0.5)
        practice.append(clip(mean(team.practice[c] for team in won) + small))
    for team in lost:
        team.practice = list(practice)
        team.ties = [T * 0.4 for T in team.ties]
        for j in range(DOMAINS):
            if j != team.k:
                team.skill[j] = 0.5 * team.skill[j] + 0.5 * model.world["gen_skill"]
