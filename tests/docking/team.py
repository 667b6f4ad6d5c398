"""A team: intake, the waiting list, hours, help, turnover, exits (S5-S9, O1) and its ties (S13)."""

import math

import mesa

from . import practice
from .case import Case
from .luck import INTAKE, QUEUE, QUEUE_RULE, WORK
from .units import AFTER_CLOSURE, CREDIT, DOMAINS, HOUR, LEVEL, NONE, OPEN, UNKNOWN, WAITING, fix, logistic

REFUSED, FELL_AWAY, HANDED_ON, LOST = 0.12, 0.05, 0.05, 0.15
WEIGHT = 2**20


class Team(mesa.Agent):
    """The team of one domain in one area."""

    REALS = ("fte", "caseload", "motivation", "price", "looks", "sight", "hours")
    INTEGERS = ("listed", "handed_in", "provider", "seen_change", "pay", "load")
    ROWS = ("practice", "skill", "ties", "credit", "counts")

    def __init__(self, model, area, number: int, snapshot):
        super().__init__(model)
        self.area, self.number, self.k = area, number, number % DOMAINS
        self.world, self.luck = model.world, model.luck
        self.key = int(snapshot["team_key"][number])
        for name in self.REALS:
            setattr(self, name, float(snapshot[name][number]))
        for name in self.INTEGERS:
            setattr(self, name, int(snapshot[name][number]))
        for name in self.ROWS:
            setattr(self, name, snapshot[name][number].tolist())
        self.paid_history = snapshot["paid_history"][:, number].tolist()
        self.effort = model.terms.effort(self.motivation)
        self.vw = model.terms.sight_worth(self.motivation)
        self.cases: list[Case] = []

    def week_begins(self) -> None:
        self.presented = self.closures_due = self.followed_up = 0
        self.handed_over: list[Case] = []
        self.successes, self.failures = [0] * DOMAINS, [0] * DOMAINS
        self.leave = self.o1_leave()

    def week(self, t: int) -> None:
        """The team's part of a week (section 5, step 3)."""
        waiting = self.s6_fills_places(t)
        cases = [case for case in self.cases if case.status == OPEN]
        hours = self.s7_hours(cases)
        for case, d in zip(cases, hours, strict=True):
            other = self.s8_help(case, d)
            self.o1_turnover(case, t)
            paid = self.s9_exit(case, d, t)
            case.credit(paid, other)
        self.load += len(cases) + waiting

    @property
    def strain(self) -> float:
        return min(3.0, self.listed / (self.fte * self.caseload))

    def practice_of(self, person, episode: int, c: int) -> float:
        g = self.luck.variant(episode, person.key, self.k)[c]
        return practice.in_range(c, self.practice[c] + self.model.terms.sigma_g * g)

    # The door --------------------------------------------------------------------------------------------

    def intake_chance(self, person, episode: int, noise: float) -> float:
        """The intake rule: how likely this person is to be taken on."""
        terms, perm, n = self.model.terms, self.model.dials["perm"], person.need[self.k] / LEVEL
        z = min(1.0, (person.whole - n) / 2)
        y = (1 - perm / 2) * n + (perm / 2) * (max(person.need) / LEVEL) + self.world["obs"] * noise
        lo = self.practice_of(person, episode, practice.INTAKE_MIN)
        hi = self.practice_of(person, episode, practice.INTAKE_MAX)
        p = logistic((y - lo) / terms.width) * logistic((hi - z) / terms.width)
        return terms.door + (1 - terms.door) * p

    def s5_intake(self, case: Case, t: int) -> None:
        person, tally = case.person, self.model.tally
        self.presented += 1
        tally["presented"] += 1
        p = self.intake_chance(person, case.episode, person.normal(INTAKE, t, 8 + self.k))
        if person.uniform(INTAKE, t, self.k) < p:
            case.joins_list()
            case.credit(0.0, other=-self.world["kap_w"] * self.strain)
            tally["accepted"] += 1
        else:
            case.is_lost(t, REFUSED)
            tally["refused"] += 1

    # The waiting list ------------------------------------------------------------------------------------

    def s6_fills_places(self, t: int) -> int:
        """Start those first in rank while there are places; return how many stay on the list."""
        waiting = [c for c in self.cases if c.status == WAITING and c not in self.handed_over]
        open_now = sum(case.status == OPEN for case in self.cases)
        free = max(0, math.floor(self.fte * self.caseload) - open_now)
        g = self.luck.normal(QUEUE_RULE, t, self.key, 0)
        peak = practice.in_range(practice.QUEUE_PEAK, self.practice[7] + self.model.terms.sigma_g * g)

        def order(case: Case):
            w = case.weeks
            rank = w if w <= peak else peak - (w - peak) / 2 - 0.5
            return -rank, w, case.person.bits(QUEUE, t, 8 + self.k), case.person.key

        starting = sorted(waiting, key=order)[:free]
        for case in starting:
            self.s6_starts(case, g)
        return len(waiting) - len(starting)

    def s6_starts(self, case: Case, g: float) -> None:
        terms = self.model.terms
        in_time = 1 if case.weeks <= self.world["wait_target"] else 0
        self.counts[4] += in_time
        if terms.pw[4] > 0:
            case.credit(terms.pw[4] * in_time)
            better = in_time - self.world["wait_base"]
            self.credit[7] += fix(terms.pw[4] * better * terms.sigma_g * g, CREDIT)
        case.status, case.weeks, case.with_worker = OPEN, 0, 0
        case.need_at_start = sum(case.person.need)
        case.credit(case.see(case.shown()))
        self.model.tally["started"] += 1

    # Hours and help --------------------------------------------------------------------------------------

    def s7_hours(self, cases: list[Case]) -> list[float]:
        """Direct hours of the week for each open case."""
        world, dials, terms = self.world, self.model.dials, self.model.terms
        H = 37 * self.fte
        direct = H * self.effort - H * (terms.liaison + dials["learn"] + 0.02 * dials["coprod"])
        direct -= terms.record_hours * len(cases)
        direct -= world["assess_h"] * (self.presented + self.handed_in)
        direct -= world["fu_h"] * (dials["follow"] * self.closures_due + self.followed_up)
        direct = max(0.0, direct)
        self.hours += direct + terms.record_hours * len(cases)
        w = [self.weight(case) for case in cases]
        return [min(8.0, direct * wi / sum(w)) for wi in w]

    def weight(self, case: Case) -> int:
        tilt = case.practice(practice.TILT) * self.world["tilt_scale"]
        return max(1, fix(math.exp(tilt * (0.5 * (case.need + case.complexity) - 0.5)), WEIGHT))

    def s8_help(self, case: Case, d: float) -> float:
        """A week's work of d hours; returns its cost (the hours' term of dR)."""
        person, world, terms = case.person, self.world, self.model.terms
        a, tr = person.assets / LEVEL, person.trust / LEVEL
        effective = d * (0.4 + 0.6 * tr) * case.quality(world["rel"]) / world["e0"]
        aw, b = 0.5 * (1 - a), case.practice(practice.BREADTH)
        everything = person.whole + aw + 1e-9
        for j in range(DOMAINS):
            share = b * (person.need[j] / LEVEL) / everything + (1 - b if j == self.k else 0.0)
            person.help[j] += fix(effective * self.skill_for(j) * share, HOUR)
        person.help_assets += fix(effective * b * aw / everything, HOUR)
        person.gains_trust(d)
        case.weeks += 1
        case.with_worker += 1
        return -self.price * (d + terms.record_hours)

    def skill_for(self, j: int) -> float:
        """s_j: own skill, and what a trusted colleague lends."""
        if j == self.k:
            return self.skill[j]
        gap = max(0.0, self.area.teams[j].skill[j] - self.skill[j])
        return self.skill[j] + self.world["lend"] * gap * self.ties[j] * self.model.terms.lf

    # Workers who leave -----------------------------------------------------------------------------------

    def o1_leave(self) -> float:
        stay = self.motivation * min(1.0, max(0.0, self.sight))
        return min(1.0, self.world["tau0"] * (1 + self.strain) * max(0.0, 1.2 - stay))

    def o1_turnover(self, case: Case, t: int) -> None:
        if case.person.uniform(WORK, t, 48 + self.k) < self.leave:
            case.with_worker, case.seen = 0, UNKNOWN

    # Ways out --------------------------------------------------------------------------------------------

    def s9_exit(self, case: Case, d: float, t: int) -> float:
        """Fall away; else at review close, hand on or go on. Returns the pw and vw terms of dR."""
        person, world = case.person, self.world
        chance = world["drop"] * (1.3 - person.trust / LEVEL) * (0.5 + 2 * math.exp(-2 * d))
        chance *= 1 + world["load"] * (person.open_cases - 1)
        if person.uniform(WORK, t, self.k) < chance:
            case.is_lost(t, FELL_AWAY)
            self.model.tally["fell away"] += 1
        elif (person.key + t) % 4 == 0:
            score = case.need + world["obs"] * person.normal(WORK, t, 8 + self.k)
            if score <= case.close_at or case.weeks >= case.practice(practice.MAX_WEEKS):
                return self.closes(case, score, t)
            self.hands_on(case, t)
        return 0.0

    def closes(self, case: Case, score: float, t: int) -> float:
        case.ends(t, AFTER_CLOSURE)
        paid = case.s10_measures(0, score)
        noise = self.world["obs_v"] * case.person.normal(WORK, t, 16 + self.k)
        self.model.tally["closed"] += 1
        return paid + case.see(case.shown() + fix(noise, LEVEL))

    def hands_on(self, case: Case, t: int) -> None:
        person, world = case.person, self.world
        j = max((i for i in range(DOMAINS) if i != self.k), key=lambda i: (person.need[i], -i))
        elsewhere = person.cases[j]
        if world["handoffs"] != 1 or elsewhere.status != NONE:
            return
        if person.need[j] / LEVEL <= case.need + case.practice(practice.HOLD):
            return
        other = elsewhere.team
        p = other.intake_chance(person, t, person.normal(WORK, t, 40 + j))
        p = 1 - (1 - p) * (1 - other.ties[self.k])
        p *= world["arrive"] + (1 - world["arrive"]) * self.ties[j]
        if person.uniform(WORK, t, 24 + self.k) < p:
            case.is_lost(t, HANDED_ON)
            elsewhere.comes_back(t)
            elsewhere.joins_list()
            other.handed_over.append(elsewhere)
            self.successes[j] += 1
            self.model.tally["handed on"] += 1
        else:
            self.failures[j] += 1
            if person.uniform(WORK, t, 32 + self.k) >= self.ties[j]:
                case.is_lost(t, LOST)
                self.model.tally["lost"] += 1

    # Ties and shared skill -------------------------------------------------------------------------------

    def s13_ties(self) -> None:
        world, dials = self.world, self.model.dials
        others = [j for j in range(DOMAINS) if j != self.k]
        kT, gain = world["kT"], 0.5 * (0.006 * dials["coloc"] + 0.1 * self.model.terms.liaison)
        for j in others:
            T = self.ties[j]
            if kT > 0:
                T = 1 - (1 - T) * 0.98 ** self.successes[j]
                T *= 0.9 ** self.failures[j]
            self.ties[j] = T + kT * (gain * (1 - T) - (0.003 + 0.01 * dials["comp"]) * T)
        tbar = sum(self.ties[j] for j in others) / len(others)
        for j in others:
            learnt = world["kg"] * dials["learn"] * tbar * (0.75 - self.skill[j])
            self.skill[j] += learnt - (0.0015 + self.leave) * (self.skill[j] - world["gen_skill"])
        self.listed = sum(case.status == WAITING for case in self.cases)
        self.handed_in = len(self.handed_over)
