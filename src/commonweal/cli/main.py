"""The `commonweal` command: gathers the verbs, one file each, and loads a verb only when it is called."""

import click

from commonweal import __version__
from commonweal.cli.group import LoadedOnUse

# verb -> module that holds the click command of that name (dashes become underscores)
VERBS = {
    "new": "commonweal.cli.place",
    "check": "commonweal.cli.place",
    "record": "commonweal.cli.record",
    "loop": "commonweal.cli.lab",
    "rehearse": "commonweal.cli.lab",
    "compare": "commonweal.cli.study",
    "ablate": "commonweal.cli.ablate",
    "sensitivity": "commonweal.cli.sensitivity",
    "contract": "commonweal.cli.contract",
    "experiment": "commonweal.cli.experiment",
    "emergence": "commonweal.cli.emergence",
    "sweep": "commonweal.cli.sweep",
    "calibrate": "commonweal.cli.calibrate",
    "evidence": "commonweal.cli.evidence",
    "lens": "commonweal.cli.lens",
    "serve": "commonweal.cli.serve",
    "steward": "commonweal.cli.steward",
    "backup": "commonweal.cli.backup",
    "restore": "commonweal.cli.backup",
    "audit": "commonweal.cli.audit",
    "openreferral": "commonweal.cli.openreferral",
    "export": "commonweal.cli.export",
}


@click.group(cls=LoadedOnUse, modules=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="commonweal")
def main() -> None:
    """Map a place, rehearse ways of commissioning it, and see what emerges."""
