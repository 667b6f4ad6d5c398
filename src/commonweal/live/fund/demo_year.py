"""An example year of a fund, all of it by verbs: what is paid in, planned, moved, spent and forecast.

Nothing of it was published by month. Each figure says what it rests on, and that it is assumed.
"""

from datetime import date, timedelta
from typing import Any

from commonweal.live.fund import actions
from commonweal.live.fund.models import Account, Component, Fund, Partner, Version, Virement
from commonweal.live.fund.month_grid import grid
from commonweal.live.fund.position import months_of
from commonweal.live.fund.risk_share import allotted

CITED = "cabinet-2015"
"""The version whose split by partner was published for one year."""
SPENT_MONTHS = 6
MOVES = ("Adult Social Care", "Housing Services", 25_000_000)
"""From, to, and how many pence."""


def live_a_year(actor: Any, fund: Fund, version: Version) -> None:
    """Fill the open year with an example that follows the version's net."""
    months = months_of(fund.year_starts)
    nets = _nets(version)
    paid = _pay_in(actor, fund, version)
    plan = {
        (component, month): pence
        for component, net in nets.items()
        for month, pence in zip(months, _twelfths(net), strict=True)
    }
    source = f"assumed: a twelfth each month of the net that “{version.title}” gives; no plan by month was published"
    actions.set_months(actor, fund, kind="plan", figures=plan, source=source)
    accounts = _accounts(actor, fund, nets, paid)
    spent: dict[tuple[Component, date], int] = {}
    for number, month in enumerate(months[:SPENT_MONTHS]):
        _month(actor, fund, month, accounts, {p: _twelfths(pence)[number] for p, pence in paid.items()})
        costs = {c: _about(plan[c, month], n, number) for n, c in enumerate(nets)}
        _spend(actor, fund, month, accounts, costs)
        spent |= {(component, month): pence for component, pence in costs.items()}
    _a_wrong_entry(actor, fund, months[3], accounts)
    _move(actor, fund, months[SPENT_MONTHS])
    _forecast(actor, fund, nets, months, spent)


def _nets(version: Version) -> dict[Component, int]:
    nets: dict[Component, int] = {}
    for line in version.lines.select_related("component").order_by("pk"):
        nets[line.component] = nets.get(line.component, 0) + line.net_pence
    return nets


def _twelfths(pence: int) -> list[int]:
    return list(allotted(pence, {f"{n:02}": 1 for n in range(12)}).values())


def _about(pence: int, component: int, month: int) -> int:
    """A little less or more than planned, the same on every machine, in whole pounds."""
    return pence * (100 + (component * 7 + month * 5) % 9 - 3) // 10_000 * 100


def _pay_in(actor: Any, fund: Fund, version: Version) -> dict[Partner, int]:
    """What was published for its own year, as cited; and for the open year the version's net of each partner."""
    for line in fund.versions.filter(key=CITED).values_list("lines", flat=True):
        row = version.lines.model.objects.select_related("partner").get(pk=line)
        if fund.year_starts.year != 2015:
            actions.set_contribution(
                actor, row.partner, year=2015, pence=row.net_pence, source=f"{row.certainty}: {row.source}"
            )
    paid: dict[Partner, int] = {}
    for row in version.lines.select_related("partner").order_by("pk"):
        paid[row.partner] = paid.get(row.partner, 0) + row.net_pence
    for partner, pence in paid.items():
        source = f"assumed: this partner's part of the net that “{version.title}” gives; none was published for it"
        actions.set_contribution(actor, partner, year=fund.year_starts.year, pence=pence, source=source)
    return paid


def _accounts(actor: Any, fund: Fund, nets: dict[Component, int], paid: dict[Partner, int]) -> dict[Any, Account]:
    accounts: dict[Any, Account] = {"pool": actions.open_account(actor, fund, code="assets:pool", kind="asset")}
    for partner in paid:
        code = f"income:{partner.name.lower()}"
        accounts[partner] = actions.open_account(actor, fund, code=code, kind="income", partner=partner)
    for component in nets:
        code = f"expenses:{component.name.lower()}"
        accounts[component] = actions.open_account(actor, fund, code=code, kind="expense", component=component)
    return accounts


def _month(actor: Any, fund: Fund, month: date, accounts: dict[Any, Account], paid: dict[Partner, int]) -> None:
    postings = {accounts[partner]: -pence for partner, pence in paid.items()}
    actions.record_entry(
        actor, fund, day=month, memo=f"Example, assumed: partners pay in for {month:%B %Y}",
        postings={accounts["pool"]: sum(paid.values()), **postings},
    )  # fmt: skip


def _spend(actor: Any, fund: Fund, month: date, accounts: dict[Any, Account], costs: dict[Component, int]) -> None:
    postings = {accounts[component]: pence for component, pence in costs.items() if pence}
    actions.record_entry(
        actor, fund, day=month + timedelta(days=27), memo=f"Example, assumed: spent in {month:%B %Y}",
        postings={**postings, accounts["pool"]: -sum(costs.values())},
    )  # fmt: skip


def _a_wrong_entry(actor: Any, fund: Fund, month: date, accounts: dict[Any, Account]) -> None:
    cost = next(account for account in accounts.values() if account.kind == Account.Kind.EXPENSE)
    wrong = actions.record_entry(
        actor, fund, day=month, memo="Example: an invoice, by mistake entered twice",
        postings={cost: 1_234_567, accounts["pool"]: -1_234_567},
    )  # fmt: skip
    actions.reverse_entry(actor, wrong, day=month + timedelta(days=2), memo="Example: the second of the two, undone")


def _move(actor: Any, fund: Fund, month: date) -> None:
    """One virement that follows from a decision, where the place has one that was taken and the two components."""
    decisions = Virement._meta.get_field("decision").related_model.objects
    decision = decisions.filter(place=fund.place_id, state="taken").first()
    ends = {component.name: component for component in fund.components.filter(name__in=MOVES[:2])}
    if decision is not None and len(ends) == 2:
        actions.move(
            actor, ends[MOVES[0]], ends[MOVES[1]], month=month, pence=MOVES[2], decision=decision,
            why="An example, assumed: homes and support behind one door, as decided.",
        )  # fmt: skip


def _forecast(
    actor: Any, fund: Fund, nets: dict[Component, int], months: list[date], spent: dict[tuple[Component, date], int]
) -> None:
    plan, figures = grid(fund, "plan"), dict(spent)
    for component in nets:
        so_far = sum(spent[component, month] for month in months[:SPENT_MONTHS])
        planned = sum(plan[component.pk, month] for month in months[:SPENT_MONTHS]) or 1
        for month in months[SPENT_MONTHS:]:
            figures[component, month] = plan[component.pk, month] * so_far // planned // 100 * 100
    source = "assumed: what was spent so far, then the plan at the rate of spending so far; an example"
    actions.set_months(actor, fund, kind="forecast", figures=figures, source=source)
