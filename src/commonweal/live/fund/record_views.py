"""Pages that show what the fund is made of and what was done with it: partners, accounts, virements."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund import ledger
from commonweal.live.fund.models import Account, Contribution, Virement
from commonweal.live.fund.selectors import fund_of, may_change
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import member_place_for, place_for


@login_not_required
def partners(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what each partner pays in, year by year, and where the figure is from."""
    found = place_for(request.user, place)
    rows = Contribution.objects.visible_to(request.user).filter(fund__place=found).select_related("partner")
    table = Table(
        _("What partners pay in"),
        [
            Column(_("Partner"), lambda row: row.partner),
            Column(_("Financial year"), lambda row: f"{row.year} to {row.year + 1}"),
            Column(_("Pays in"), lambda row: pounds(row.pence), numeric=True),
            Column(_("Source"), lambda row: row.source),
        ],
        rows.order_by("-year", "partner_id"),
        empty=_("No contribution is recorded yet."),
        name="contributions",
    )
    fund = fund_of(request.user, found)
    context = {"place": found, "fund": fund, "may_change": may_change(request.user, fund), "page": "partners"}
    return table_page(request, "fund/records.html", table, context)


def accounts(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the accounts of the ledger and what stands in each, to members."""
    found = member_place_for(request.user, place)
    fund = fund_of(request.user, found)
    stands = ledger.balances(fund) if fund else {}
    rows = Account.objects.visible_to(request.user).filter(fund__place=found).select_related("component", "partner")
    table = Table(
        _("Accounts"),
        [
            Column(_("Account"), lambda row: row.code),
            Column(_("Kind"), lambda row: row.get_kind_display()),
            Column(_("For"), lambda row: row.component or row.partner or ""),
            Column(_("Stands at"), lambda row: pounds(stands.get(row.code, 0)), numeric=True),
        ],
        rows,
        empty=_("No account is open yet. A commissioner opens them."),
        name="accounts",
    )
    context = {"place": found, "fund": fund, "may_change": may_change(request.user, fund), "page": "accounts"}
    return table_page(request, "fund/records.html", table, context)


@login_not_required
def virements(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what moved within the plan, why, and by which decision."""
    found = place_for(request.user, place)
    rows = Virement.objects.visible_to(request.user).filter(fund__place=found)
    table = Table(
        _("Money that moved (virements)"),
        [
            Column(_("Month"), lambda row: f"{row.month:%B %Y}"),
            Column(_("From"), lambda row: row.from_component),
            Column(_("To"), lambda row: row.to_component),
            Column(_("Amount"), lambda row: pounds(row.pence), numeric=True),
            Column(
                _("By the decision"),
                lambda row: row.decision.title_for(request.user) if row.decision else row.decision_key,
                lambda row: reverse("governance:decision", args=[place, row.decision_id]) if row.decision_id else None,
            ),
            Column(_("Why"), lambda row: row.why_for(request.user)),
        ],
        rows.select_related("from_component", "to_component", "decision"),
        empty=_("Nothing has moved yet."),
        name="virements",
    )
    fund = fund_of(request.user, found)
    context = {"place": found, "fund": fund, "may_change": may_change(request.user, fund), "page": "virements"}
    return table_page(request, "fund/records.html", table, context)
