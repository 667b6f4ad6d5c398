"""What the API tells of governance, shape by shape."""

from datetime import date

from ninja import Schema


class DecisionOut(Schema):
    """A decision with its two tests."""

    id: int
    title: str
    state: str
    decided_on: date | None
    closed: bool
    closed_because: str
    closed_until: date | None
    question: str
    what_was_decided: str
    best_for_person: str
    best_for_system: str
    think_again: str
    look_again_on: date | None
    body: str


class OptionOut(Schema):
    """One way that was open."""

    title: str
    words: str
    chosen: bool


class EvidenceOut(Schema):
    """What a decision rests on."""

    kind: str
    words: str
    url: str


class SaidOut(Schema):
    """What somebody said, in which role."""

    role: str
    words: str


class TookPartOut(Schema):
    """Who took part, as a role; how many in words, small numbers only for members of the place."""

    role: str
    organisation: str
    number: str


class LookOut(Schema):
    """What was found on looking again, and what follows."""

    on: date
    found: str
    next_on: date | None
    led_to: int | None


class TieOut(Schema):
    """What a decision is to another (by its id), or to people in words."""

    words: str
    decision: int | None
    people: str
    on: date


class WholeDecisionOut(DecisionOut):
    """A decision with everything that hangs on it."""

    strategies: list[str]
    systems: list[str]
    withdrawn_because: str
    options: list[OptionOut]
    evidence: list[EvidenceOut]
    took_part: list[TookPartOut]
    dissent: list[SaidOut]
    looked_again: list[LookOut]
    ties: list[TieOut]
    goes_back_to: list[int]
    checked_back: bool


class LinkOut(Schema):
    """One link, from the older decision to the newer or to people."""

    first: str
    first_url: str
    words: str
    second: str
    second_url: str
    on: date


class BodyOut(Schema):
    """A body with the days on which it meets, and how many decisions of it the reader can read."""

    id: int
    name: str
    about: str
    meetings: list[date]
    considered: int
    taken: int


class MoneyOut(Schema):
    """The money of a strategy in one version of the fund, in whole pence."""

    version: str
    gross_pence: int
    income_pence: int
    net_pence: int


class StrategyOut(Schema):
    """A strategy with its money, and how many decisions of it the reader can read."""

    id: int
    name: str
    aim: str
    money: list[MoneyOut]
    considered: int
    taken: int


class SystemOut(Schema):
    """A system of interest with its needs, and the services and community assets for them."""

    id: int
    name: str
    about: str
    needs: list[str]
    services: list[str]
    community_assets: list[str]
    considered: int
    taken: int
