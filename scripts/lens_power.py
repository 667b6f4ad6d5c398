"""Write `docs/lens-power.md`: how often lenses find what was planted in a record, and cry out where nothing was.

Every case is run with the seeds 0 to R-1; the same seeds give the same page. R = 40 takes about five minutes.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/lens-power.md"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.lenses import planted  # noqa: E402  # found only after the path is set

from commonweal.lenses import Finding, get_lens  # noqa: E402  # found only after the path is set
from commonweal.lenses.discovery import ASK  # noqa: E402  # found only after the path is set
from commonweal.lenses.doubt import share  # noqa: E402  # found only after the path is set
from commonweal.record import Record  # noqa: E402  # found only after the path is set

Make = Callable[[Path, int], Record]
Heard = Callable[[Record], bool]


def stricter(record: Record) -> bool:
    """Tell whether the thresholds lens asks about refusals of people with like scores."""
    return _moved(record, "severity, of like scores")


def more_refused(record: Record) -> bool:
    """Tell whether the thresholds lens asks about refusals as a whole."""
    return _moved(record, "any")


def _moved(record: Record, clause: str) -> bool:
    rows = sheet(get_lens("thresholds").look(record), "Refusals in the record's first and second half")
    return any(row["clause"] == clause and row["answer"] == ASK for row in rows)


def bunched(record: Record) -> bool:
    """Tell whether the measures lens asks about bunching at the target."""
    rows = get_lens("measures").look(record).table.rows
    return any(row["sign"].startswith("bunching") and row["answer"] == ASK for row in rows)


def any_sign(record: Record) -> bool:
    """Tell whether the measures lens asks about any sign."""
    return bool(get_lens("measures").look(record).number("asking").value)


def not_as_recorded(record: Record) -> bool:
    """Tell whether the measures lens asks about reports that the record's own rows do not come to."""
    return any(row["asks"] for row in sheet(get_lens("measures").look(record), "What was reported against"))


def broker_seen(record: Record) -> bool:
    """Tell whether the ties lens says that through some service lead unusually many paths."""
    return bool(get_lens("ties").look(record).number("brokers").value)


def sheet(finding: Finding, title: str) -> list[dict[str, object]]:
    """Give the rows of the sheet whose title begins so; none if it has none."""
    return next(([dict(row) for row in each.rows] for each in finding.more if each.title.startswith(title)), [])


def block(folder: Path, seed: int) -> Record:
    """Four years under a block contract, nobody learning: nothing happens but luck and drift."""
    return planted.run(folder, seed, planted.block())


def raised(folder: Path, seed: int) -> Record:
    """The same, with every door a quarter stricter from the third year."""
    return planted.run(folder, seed, planted.block(), planted.raise_thresholds)


def slightly(folder: Path, seed: int) -> Record:
    """The same, with every door a twentieth stricter."""
    return planted.run(folder, seed, planted.block(), partial(planted.raise_thresholds, by=0.05))


def paid(folder: Path, seed: int) -> Record:
    """Four years with a target and pay on it, nobody learning: reports as they are."""
    return planted.run(folder, seed, planted.targets())


def nudged(folder: Path, seed: int) -> Record:
    """The same, with reports that fall short by up to a fifth reported as met."""
    return planted.nudge(paid(folder / "truth", seed), folder / "told")


def learnt(folder: Path, seed: int) -> Record:
    """Ten years of targets with teams that learn what pays; nobody tells an untruth."""
    return planted.run(folder, seed, planted.targets(), years=10, adapt=True)


def learnt_block(folder: Path, seed: int) -> Record:
    """Ten years under a block contract with teams that learn; nothing is paid for."""
    return planted.run(folder, seed, planted.block(), years=10, adapt=True)


def bridged(folder: Path, seed: int) -> Record:
    """Two dense groups of services joined by one service alone."""
    return planted.network(folder, seed, broker=True)


def unbridged(folder: Path, seed: int) -> Record:
    """As many services and about as many ties, dealt to pairs at random: no groups, and nobody between them."""
    return planted.network(folder, seed, broker=False)


CASES: tuple[tuple[str, str, Make, Heard, str], ...] = (
    ("thresholds", "every door a quarter stricter: people with like scores", raised, stricter, "planted"),
    ("thresholds", "a twentieth stricter: people with like scores", slightly, stricter, "planted"),
    ("thresholds", "nothing: people with like scores", block, stricter, "nothing"),
    ("thresholds", "nothing: all refusals", block, more_refused, "nothing"),
    ("measures", "reports up to a fifth short reported as met: bunching", nudged, bunched, "planted"),
    ("measures", "nothing: bunching", paid, bunched, "nothing"),
    ("measures", "the same: reports that the rows do not bear out", nudged, not_as_recorded, "planted"),
    ("measures", "nothing: reports the rows do not bear out", paid, not_as_recorded, "nothing"),
    ("measures", "teams that learn what pays, ten years: any sign", learnt, any_sign, "planted"),
    ("measures", "teams that learn, nothing paid, ten years: any sign", learnt_block, any_sign, "nothing"),
    ("ties", "one broker between two groups", bridged, broker_seen, "planted"),
    ("ties", "nothing: ties dealt at random", unbridged, broker_seen, "nothing"),
)  # fmt: skip


def found(make: Make, heard: Heard, runs: int) -> int:
    """Count the runs in which a lens asked."""
    count = 0
    for seed in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            count += heard(make(Path(folder) / "record", seed))
    return count


def line(case: tuple[str, str, Make, Heard, str], runs: int) -> str:
    """Run a case and give its row of the table."""
    lens, what, make, heard, truth = case
    count = found(make, heard, runs)
    told = share(count, runs)
    assert told.low is not None
    assert told.high is not None
    print(f"{lens}: {what}: {count} of {runs}", flush=True)
    kind = "power" if truth == "planted" else "false alarms"
    return f"| `{lens}` | {what} | {kind} | {count} of {runs} | {told.low:.0%} to {told.high:.0%} |"


def page(lines: list[str], runs: int) -> str:
    """Give the page."""
    head = HEAD.format(runs=runs, areas=planted.AREAS, people=planted.PEOPLE)
    return head + "\n".join(lines) + "\n" + FOOT


HEAD = """# What lenses find and miss

Made by `.venv/bin/python scripts/lens_power.py --runs {runs}`, with the seeds from 0 up. Places of {areas} areas with
{people:,} people each, 36 teams; four years if nothing else is said. "Asked" means that the lens said "worth asking
about"; stricter is by so much of the scale of need, from the third year on.

| lens | what was planted | this is its | asked | 95 % interval |
| --- | --- | --- | --- | --- |
"""
FOOT = """
How to read it: power is how often a lens asks where something was planted, and should be high; false alarms are how
often it asks where nothing was, and should be near the one in twenty that its tests name.

- *Thresholds.* The simulated place is not at rest after its common history, so the mix of those who ask drifts. The
  plain comparison of the halves answers for the luck of who came and not for such drift; the one among people with
  like scores answers for both.
- *Teams that learn what pays* tell no untruths: they shift whom they take on and when they close. This row tells
  whether that shows in reported measures alone. Where it does not, a place cannot count on its measures to show it.
- What is planted here is large. Smaller plants, and the false alarms of every test on its own under nulls of several
  shapes, are in the tests (`tests/lenses/signs/test_calibration.py` and its neighbours).
"""


def main() -> None:
    """Run every case and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    runs: int = parser.parse_args().runs
    PAGE.write_text(page([line(case, runs) for case in CASES], runs))
    print(f"{PAGE.relative_to(ROOT)}: written")


if __name__ == "__main__":
    main()
