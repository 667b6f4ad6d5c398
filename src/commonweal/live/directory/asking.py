"""From what somebody asks on the page to the answers, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from commonweal.live.directory.who_can_help import Answer, Asked, Door, answers, elsewhere_in_the_system

MOST_ELSEWHERE = 10


@dataclass(frozen=True)
class Told:
    """Answers sorted into who can, who could if a clause were bent, and who cannot; and where missing skills are."""

    can: list[Answer]
    could: list[Answer]
    cannot: list[Answer]
    skills: list[tuple[str, list[Answer]]]

    @property
    def in_order(self) -> list[Answer]:
        """Everybody's answer: who can first, and why not last."""
        return [*self.can, *self.could, *self.cannot_here, *self.elsewhere]

    def only(self, some: Iterable[Answer]) -> "Told":
        """The same with only some of the answers, for one page of many; where missing skills are stands on each."""
        shown = {answer.door.key for answer in some}
        can, could, cannot = ([a for a in part if a.door.key in shown] for part in (self.can, self.could, self.cannot))
        return Told(can, could, cannot, self.skills)

    @property
    def elsewhere(self) -> list[Answer]:
        """Those that cannot, for they work in another area."""
        return [answer for answer in self.cannot if answer.elsewhere]

    @property
    def cannot_here(self) -> list[Answer]:
        """Those that work here and cannot, for a clause that nobody may bend."""
        return [answer for answer in self.cannot if not answer.elsewhere]


def asked_of(cleaned: dict[str, Any]) -> Asked:
    """What is asked, from a form's clean values."""
    return Asked(
        needs=frozenset(cleaned["need"]),
        area=cleaned["area"] or None,
        severity=_number(cleaned["severity"]),
        complexity=_number(cleaned["complexity"]),
        stopped_by=frozenset(cleaned["stopped_by"]),
    )


def _number(written: str) -> Decimal | None:
    return Decimal(written) if written else None


def told(doors: list[Door], asked: Asked, names: dict[str, str]) -> Told:
    """Every team's answer; those that meet none of the needs are only counted on for the wider system."""
    found = answers(doors, asked)
    useful = [answer for answer in found if answer.meets]
    could = [answer for answer in useful if answer.could_if_bent]
    can = [answer for answer in useful if answer.can_help]
    rest = [answer for answer in useful if not answer.can_help and not answer.could_if_bent]
    unmet = sorted(asked.needs - {need for answer in can for need in answer.meets})
    skills = [(names.get(need, need), elsewhere_in_the_system(found, need)[:MOST_ELSEWHERE]) for need in unmet]
    return Told(can, could, rest, skills)
