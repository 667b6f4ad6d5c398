"""A statement as tables: each figure leads to the rows it is the sum of."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund.books import Book
from commonweal.live.fund.models import Fund, Partner
from commonweal.live.fund.periods import Period
from commonweal.live.fund.rows import NONE
from commonweal.live.fund.statements import FIGURES, Part, PartnerPart, Statement, Sums, weights_of
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table


def rows_url(slug: str, period: Period, **asked: Any) -> str:
    """The page of the rows behind a figure of the period."""
    query = {"year": period.year, "period": period.key, **asked}
    return f"{reverse('fund:rows', args=[slug])}?{urlencode({k: v for k, v in query.items() if v not in ('', None)})}"


def tables(fund: Fund, book: Book, made: Statement, period: Period) -> list[Table]:
    """All tables of a statement, in the order of its page."""
    slug = fund.place.slug
    return [
        income(fund, made, period, slug),
        components(made, period, slug),
        partners(fund, made, period, slug),
        strategies(made, period, slug),
        apportioned(book),
    ]


def _money(head: str, of: Callable[[Any], int | None], link: Callable[[Any], str | None] | None = None) -> Column:
    def cell(row: Any) -> str:
        pence = of(row)
        return "" if pence is None else pounds(pence)

    return Column(head, cell, link, numeric=True)


def _sums(link: Callable[[Any], str | None]) -> list[Column]:
    heads = {"plan": _("Plan"), "so_far": _("Plan so far"), "actual": _("Actual"), "forecast": _("Forecast")}
    columns = [_money(heads[f], lambda row, f=f: getattr(row.sums, f), link) for f in FIGURES]
    columns.insert(3, _money(_("Variance so far"), lambda row: row.sums.variance, link))
    return columns


def components(made: Statement, period: Period, slug: str) -> Table:
    """Expenditure by component, and together."""

    def link(row: Part) -> str:
        key = row.key if row.key is not None else NONE
        return rows_url(slug, period, component="" if row.name == whole.name else key)

    whole = Part(_("Together"), made.whole)
    columns = [Column(_("Component"), lambda row: row.name), *_sums(link)]
    return Table(_("Expenditure by component"), columns, [*made.components, whole], name="components")


def income(fund: Fund, made: Statement, period: Period, slug: str) -> Table:
    """Contributions agreed and received, other income, and what they make together."""
    keys = dict(Partner.objects.filter(fund=fund).values_list("name", "pk"))
    rows: list[tuple[str, int | None, int]] = [(p.name, p.agreed, p.received) for p in made.partners]
    rows += [(name, None, pence) for name, pence in made.other_income.items()]
    rows.append((_("Together"), sum(p.agreed for p in made.partners), made.income))

    def link(row: tuple[str, int | None, int]) -> str | None:
        return rows_url(slug, period, partner=keys[row[0]]) if row[0] in keys else None

    columns = [
        Column(_("Where it comes from"), lambda row: row[0]),
        _money(_("Agreed"), lambda row: row[1]),
        _money(_("Received"), lambda row: row[2], link),
    ]
    return Table(_("Income: contributions agreed and received"), columns, rows, name="income")


def partners(fund: Fund, made: Statement, period: Period, slug: str) -> Table:
    """Each partner's part of the plan, of the variance by the agreement, and so of what was spent."""
    agreement = reverse("fund:agreement", args=[slug])
    kept = PartnerPart(_("Stays in the fund"), 0, 0, 0, ((_("Kept as contingency, by the agreement."), made.kept),))
    rows = [] if made.unshared else [*made.partners, *([kept] if made.kept else [])]
    if rows:
        whole = (("", made.whole.variance),)
        rows.append(PartnerPart(_("Together"), 0, 0, made.whole.so_far, whole))
    columns = [
        Column(_("Partner"), lambda row: row.name),
        _money(_("Its part of the plan so far"), lambda row: row.plan, lambda row: rows_url(slug, period)),
        _money(_("Its share of the variance"), lambda row: row.variance, lambda row: agreement),
        _money(_("Its part of what was spent"), lambda row: row.spend, lambda row: rows_url(slug, period)),
        Column(_("Clause"), clauses),
    ]
    return Table(_("What each partner bears"), columns, rows, empty=made.unshared, name="partners")


def clauses(row: PartnerPart) -> str:
    """Which clause gives which part of the variance."""
    if len(row.clauses) == 1:
        return row.clauses[0][0]
    return "; ".join(f"{pounds(pence)}: {clause}" for clause, pence in row.clauses)


def strategies(made: Statement, period: Period, slug: str) -> Table:
    """Expenditure by strategy, with how much of the actual was apportioned."""

    def link(row: Part) -> str:
        return rows_url(slug, period)

    split = sum(part.apportioned for part in made.strategies)
    rows = [*made.strategies, Part(_("Together"), made.whole, apportioned=split)]
    columns = [Column(_("Strategy"), lambda row: row.name), *_sums(link)]
    columns.append(_money(_("Apportioned"), lambda row: row.apportioned))
    return Table(_("Expenditure by strategy"), columns, rows, name="strategies")


def apportioned(book: Book) -> Table:
    """By what each component was shared among strategies."""
    rows = [
        (name, strategy, weight, sum(weights_of(book, key).values()))
        for key, name in book.components.items()
        for strategy, weight in weights_of(book, key).items()
    ]
    columns = [
        Column(_("Component"), lambda row: row[0]),
        Column(_("Strategy"), lambda row: row[1]),
        Column(_("Share"), lambda row: _per_cent(row[2], row[3]), numeric=True),
        Column(_("How sure"), lambda row: _("derived") if row[2] != row[3] else _("as the version says")),
    ]
    return Table(_("How components were shared among strategies"), columns, rows, name="apportioned")


def _per_cent(part: int, whole: int) -> str:
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10} %"


def in_words(made: Statement) -> str:
    """The statement in one or two plain sentences."""
    if made.through is None:
        return _("No spending is recorded in this year yet, so there is nothing to compare with the plan.")
    names = {"through": f"{made.through:%B %Y}", "spent": pounds(made.whole.actual)}
    said = _("Spending is recorded up to %(through)s. Spent in this period: %(spent)s.") % names
    return f"{said} {variance_in_words(made.whole)}"


def variance_in_words(whole: Sums) -> str:
    """How spending compares with the plan of the months in which spending is recorded."""
    if whole.variance == 0:
        return _("That is what was planned so far.")
    names = {"pounds": pounds(abs(whole.variance)), "plan": pounds(whole.so_far)}
    if whole.variance > 0:
        return _("That is %(pounds)s more than the %(plan)s planned so far.") % names
    return _("That is %(pounds)s less than the %(plan)s planned so far.") % names
