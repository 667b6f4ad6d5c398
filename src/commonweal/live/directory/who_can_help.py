"""Who else can help: each team held against what somebody needs, with why not answered clause by clause.

Pure: it knows nothing of the database. A person is described by the asker for the moment of asking and never kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Clause:
    """One clause of a team's threshold. `value` is its number where it has one."""

    words: str
    kind: str
    hardness: int
    value: Decimal | None = None
    manages: str = ""
    who_may_bend: str = ""


@dataclass(frozen=True)
class Door:
    """A team as somebody who asks meets it: skills (need -> level, 0 to 1), area, clauses, and its service's entry."""

    key: int
    name: str
    skills: dict[str, Decimal]
    area: str | None
    clauses: Sequence[Clause] = ()
    service: int | None = None


@dataclass(frozen=True)
class Asked:
    """What is asked for: the needs, how well they must be met, where, and the clauses that would turn somebody away.

    `severity` and `complexity` are on the place folder's scales (0 to 1, and 0 to 1.5); None where they are not known.
    `stopped_by` holds the kinds of other clauses that would stop this person.
    """

    needs: frozenset[str]
    level: Decimal = Decimal("0.5")
    area: str | None = None
    severity: Decimal | None = None
    complexity: Decimal | None = None
    stopped_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """One team's answer: which needs it meets and which not, whether it is elsewhere, and the clauses in the way."""

    door: Door
    meets: tuple[str, ...]
    misses: tuple[str, ...]
    elsewhere: bool
    in_the_way: tuple[Clause, ...]

    @property
    def can_help(self) -> bool:
        """Whether it meets some need here, with nothing harder than a habit in the way."""
        return bool(self.meets) and not self.elsewhere and all(clause.hardness == 0 for clause in self.in_the_way)

    @property
    def could_if_bent(self) -> bool:
        """Whether only clauses that somebody may bend are in the way."""
        bends = all(clause.hardness == 0 or (clause.who_may_bend and clause.hardness < 3) for clause in self.in_the_way)
        return bool(self.meets) and not self.elsewhere and not self.can_help and bends


def answers(doors: Iterable[Door], asked: Asked) -> list[Answer]:
    """Every team's answer: in the order of the doors, for there is no ranking of teams."""
    return [_answer(door, asked) for door in doors]


def _answer(door: Door, asked: Asked) -> Answer:
    meets = tuple(sorted(n for n in asked.needs if door.skills.get(n, Decimal(0)) >= asked.level))
    return Answer(
        door=door,
        meets=meets,
        misses=tuple(sorted(asked.needs - set(meets))),
        elsewhere=bool(asked.area and door.area and door.area != asked.area),
        in_the_way=tuple(clause for clause in door.clauses if stops(clause, asked)),
    )


def stops(clause: Clause, asked: Asked) -> bool:
    """Whether the clause stands in the way of what is asked; what is not known stops nobody."""
    if clause.kind == "least_severity":
        return asked.severity is not None and clause.value is not None and asked.severity < clause.value
    if clause.kind == "greatest_complexity":
        return asked.complexity is not None and clause.value is not None and asked.complexity > clause.value
    return clause.kind in asked.stopped_by


def elsewhere_in_the_system(found: Sequence[Answer], need: str) -> list[Answer]:
    """Teams anywhere in the wider system that have the skill, whatever stands in the way."""
    return [answer for answer in found if need in answer.meets]
