"""An issued figure as its reader may see it: its rows as they were counted, without those that are closed to him."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.assurance.figures import figures_for
from commonweal.live.assurance.models import Figure, Statement
from commonweal.live.governance.models import Decision, Link
from commonweal.live.governance.visibility import readable_by
from commonweal.live.pages.pounds import pounds

OPEN_KINDS = frozenset({"voice", "closed"})
"""Rows that say nothing but what everyone may know."""
GUARDED = frozenset({"governance.participant"})
"""Rows that not even every member may see."""
PAGES = {"governance.decision": "governance:decision", "directory.service": "directory:service"}


@dataclass(frozen=True)
class Read:
    """A row of a figure as it was counted, and where the record it came from is shown today."""

    cells: list[str]
    amount: int
    url: str | None


def figures_of(statement: Statement) -> list[Figure]:
    """The figures as they were frozen; of a draft, as they would be today."""
    if statement.is_issued:
        return list(statement.figures.order_by("order"))
    from commonweal.live.assurance.actions.statement import scope_of

    return figures_for(scope_of(statement))


def rows_for(user: Any, statement: Statement, figure: Figure) -> list[Read]:
    """The rows of a figure that the user may see today; what was closed or withdrawn since is left out for strangers.

    Members see each as it was counted, even where the record is gone.
    """
    member = statement.place_id in user.place_ids
    kinds = {row["kind"] for row in figure.rows}
    seen = {kind: None if _all_of(kind, member) else _seen(user, kind, figure.rows) for kind in kinds}
    shown = (row for row in figure.rows if seen[row["kind"]] is None or row["pk"] in seen[row["kind"]])
    return [Read(row["cells"], row["amount"], _url(statement.place.slug, row)) for row in shown]


def _all_of(kind: str, member: bool) -> bool:
    return kind in OPEN_KINDS or (member and kind not in GUARDED)


def _seen(user: Any, kind: str, rows: Iterable[dict[str, Any]]) -> set[int]:
    keys = [row["pk"] for row in rows if row["kind"] == kind]
    model: Any = apps.get_model(kind)
    if model is Link:  # a link is shown with the decision it leads from
        readable = _readable(user).values_list("pk", flat=True)
        links = Link.objects.filter(pk__in=keys, from_kind="decision")
        return set(links.filter(from_key__in=[str(pk) for pk in readable]).values_list("pk", flat=True))
    found = _readable(user) if model is Decision else model.objects.visible_to(user)
    return set(found.filter(pk__in=keys).values_list("pk", flat=True))


def _readable(user: Any) -> Any:
    return Decision.objects.visible_to(user).filter(readable_by(user, ""))


def _url(slug: str, row: dict[str, Any]) -> str | None:
    page = PAGES.get(row["kind"])
    return reverse(page, args=[slug, row["pk"]]) if page else None


def shown(figure: Figure) -> str:
    """A figure as people read it; what may not be shown says so."""
    if figure.unit in (Figure.Unit.PENCE, Figure.Unit.PEOPLE) and not figure.rows:
        return _("nothing recorded")  # which is not the same as nothing
    if figure.value is None:
        return _("seven or fewer: not shown")
    if figure.unit == Figure.Unit.PENCE:
        return pounds(figure.value)
    if figure.unit == Figure.Unit.SHARE:
        return _share(figure.value, figure.out_of or 0)
    return f"{figure.value:,}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return _("none of none")
    percent = (part * 100 + whole // 2) // whole
    return _("%(part)s of %(whole)s (%(percent)s%%)") % {
        "part": f"{part:,}", "whole": f"{whole:,}", "percent": percent,
    }  # fmt: skip


def amount_shown(figure: Figure, amount: int, *, plain: bool) -> str:
    """What a row added to the figure: for a spreadsheet as a plain number, pounds with a point."""
    if figure.unit == Figure.Unit.PEOPLE:
        return ""
    if figure.unit != Figure.Unit.PENCE:
        return str(amount)
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}" if plain else pounds(amount)
