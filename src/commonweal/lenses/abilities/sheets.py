"""Tables of skills: what was missing where people were handed on, what is claimed and seen, and what there is."""

from typing import Any

import numpy as np

from commonweal.lenses import doubt
from commonweal.lenses.abilities.bars import UNTOLD
from commonweal.lenses.abilities.claims import Pairs
from commonweal.lenses.abilities.handed import Handed
from commonweal.lenses.abilities.holders import WHO, Holders
from commonweal.lenses.abilities.levels import Levels
from commonweal.lenses.abilities.services import DOMAINS, Services
from commonweal.lenses.finding import Field, Sheet

UNSEEN = "no need seen"
_MISSING = {
    "missing": Field("label", meaning="the greatest need seen that the sending service is not for"),
    "who_had_it": Field("label", meaning="who had the skill for it, the first that holds"),
    "people": Field("count", "people", "how many people were handed on so"),
    "handoffs": Field("statistic", "times", "how often, over all of them", of="people"),
}


def missing(handed: Handed, holders: Holders | None) -> Sheet:
    """Tell hand-offs by the skill that was missing and by who had it, in the order of the record's domains."""
    held = np.full(len(handed.day), -1) if holders is None else holders.who
    rows: list[dict[str, Any]] = []
    for wanted in (*range(len(DOMAINS)), -1):
        for had in (*range(len(WHO)), -1):
            at = (handed.wanted == wanted) & (held == had)
            if at.any():
                people = len(np.unique(handed.person[at]))
                label = said(wanted) if wanted >= 0 else UNSEEN
                told = WHO[had] if had >= 0 else UNTOLD
                rows.append({"missing": label, "who_had_it": told, "people": people, "handoffs": int(at.sum())})
    return Sheet("Hand-offs by the skill that was missing", _MISSING, rows)


_CLAIMS = {
    "skill": Field("label", meaning="the kind of need that it helps with"),
    "pairs": Field("free", "pairs", "services of which both a claim and an observation are told"),
    "claimed": Field("free", "share", "level as last claimed, mean"),
    "observed": Field("free", "share", "level as seen nearest to that day, mean"),
    "difference": Field("free", "share", "claimed less observed"),
    "low": Field("free", "share", "lower end of its interval"),
    "high": Field("free", "share", "upper end"),
}


def claimed_and_seen(pairs: Pairs) -> Sheet:
    """Tell what services claim beside what was seen, skill by skill."""
    rows = []
    for domain in np.unique(pairs.domain):
        at = pairs.domain == domain
        told = doubt.mean(pairs.difference[at])
        rows.append(
            {
                "skill": said(int(domain)),
                "pairs": int(at.sum()),
                "claimed": float(pairs.claimed[at].mean()),
                "observed": float(pairs.observed[at].mean()),
                "difference": told.value,
                "low": told.low,
                "high": told.high,
            }
        )
    return Sheet("Skill as claimed and as observed", _CLAIMS, rows)


_HELD = {
    "skill": Field("label", meaning="the kind of need that it helps with"),
    "services_told": Field("free", "services", "services of whose skill in it anything is told"),
    "have_it": Field("free", "services", "of these, services that have it on the last day told"),
    "for_it": Field("free", "services", "services described as for this kind of need"),
    "have_it_beside": Field("free", "services", "services that have it and are described as for another kind"),
}


def held(levels: Levels, services: Services, enough: float) -> Sheet:
    """Tell how many services have each skill, and how many of these are described as for something else."""
    last = levels.level[-1]
    rows = []
    for domain in range(len(DOMAINS)):
        had = last[:, domain] >= np.float32(enough)
        beside = had & (services.domain >= 0) & (services.domain != domain)
        rows.append(
            {
                "skill": said(domain),
                "services_told": int((~np.isnan(last[:, domain])).sum()),
                "have_it": int(had.sum()),
                "for_it": int((services.domain == domain).sum()),
                "have_it_beside": int(beside.sum()),
            }
        )
    return Sheet("Skills that the services have", _HELD, [row for row in rows if row["services_told"]])


def said(domain: int) -> str:
    """Say a domain in words."""
    return DOMAINS[domain].replace("_", " ")
