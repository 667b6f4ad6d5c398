"""A fund from a place folder: its versions side by side, their lines, partners and components."""

from decimal import Decimal
from typing import Any

from commonweal.live.fund.models import Component, Fund, Line, Partner, Version
from commonweal.live.places.models import Organisation, Place
from commonweal.place import Place as Folder


def load(actor: Any, place: Place, folder: Folder) -> Fund:
    """Make the fund, with every version the folder tells and the lines of those that have any."""
    fund = Fund.objects.create(place=place, title=f"The pooled fund of {place.title}", year_starts=folder.start)
    versions = {
        total.version: Version.objects.create(
            fund=fund, key=total.version, title=total.version.replace("-", " ").capitalize(), source=total.source,
            certainty=total.certainty, gross_pence=pence(total.gross), net_pence=pence(total.net),
        )
        for total in folder.manifest.funds
    }  # fmt: skip
    names = {row.name: row for row in Organisation.objects.filter(place=place)}
    components: dict[str, Component] = {}
    partners: dict[str, Partner] = {}
    for row in folder.fund:
        if row.component not in components:
            components[row.component] = Component.objects.create(fund=fund, name=row.component)
        if row.partner not in partners:
            body = names.get(row.partner)
            partners[row.partner] = Partner.objects.create(fund=fund, name=row.partner, organisation=body)
        Line.objects.create(
            version=versions[row.version], component=components[row.component], strategy=row.strategy,
            partner=partners[row.partner], gross_pence=pence(row.gross), income_pence=pence(row.income),
            mode=row.mode, source=row.source, certainty=row.certainty,
        )  # fmt: skip
    return fund


def pence(pounds: Decimal) -> int:
    """Whole pence of an amount in pounds; ValueError where it has parts of a penny."""
    amount = pounds * 100
    if amount != amount.to_integral_value():
        raise ValueError(f"£{pounds} has parts of a penny")
    return int(amount)
