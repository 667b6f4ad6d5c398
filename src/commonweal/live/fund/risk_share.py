"""Who bears a variance: the agreement's clauses, worked out to the penny. Pure, whole pence throughout.

A variance is what was spent beyond the plan (above nothing) or left of it (below). Clauses are taken in order as tiers:
each takes the part of the variance up to its end. Clause shapes follow section 75 agreements as published: shares in
proportion to contribution, fixed shares, a lead that bears all, and a cap beyond which another partner bears the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commonweal.live.pages.pounds import pounds

HUNDRED_PER_CENT = 10_000
BEYOND = 10**12
"""Pence beyond the last tier at which clauses are held: more than any overspend."""


@dataclass(frozen=True)
class Rule:
    """One clause. `kind` is proportional, fixed (`shares` in basis points), lead (`bearer`), or capped.

    Capped: in proportion, but no partner in `caps` (pence) bears more than its cap; `bearer` bears the rest.
    `up_to` ends the tier, in pence of the whole variance; None for the last.
    """

    kind: str
    clause: str
    up_to: int | None = None
    shares: Mapping[str, int] | None = None
    bearer: str = ""
    caps: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Share:
    """What one partner bears under one clause, in pence (below nothing: what it gets back)."""

    partner: str
    pence: int
    clause: str


def shared(
    variance: int, contributions: Mapping[str, int], rules: Sequence[Rule], underspend: str = "returned"
) -> list[Share]:
    """Each partner's share of a variance, clause by clause; the shares sum to the variance exactly.

    An underspend is returned in proportion to contributions, or with `underspend="kept"` stays in the fund as
    contingency: then nobody's share is anything and the list is empty. Raises ValueError where the clauses leave
    a part of the variance to nobody, or a rule cannot be read.
    """
    if variance == 0:
        return []
    if variance < 0:
        if underspend == "kept":
            return []
        return _named(allotted(variance, contributions), "Underspend is returned in proportion to contributions.")
    found: list[Share] = []
    begins = 0
    for rule in rules:
        ends = variance if rule.up_to is None else min(variance, rule.up_to)
        if ends > begins:
            found += _named(_tier(ends - begins, contributions, rule), rule.clause)
            begins = ends
    if begins < variance:
        raise ValueError(f"the agreement's clauses say nothing of the part beyond {pounds(begins)}; add a last clause")
    return found


def hold(contributions: Mapping[str, int], rules: Sequence[Rule]) -> None:
    """Work the clauses out about each end of a tier and far beyond the last; no clauses at all are let be.

    Raises ValueError where they leave a part of an overspend to nobody, or a rule cannot be read.
    """
    ends = [rule.up_to for rule in rules if rule.up_to is not None]
    for variance in (1, *ends, *(end + 1 for end in ends), max([0, *ends]) + BEYOND) if rules else ():
        shared(variance, contributions, rules)


def _named(shares: Mapping[str, int], clause: str) -> list[Share]:
    return [Share(partner, pence, clause) for partner, pence in shares.items() if pence]


def _tier(amount: int, contributions: Mapping[str, int], rule: Rule) -> dict[str, int]:
    if rule.kind == "proportional":
        return allotted(amount, contributions)
    if rule.kind == "fixed":
        shares = rule.shares or {}
        if sum(shares.values()) != HUNDRED_PER_CENT:
            raise ValueError(f"fixed shares must sum to 100 %, not {sum(shares.values()) / 100:g} %: {rule.clause}")
        return allotted(amount, shares)
    if rule.kind == "lead":
        return {_bearer(rule): amount}
    if rule.kind == "capped":
        return _capped(amount, contributions, rule)
    raise ValueError(f"“{rule.kind}” is no kind of clause; use proportional, fixed, lead or capped")


def _bearer(rule: Rule) -> str:
    if not rule.bearer:
        raise ValueError(f"name the partner that bears it: {rule.clause}")
    return rule.bearer


def _capped(amount: int, contributions: Mapping[str, int], rule: Rule) -> dict[str, int]:
    caps, bearer = dict(rule.caps or {}), _bearer(rule)
    if bearer in caps:
        raise ValueError(f"{bearer} bears what is beyond the caps, so it can have none: {rule.clause}")
    shares = {
        partner: min(pence, caps.get(partner, pence)) for partner, pence in allotted(amount, contributions).items()
    }
    shares[bearer] = shares.get(bearer, 0) + amount - sum(shares.values())
    return shares


def allotted(amount: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Share an amount by whole weights, to the penny: what rounding leaves goes to the largest remainders (Hamilton).

    Raises ValueError where no weight is above nothing, or one is below it.
    """
    total = sum(weights.values())
    if total <= 0 or min(weights.values()) < 0:
        raise ValueError("shares need contributions above nothing")
    sign, size = (-1 if amount < 0 else 1), abs(amount)
    shares = {name: size * weight // total for name, weight in weights.items()}
    left = size - sum(shares.values())
    by_remainder = sorted(weights, key=lambda name: (-(size * weights[name] % total), name))
    for name in by_remainder[:left]:
        shares[name] += 1
    return {name: sign * pence for name, pence in shares.items()}
