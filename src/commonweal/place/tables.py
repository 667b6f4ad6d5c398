"""The tables of a place: one declaration each, in the order a reader meets them."""

from dataclasses import dataclass
from functools import cached_property

from commonweal.place import rows
from commonweal.place.column import Column, columns_of


@dataclass(frozen=True)
class Table:
    """A table: its name, the class of its rows, what it tells, and the columns no two rows may share."""

    name: str
    row: type[rows.Row]
    meaning: str
    key: tuple[str, ...]
    least_rows: int = 0

    @property
    def file(self) -> str:
        """Its file in the place folder."""
        return f"{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its declared columns, in order, without source, certainty and the overrides."""
        return columns_of(self.row)

    @cached_property
    def figures(self) -> tuple[Column, ...]:
        """The columns whose cells are figures."""
        return tuple(column for column in self.columns if column.is_figure)

    @cached_property
    def overrides(self) -> tuple[str, ...]:
        """The optional columns that give one figure a source or a certainty of its own."""
        return tuple(f"{column.name}_{part}" for column in self.figures for part in ("source", "certainty"))


TABLES = (
    Table("areas", rows.Area, "The parts of the place.", ("id",), least_rows=1),
    Table("providers", rows.Provider, "The organisations that run teams.", ("id",), least_rows=1),
    Table("teams", rows.Team, "The teams, what they were set up for, and their size.", ("id",), least_rows=1),
    Table("skills", rows.Skill, "What each team can help with.", ("team", "skill", "basis")),
    Table("thresholds", rows.Threshold, "Who each team takes, clause by clause.", ("team", "kind", "clause")),
    Table(
        "fund",
        rows.FundLine,
        "The place's money. Versions that disagree are kept side by side.",
        ("version", "component", "strategy", "partner", "mode"),
    ),
    Table("contracts", rows.Contract, "The contracts for help.", ("id",)),
    Table("measures", rows.Measure, "What is counted, asked for and paid for.", ("id",)),
    Table("needs", rows.Need, "How common serious need is.", ("area", "domain"), least_rows=1),
    Table("overlaps", rows.Overlap, "How needs come together in the same people.", ("what",)),
    Table("ties", rows.Tie, "Trust between teams at the start.", ("from_team", "to_team")),
    Table(
        "parameters", rows.Parameter, "Numbers of the lab's world that this place sets otherwise.", ("name",)
    ),
)
BY_NAME = {table.name: table for table in TABLES}


def as_markdown() -> str:
    """The declarations as a page for the docs: a heading and a table of columns for each table."""
    return "\n\n".join(_section(table) for table in TABLES) + "\n"


def _section(table: Table) -> str:
    head = f"### {table.file}\n\n{table.meaning} One row for each {', '.join(table.key)}.\n\n"
    lines = ["| column | holds | unit or choices | may be blank |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {c.name} | {c.meaning} | {' / '.join(c.choices) or c.unit} | {'yes' if c.blank else ''} |"
        for c in table.columns
    ]
    return head + "\n".join(lines)
