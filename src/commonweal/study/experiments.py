"""Carrying out an experiment of any kind: which runs it needs, and what it says once they are made."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from commonweal.place import Place
from commonweal.study.account import Account
from commonweal.study.contrast import contrast, jobs_of
from commonweal.study.contrast_account import contrast_account
from commonweal.study.experiment import CONTRAST, Experiment, ExperimentError
from commonweal.study.handed_over import handed_over
from commonweal.study.job import Job
from commonweal.study.provenance import provenance
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds

Pursue = Callable[[str, Sequence[Job]], Results]  # the study's title, what to run


def experiment_account(experiment: Experiment, place: Place, pursue: Pursue) -> Account:
    """Run an experiment on a place, through `pursue`, and tell what it found.

    Raises ExperimentError for a kind that is not known or settings that its study refuses.
    """
    if experiment.kind != CONTRAST:
        told = handed_over(experiment, place, pursue)
        doubts = (*experiment.assumed, *told.cannot_tell)
        question = f"{experiment.question} ({experiment.why})"
        return replace(told, title=experiment.title, question=question, cannot_tell=doubts)
    results = pursue(experiment.title, jobs_of(experiment, place))
    facts = provenance(
        place,
        {regime.name: regime for regime in experiment.regimes},
        run_seeds(experiment.seed, experiment.runs),
        experiment.years,
        {world.name: world.scenario for world in experiment.worlds},
    )
    return contrast_account(contrast(experiment, place, results), place.title, facts)


def shortened(experiment: Experiment, runs: int | None, years: int | None, seed: int | None) -> Experiment:
    """Give an experiment with other runs, years or seed than its file says.

    Raises ExperimentError for a number that cannot be.
    """
    for name, value, least in (("runs", runs, 1), ("years", years, 1), ("seed", seed, 0)):
        if value is not None and value < least:
            raise ExperimentError(f"--{name} is {value}; it must be a whole number from {least}")
    return replace(
        experiment,
        runs=experiment.runs if runs is None else runs,
        years=experiment.years if years is None else years,
        seed=experiment.seed if seed is None else seed,
    )
