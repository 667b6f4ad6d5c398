"""Who helps across the place, and how fresh what is said of them is."""

from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.assurance.figures.made import COUNT, DERIVED, SHARE, Made, Scope, asked, day, rows_of
from commonweal.live.directory.freshness import STALE_AFTER
from commonweal.live.directory.models import Service


def active(scope: Scope) -> Any:
    """Services and community assets that are open now."""
    rows = Service.objects.filter(place=scope.place, status="active").select_related("organisation")
    return rows.order_by("name", "pk")


def is_fresh(row: Service, scope: Scope) -> bool:
    """Whether somebody said within half a year that the entry is right."""
    return row.confirmed_on is not None and row.confirmed_on >= scope.today - STALE_AFTER


def heads() -> list[str]:
    """The columns of a list of entries."""
    return [_("Entry"), _("Organisation"), _("Kind"), _("Last confirmed")]


def cells(row: Service) -> list[Any]:
    """An entry in those columns."""
    return [row.name, row.organisation, row.get_kind_display(), day(row.confirmed_on) or _("never")]


def figures(scope: Scope) -> list[Made]:
    """The directory's entries in the whole place, since an entry is tied to no strategy."""
    rows = active(scope)
    found = list(rows)
    return [
        Made(
            "helps", _("Services and community assets in the directory, across the place"), COUNT,
            rows_of(found, cells), heads(), DERIVED,
            _("Counted from the directory. Who helps and is not listed is not in it."),
            _("Entries that are active on the day of the count."), asked(rows),
        ),
        Made(
            "fresh", _("Of them, confirmed within half a year"), SHARE,
            rows_of(found, cells, lambda row: is_fresh(row, scope)), heads(), DERIVED,
            _("An entry counts as fresh when somebody confirmed it in the last 180 days; our own convention."),
            _("Active entries; those confirmed in the last 180 days count as one."), asked(rows),
        ),
    ]  # fmt: skip
