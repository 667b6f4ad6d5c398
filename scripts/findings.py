"""Hold the prototype's findings against the lab: run the studies, and write their section of `docs/evidence.md`.

    python scripts/findings.py --runs 8 --workers 2 --store out/findings

What the throw-away prototype showed is taken as claims, each as differences that must come out one way. A claim is
confirmed if all of its differences do, beyond luck; overturned if one comes out clearly the other way; else left open.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commonweal.lab import Regime, read_regime
from commonweal.lab.regime import Step
from commonweal.lab.scenario import Change, Scenario
from commonweal.place import Place, read_place, rows
from commonweal.study.interval import Difference, paired
from commonweal.study.job import Job, Span
from commonweal.study.pursue import pursue
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.seams import seam_for
from commonweal.study.store import Store
from commonweal.study.version import version

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/evidence.md"
BEGIN, END = "<!-- begin: findings -->", "<!-- end: findings -->"
YEARS, LAST = 10, (5, 10)
AS_IT_IS = Scenario()


def way(name: str, base: str = "block", **dials: float) -> Regime:
    """Give a regime: a shipped one with some dials moved."""
    start = read_regime(base)
    return replace(start, name=name, steps=(Step(0.0, start.steps[-1].dials._replace(**dials)),))


BLOCK, MMM, ALLIANCE = way("block"), way("targets", "targets"), way("alliance", "alliance")
T = {q: way(f"measured {q:g}", proxy=1.0, rec=0.1, breadth=q, follow=q) for q in (0.0, 0.5, 1.0)}
WAITS = way("waits", proxy=1.0, rec=0.1, wait_w=1.0)
HELD = way("measured, prescribed", proxy=1.0, rec=0.1, control=1.0)
STILL = way("block, prescribed", control=1.0)
LEARN = way("learning", learn=0.05)
SEEN = {n: way(f"followed up, {who}", feedback=1.0, learn=0.1, level=n) for n, who in enumerate(("team", "provider", "commissioner"))}  # fmt: skip
BLIND = {n: way(f"not followed up, {who}", learn=0.1, level=n) for n, who in enumerate(("team", "provider", "commissioner"))}  # fmt: skip
PAID = {n: way(f"measured narrowly, {who}", proxy=1.0, rec=0.1, level=n) for n, who in enumerate(("team", "provider", "commissioner"))}  # fmt: skip


def world(**parameters: float) -> Scenario:
    """Give a world with some parameters of its own."""
    return Scenario(parameters=tuple(sorted(parameters.items())))


TURNED = Scenario(parameters=(("omega", 0.2),), changes=(Change(3.0, parameters=(("omega", 0.85),)),))


@dataclass(frozen=True)
class Ask:
    """One difference b - a that a claim speaks of, and the way it should come out: above, below, or near zero."""

    words: str
    a: Regime
    b: Regime
    sign: str  # "+", "-"
    outcome: str = "burden"
    scenario: Scenario = AS_IT_IS
    span: Span | None = None
    badly: bool = False  # in the place whose thresholds are set badly


@dataclass(frozen=True)
class Claim:
    """One of the prototype's findings, in words, with what it says of the lab."""

    id: str
    says: str
    asks: tuple[Ask, ...]
    note: str = ""


def claims() -> tuple[Claim, ...]:
    """Give the claims of the prototype (its findings 1 to 11)."""
    weak, strong, calm = world(omega=0.0), world(omega=0.9), world(omega=0.2)
    return (
        Claim("1", "The measure always improves; life hardly moves (need between -6 % and +9 %).", tuple(
            Ask(f"{b.name}: the paid measure", BLOCK, b, "+", "paid_measure_of_b") for b in (T[0.0], T[1.0], MMM, WAITS)
        ) + tuple(Ask(f"{b.name}: need", BLOCK, b, "0") for b in (T[0.0], T[1.0], MMM, WAITS))),
        Claim("2", "There is a boundary: narrow measures in strongly coupled needs raise need; broad, durable ones, or weakly coupled needs, lower it.", (
            Ask("narrow, coupling .9", BLOCK, T[0.0], "+", scenario=strong), Ask("narrow, coupling .6", BLOCK, T[0.0], "+", scenario=world(omega=0.6)),
            Ask("narrow, coupling 0", BLOCK, T[0.0], "-", scenario=weak), Ask("broad, coupling .9", BLOCK, T[1.0], "-", scenario=strong),
            Ask("broad, coupling 0", BLOCK, T[1.0], "-", scenario=weak))),
        Claim("3", "How much a stake moves effort decides the side: at 0 targets do harm, at .2 they help.", (
            Ask("narrow, elas 0", BLOCK, T[0.0], "+", scenario=world(elas=0.0)), Ask("broad, elas 0", BLOCK, T[1.0], "+", scenario=world(elas=0.0)),
            Ask("narrow, elas .2", BLOCK, T[0.0], "-", scenario=world(elas=0.2)), Ask("broad, elas .2", BLOCK, T[1.0], "-", scenario=world(elas=0.2)))),
        Claim("4", "Better-resourced systems have more to lose: narrow targets cost most at double staffing, nothing at half.", (
            Ask("narrow, half the staff", BLOCK, T[0.0], "0", scenario=Scenario(staff=0.5)), Ask("narrow, twice the staff", BLOCK, T[0.0], "+", scenario=Scenario(staff=2.0)))),
        Claim("5", "Markets, managers and measurement together raise need in almost all settings (+2 to +8 %).", tuple(
            Ask(f"targets, {name}", BLOCK, MMM, "+", scenario=s) for name, s in
            (("as it is", AS_IT_IS), ("coupling 0", weak), ("coupling .9", strong), ("half the staff", Scenario(staff=0.5)), ("twice the staff", Scenario(staff=2.0)), ("elas .2", world(elas=0.2))))),
        Claim("6", "Prescribing a sensible practice shuts gaming off in a calm, weakly coupled world (-2 to -3.5 %), and stops learning.", (
            Ask("measured and prescribed, coupling .2", BLOCK, HELD, "-", scenario=calm), Ask("against measured and free, coupling .2", T[0.0], HELD, "-", scenario=calm))),
        Claim("7", "Without whole-person follow-up learning by teams beats learning by the commissioner; with it the order turns; under narrow targets the higher the level the worse.", (
            Ask("no follow-up: commissioner less team", BLIND[0], BLIND[2], "+"), Ask("the same, the world changes in year 3", BLIND[0], BLIND[2], "+", scenario=TURNED),
            Ask("follow-up: commissioner less team", SEEN[0], SEEN[2], "-"), Ask("narrow targets: commissioner less team", PAID[0], PAID[2], "+"),
            Ask("narrow targets, teams three times as large: commissioner less team", PAID[0], PAID[2], "+", scenario=Scenario(staff=3.0)))),
        Claim("7b", "Prescription preserves what is prescribed: a bad practice held fast is worse than freedom to adapt.", (
            Ask("bad thresholds: prescribed less free", BLOCK, STILL, "+", badly=True), Ask("sensible thresholds: prescribed less free", BLOCK, STILL, "-"))),
        Claim("8", "The complexity-friendly bundle is 1 to 2 % worse than block by default, and pays where services forget people, where people seldom ask, where staffing is better, in coupled worlds.", (
            Ask("as it is", BLOCK, ALLIANCE, "+"), Ask("no memory of those who return", BLOCK, ALLIANCE, "-", scenario=world(memory=0.0)),
            Ask("people seldom ask (half as often)", BLOCK, ALLIANCE, "-", scenario=world(seek=0.06)), Ask("half as many staff again", BLOCK, ALLIANCE, "-", scenario=Scenario(staff=1.5)),
            Ask("twice the staff", BLOCK, ALLIANCE, "-", scenario=Scenario(staff=2.0)), Ask("coupling .9", BLOCK, ALLIANCE, "-", scenario=strong))),
        Claim("9", "Signatures: creaming and returns rise, the closing line drifts up to the target line, breadth falls; scores do not heap under the line.", tuple(
            Ask(f"{b.name}: {o.replace('practice_', '').replace('_', ' ')}", BLOCK, b, s, o, span=LAST)
            for b in (T[0.0], MMM) for o, s in (("creaming", "+"), ("returns", "+"), ("practice_close_at", "+"), ("practice_breadth", "-"), ("heaping", "-")))),
        Claim("10", "Performance paradox: the measure tells less of the truth the longer it is used.", (
            Ask("targets, measure-to-truth over the last five years", BLOCK, MMM, "-", "measure_to_truth", span=LAST),
            Ask("measured 0, the same", BLOCK, T[0.0], "-", "measure_to_truth", span=LAST)),
            "Of the rest of finding 10: nobody in the lab can misreport; communities nobody declared are in `commonweal emergence`; recovery after a shock is in `experiments/shock-and-recovery.toml`."),
        Claim("11", "Horizon decides: narrow and waiting targets lower need for some years and then raise it; learning is worse first and falls later.", (
            Ask("narrow, first 3 years", BLOCK, T[0.0], "-", span=(0, 3)), Ask("narrow, last 5 of 10", BLOCK, T[0.0], "+", span=LAST),
            Ask("waits, first 3 years", BLOCK, WAITS, "-", span=(0, 3)), Ask("waits, last 5 of 10", BLOCK, WAITS, "+", span=LAST),
            Ask("targets, first 3 years", BLOCK, MMM, "+", span=(0, 3)), Ask("alliance, first 3 years", BLOCK, ALLIANCE, "+", span=(0, 3)),
            Ask("alliance, last 5 of 10", BLOCK, ALLIANCE, "-", span=LAST), Ask("alliance, gain that lasts, last 5", BLOCK, ALLIANCE, "+", "gain_kept", span=LAST))),
    )  # fmt: skip


def bad(place: Place) -> Place:
    """Give the place with doors that take only the severe: least severity .6 everywhere."""
    lines = tuple(rows.Threshold(t.id, "only the severe", "least_severity", 0.6, 2, "nobody", source="made up") for t in place.teams)
    return replace(place, thresholds=lines)


NEAR = 0.1  # "hardly moves": less than a tenth of what there was


def verdict(ask: Ask, found: Difference, base: float) -> str:
    """Say whether a difference came out as claimed, the other way, or cannot be told."""
    if found.low is None or found.high is None:
        return "cannot tell"
    if ask.sign == "0":
        near = max(abs(found.low), abs(found.high)) < NEAR * abs(base)
        return "as claimed" if near else "other" if min(abs(found.low), abs(found.high)) > NEAR * abs(base) else "open"
    clear = found.low > 0 if ask.sign == "+" else found.high < 0
    against = found.high < 0 if ask.sign == "+" else found.low > 0
    return "as claimed" if clear else "the other way" if against else "not told from luck"


def main() -> None:
    """Run the studies and write the section."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=8)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--store", type=Path, default=ROOT / "out/findings")
    given = parser.parse_args()
    place, seeds = read_place(ROOT / "places/reference"), run_seeds(1, given.runs)
    asks = [ask for claim in claims() for ask in claim.asks]
    worlds = {(ask.scenario, ask.badly): None for ask in asks}
    jobs = {key: [Job(bad(place) if key[1] else place, _ways(asks, key), seed, YEARS, key[0]) for seed in seeds] for key in worlds}
    results = pursue([job for each in jobs.values() for job in each], seam_for(given.workers), Store(given.store),
                     announce=lambda left, spared: print(f"{left:,} weeks to do, {spared:,} in the store", flush=True))  # fmt: skip
    write(section(results, jobs, given.runs))


def _ways(asks: Sequence[Ask], key: tuple[Scenario, bool]) -> tuple[Regime, ...]:
    ways = [regime for ask in asks if (ask.scenario, ask.badly) == key for regime in (ask.a, ask.b)]
    return tuple(dict.fromkeys(ways))


def differ(results: Results, jobs: list[Job], ask: Ask) -> tuple[Difference, float]:
    """Give b - a over runs that shared luck, and the mean under a."""
    if ask.outcome == "paid_measure_of_b":  # block prizes nothing: the measure that b pays is 1 before, by definition
        b = results.values(jobs, ask.b, "paid_measure", ask.span)
        return paired(b * 0 + 1.0, b), 1.0
    a, b = (results.values(jobs, regime, ask.outcome, ask.span) for regime in (ask.a, ask.b))
    return paired(a, b), float(a.mean())


def section(results: Results, jobs: dict[tuple[Scenario, bool], list[Job]], runs: int) -> str:
    """Write the claims with their differences as Markdown."""
    lines = [f"Made by `python scripts/findings.py --runs {runs}` on `places/reference`, ten years, version {version()}, seed 1. Differences",
             "are b less a over runs that shared luck, as % of a, with 95 % intervals that hold luck alone. With so many looked at, about",
             "one in twenty that is nothing will seem something.", ""]  # fmt: skip
    summary = []
    for claim in claims():
        told = []
        for ask in claim.asks:
            found, base = differ(results, jobs[ask.scenario, ask.badly], ask)
            told.append((ask, found, base, verdict(ask, found, base)))
        said = {each[3] for each in told}
        answer = "confirmed" if said == {"as claimed"} else "overturned" if said & {"the other way", "other"} else "left open"
        if answer == "overturned" and "as claimed" in said:
            answer = "overturned in part"
        summary.append((claim.id, answer))
        lines += [f"### {claim.id}. {answer.capitalize()}", "", f"Claim: {claim.says}", ""]
        lines += ["| difference | claimed | shown | |", "| --- | --- | --- | --- |"]
        lines += [f"| {ask.words} | {ask.sign} | {_percent(found, base)} | {how} |" for ask, found, base, how in told]
        lines += ["", *([claim.note, ""] if claim.note else [])]
    (ROOT / "out").mkdir(exist_ok=True)
    (ROOT / "out/findings.json").write_text(json.dumps(dict(summary), indent=1))
    return "\n".join(lines)


def _percent(found: Difference, base: float) -> str:
    if found.mean is None or not base:
        return "cannot tell"
    scale = 100 / abs(base)
    bounds = "" if found.low is None or found.high is None else f" ({found.low * scale:+.1f} to {found.high * scale:+.1f})"
    return f"{found.mean * scale:+.1f} %{bounds}"


def write(text: str) -> None:
    """Put the section between its markers in the page."""
    page = PAGE.read_text() if PAGE.exists() else f"# Evidence\n\n## The prototype's findings\n\n{BEGIN}\n{END}\n"
    head, rest = page.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{rest.split(END)[1]}")


if __name__ == "__main__":
    main()
