"""A place folder's money brought into the workbench: a fund with its versions, lines, partners and components."""

from decimal import Decimal
from typing import Any

from commonweal.live.fund import actions
from commonweal.live.fund.models import Component, Fund, Partner
from commonweal.live.places.models import Organisation, Place
from commonweal.place import Place as Folder


def bring_in_fund(actor: Any, place: Place, folder: Folder) -> Fund:
    """Make the fund by verbs, with every version the folder tells and the lines of those that have any.

    Raises ValueError where an amount has parts of a penny.
    """
    fund = actions.open_fund(actor, place, title=f"The pooled fund of {place.title}", year_starts=folder.start)
    versions = {
        total.version: actions.publish_version(
            actor, fund, key=total.version, title=total.version.replace("-", " ").capitalize(),
            source=total.source or "not said", certainty=total.certainty,
            gross_pence=pence(total.gross), net_pence=pence(total.net),
        )
        for total in folder.manifest.funds
    }  # fmt: skip
    names = {row.name: row for row in Organisation.objects.filter(place=place)}
    components: dict[str, Component] = {}
    partners: dict[str, Partner] = {}
    for row in folder.fund:
        if row.component not in components:
            components[row.component] = actions.add_component(actor, fund, name=row.component)
        if row.partner not in partners:
            body = names.get(row.partner)
            partners[row.partner] = actions.add_partner(actor, fund, name=row.partner, organisation=body)
        actions.add_line(
            actor, versions[row.version], component=components[row.component], strategy=row.strategy,
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
