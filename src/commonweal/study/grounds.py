"""The grounds on which patterns are looked for: worlds, ways of commissioning them, and the jobs that live there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from commonweal.lab import Dials, Regime, read_regime
from commonweal.lab.regime import Step
from commonweal.lab.scenario import Change, Scenario
from commonweal.place import Place
from commonweal.study.job import AS_IT_IS, Job

TANGLED, GROWING = 0.8, 1.5  # coupling where causes are many; shocks as a multiple of what was
CASELOADS = (10, 20, 30)  # cases a worker may hold: Burns 2007 saw practice bend between 10 and 20


@dataclass(frozen=True)
class Ground:
    """A world in which some regimes live with the same luck."""

    regimes: tuple[str, ...]  # labels in `regimes()`
    scenario: Scenario = AS_IT_IS
    caseload: float | None = None  # of every team; None leaves the place's own
    gauges: tuple[str, ...] = ()


GROUNDS: Mapping[str, Ground] = {
    "as it is": Ground(
        ("block", "targets", "alliance", "waiting", "staked", "asked", "pooled", "centralised"), gauges=("panel",)
    ),
    "one cause": Ground(("block", "targets", "waiting"), Scenario(parameters=(("omega", 0.0),))),
    "many causes": Ground(("block", "targets"), Scenario(parameters=(("omega", TANGLED),))),
    "growing need": Ground(("targets",), Scenario(changes=(Change(3, need=GROWING),)), gauges=("panel",)),
    **{f"caseload {size}": Ground(("block",), caseload=float(size)) for size in CASELOADS},
}


def regimes() -> dict[str, Regime]:
    """Give the ways of commissioning that patterns need, by label; those not shipped differ from one in few dials."""
    block, targets, alliance = (read_regime(name) for name in ("block", "targets", "alliance"))
    made = {
        "waiting": _like(block, "waiting", Dials(proxy=2.0, wait_w=1.0)),
        "staked": _like(block, "staked", Dials(proxy=1.0, rec=0.3)),
        "asked": _like(block, "asked", Dials(rec=0.3, learn=0.05)),
        "pooled": _like(block, "pooled", Dials(pool=0.5)),
        "centralised": _like(alliance, "centralised", alliance.steps[0].dials._replace(level=2.0)),
    }
    return {"block": block, "targets": targets, "alliance": alliance} | made


def jobs_on(name: str, place: Place, seeds: Sequence[int], years: int) -> tuple[Job, ...]:
    """Give a ground's jobs, one for each seed."""
    ground, known = GROUNDS[name], regimes()
    if ground.caseload is not None:
        teams = tuple(replace(team, caseload=ground.caseload) for team in place.teams)
        place = replace(place, teams=teams)
    chosen = tuple(known[label] for label in ground.regimes)
    return tuple(Job(place, chosen, seed, years, ground.scenario, ground.gauges) for seed in seeds)


def _like(base: Regime, name: str, dials: Dials) -> Regime:
    return replace(base, name=name, base=base.name, steps=(Step(0, dials),))
