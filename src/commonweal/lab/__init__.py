"""The lab: makes a record by simulating a place forward, week by week. Specified in `docs/model.md`."""

from commonweal.lab.begin import begin
from commonweal.lab.cells import Cell, Layout, lay_out
from commonweal.lab.dials import DIALS, Dials
from commonweal.lab.regime import Regime, RegimeError, read_regime
from commonweal.lab.run import Cycle, History, burn_in, live, run_weeks, runner
from commonweal.lab.state import State
from commonweal.lab.world import PARAMETERS, World, WorldError, world_with

__all__ = [
    "DIALS",
    "PARAMETERS",
    "Cell",
    "Cycle",
    "Dials",
    "History",
    "Layout",
    "Regime",
    "RegimeError",
    "State",
    "World",
    "WorldError",
    "begin",
    "burn_in",
    "lay_out",
    "live",
    "read_regime",
    "run_weeks",
    "runner",
    "world_with",
]
