"""Records from every source that there is: simulated, observed, imported, lived, made by hand, empty and silent."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from tests.lab.records import REGIMES, keep, start_state
from tests.lenses.living import live
from tests.lenses.making import made
from tests.lenses.village import village
from tests.record.importers.logs import KEY, TODAY
from tests.shared_data import shared

from commonweal.lab.observe import observe
from commonweal.record import TABLES, Record
from commonweal.record.importers import importer
from commonweal.record.importers.answers import Scale
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.series import Plan
from commonweal.record.importers.survey import Questions

Source = Callable[[Path], Record]
SEED = 3


def simulated(folder: Path) -> Record:
    """Two years of a small place under targets."""
    return keep(folder, start_state(), REGIMES["targets"]).record


def observed(folder: Path) -> Record:
    """The same two years as patchy as the record of a place usually is."""
    return observe(simulated(folder.with_name("truth")), folder, SEED)


def empty(folder: Path) -> Record:
    """Every table there, and not a row: nothing happened."""
    return made(folder, {name: [] for name in TABLES})


def silent(folder: Path) -> Record:
    """No table there: nothing is known."""
    return made(folder, {})


def event_log(folder: Path) -> Record:
    """A year of eighty people who pass between four services, from a CSV."""
    luck = np.random.default_rng(SEED)
    path = folder.with_suffix(".csv")
    lines = ["who,where,when,what"]
    for person in range(80):
        day = date(2019, 4, 1) + timedelta(int(luck.integers(0, 200)))
        for _ in range(int(luck.integers(1, 9))):
            where, what = luck.choice(["Hostel", "Clinic", "Advice", "Nurse"]), luck.choice(["Intake", "Talk"])
            lines.append(f"p-{person},{where},{day},{what}")
            day += timedelta(int(luck.integers(0, 30)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = ["person=who,service=where,time=when,activity=what"]
    kinds = {"Intake": "assessment"}
    return importer("eventlog")(path, folder, KEY, columns=columns, kinds=kinds, today=TODAY).record


def sepsis(folder: Path) -> Record:
    """The sepsis log of a hospital, by group of staff (Mannhardt 2016)."""
    columns = ["person=case_id,service=resource,time=timestamp,activity=activity"]
    kinds = {"ER Registration": "assessment"}
    log = shared("eventlogs/sepsis.csv")
    return importer("eventlog")(log, folder, KEY, columns=columns, kinds=kinds, today=TODAY).record


def xes(folder: Path) -> Record:
    """One case of each way through the same hospital, what was done taken for the service."""
    log = shared("eventlogs/13_SEPSIS_1t_per_variant.xes.gz")
    return importer("xes")(log, folder, KEY, service="concept:name", today=TODAY).record


def hmis(folder: Path) -> Record:
    """A sample export of a homelessness system of the United States."""
    return importer("hmis")(shared("hmis_sample"), folder, KEY, today=TODAY).record


def series(folder: Path) -> Record:
    """Attendances at departments of type 1 in England, by trust and month, with the target of four hours."""
    readings = {
        "share": ["four_hours=1-breaches/attendances"],
        "count": ["attendances=attendances"],
    }
    plan = Plan(
        {"service": "org_code", "period": "period"},
        readings,
        where=[("type", "1")],
        told=Told(targets={"four_hours": 0.95}, better={"four_hours": "higher"}),
    )
    return importer("series")(shared("nhs_ae/ae_attendances.csv"), folder, plan=plan).record


def survey(folder: Path) -> Record:
    """Ties of collaboration between 54 leaders of a department of health and human services."""
    questions = Questions(
        map={"from": "source", "to": "target", "strength": "collab"},
        map_nodes={"id": "id", "name": "vertex.names", "provider": "agency"},
        day=date(2005, 6, 1),
        scale=Scale(0, 4),
    )
    edges, nodes = shared("orgnetworks/DHHS_edges.csv"), shared("orgnetworks/DHHS_nodes.csv")
    return importer("survey")(edges, folder, nodes=nodes, questions=questions).record


def comments(folder: Path) -> Record:
    """Published comments of patients of two trusts; dates that cannot be told left out."""
    columns = {"text": "FFT answer", "day": "Date", "service": "Service type 1", "flagged": "Person identifiable info?"}
    path = shared("comments/v6framework_230831.csv")
    return importer("comments")(path, folder, **columns, anonymised_by="who published it", drop_bad=True).record


MADE: dict[str, Source] = {
    "simulated": simulated,
    "observed": observed,
    "event log": event_log,
    "live": live,
    "hand-made": village,
    "empty": empty,
    "silent": silent,
}
"""Sources that every test can make for itself."""
REAL: dict[str, Source] = {
    "sepsis": sepsis,
    "xes": xes,
    "hmis": hmis,
    "series": series,
    "survey": survey,
    "comments": comments,
}
"""Sources that are read from real data beside the project; skipped, saying why, where that is absent."""
