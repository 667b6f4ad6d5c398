"""Write `docs/lens-survival.md`: which figures of lenses live through a patchy record, and which move, by how much.

One simulated truth is made patchy with one knob at a time and with all as usual; lenses look at each. Seeds are fixed:
the same program gives the same page, in about half a minute.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/lens-survival.md"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.lenses import planted  # noqa: E402  # found only after the path is set

from commonweal.lab.observe import observe  # noqa: E402  # found only after the path is set
from commonweal.lab.patchiness import NONE, Patchiness  # noqa: E402  # found only after the path is set
from commonweal.lenses import LENSES, Finding, Number, get_lens  # noqa: E402  # found only after the path is set
from commonweal.lenses.doubt import share  # noqa: E402  # found only after the path is set
from commonweal.lenses.finding import figure  # noqa: E402  # found only after the path is set
from commonweal.record import Record  # noqa: E402  # found only after the path is set

SEED, NEAR = 1, 0.05  # figures without an interval count as unmoved within this share of the truth
STRONG: dict[str, dict[str, float]] = {
    "silent": {"silent": 0.4},
    "lost": {"lost": 0.7},
    "unwritten": {"unwritten": 0.4},
    "delay": {"delay": 60},
    "late": {"late": 0.5, "delay": 60},
    "unscored": {"unscored": 0.5},
    "unsaid": {"unsaid": 0.6},
    "unreported": {"unreported": 0.3},
    "coarse": {"coarse": 0.5},
}
"""Knobs set strong, one at a time; a late row bears the day of entry, so that without a delay none is late."""
USUAL = "usual"
NOTES = {
    "silent": "only the services named hand over a record",
    "lost": "lost sight of",
    "unwritten": "not every contact is written down",
    "delay": "still being entered",
    "late": "bear the day they were entered",
    "unscored": "were not noted",
    "unsaid": "not every row says why",
    "unreported": "left blank",
    "coarse": "note the month and no day",
    USUAL: "",
}
"""What coverage says of each gap, and so a finding under `cannot_tell`."""
KEY: dict[str, tuple[str, ...]] = {
    "handoffs": (
        "changes_per_case", "services_per_case", "handed_on", "bounced", "median_wait", "assessed_again", "not_taken",
        "lost_after",
    ),
    "thresholds": (
        "refused", "gave_up", "helped_26", "nobody_26", "need_change", "work_begun", "wait_to_start", "refused_change",
    ),
    "skills": ("need_seen", "can_be_told", "saved_at_most", "breadth_of_specialists"),
    "measures": ("series", "special_share"),
    "ties": ("density", "mutual", "breaking", "modularity", "trust", "trust_gap"),
    "money": ("net", "per_person"),
    "emergence": ("modularity", "bits", "changes", "variety_change", "own"),
}  # fmt: skip
"""The figures that are held against the truth, lens by lens; lenses without any have no table in a rehearsed record."""


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a patchy record beside the same figure of the truth."""

    truth: Number
    seen: Number | None

    @property
    def value(self) -> float | None:
        """The figure as the patchy record gives it; None where the lens says that it cannot tell."""
        return None if self.seen is None else self.seen.value

    @property
    def stays(self) -> bool:
        """Tell whether it lies in the interval of the truth, or by it where there is none."""
        true, seen = self.truth.value, self.value
        if true is None or seen is None:
            return False
        if self.truth.low is None or self.truth.high is None:
            return abs(seen - true) <= NEAR * abs(true)
        return self.truth.low - 1e-12 <= seen <= self.truth.high + 1e-12

    @property
    def moved(self) -> float | None:
        """By what share of the truth it moved; None where that says nothing, for the truth may be 0."""
        low, high = self.truth.low, self.truth.high
        if self.value is None or not self.truth.value or (low is not None and high is not None and low <= 0 <= high):
            return None
        return self.value / self.truth.value - 1


Findings = dict[str, dict[str, Finding]]


def findings(folder: Path) -> Findings:
    """Give what every lens finds, (record, lens); "truth" is first."""
    truth = planted.run(folder / "truth", SEED, planted.targets(), adapt=True)
    look = _Once()
    return {"truth": look.at(truth)} | {name: look.at(seen) for name, seen in patchy(truth, folder)}


def patchy(truth: Record, folder: Path) -> Iterator[tuple[str, Record]]:
    """Make the record of a place for each setting of patchiness."""
    for name, knobs in STRONG.items():
        yield name, observe(truth, folder / name, SEED, replace(NONE, **knobs))
    yield USUAL, observe(truth, folder / USUAL, SEED)


class _Once:
    """Looks through each lens; tables that are the same, with the same coverage, are looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Finding] = {}

    def at(self, record: Record) -> dict[str, Finding]:
        return {name: self._look(name, record) for name in LENSES}

    def _look(self, name: str, record: Record) -> Finding:
        lens = get_lens(name)
        held = ((record.manifest.tables.get(table), record.coverage.of(table)) for table in lens.tables)
        key = (name, *map(str, held))
        if key not in self._known:
            self._known[key] = lens.look(record)
        return self._known[key]


def number(finding: Finding, name: str) -> Number | None:
    """Find a figure; None where the finding has none, for it cannot tell."""
    if name in _MADE:
        return _MADE[name](finding)
    found = next((each for each in finding.numbers if each.name == name), None)
    return None if found is None or found.value is None else found


def _per_person(finding: Finding) -> Number | None:
    rows = [row for sheet in finding.more if sheet.title == "By period" for row in sheet.rows]
    whole = next((row for row in rows if row["covered"] == 1), None)
    if whole is None or whole["gross_per_person"] is None:
        return None
    meaning = "pounds spent for each person met, first whole year"
    return Number("per_person", whole["gross_per_person"], n=whole["people"], unit="GBP", meaning=meaning)


def _special_share(finding: Finding) -> Number | None:
    special = number(finding, "special")
    if special is None or not special.n:
        return None
    told = share(special.value or 0, special.n)
    meaning = "of series of twelve periods or more, with variation beyond the ordinary"
    return Number("special_share", told.value, told.low, told.high, special.n, meaning=meaning)


_MADE: dict[str, Callable[[Finding], Number | None]] = {
    "per_person": _per_person,
    "special_share": _special_share,
}


def held(found: Findings) -> dict[tuple[str, str], dict[str, Held]]:
    """Hold every key figure of every patchy record against the truth: (lens, figure) -> setting -> figure."""
    told = {}
    for lens, names in KEY.items():
        for name in names:
            true = number(found["truth"][lens], name)
            assert true is not None, f"the truth holds no {name} of {lens}"
            told[lens, name] = {s: Held(true, number(found[s][lens], name)) for s in (*STRONG, USUAL)}
    return told


def mute(found: Findings) -> list[str]:
    """Name the lenses that cannot tell even of the truth."""
    return [lens for lens, finding in found["truth"].items() if not finding.numbers]


def page(found: Findings) -> str:
    """Write the page."""
    told = held(found)
    parts = [HEAD, _knobs(), "## Figures, lens by lens", _LEGEND]
    parts += [f"### {lens}\n\n{_sheet(lens, told)}" for lens in KEY]
    parts += [_mute(found), "## What lenses say of the gaps", _SAYS, _says(found[USUAL]), READ]
    return "\n\n".join(parts) + "\n"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _knobs() -> str:
    usual = Patchiness().to_json()
    rows = [
        [f"`{name}`", "; ".join(f"{knob} {value:g}" for knob, value in knobs.items()), f"{usual[name]:g}", NOTES[name]]
        for name, knobs in STRONG.items()
    ]
    return _table(["column", "set to", "in `usual`", "what coverage says of it"], rows)


def _sheet(lens: str, told: dict[tuple[str, str], dict[str, Held]]) -> str:
    rows = []
    for (of, name), row in told.items():
        if of == lens:
            truth = next(iter(row.values())).truth
            rows.append([f"`{name}`: {truth.meaning}", str(truth), *(_cell(row[s]) for s in (*STRONG, USUAL))])
    return _table(["figure", "truth", *STRONG, USUAL], rows)


def _cell(one: Held) -> str:
    if one.value is None:
        return "cannot tell"
    if one.stays:
        return "·"
    return f"**{figure(one.value, one.truth.unit)}**" + ("" if one.moved is None else f" ({one.moved:+.0%})")


def _mute(found: Findings) -> str:
    names = ", ".join(f"`{name}`" for name in mute(found))
    return f"{names}: no table of theirs is in a rehearsed record, so that they cannot tell here, of the truth either."


def _says(seen: dict[str, Finding]) -> str:
    rows, notes = [], {}
    for lens in KEY:
        said = [each for each in seen[lens].cannot_tell if each.startswith("The table ")]
        tables = [each.removeprefix("The table ").split(" is only ")[0] for each in said]
        notes |= dict(zip(tables, said, strict=True))
        rows.append([f"`{lens}`", ", ".join(tables)])
    words = "\n".join(f"- {note}" for note in notes.values())
    return _table(["lens", "of `usual`, it says so of"], rows) + "\n\nIn these words:\n\n" + words


def main() -> None:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(findings(Path(folder))), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")


HEAD = """# What lenses still see in a patchy record

Made by `.venv/bin/python scripts/lens_survival.py`; seeds fixed. One truth - a place of 6 areas with 1,500
people each, four years under targets, teams that learn - is made as patchy as `commonweal record observe` makes
it: with one knob set strong, then with all as usual. Each key figure of each lens is held against the same
figure of the truth. `tests/lenses/test_survival.py` holds what was found here, so that a change is seen."""
_LEGEND = """A dot: within the 95 % interval of the truth (where there is none, within a twentieth of it). Bold: outside
with how far it moved. Intervals speak of chance alone, and none of them is wide enough for what a patchy record
leaves out: that is why lenses say it apart."""
_SAYS = """Wherever a figure of any lens differs from the truth's, in any of these records, the lens names the gap under
"cannot tell" in the words of the record's coverage (the test holds it for every figure, not only for those
above). What it cannot say is how far the figure is off: nobody at a place knows that."""
READ = """## How to read it

- **These stay.** What was spent; how dense and how clearly divided ties are; the communities that hand-offs
  make; how broadly services work, and how practice changes. Gaps make these less sure and tilt them little, so
  long as the services that are silent are so by chance, as they are here. A place's silent services may not be:
  then these may move too. Of what a skill might have spared this place tells nothing: in truth it is all of it.
- **These do not.** Whatever follows a person: changes of service, people refused or lost, help after a refusal.
  Services that hand over no record and people lost sight of cut journeys short, so that hand-offs look fewer
  than they are, and people look lost who are with somebody. Read such figures as of what was written down, and
  never compare places by them.
- **Halves of a record.** People lost sight of go missing more and more, so that refusals seem to fall from the
  first half to the second (`refused_change`) where nothing fell.
- **Late dates.** Half of all rows bearing the day of entry, two months late on average, undoes what is told of
  a refusal, and waits above all. Rows missing because they are entered late (`delay`) cost far less.
- **False changes.** A sudden change can come from the patchiness itself (`changes` of emergence): a record that
  thins out looks like a system that changes.
- **Closures.** With services silent, half of the ties are told by one side at most, and far more services seem
  to hold others together (`breaking`); what chance would give, beside it in the finding, rises as far.
- **The trust gap** of 0 is one below 0.05: of fewer than fifty pairs, trust is told to the nearest 0.05.
- **Pounds for each person** rise where contacts are not written down, and fall here where services are silent,
  since both their money and their people are left out: then the figure is of the others alone.
- **What is not said or left blank** (`unsaid`, `unreported`) moves reasons, endings and series, and no journey.
- It is one place and one draw of luck. With seeds 2 and 3 in place of 1, 30 of the 350 cells change from a dot
  to bold or back, most of them where a figure is near the end of its interval, or where services are silent: it
  hangs on which."""


if __name__ == "__main__":
    main()
