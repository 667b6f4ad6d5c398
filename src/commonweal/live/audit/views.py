"""The page on which a steward or an auditor reads what was done in a place."""

import json
from datetime import datetime, time
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.audit import chain
from commonweal.live.audit.forms import EventsForm
from commonweal.live.audit.models import Event, EventRows
from commonweal.live.audit.saying import said
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import member_place_for

ON_A_PAGE = 50
MOST_IN_A_FILE = 100_000


def events(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what was done in the place, newest first, by day and by kind of deed."""
    found = member_place_for(request.user, place)
    if not request.user.roles_in(found) & EventRows.roles:
        raise PermissionDenied(_("Only a steward or an auditor reads what was done by whom."))
    form = EventsForm(request.GET)
    rows = Event.objects.visible_to(request.user).filter(place=found).select_related("actor").order_by("-pk")
    rows = _asked(rows, form.cleaned_data) if form.is_valid() else rows.none()
    whole = request.GET.get("format") == "csv"
    shown = list(rows[: MOST_IN_A_FILE if whole else ON_A_PAGE + 1])
    more = not whole and len(shown) > ON_A_PAGE
    context = {
        "form": form,
        "place": found,
        "before": shown[ON_A_PAGE - 1].pk if more else None,
        "most": MOST_IN_A_FILE,
    }
    table = event_table(shown if whole else shown[:ON_A_PAGE])
    return table_page(request, "audit/events.html", table, context | {"head": chain.last_digest()})


def _asked(rows: QuerySet[Event], cleaned: dict[str, Any]) -> QuerySet[Event]:
    """Keep the events of the days and the deed that were asked for, older than the last one shown."""
    for name, clock, comparison in (("since", time.min, "at__gte"), ("until", time.max, "at__lte")):
        if day := cleaned[name]:
            rows = rows.filter(**{comparison: timezone.make_aware(datetime.combine(day, clock))})
    if verb := cleaned["verb"]:
        rows = rows.filter(verb=verb)
    # Numbered pages would have to count a million rows; from the last one shown on, an index finds the next.
    return rows.filter(pk__lt=cleaned["before"]) if cleaned["before"] else rows


def event_table(rows: list[Event]) -> Table:
    """Events as a table: when, who, what, upon which record, with its facts."""
    return Table(
        _("What was done"),
        [
            Column(_("When"), lambda row: f"{timezone.localtime(row.at):%-d %B %Y, %H:%M:%S}"),
            Column(_("Who"), lambda row: row.actor.name),
            Column(_("What"), lambda row: said(row.verb)),
            Column(_("Upon"), lambda row: f"{kind_of(row.subject_kind)} {row.subject_key}"),
            Column(_("Facts"), lambda row: facts_of(row)),
            Column(_("Number"), lambda row: row.pk, numeric=True),
        ],
        rows,
        empty=_("Nothing was done in these days, or nothing of that kind. Take a filter away."),
        name="events",
        caption_hidden=True,
    )


def kind_of(label: str) -> str:
    """What people call a kind of record; its label where the kind is gone."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def facts_of(event: Event) -> str:
    """The facts of an event as words: numbers, days and names of fields."""
    facts = json.loads(event.body)["facts"]
    return "; ".join(f"{name.replace('_', ' ')} {_shown(value)}" for name, value in sorted(facts.items()))


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
