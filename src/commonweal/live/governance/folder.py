"""The strategies that a place folder's fund names, brought into the workbench."""

from typing import Any

from commonweal.live.governance import actions
from commonweal.live.governance.models import Strategy
from commonweal.live.places.models import Place
from commonweal.place import Place as Folder


def bring_in_strategies(actor: Any, place: Place, folder: Folder) -> list[Strategy]:
    """Make the strategies of the first version of the fund that the folder tells; others lump them together."""
    told_first = folder.fund[0].version if folder.fund else ""
    names = dict.fromkeys(row.strategy for row in folder.fund if row.version == told_first)
    return [actions.make_strategy(actor, place, name=name) for name in names]
