"""An area: its people, its six teams, its neighbourhoods."""

from .person import Person
from .team import Team
from .units import DOMAINS, LEVEL

NEIGHBOURS = 50


class Area:
    """A place to live. Areas meet only at the end of a cycle."""

    def __init__(self, model, number: int, snapshot):
        first, after = (int(row) for row in snapshot["area_start"][number : number + 2])
        self.omega = float(snapshot["omega"][number])
        self.growth = float(snapshot["growth"][number])
        self.teams = [Team(model, self, DOMAINS * number + k, snapshot) for k in range(DOMAINS)]
        self.people = [Person(model, self, row, snapshot) for row in range(first, after)]
        for team in self.teams:
            team.cases = [person.cases[team.k] for person in self.people]

    def neighbourhoods(self) -> list[tuple[float, float]]:
        """Mean assets and trust around each person, as the week begins."""
        around = []
        for first in range(0, len(self.people), NEIGHBOURS):
            near = self.people[first : first + NEIGHBOURS]
            abar = sum(person.assets for person in near) / len(near) / LEVEL
            trbar = sum(person.trust for person in near) / len(near) / LEVEL
            around.extend([(abar, trbar)] * len(near))
        return around

    def week(self, t: int) -> None:
        """The order of a week (section 5)."""
        around = self.neighbourhoods()
        for team in self.teams:
            team.week_begins()
        for person, (abar, trbar) in zip(self.people, around, strict=True):
            person.week(t, abar, trbar)
        for team in self.teams:
            team.week(t)
        for team in self.teams:
            team.s13_ties()
