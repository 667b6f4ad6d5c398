"""Pages of what leaves a place: column by column, what has left, and the two ways out."""

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.live.accounts.permissions import require
from commonweal.live.audit.models import Event
from commonweal.live.gate.actions import Left, export_place, export_record
from commonweal.live.gate.declare import IN_WORDS
from commonweal.live.gate.forms import PlaceForm, RecordForm, put_into
from commonweal.live.gate.of_folder import OF_FOLDER
from commonweal.live.gate.of_record import OF_RECORD
from commonweal.live.gate.refused import Refused
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import member_place_for
from commonweal.place import check_place

KINDS = {"record": gettext_lazy("record"), "place": gettext_lazy("place folder")}


class Line(NamedTuple):
    """One column that may leave, as a page says it."""

    table: str
    column: str
    comes_from: str
    how: str


def lines() -> Iterator[Line]:
    """Every column that may leave, into a record and into a place folder."""
    for kind, tables in (("record", OF_RECORD), ("place", OF_FOLDER)):
        for table in tables:
            for column in table.columns:
                into = f"{KINDS[kind]}: {table.name.replace('_', ' ')}"
                yield Line(into, column.name, table.comes_from(column), str(IN_WORDS[column.rule]))


def index(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what may leave, column by column; whatever is not in the table does not."""
    found = member_place_for(request.user, place)
    table = Table(
        _("What may leave, column by column"),
        [
            Column(_("Leaves into"), lambda line: line.table),
            Column(_("Column"), lambda line: line.column),
            Column(_("Is from"), lambda line: line.comes_from),
            Column(_("How it leaves"), lambda line: line.how),
        ],
        list(dict.fromkeys(lines())),
        name="what-may-leave",
    )
    may = {kind: request.user.has_perm(f"gate.export_{kind}", found) for kind in KINDS}
    return table_page(request, "gate/index.html", table, {"place": found, "may": may})


def past(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what has left: when, by whom, how many rows, and the digest by which it is known again."""
    found = member_place_for(request.user, place)
    events = (
        Event.objects.visible_to(request.user).filter(place=found, verb__startswith="gate.").select_related("actor")
    )
    table = Table(
        _("What has left"),
        [
            Column(_("When"), lambda event: timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M")),
            Column(_("By"), lambda event: event.actor.name),
            Column(_("What"), _what),
            Column(_("Digest begins with"), lambda event: _facts(event)["digest"][:16]),
        ],
        events.select_related("actor").order_by("-pk")[:500],
        empty=_("Nothing has left that you may see. Stewards and auditors see what was taken out, and by whom."),
        name="what-has-left",
        caption_hidden=True,
    )
    return table_page(request, "gate/past.html", table, {"place": found})


def _what(event: Event) -> str:
    facts, kind = _facts(event), KINDS[event.verb.removeprefix("gate.export_")]
    told = f"{kind}: {counted(facts['rows'])}"
    return told + (_("; %(n)s names vouched for") % {"n": facts["vouched"]} if facts["vouched"] else "")


def _facts(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(event.body)["facts"]
    return found


def counted(rows: dict[str, int]) -> str:
    """Rows by table in one line: 60 teams, 360 skills."""
    return ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in rows.items()) or "0"


def record(request: HttpRequest, place: str) -> HttpResponse:
    """Take a record out as a zip, after saying once more who one is."""
    found = member_place_for(request.user, place)
    require(request.user, "gate.export_record", found)
    return _record(request, found)


def folder(request: HttpRequest, place: str) -> HttpResponse:
    """Take a place folder out as a zip, after saying once more who one is."""
    found = member_place_for(request.user, place)
    require(request.user, "gate.export_place", found)
    return _folder(request, found)


@reauthentication_required
def _record(request: HttpRequest, place: Place) -> HttpResponse:
    form = RecordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with tempfile.TemporaryDirectory(prefix="cwleave") as held:
            out = Path(held) / f"{place.slug}-record"
            try:
                left = export_record(request.user, place, out, vouched=form.cleaned_data["vouched"])
                return _zipped(left)
            except Refused as error:
                _say(form, error)
    return _asked(request, place, form, "record")


@reauthentication_required
def _folder(request: HttpRequest, place: Place) -> HttpResponse:
    form = PlaceForm(request.POST, request.FILES) if request.method == "POST" else PlaceForm()
    if request.method == "POST" and form.is_valid():
        with tempfile.TemporaryDirectory(prefix="cwleave") as held:
            try:
                return _zipped(_place(request, place, form, Path(held)))
            except Refused as error:
                _say(form, error)
    return _asked(request, place, form, "place")


def _place(request: HttpRequest, place: Place, form: PlaceForm, held: Path) -> Left:
    given = held / "given"
    given.mkdir()
    put_into(given, form.cleaned_data["folder"])
    check = check_place(given)
    if check.place is None:
        raise Refused(str(fault) for fault in check.faults)
    vouched = form.cleaned_data["vouched"]
    return export_place(request.user, place, held / f"{place.slug}-place", given=check.place, vouched=vouched)


def _say(form: RecordForm, error: Refused) -> None:
    for line in str(error).splitlines():
        form.add_error(None, line)


def _asked(request: HttpRequest, place: Place, form: RecordForm, kind: str) -> HttpResponse:
    heading = _("Take out a record") if kind == "record" else _("Take out a place folder")
    context = {"form": form, "heading": heading, "back": reverse("gate:index", args=[place.slug]), "kind": kind}
    return render(request, "gate/take_out.html", {**context, "place": place, "button": _("Take it out (zip)")})


def _zipped(left: Left) -> HttpResponse:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(left.folder.rglob("*")):
            packed.write(path, path.relative_to(left.folder.parent))
    response = HttpResponse(held.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{left.folder.name}-{timezone.localdate()}.zip"'
    response["Cache-Control"] = "no-store"
    return response
