"""A case: one person with the team of one domain of their area; its sight, return, measures and credit."""

from . import practice
from .luck import INTAKE
from .units import AFTER_CLOSURE, AFTER_LOSS, CREDIT, FOLLOW_UP, LEVEL, NONE, UNKNOWN, WAITING, fix


class Case:
    """A slot (i, k): empty, waiting or open."""

    FIELDS = ("status", "weeks", "with_worker", "episode", "need_at_start", "seen", "due", "due_kind")
    __slots__ = (*FIELDS, "k", "person", "team")

    def __init__(self, person, team, fields):
        self.person, self.team, self.k = person, team, team.k
        for name, value in fields.items():
            setattr(self, name, value)

    # What the case is like ------------------------------------------------------------------------------

    @property
    def need(self) -> float:
        return self.person.need[self.k] / LEVEL

    @property
    def complexity(self) -> float:
        """z: how much else there is."""
        return min(1.0, (self.person.whole - self.need) / 2)

    def practice(self, c: int) -> float:
        """Practice of this case, in its range."""
        return self.team.practice_of(self.person, self.episode, c)

    def quality(self, rel: float) -> float:
        """q: how far the relationship with the present worker has grown."""
        return 1.0 if rel == 0 else (self.with_worker + rel / 2) / (self.with_worker + rel)

    # Sight -----------------------------------------------------------------------------------------------

    def shown(self) -> int:
        """Y: what the team is shown of the person."""
        terms = self.team.model.terms
        return fix(self.need + terms.alpha * (self.person.whole - self.need), LEVEL)

    def see(self, shown: int) -> float:
        """Take note of what is shown; return its worth (the vw term of dR), 0 if nothing was known before."""
        worth = 0.0
        if self.seen != UNKNOWN:
            change = self.seen - shown
            self.team.seen_change += change
            worth = self.team.vw * change / LEVEL
        self.seen = shown
        return worth

    def seen_week(self) -> None:
        """Open - seen change: what the team sees of its open case this week."""
        self.credit(self.see(self.shown()))

    # Measures (S10) --------------------------------------------------------------------------------------

    def s10_measures(self, q: int, score: float) -> float:
        """Measure now (q = 0) or later (q = 2), narrow and broad; return the pw terms of dR."""
        team, pw = self.team, self.team.model.terms.pw
        narrow = 1 if score <= team.world["tau_c"] else 0
        broad = self.need_at_start - sum(self.person.need)
        team.counts[q] += narrow
        team.counts[q + 1] += broad
        return pw[q] * narrow + pw[q + 1] * broad / LEVEL

    def measured_later(self, t: int) -> float:
        noise = self.person.normal(INTAKE, t, 40 + self.k)
        return self.s10_measures(2, self.need + self.team.world["obs"] * noise)

    # Credit (S12) ----------------------------------------------------------------------------------------

    def credit(self, paid: float, other: float = 0.0) -> None:
        """Credit dR = paid + other to this case's variant; `paid` (pw and vw terms) also counts as pay."""
        team = self.team
        sigma_g = team.model.terms.sigma_g
        variant = team.luck.variant(self.episode, self.person.key, self.k)
        for c, g in enumerate(variant):
            team.credit[c] += fix((paid + other) * sigma_g * g, CREDIT)
        team.pay += fix(paid, CREDIT)

    # Turning points --------------------------------------------------------------------------------------

    def s11_follow_up(self, t: int) -> None:
        """Follow up, the week it falls due."""
        team, paid = self.team, 0.0
        if self.due_kind == AFTER_CLOSURE:
            paid += self.measured_later(t)
            team.closures_due += 1
        feedback = team.model.dials["feedback"]
        if feedback > 0 and self.person.uniform(INTAKE, t, 32 + self.k) < feedback:
            team.followed_up += 1
            paid += self.see(self.shown())
        self.credit(paid)
        self.due = -1

    def comes_back(self, t: int) -> None:
        """Return: at presentation, and when an accepted hand-off reaches this slot."""
        person, world, paid = self.person, self.team.world, 0.0
        if self.due_kind == AFTER_CLOSURE and self.due >= 0:
            paid += self.measured_later(t)
            person.model.tally["returned"] += 1
        if self.seen != UNKNOWN and person.uniform(INTAKE, t, 24 + self.k) < world["memory"]:
            paid += self.see(self.shown())
        self.credit(paid)
        self.due = -1
        self.episode = t
        self.seen = self.shown() + fix(world["obs_v"] * person.normal(INTAKE, t, 16 + self.k), LEVEL)

    def joins_list(self) -> None:
        self.status, self.weeks = WAITING, 0

    def ends(self, t: int, kind: int) -> None:
        """The slot empties (weeks stay as they are) and a follow-up is due."""
        self.status, self.with_worker = NONE, 0
        self.due, self.due_kind = t + FOLLOW_UP, kind

    def is_lost(self, t: int, harm: float) -> None:
        """Refused, abandoned, fallen away, handed on or lost: trust falls, and nobody measured anything."""
        self.person.loses_trust(harm)
        self.ends(t, AFTER_LOSS)

    def empties(self) -> None:
        """A newcomer's slot."""
        self.status, self.weeks, self.with_worker = NONE, 0, 0
        self.due, self.seen = -1, UNKNOWN

    @property
    def close_at(self) -> float:
        return self.practice(practice.CLOSE_AT)
