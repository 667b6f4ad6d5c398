"""The pages on which clauses, skills, teams and locations are changed: each calls one verb."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.directory import actions, door_actions
from commonweal.live.directory.door_forms import ClauseForm, LocationForm, SkillForm, TeamForm
from commonweal.live.directory.edit_views import ask, back, entry_for
from commonweal.live.directory.models import Service, ServiceAtLocation, Team, Threshold
from commonweal.live.directory.selectors import in_teams
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import member_place_for


def _found(request: HttpRequest, place: str, model: Any, pk: int, verb: str) -> Any:
    found = member_place_for(request.user, place)
    # What hangs on no entry has no page of its own.
    row = get_object_or_404(model.objects.visible_to(request.user), place=found, pk=pk, service__isnull=False)
    require(request.user, verb, row.service if model is ServiceAtLocation else row)
    return row


def _done(service: Service, verb: Callable[..., Any], *given: Any) -> Callable[[dict[str, Any]], Service]:
    def run(cleaned: dict[str, Any]) -> Service:
        verb(*given, **cleaned)
        return service

    return run


def add_clause(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Add a clause to an entry."""
    entry = entry_for(request, place, pk, "directory.set_threshold")
    form = ClauseForm(request.POST or None, service=entry)
    done = _done(entry, actions.set_threshold, request.user, entry)
    heading = _("Add a clause: whom does %(name)s take?") % {"name": entry.name}
    return ask(request, form, done, heading, _("The clause is there."), back(entry))


def edit_clause(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change a clause, or look at it again and set when to look next."""
    clause = _found(request, place, Threshold, pk, "directory.set_threshold")
    entry = get_object_or_404(Service, pk=clause.service_id)
    form = ClauseForm(request.POST or None, instance=Threshold.objects.get(pk=pk), service=entry)
    done = _done(entry, actions.set_threshold, request.user, entry, clause)
    return ask(request, form, done, _("Change a clause"), _("The clause is changed."), back(entry))


@require_POST
def end_clause(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Take a clause away."""
    clause = _found(request, place, Threshold, pk, "directory.end_threshold")
    door_actions.end_threshold(request.user, clause)
    messages.success(request, _("The clause is gone; from today it turns nobody away."))
    return redirect("directory:clauses", place, clause.service_id)


def clauses(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show an entry's clauses to those who may change them, each with what can be done."""
    entry = entry_for(request, place, pk, "directory.set_threshold")
    rows = list(in_teams(entry.thresholds.select_related("team")))
    context = {"place": entry.place, "entry": entry, "clauses": rows, "today": timezone.localdate()}
    return table_page(request, "directory/edit_clauses.html", _clause_table(rows, place), context)


def due(request: HttpRequest, place: str) -> HttpResponseBase:
    """List the clauses whose day to look again has come, for those who may change them."""
    found = member_place_for(request.user, place)
    late = Threshold.objects.visible_to(request.user).filter(
        place=found, service__isnull=False, review_on__lt=timezone.localdate()
    )
    late = late.select_related("team", "service", "organisation").order_by("review_on", "pk")
    rows = [each for each in late if request.user.has_perm("directory.set_threshold", each)]
    return table_page(request, "directory/due.html", _clause_table(rows, place), {"place": found})


def _clause_table(rows: list[Threshold], place: str) -> Table:
    def link(row: Threshold) -> str:
        return reverse("directory:edit_clause", args=[place, row.pk])

    return Table(
        _("Clauses"),
        [
            Column(_("Clause"), lambda row: row.clause, link),
            Column(_("Of"), lambda row: row.team or row.service),
            Column(_("Organisation"), lambda row: row.organisation),
            Column(_("To be looked at again on"), lambda row: row.review_on),
        ],
        rows,
        empty=_("None. Every clause that has a day to look at it again is still before that day."),
        name="clauses",
    )


def skill(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Say how far a team can help with a need."""
    team = _found(request, place, Team, pk, "directory.set_skill")
    given = {"need": request.GET.get("need"), "basis": request.GET.get("basis")}
    form = SkillForm(request.POST or None, team=team, initial=_known(team, given))
    done = _done(team.service, _set_skill, request.user, team)
    heading = _("How far can %(name)s help?") % {"name": team.name}
    return ask(request, form, done, heading, _("Thank you, noted."), back(team.service))


def _set_skill(actor: Any, team: Team, *, need: Any, **said: Any) -> None:
    actions.set_skill(actor, team, need, **said)


def _known(team: Team, given: dict[str, str | None]) -> dict[str, Any]:
    """What is said already of the skill that the address names."""
    need, basis = given["need"] or "", given["basis"] or ""
    row = None
    if need.isascii() and need.isdigit() and len(need) < 18 and basis.isalpha():
        row = team.skills.filter(need=int(need), basis=basis).first()
    return {"need": row.need_id, "level": row.level, "basis": row.basis, "said_by": row.said_by} if row else {}


def add_team(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Add a team to an entry."""
    entry = entry_for(request, place, pk, "directory.add_team")
    form = TeamForm(request.POST or None, place=entry.place)
    done = _done(entry, door_actions.add_team, request.user, entry)
    heading = _("Add a team of %(name)s") % {"name": entry.name}
    return ask(request, form, done, heading, _("The team is there."), back(entry))


def edit_team(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change a team."""
    team = _found(request, place, Team, pk, "directory.edit_team")
    form = TeamForm(request.POST or None, instance=Team.objects.get(pk=pk), place=team.place)
    done = _done(team.service, door_actions.edit_team, request.user, team)
    return ask(request, form, done, _("Change a team"), _("The team is changed."), back(team.service))


def add_location(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Say where an entry is."""
    entry = entry_for(request, place, pk, "directory.add_location")
    form = LocationForm(request.POST or None, place=entry.place)
    done = _done(entry, door_actions.add_location, request.user, entry)
    heading = _("Where is %(name)s?") % {"name": entry.name}
    return ask(request, form, done, heading, _("The location is there."), back(entry))


def edit_location(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change where an entry is."""
    here = _found(request, place, ServiceAtLocation, pk, "directory.edit_location")
    form = LocationForm(
        request.POST or None, instance=type(here.location).objects.get(pk=here.location_id), place=here.place
    )
    done = _done(here.service, door_actions.edit_location, request.user, here)
    return ask(request, form, done, _("Change a location"), _("The location is changed."), back(here.service))
