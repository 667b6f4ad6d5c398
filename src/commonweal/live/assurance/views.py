"""The pages on which assurance is read: the map of a place, four voices on one subject, every entry."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.live.assurance import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.assurance.actions.say import is_own
from commonweal.live.assurance.selectors import (
    disagreements,
    entries_of,
    former,
    heard,
    statements_of,
    withdrawals,
)
from commonweal.live.assurance.subjects import Subject, find_subject, find_subjects, kind_words, subjects_in
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

Voice = AssuranceEntry.Voice
HOW = {
    "service": gettext_lazy("A lead or a worker of the service can say it here."),
    "peer": gettext_lazy("A lead or a worker of another organisation can say it here."),
    "independent": gettext_lazy("An auditor can say it here."),
    "people": gettext_lazy("A person with lived experience can say it here, or a steward on behalf of a group."),
}
"""How an empty voice comes to be heard."""


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the map of the place: what each of the four voices has said of each strategy, the fund, each decision."""
    found = place_for(request.user, place)
    subjects = subjects_in(request.user, found)
    page = Paginator(subjects, 50).get_page(request.GET.get("page"))
    rows = subjects if request.GET.get("format") == "csv" else page.object_list
    context = {
        "place": found,
        "page": page,
        "statements": statements_of(request.user, found)[:5],
        "may_draft": request.user.has_perm("assurance.draft_statement", found),
    }
    return table_page(request, "assurance/index.html", _map(request.user, found, rows), context)


def _map(user: Any, place: Place, subjects: list[Subject]) -> Table:
    spoken: dict[tuple[str, str, str], list[AssuranceEntry]] = {}
    for row in entries_of(user, place).standing():
        spoken.setdefault((row.subject_kind, row.subject_key, row.voice), []).append(row)

    def cell(voice: str) -> Any:
        return lambda subject: _last(spoken.get((subject.kind, subject.key, voice), []))

    columns = [
        Column(_("About"), lambda subject: subject.title_for(user), lambda subject: subject.url),
        Column(_("Kind"), lambda subject: kind_words(subject.kind)),
        *(Column(str(name), cell(voice)) for voice, name in Voice.choices),
    ]
    empty = _("There is no strategy, fund or decision yet that anybody could speak about.")
    return Table(_("Who has spoken about what"), columns, subjects, empty=empty, name="assurance-map")


def _last(rows: list[AssuranceEntry]) -> str:
    return f"{max(row.on for row in rows):%-d %B %Y}" if rows else _("nothing yet")


@login_not_required
def subject(request: HttpRequest, place: str, kind: str, pk: int) -> HttpResponse:
    """Show the four voices on one subject side by side, where they do not agree, and what was said before."""
    found = place_for(request.user, place)
    about = find_subject(request.user, found, kind, pk)
    voices = heard(request.user, about)
    context = {
        "place": found,
        "subject": about,
        "title": about.title_for(request.user),
        "kind_words": kind_words(kind),
        "voices": [(voice, HOW[voice.voice]) for voice in voices],
        "disagreements": disagreements(request.user, about),
        "former": former(request.user, about),
        "withdrawals": withdrawals(request.user, about),
        "may_say": [v for v in Voice.values if request.user.has_perm(f"assurance.say_{v}", about.row)],
        "may_ask": request.user.has_perm("assurance.ask", about.row),
        "own": _own(request.user, about, voices),
        "may_withdraw": "steward" in request.user.roles_in(found),
    }
    return render(request, "assurance/subject.html", context)


def _own(user: Any, about: Subject, voices: Any) -> set[int]:
    if not user.is_authenticated:
        return set()
    return {row.pk for voice in voices for row in voice.entries if is_own(user, row, about)}


@login_not_required
def entries(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show every entry of the place that the reader may see, newest first; downloads as CSV."""
    found = place_for(request.user, place)
    rows = entries_of(request.user, found)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    chosen = list(rows if request.GET.get("format") == "csv" else page.object_list)
    return table_page(
        request,
        "assurance/entries.html",
        entries_table(request.user, found, chosen),
        {"place": found, "page": page},
    )


def entries_table(user: Any, place: Place, rows: list[AssuranceEntry]) -> Table:
    """Entries as a table, with what they are about and whether they still stand."""
    subjects = find_subjects(user, place, ((row.subject_kind, row.subject_key) for row in rows))

    def about(row: AssuranceEntry) -> Subject | None:
        return subjects.get((row.subject_kind, row.subject_key))

    columns = [
        Column(
            _("About"),
            lambda row: about(row).title_for(user) if about(row) else "",
            lambda row: about(row).url if about(row) else None,
        ),
        Column(_("Voice"), lambda row: row.get_voice_display()),
        Column(_("By"), by),
        Column(_("What it says"), lambda row: row.words),
        Column(_("Evidence"), lambda row: " ".join(filter(None, (row.evidence, row.evidence_url)))),
        Column(_("How sure"), lambda row: row.confidence),
        Column(_("On"), lambda row: f"{row.on:%-d %B %Y}"),
        Column(_("Stands"), stands),
    ]
    empty = _("Nobody has said anything yet. Open a decision, a strategy or the fund to be the first.")
    return Table(_("What the four voices say"), columns, rows, empty=empty, name="assurance", caption_hidden=True)


def by(row: AssuranceEntry) -> str:
    """Who says it: a role or a body, with the group spoken for and the organisation; never a user."""
    parts = [row.said_by]
    if row.on_behalf:
        parts.append(_("on behalf of %(group)s") % {"group": row.on_behalf})
    if row.organisation:
        parts.append(row.organisation.name)
    return ", ".join(parts)


def stands(row: AssuranceEntry) -> str:
    """Whether an entry still stands, in words."""
    if row.withdrawn_on:
        return _("withdrawn on %(day)s") % {"day": f"{row.withdrawn_on:%-d %B %Y}"}
    replaced = getattr(row, "replaced_by", None)
    return _("put right on %(day)s") % {"day": f"{replaced.on:%-d %B %Y}"} if replaced else _("yes")
