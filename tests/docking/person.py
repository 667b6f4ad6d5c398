"""A person: needs, assets and trust, and what they do about them (S1-S4, and the waiting side of S6)."""

import mesa

from .case import Case
from .luck import EVENTS, QUEUE, SEEK, high, low
from .units import DOMAINS, HOUR, LEVEL, OPEN, WAITING, clip, fix

ABANDONED = 0.08


class Person(mesa.Agent):
    """A row of the place. It never disappears; who lives in it may change."""

    LEVELS = ("assets", "trust", "own_assets", "shock_line", "help_assets")
    BY_DOMAIN = ("need", "shock_split", "susceptible", "help")

    def __init__(self, model, area, row: int, snapshot):
        super().__init__(model)
        self.area, self.row, self.world = area, row, model.world
        self.key = int(snapshot["person_key"][row])
        for name in self.LEVELS:
            setattr(self, name, int(snapshot[name][row]))
        for name in self.BY_DOMAIN:
            setattr(self, name, snapshot[name][row].tolist())
        self.cases = [
            Case(self, team, {name: int(snapshot[name][row, team.k]) for name in Case.FIELDS})
            for team in area.teams
        ]

    @property
    def whole(self) -> float:
        """N: the whole need."""
        return sum(self.need) / LEVEL

    def bits(self, stream: int, t: int, slot: int) -> int:
        return self.model.luck.bits(stream, t, self.key, slot)

    def uniform(self, stream: int, t: int, slot: int) -> float:
        return self.model.luck.uniform(stream, t, self.key, slot)

    def normal(self, stream: int, t: int, slot: int) -> float:
        return self.model.luck.normal(stream, t, self.key, slot)

    def week(self, t: int, abar: float, trbar: float) -> None:
        """The person's part of a week (section 5, step 2)."""
        self.move(t)
        self.s1_needs(t)
        self.s2_assets(abar)
        self.s3_trust_drifts(trbar)
        self.help, self.help_assets = [0] * DOMAINS, 0
        for case in self.cases:
            if case.due == t:
                case.s11_follow_up(t)
            if case.status == OPEN:
                case.seen_week()
            elif case.status == WAITING:
                self.s6_waits(case, t)
            else:
                self.s4_seeks(case, t)

    def move(self, t: int) -> None:
        """A newcomer takes the row."""
        if low(self.bits(EVENTS, t, 0)) >= fix(self.world["move"], 2**32):
            return
        self.need = [0] * DOMAINS
        self.assets, self.trust = self.own_assets, LEVEL // 2
        self.help, self.help_assets = [0] * DOMAINS, 0
        for case in self.cases:
            case.empties()
        self.model.tally["moved"] += 1

    def s1_needs(self, t: int) -> None:
        world = self.world
        n = [v / LEVEL for v in self.need]
        resilience = world["r0"] + world["r1"] * self.assets / LEVEL
        new = []
        for k in range(DOMAINS):
            m = (1 - self.area.omega) * n[k]
            m += self.area.omega * sum(w * nj for w, nj in zip(self.model.coupling[k], n, strict=True))
            x = self.help[k] / HOUR
            h = world["hmax"] * x / (1 + x)
            growth = self.area.growth * self.susceptible[k] * m * m * (1 - n[k])
            new.append(clip(n[k] + growth - (resilience + h) * n[k]))
        if high(self.bits(EVENTS, t, 0)) < self.shock_line:
            self.shock(t, new)
        if sum(new) < 0.001:
            new = [0.0] * DOMAINS
        self.need = [fix(v, LEVEL) for v in new]

    def shock(self, t: int, new: list[float]) -> None:
        """Something happens to one domain; each open case is credited, so that no team is blamed for it."""
        world, terms = self.world, self.model.terms
        where = self.uniform(EVENTS, t, 1) * 65535
        d = next(k for k in range(DOMAINS) if where <= self.shock_split[k])
        size = world["shock_lo"] + (world["shock_hi"] - world["shock_lo"]) * self.uniform(EVENTS, t, 2)
        dz = size * (1 - new[d])
        new[d] += dz
        self.assets = fix(self.assets / LEVEL * (1 - world["a_shock"]), LEVEL)
        for case in self.cases:
            if case.status == OPEN:
                seen = dz if case.k == d else terms.alpha * dz
                case.credit(0.0, other=terms.luck * case.team.vw * seen)
        self.model.tally["shocks"] += 1

    def s2_assets(self, abar: float) -> None:
        world, a, xa = self.world, self.assets / LEVEL, self.help_assets / HOUR
        around = (1 - world["kpeer"]) * self.own_assets / LEVEL + world["kpeer"] * abar
        pull = around * (1 - 0.5 * min(1.0, self.whole / 3)) - a
        a += world["ka"] * pull + world["kah"] * xa / (1 + xa) * (1 - a)
        self.assets = fix(clip(a), LEVEL)

    def s3_trust_drifts(self, trbar: float) -> None:
        world, tr = self.world, self.trust / LEVEL
        tr += world["ktr"] * 0.01 * (0.3 + world["tpeer"] * trbar - tr)
        self.trust = fix(tr, LEVEL)

    def loses_trust(self, harm: float) -> None:
        """S3, a bad event."""
        self.trust = fix(self.trust / LEVEL * (1 - harm * self.world["ktr"]), LEVEL)

    def gains_trust(self, d: float) -> None:
        """S3, a week's work of d hours."""
        world, tr = self.world, self.trust / LEVEL
        warmth = world["ktr"] * 0.012 * (1 + self.model.dials["coprod"])
        self.trust = fix(tr + warmth * d / (1 + d) * (1 - tr), LEVEL)

    def s4_seeks(self, case: Case, t: int) -> None:
        n, tr = case.need, self.trust / LEVEL
        chance = self.world["seek"] * n * n * (0.25 + 0.75 * tr)
        if n > 0.12 and self.uniform(SEEK, t, case.k) < chance:
            case.comes_back(t)
            case.team.s5_intake(case, t)

    def s6_waits(self, case: Case, t: int) -> None:
        case.weeks += 1
        if self.uniform(QUEUE, t, case.k) < self.world["renege"] * (1.3 - self.trust / LEVEL):
            case.is_lost(t, ABANDONED)
            self.model.tally["abandoned"] += 1

    @property
    def open_cases(self) -> int:
        return sum(case.status == OPEN for case in self.cases)
