"""The pages on which the directory is changed: each calls one verb."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.directory import actions
from commonweal.live.directory.forms import AnswerForm, CapacityForm, CorrectionForm, EntryForm
from commonweal.live.directory.models import Correction, Service
from commonweal.live.pages.asking import tell
from commonweal.live.places.models import Organisation
from commonweal.live.places.selectors import member_place_for


def entry_for(request: HttpRequest, place: str, pk: int, verb: str) -> Service:
    """The entry, for a member who may do the verb to it; Http404 or PermissionDenied for anybody else."""
    found = member_place_for(request.user, place)
    entry = get_object_or_404(Service.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, verb, entry)
    return entry


def ask(
    request: HttpRequest, form: Any, done: Callable[[dict[str, Any]], Service], heading: str, said: str, back: str
) -> HttpResponse:
    """Show a form; when it is right, do the verb and go to the entry; what the verb finds wrong is shown."""
    if request.method == "POST" and form.is_valid():
        try:
            service = done(form.cleaned_data)
        except ValidationError as error:
            tell(form, error)
        else:
            messages.success(request, said)
            return redirect("directory:service", service.place.slug, service.pk)
    return render(request, "form.html", {"form": form, "heading": heading, "back": back})


def add(request: HttpRequest, place: str) -> HttpResponse:
    """Add a service, a group, a space or an offer, for one's own organisation."""
    found = member_place_for(request.user, place)
    mine = [m.organisation_id for m in request.user.current_memberships if m.place_id == found.pk and m.organisation_id]
    organisation = Organisation.objects.filter(pk__in=mine, place=found).first()
    if organisation is None:
        raise PermissionDenied(_("Only somebody who belongs to an organisation can add an entry for it."))
    require(request.user, "directory.add_service", organisation)
    form = EntryForm(request.POST or None, place=found)
    back = reverse("directory:index", args=[place])
    heading = _("Add a service or community asset of %(name)s") % {"name": organisation.name}
    done = lambda cleaned: actions.add_service(request.user, organisation, **cleaned)  # noqa: E731 - said once, where it is used
    return ask(request, form, done, heading, _("It is in the directory."), back)


def edit(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Edit one's own entry."""
    entry = entry_for(request, place, pk, "directory.edit_service")
    fresh = Service.objects.get(pk=entry.pk)  # the form writes on its own copy, the verb compares with this one
    form = EntryForm(request.POST or None, instance=entry, place=entry.place)
    done = lambda cleaned: actions.edit_service(request.user, fresh, **cleaned)  # noqa: E731 - said once, where it is used
    return ask(
        request, form, done, _("Edit %(name)s") % {"name": fresh.name}, _("The entry is changed."), back(fresh)
    )


@require_POST
def confirm(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Say that an entry is right today."""
    entry = entry_for(request, place, pk, "directory.confirm_service")
    actions.confirm_service(request.user, entry)
    messages.success(request, _("Confirmed as right today."))
    return redirect("directory:service", place, pk)


def capacity(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Say how much room there is today."""
    entry = entry_for(request, place, pk, "directory.set_capacity")

    def done(cleaned: dict[str, Any]) -> Service:
        return actions.set_capacity(request.user, entry, **cleaned).service

    form = CapacityForm(request.POST or None)
    return ask(request, form, done, _("How much room is there today?"), _("Thank you, noted."), back(entry))


def suggest(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Suggest a correction of an entry."""
    entry = entry_for(request, place, pk, "directory.suggest_correction")

    def done(cleaned: dict[str, Any]) -> Service:
        return actions.suggest_correction(request.user, entry, **cleaned).service

    heading = _("Suggest a correction of %(name)s") % {"name": entry.name}
    form = CorrectionForm(request.POST or None)
    return ask(request, form, done, heading, _("Thank you. The service will answer here."), back(entry))


def answer(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Answer a correction."""
    found = member_place_for(request.user, place)
    correction = get_object_or_404(Correction.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, "directory.answer_correction", correction)

    def done(cleaned: dict[str, Any]) -> Service:
        return actions.answer_correction(request.user, correction, **cleaned).service

    form = AnswerForm(request.POST or None)
    return ask(request, form, done, correction.words, _("The answer is there."), back(correction.service))


def back(entry: Service) -> str:
    """The address of the entry."""
    return reverse("directory:service", args=[entry.place.slug, entry.pk])
