"""Hierarchy: communities of services that hand-offs make, levels of them, and how far they are the declared ones."""

from itertools import pairwise
from typing import Any

import numpy as np

from commonweal.lenses.columns import names
from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.emergent.aspect import Aspect, sign, untold
from commonweal.lenses.emergent.flows import MOST_SERVICES, SOURCES, Flows, read_flows
from commonweal.lenses.finding import Field, Number, Sheet, free
from commonweal.lenses.networks import Agreement, Communities, agreement, declared, find_communities, nesting
from commonweal.record import Record

NAME, SIGN = "hierarchy", "communities in hand-offs"
_DRAWS, _DRAWS_WITHIN = 39, 39  # networks of hand-offs are dense, and Louvain slow on them
_FIELDS = {
    "service": Field("label", meaning="the service"),
    "community": Field("label", meaning="community, and within it smaller ones; the numbers mean nothing"),
}


def look(record: Record, of: str | None) -> Aspect:
    """Find communities in who was handed on between whom, against hand-offs dealt anew with the same totals."""
    flows = read_flows(record, of)
    if flows is None:
        if record.rows("services") > MOST_SERVICES:
            return untold(NAME, SIGN, "the record has more services than a place has.")
        return untold(NAME, SIGN, f"no hand-offs between services, or too few, in {of or ' or '.join(SOURCES)}.")
    found = find_communities(flows.counts, _DRAWS)
    levels = nesting(flows.counts, found, _DRAWS_WITHIN)
    told = {column: agreement(found.label, label) for column, label in declared(record).items()}
    numbers = _numbers(flows, found, len(levels)) + _agreements(told)
    return Aspect(
        NAME,
        _sentence(found, told),
        tuple(numbers),
        (sign(NAME, SIGN, found.p, len(found.chance)),),
        (_sheet(record, levels),) if levels else (),
        (
            "Hierarchy: whether a community was wished for; hand-offs follow who lives where and needs what, and are "
            f"read here from {flows.source}.",
        ),
    )


def _numbers(flows: Flows, found: Communities, levels: int) -> list[Number]:
    n, (low, high) = flows.services, np.quantile(found.chance, (0.025, 0.975))
    chance = Doubt(float(found.chance.mean()), float(low), float(high))
    made = [
        free("communities", found.number, n, "communities", "of services, in who was handed on between whom"),
        free("modularity", found.modularity, n, "Q", "how clearly hand-offs divide (Newman's Q)"),
        free("modularity_by_chance", chance, len(found.chance), "Q", "the same in hand-offs dealt anew"),
        free("levels", levels, n, "levels", "of communities within communities that stand out from chance"),
    ]
    if found.z is not None:
        made.append(free("modularity_z", found.z, len(found.chance), "standard deviations", "above chance"))
    if found.stability is not None:
        made.append(free("stability", found.stability, 9, "index", "agreement with divisions from other seeds"))
    return made


def _agreements(told: dict[str, Agreement]) -> list[Number]:
    meaning = "how far communities follow the declared {}s: 1 wholly, 0 as chance does"
    return [
        free(f"follows_{column}", each.value, each.n, "index", meaning.format(column))
        for column, each in told.items()
        if each.value is not None
    ]


def _sentence(found: Communities, told: dict[str, Agreement]) -> str:
    if found.p > LEVEL:
        return "Hierarchy: hand-offs divide services no more clearly than chance gives ({modularity.plain})."
    said = "Hierarchy: hand-offs make {communities.plain} communities of services, more clearly than chance gives"
    best = max((c for c in told if told[c].value is not None), key=lambda c: told[c].value or 0.0, default=None)
    if best is None:
        return said + "."
    return said + f"; of what is declared they follow {best}s most nearly ({{follows_{best}.plain}} of 1)."


def _sheet(record: Record, levels: list[Any]) -> Sheet:
    called = names(record, "services")
    label = np.stack(levels)
    rows = []
    for i in sorted(np.flatnonzero(label[0] >= 0), key=lambda at: called[at]):
        split = (fine for coarse, fine in pairwise(label) if len(np.unique(fine[coarse == coarse[i]])) > 1)
        rows.append({"service": called[i], "community": " / ".join(str(each[i] + 1) for each in (label[0], *split))})
    return Sheet("Communities in hand-offs", _FIELDS, rows)
