"""Experiments that are another study's to answer: a sweep, an ablation, a sensitivity analysis."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from commonweal.lab.contract import read_way
from commonweal.lab.keys import refuse_unknown
from commonweal.lab.regime import regime_of
from commonweal.lab.scenario import Scenario
from commonweal.place import Place
from commonweal.study.account import Account
from commonweal.study.experiment import Experiment, ExperimentError
from commonweal.study.job import Job
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds

Pursue = Callable[[str, Sequence[Job]], Results]
SETTINGS: dict[str, dict[str, Any]] = {  # kind -> setting -> what it is if the file does not say
    "sweep": {"dials": [], "regime": "targets", "with": {}, "against": "block", "outcome": "burden"},
    "sensitivity": {
        "regimes": ["block", "targets", "alliance"],
        "outcome": "burden",
        "method": "morris",
        "size": 8,
        "points": 64,
    },
    "ablate": {"from": "block", "to": "alliance", "outcomes": ["burden"], "orders": 8, "staff": 1.0},
}


def handed_over(experiment: Experiment, place: Place, pursue: Pursue) -> Account:
    """Let the study of an experiment's kind answer it.

    Raises ExperimentError for a setting that is not known, and ValueError as that study does.
    """
    settings = settings_of(experiment)
    studies = {"sweep": _swept, "ablate": _ablated, "sensitivity": _shaken}
    return studies[experiment.kind](experiment, settings, place, pursue)


def settings_of(experiment: Experiment) -> Mapping[str, Any]:
    """Give the settings of a file's table, with what it leaves out; raises ExperimentError."""
    known = SETTINGS[experiment.kind]
    where = f"{experiment.name} [{experiment.kind}]"
    refuse_unknown(experiment.table, known, where, ExperimentError)
    for name, value in experiment.table.items():
        kind = type(known[name])
        if not isinstance(value, kind) and not (kind is float and isinstance(value, int)):
            raise ExperimentError(f"{where}: {name} is {value!r}; it must be like {known[name]!r}")
    return known | dict(experiment.table)


def _swept(experiment: Experiment, settings: Mapping[str, Any], place: Place, pursue: Pursue) -> Account:
    from commonweal.study.axis import axis_of, refuse_axes
    from commonweal.study.sweep import plan_sweep, refuse_outcome, swept
    from commonweal.study.sweep_account import sweep_account

    axes = [axis_of(text) for text in settings["dials"]]
    refuse_axes(axes)
    refuse_outcome(settings["outcome"])
    regime, where = settings["regime"], f"{experiment.name} [sweep]"
    if settings["with"]:  # dials that are set before any is moved
        table = {"name": experiment.name, "base": regime, "dials": settings["with"]}
        ways = regime_of(table, experiment.place, where), read_way(settings["against"])
    else:
        ways = read_way(regime), read_way(settings["against"])
    plan = plan_sweep(place, axes, *ways, experiment.runs, experiment.years, experiment.seed)
    return sweep_account(swept(plan, pursue(experiment.title, plan.all_jobs), settings["outcome"]))


def _ablated(experiment: Experiment, settings: Mapping[str, Any], place: Place, pursue: Pursue) -> Account:
    from commonweal.study.ablate import gathered, plan, refuse_unknown
    from commonweal.study.ablate_account import ablate_account
    from commonweal.study.coalition import moved

    refuse_unknown(tuple(settings["outcomes"]))
    a, b = read_way(settings["from"]), read_way(settings["to"])
    moved(a, b)
    seeds, orders = run_seeds(experiment.seed, experiment.runs), settings["orders"]
    jobs = plan(place, a, b, seeds, experiment.years, orders, Scenario(staff=float(settings["staff"])))
    return ablate_account(gathered(pursue(experiment.title, jobs), jobs, a, b, tuple(settings["outcomes"]), orders))


def _shaken(experiment: Experiment, settings: Mapping[str, Any], place: Place, pursue: Pursue) -> Account:
    from commonweal.study.ablate import refuse_unknown
    from commonweal.study.compare import label
    from commonweal.study.factors import read_factors
    from commonweal.study.sensitivity import gathered, planned
    from commonweal.study.sensitivity_account import sensitivity_account

    outcome, method = settings["outcome"], settings["method"]
    refuse_unknown((outcome,))
    if method not in ("morris", "sobol"):
        raise ExperimentError(f"{experiment.name} [sensitivity]: method is {method!r}; it must be morris or sobol")
    ways = label([read_way(name) for name in settings["regimes"]])
    factors = read_factors(None, list(ways))
    size, points = settings["size"], settings["points"]
    luck = experiment.runs, experiment.years, experiment.seed
    plan = planned(place, ways, factors, outcome, method, size, points, *luck)
    return sensitivity_account(gathered(plan, pursue(experiment.title, plan.jobs())))
