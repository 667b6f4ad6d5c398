"""The fund of a demonstration: what the place folder tells, then an example agreement and an example year."""

from typing import Any

from commonweal.live.fund import actions
from commonweal.live.fund.demo_agreement import agree
from commonweal.live.fund.demo_year import live_a_year
from commonweal.live.fund.folder import bring_in_fund
from commonweal.live.fund.models import Fund, Version
from commonweal.live.places.models import Place
from commonweal.place import Place as Folder

NOTE = (
    "What was paid in, planned, spent and forecast in this year is an example, made up to show these pages. "
    "Only the published versions of the fund, and lines marked as seen, are Plymouth's own figures."
)


def load(actor: Any, place: Place, folder: Folder) -> Fund:
    """Bring the folder's fund in; the first version it tells is the one that an example year follows.

    The year has contributions, plan, entries, forecast and a virement, and says of each that it is an example.
    """
    fund = bring_in_fund(actor, place, folder)
    if folder.fund:
        actions.open_year(actor, fund, title=fund.title, year_starts=fund.year_starts, note=NOTE)
        live_a_year(actor, fund, Version.objects.get(fund=fund, key=folder.fund[0].version))
        agree(actor, fund)
    return fund
