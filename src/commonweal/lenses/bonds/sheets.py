"""Tables of the lens of ties; none has a row about two services, and none that names a service tells of trust."""

from typing import Any

import numpy as np

from commonweal.lenses.bonds.brokers import Between, rows_of_brokers, rows_of_closures
from commonweal.lenses.bonds.density import Density
from commonweal.lenses.bonds.network import Network
from commonweal.lenses.bonds.picture import TRUST_SHEET
from commonweal.lenses.bonds.trust import Waves
from commonweal.lenses.finding import Field, Sheet
from commonweal.lenses.networks import Communities
from commonweal.record.day import date_of

_DENSITY = {
    "pairs_of": Field("label", meaning="which pairs of services"),
    "pairs": Field("free", "pairs", "pairs of services of which both were heard"),
    "tied": Field("free", "pairs", "of these, pairs that are tied"),
    "density": Field("free", "share", "tied, of those of which both were heard"),
    "low": Field("free", "share", "lower end of its 95 % interval (vertex bootstrap)"),
    "high": Field("free", "share", "upper end"),
    "least": Field("free", "share", "of all pairs, if nobody who was not heard has another tie"),
    "most": Field("free", "share", "of all pairs, if they are tied wherever they could be"),
}
_BROKERS = {
    "service": Field("label", meaning="the service"),
    "partners": Field("free", "services", "how many it is tied with"),
    "paths_through": Field("free", "share", "of the shortest paths between others, those that lead through it"),
    "by_chance_low": Field("free", "share", "2.5 % of that in networks with the same number of ties at each service"),
    "by_chance_high": Field("free", "share", "97.5 % of it"),
    "constraint": Field("free", "index", "Burt's constraint: low where it bridges holes between its partners"),
    "constraint_by_chance": Field("free", "index", "its mean in networks with the same number of ties at each service"),
}
_CLOSURES = {
    "service": Field("label", meaning="the service, if it alone closed"),
    "pairs_without_path": Field("free", "pairs", "pairs of others that would have no path of ties left between them"),
    "cut_off": Field("free", "services", "others that would be cut off from the largest part of what it held"),
}
_COMMUNITIES = {
    "service": Field("label", meaning="the service"),
    "organisation": Field("label", meaning="its provider, or area or kind of need, as declared"),
    "community": Field("label", meaning="which community its ties put it in; the number means nothing"),
}
_WAVES = {
    "until": Field("label", meaning="the last day of the wave"),
    "trust": Field("free", "0 to 1", "mean of what services say of how far they trust others"),
    "low": Field("free", "0 to 1", "lower end of its 95 % interval (vertex bootstrap)"),
    "high": Field("free", "0 to 1", "upper end"),
    "ties": Field("free", "ties", "along which trust was told"),
}


def density_sheet(densities: dict[str, Density]) -> Sheet:
    """Give a row for each kind of pair."""
    rows = [
        {
            "pairs_of": which,
            "pairs": told.heard,
            "tied": told.tied,
            "density": told.value.value,
            "low": told.value.low,
            "high": told.value.high,
            "least": told.least,
            "most": told.most,
        }
        for which, told in densities.items()
    ]
    return Sheet("How dense ties are", _DENSITY, rows)


def brokers_sheet(told: Between, network: Network, called: list[str]) -> Sheet:
    """Give the services that lie between others more than chance explains, by name."""
    return Sheet("Between others more than chance explains", _BROKERS, rows_of_brokers(told, network.tied, called))


def closures_sheet(network: Network, called: list[str]) -> Sheet:
    """Give the services whose closure would cut others off, by name."""
    return Sheet("What one closure would break", _CLOSURES, rows_of_closures(network.tied, called))


def communities_sheet(found: Communities, network: Network, called: list[str], groups: list[str | None]) -> Sheet:
    """Give each service's community, by name of the service."""
    rows: list[dict[str, Any]] = [
        {
            "service": called[i],
            "organisation": groups[i],
            "community": "no tie" if found.label[i] < 0 else str(int(found.label[i]) + 1),
        }
        for i in sorted(range(network.size), key=lambda at: called[at])
    ]
    return Sheet("Communities", _COMMUNITIES, rows)


def trust_sheet(waves: Waves) -> Sheet:
    """Give mean trust wave by wave, where enough ties tell it."""
    rows = [
        {
            "until": date_of(day).isoformat(),
            "trust": mean.value.value,
            "low": mean.value.low,
            "high": mean.value.high,
            "ties": mean.n,
        }
        for day, mean in zip(waves.days, waves.means, strict=True)
        if np.isfinite(day) and mean.n
    ]
    return Sheet(TRUST_SHEET, _WAVES, rows)
