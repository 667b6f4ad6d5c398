"""Write `places/reference`: the default world of `docs/model.md` as a place, for studies of theory.

20,000 people, ten areas, sixty teams of 2.4 whole-time workers on average, twelve providers. All of it is assumed.
"""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np

from commonweal.lab.cells import PUBLISHED_BASE
from commonweal.place import DOMAINS, Place, rows, write_place
from commonweal.place.manifest import FundTotal, Manifest, Population

AREAS, PEOPLE, TEAM = 10, 2000, 2.4
WHY = "no source; the default world of docs/model.md section 6"


def reference() -> Place:
    """Give the place."""
    weight = 0.7 + 0.3 * PUBLISHED_BASE / PUBLISHED_BASE.mean()
    staff = TEAM * weight / weight.mean()
    areas = tuple(
        rows.Area(f"area-{a + 1}", f"Area {a + 1}", PEOPLE, round(float(dep), 4), source=WHY)
        for a, dep in enumerate(np.linspace(0.6, 1.4, AREAS))
    )
    half = {a: ("a", "b")[a >= AREAS // 2] for a in range(AREAS)}
    names = [d.replace("_", "-") for d in DOMAINS]
    providers = tuple(
        rows.Provider(f"{name}-{h}", f"{name.capitalize()} provider {h.upper()}", "charity", False, source=WHY)
        for name in names for h in "ab"
    )  # fmt: skip
    teams = tuple(
        rows.Team(f"{name}-{a + 1}", f"{name.replace('-', ' ').capitalize()}, area {a + 1}", f"{name}-{half[a]}",
                  domain, f"area-{a + 1}", round(float(staff[k]), 3), 13.0, source=WHY)
        for k, (name, domain) in enumerate(zip(names, DOMAINS, strict=True)) for a in range(AREAS)
    )  # fmt: skip
    # shares that begin above one half, as the specification's first needs have it, spread by domain as shocks are
    needs = tuple(
        rows.Need("all", domain, round(float(0.0255 * base), 4), source=WHY)
        for domain, base in zip(DOMAINS, PUBLISHED_BASE / PUBLISHED_BASE.mean(), strict=True)
    )
    pounds = Decimal(round(sum(team.fte for team in teams) * 45_000))
    return Place(
        manifest=Manifest(
            name="reference", title="The reference place", start=date(2026, 4, 1),
            population=Population(AREAS * PEOPLE, source=WHY), funds=(FundTotal("plan", pounds, pounds, source=WHY),),
            notes="No real place: the default world of the model's specification, for studies of theory.",
        ),
        areas=areas, providers=providers, teams=teams, needs=needs,
        fund=(rows.FundLine("plan", "all services", "wellbeing", "council", pounds, Decimal(0), "pooled", source=WHY),),
    )  # fmt: skip


if __name__ == "__main__":
    write_place(reference(), Path(sys.argv[1]) if len(sys.argv) > 1 else Path("places/reference"))
