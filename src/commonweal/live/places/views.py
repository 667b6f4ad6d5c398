"""Pages of a place itself: what it says of itself, and the organisations that take part."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.accounts.permissions import require
from commonweal.live.pages.asking import done
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places import actions
from commonweal.live.places.forms import OrganisationForm, PlaceForm
from commonweal.live.places.models import Organisation, Place
from commonweal.live.places.selectors import member_place_for, place_for


@login_not_required
def organisations(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show who takes part as a body: council, NHS, charities, community groups, firms."""
    found = place_for(request.user, place)
    rows = Organisation.objects.visible_to(request.user).filter(place=found)
    table = Table(
        _("Organisations that take part"),
        [
            Column(_("Name"), lambda row: row.name, lambda row: _link(request.user, row)),
            Column(_("Kind"), lambda row: row.get_sector_display()),
            Column(_("What it does"), lambda row: row.description),
        ],
        rows,
        empty=_("No organisation is named yet."),
        name="organisations",
        caption_hidden=True,
    )
    may_add = request.user.has_perm("places.add_organisation", found)
    context = {"place": found, "may_add": may_add, "may_edit": request.user.has_perm("places.edit", found)}
    return table_page(request, "places/organisations.html", table, context)


def _link(user: Any, row: Organisation) -> str | None:
    if user.has_perm("places.edit_organisation", row):
        return reverse("places:edit_organisation", args=[row.place.slug, row.pk])
    return f"{reverse('directory:index', args=[row.place.slug])}?organisation={row.pk}"


def edit(request: HttpRequest, place: str) -> HttpResponse:
    """Change what the place says of itself, and who may read it."""
    found = member_place_for(request.user, place)
    require(request.user, "places.edit", found)
    form = PlaceForm(request.POST or None, instance=found)
    fresh = Place.objects.get(pk=found.pk)  # the form writes on its own copy, the verb compares with this one
    return _ask(
        request, place, form, lambda cleaned: actions.edit_place(request.user, fresh, **cleaned), _("About this place")
    )


def add_organisation(request: HttpRequest, place: str) -> HttpResponse:
    """Add an organisation."""
    found = member_place_for(request.user, place)
    require(request.user, "places.add_organisation", found)
    form = OrganisationForm(request.POST or None)
    return _ask(
        request, place, form, lambda cleaned: actions.add_organisation(request.user, found, **cleaned),
        _("Add an organisation"),
    )  # fmt: skip


def edit_organisation(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change an organisation's name, kind or words."""
    found = member_place_for(request.user, place)
    row = get_object_or_404(Organisation.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, "places.edit_organisation", row)
    form = OrganisationForm(request.POST or None, instance=row)
    fresh = Organisation.objects.get(pk=row.pk)
    return _ask(
        request, place, form, lambda cleaned: actions.edit_organisation(request.user, fresh, **cleaned), fresh.name
    )


def _ask(
    request: HttpRequest, place: str, form: Any, verb: Callable[[dict[str, Any]], object], heading: str
) -> HttpResponse:
    back = reverse("places:organisations", args=[place])
    if request.method == "POST" and form.is_valid() and done(form, lambda: verb(form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect(back)
    return render(request, "form.html", {"form": form, "heading": heading, "back": back})
