"""The starter place: small, made up, commented, and already passing its own check; to be overwritten."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from commonweal.place import rows
from commonweal.place.manifest import FundTotal, Manifest, Population
from commonweal.place.place import Place
from commonweal.place.words import DOMAINS, EVERYWHERE
from commonweal.place.write import place_texts, write_texts

MADE_UP = "made up, as an example"
SOURCES = """# Sources

Every figure of this place, where it comes from and how sure it is. All of the starter is made up: replace it.

| figure | where it is | source | how sure |
| --- | --- | --- | --- |
| everything | every table | none: an example | assumed |

## Conflicts between sources

## What is assumed, and why

## What is not known
"""


def new_place(folder: str | Path) -> Path:
    """Make a commented starter place in a new or empty folder; returns the folder.

    Raises:
        PlaceError: the folder holds something already, or cannot be made.
    """
    texts = place_texts(starter(), comments=True)
    return write_texts({"SOURCES.md": SOURCES, **texts}, Path(folder))


def starter() -> Place:
    """The starter as a place: two areas, two providers, and one team for each domain."""
    return Place(
        manifest=Manifest(
            name="our-place",
            title="Our place",
            start=date(2026, 4, 1),
            population=Population(100_000, source=MADE_UP),
            funds=(FundTotal("plan", Decimal("9000000.00"), Decimal("8000000.00"), source=MADE_UP),),
            notes="A made-up place to start from.",
        ),
        areas=(
            rows.Area("north", "North", 60_000, 0.8, source=MADE_UP),
            rows.Area("south", "South", 40_000, 1.3, source=MADE_UP),
        ),
        providers=(
            rows.Provider("council", "The council", "statutory", True, source=MADE_UP),
            rows.Provider("charity", "A charity", "charity", True, source=MADE_UP),
        ),
        teams=tuple(_team(n, domain) for n, domain in enumerate(DOMAINS)),
        skills=tuple(rows.Skill(_id(domain), domain, 0.85, "claimed", source=MADE_UP) for domain in DOMAINS),
        thresholds=(_threshold(),),
        fund=(
            _line("community health", "NHS", "5000000.00", "0.00"),
            _line("housing", "council", "4000000.00", "1000000.00"),
        ),
        contracts=(_contract(),),
        measures=(_measure(),),
        needs=tuple(rows.Need(EVERYWHERE, domain, 0.02, source=MADE_UP) for domain in DOMAINS),
        overlaps=(
            rows.Overlap(
                "two_plus_given_one", "homelessness;substance_misuse;offending", 0.4, source=MADE_UP
            ),
        ),
    )


def _id(domain: str) -> str:
    return domain.replace("_", "-")


def _team(n: int, domain: str) -> rows.Team:
    name = domain.replace("_", " ").capitalize() + " team"
    provider = ("council", "charity")[n % 2]
    return rows.Team(_id(domain), name, provider, domain, EVERYWHERE, 12.0, 13.0, source=MADE_UP)


def _threshold() -> rows.Threshold:
    clause = "people in crisis only"
    return rows.Threshold(
        "mental-health", clause, "least_severity", 0.4, 2, "the duty manager", source=MADE_UP
    )


def _line(component: str, partner: str, gross: str, income: str) -> rows.FundLine:
    return rows.FundLine(
        "plan", component, "wellbeing", partner, Decimal(gross), Decimal(income), "pooled", source=MADE_UP
    )


def _contract() -> rows.Contract:
    return rows.Contract(
        "support", "Support for people with several needs", ("council", "charity"), True,
        Decimal("750000.00"), date(2026, 4, 1), date(2031, 3, 31), EVERYWHERE, source=MADE_UP,
    )  # fmt: skip


def _measure() -> rows.Measure:
    return rows.Measure(
        "planned-endings", "people who end support as planned", "substance_misuse", "share of people who end",
        0.5, "more", False, source=MADE_UP,
    )  # fmt: skip
