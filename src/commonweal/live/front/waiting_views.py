"""The page of what waits for somebody."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.live.front.waiting import KINDS, kind_of, waiting
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import place_for

ON_A_PAGE = 50


@login_not_required
def waits(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what waits for somebody, kind by kind; the first kind of which there is any, where none is asked for."""
    found = place_for(request.user, place)
    counts = waiting(request.user, found)
    try:
        kind = kind_of(request.GET.get("what") or (counts[0].key if counts else KINDS[0].key))
    except LookupError as error:
        raise Http404(str(error)) from error
    rows = kind.rows(request.user, found, timezone.localdate())
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = rows if request.GET.get("format") == "csv" else page.object_list
    table = Table(
        str(kind.title),
        [
            Column(_("What"), lambda row: row.name, lambda row: row.url),
            Column(_("Whose"), lambda row: row.whose),
            Column(_("Day"), lambda row: date_format(row.on, "j F Y") if row.on else _("never")),
        ],
        [kind.row(row, request.user) for row in shown],
        empty=_("Nothing of this kind waits."),
        name=f"waiting-{kind.key}",
    )
    context = {"place": found, "counts": counts, "kind": kind, "page": page}
    return table_page(request, "front/waiting.html", table, context)
