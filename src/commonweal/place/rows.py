"""The rows of a place: each class declares one table's columns, once, with their types, units and meanings.

Reading, checking, writing, the commented starter and the docs all come from these declarations.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from commonweal.place.column import Column
from commonweal.place.words import (
    BASES,
    CLAUSE_KINDS,
    DIRECTIONS,
    DOMAINS,
    EVERYWHERE,
    MODES,
    SECTORS,
)


@dataclass(frozen=True)
class Mark:
    """A figure whose source or certainty differs from its row's; a blank part means the row's own holds."""

    column: str
    source: str = ""
    certainty: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What every row carries: where its figures come from, and how sure they are."""

    source: str = ""
    certainty: str = "assumed"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Area(Row):
    """A part of the place that has its own teams."""

    id: Annotated[str, Column("short name used by other tables", slug=True)]
    name: Annotated[str, Column("name people know it by")]
    population: Annotated[int, Column("people who live there", "people", least=1)]
    deprivation: Annotated[
        float,
        Column(
            "how much more often trouble comes to people here than in the place as a whole",
            "multiple; the place's population-weighted mean is about 1",
            above=0,
            most=10,
        ),
    ]


@dataclass(frozen=True)
class Provider(Row):
    """An organisation that runs teams."""

    id: Annotated[str, Column("short name used by other tables", slug=True)]
    name: Annotated[str, Column("name people know it by")]
    sector: Annotated[str, Column("kind of organisation", choices=SECTORS)]
    alliance: Annotated[bool, Column("whether it is a member of the alliance", "yes or no")]


@dataclass(frozen=True)
class Team(Row):
    """People who work together in one domain, in one area or across the place."""

    id: Annotated[str, Column("short name used by other tables", slug=True)]
    name: Annotated[str, Column("name people know it by")]
    provider: Annotated[str, Column("provider that runs it", refers="providers")]
    domain: Annotated[str, Column("domain it was set up for", choices=DOMAINS)]
    area: Annotated[str, Column("area it serves, or `all`", refers="areas", or_all=True)]
    fte: Annotated[float, Column("workers in post", "whole-time workers", above=0, most=100_000)]
    caseload: Annotated[
        float, Column("people it can hold open at once", "places per whole-time worker", above=0, most=1000)
    ]


@dataclass(frozen=True)
class Skill(Row):
    """How far a team can help with a need, its own domain's or another's."""

    team: Annotated[str, Column("team", refers="teams")]
    skill: Annotated[str, Column("domain of the need helped with", choices=DOMAINS)]
    level: Annotated[float, Column("how well", "0 not at all, 1 as well as anyone can", least=0, most=1)]
    basis: Annotated[str, Column("said by the team, or observed in its work", choices=BASES)]


@dataclass(frozen=True)
class Threshold(Row):
    """One clause of a team's entry rule: who it takes, and how far that bends."""

    team: Annotated[str, Column("team", refers="teams")]
    clause: Annotated[str, Column("the clause, in the team's own words")]
    kind: Annotated[str, Column("what the clause turns on", choices=CLAUSE_KINDS)]
    value: Annotated[
        float | None,
        Column(
            "the clause as a number, if it has one",
            "least_severity 0 to 0.80; greatest_complexity 0.10 to 1.30",
            blank=True,
        ),
    ]
    hardness: Annotated[
        int, Column("how hard it is", "0 a habit, 1 a guide, 2 a rule, 3 the law", least=0, most=3)
    ]
    bends: Annotated[str, Column("who may bend it", blank=True)] = ""


@dataclass(frozen=True)
class FundLine(Row):
    """A line of the place's fund: a component, bought under a strategy, with one partner's money."""

    version: Annotated[str, Column("which account of the fund, as named in place.toml", slug=True)]
    component: Annotated[str, Column("component of the fund, such as adult social care")]
    strategy: Annotated[str, Column("strategy it serves")]
    partner: Annotated[str, Column("who puts the money in")]
    gross: Annotated[Decimal, Column("spending before income", "pounds a year", least=0)]
    income: Annotated[
        Decimal,
        Column("grants and charges that pay part of it; net is gross less income", "pounds a year", least=0),
    ]
    mode: Annotated[str, Column("how the money is held", choices=MODES)]


@dataclass(frozen=True)
class Contract(Row):
    """An agreement to provide help for money."""

    id: Annotated[str, Column("short name used by other tables", slug=True)]
    name: Annotated[str, Column("what it buys")]
    providers: Annotated[
        tuple[str, ...], Column("providers that hold it, parted by `;`", refers="providers", blank=True)
    ]
    alliance: Annotated[
        bool, Column("whether its holders answer for it together, as an alliance", "yes or no")
    ]
    value_per_year: Annotated[Decimal, Column("what it pays", "pounds a year", least=0)]
    start: Annotated[date | None, Column("first day", "date", blank=True)]
    end: Annotated[date | None, Column("last day", "date", blank=True)]
    domain: Annotated[str, Column("domain it pays for, or `all`", choices=(*DOMAINS, EVERYWHERE))]
    part_of: Annotated[
        str,
        Column(
            "the contract it was aligned into; the parts' values must add up to that one's",
            refers="contracts",
            blank=True,
        ),
    ] = ""


@dataclass(frozen=True)
class Measure(Row):
    """Something counted about the work."""

    id: Annotated[str, Column("short name used by other tables", slug=True)]
    name: Annotated[str, Column("what is counted")]
    domain: Annotated[str, Column("domain it is counted for, or `all`", choices=(*DOMAINS, EVERYWHERE))]
    unit: Annotated[str, Column("unit it is counted in")]
    target: Annotated[float | None, Column("level asked for, if any", "the measure's own unit", blank=True)]
    direction: Annotated[str, Column("whether more or less is asked for", choices=DIRECTIONS)]
    paid: Annotated[bool, Column("whether money follows it", "yes or no")]


@dataclass(frozen=True)
class Need(Row):
    """How common a serious need is."""

    area: Annotated[
        str, Column("area, or `all` for every area without a row of its own", refers="areas", or_all=True)
    ]
    domain: Annotated[str, Column("domain of the need", choices=DOMAINS)]
    prevalence: Annotated[
        float,
        Column("people with a serious need within a year", "share of all who live there", least=0, most=1),
    ]


@dataclass(frozen=True)
class Overlap(Row):
    """How needs come together in the same people."""

    what: Annotated[str, Column("which overlap, such as two_plus_given_one", slug=True)]
    systems: Annotated[str, Column("the systems or needs counted, parted by `;`")]
    share: Annotated[float, Column("share of the people named by `what`", "share", least=0, most=1)]


@dataclass(frozen=True)
class Tie(Row):
    """What one team makes of another."""

    from_team: Annotated[str, Column("team that trusts", refers="teams")]
    to_team: Annotated[str, Column("team that is trusted", refers="teams")]
    trust: Annotated[float, Column("how far", "0 not at all, 1 wholly", least=0, most=1)]
    kind: Annotated[str, Column("what the tie is made of, such as referral or shared staff", blank=True)] = ""


@dataclass(frozen=True)
class Parameter(Row):
    """A number of the lab's world that this place sets otherwise; the lab checks the name."""

    name: Annotated[str, Column("the lab's name for it", slug=True)]
    value: Annotated[float, Column("the number", "as given under unit")]
    unit: Annotated[str, Column("its unit", blank=True)] = ""
    meaning: Annotated[str, Column("what it stands for", blank=True)] = ""
