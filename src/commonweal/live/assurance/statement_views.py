"""The pages on which statements are read: the list, one as page and PDF, and the rows behind each figure."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.assurance import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.assurance.digest import is_as_issued
from commonweal.live.assurance.figures import PARTS
from commonweal.live.assurance.models import Figure, Statement
from commonweal.live.assurance.reading import amount_shown, figures_of, rows_for, shown
from commonweal.live.assurance.selectors import statements_of
from commonweal.live.assurance.subjects import kind_words
from commonweal.live.pages.pdf import pdf_response
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import place_for


@login_not_required
def statements(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the statements of a place: issued ones to everyone, drafts to members."""
    found = place_for(request.user, place)
    rows = statements_of(request.user, found)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    columns = [
        Column(_("Statement"), lambda row: row.title, lambda row: reverse("assurance:statement", args=[place, row.pk])),
        Column(_("About"), lambda row: row.subject_words or kind_words(row.subject_kind)),
        Column(_("For"), lambda row: row.for_whom),
        Column(_("Day"), lambda row: f"{row.day:%-d %B %Y}"),
        Column(_("Period"), lambda row: f"{row.since:%-d %B %Y} – {row.until:%-d %B %Y}"),
        Column(_("State"), _state),
        Column(_("Digest"), lambda row: row.digest),
    ]
    empty = _("No statement has been made yet. A steward or a commissioner can make one.")
    chosen = rows if request.GET.get("format") == "csv" else page.object_list
    table = Table(_("Statements"), columns, chosen, empty=empty, name="statements", caption_hidden=True)
    may_draft = request.user.has_perm("assurance.draft_statement", found)
    return table_page(
        request, "assurance/statements.html", table, {"place": found, "page": page, "may_draft": may_draft}
    )


def _state(row: Statement) -> str:
    later = getattr(row, "replaced_by", None)
    if later is not None and later.is_issued:
        return _("replaced by a later one")
    return row.get_state_display()


def _statement(request: HttpRequest, place: str, pk: int) -> Statement:
    found = place_for(request.user, place)
    return get_object_or_404(statements_of(request.user, found), pk=pk)


def statement_context(request: HttpRequest, row: Statement) -> dict[str, Any]:
    """What the page and the PDF of a statement show alike."""
    figures = figures_of(row)
    later = getattr(row, "replaced_by", None)
    parts = [
        {
            "key": key,
            "title": title,
            "figures": [_told(request, row, each) for each in figures if each.part == key],
        }
        for key, title in PARTS.items()
    ]
    return {
        "place": row.place,
        "statement": row,
        "subject": row.subject_words or kind_words(row.subject_kind),
        "parts": parts,
        "as_issued": not row.is_issued or is_as_issued(row),
        "later": later if later is not None and later.is_issued else None,
        "may_issue": request.user.has_perm("assurance.issue_statement", row),
        "here": request.build_absolute_uri(reverse("assurance:statement", args=[row.place.slug, row.pk])),
    }


def _told(request: HttpRequest, row: Statement, figure: Figure) -> dict[str, Any]:
    address = reverse("assurance:figure", args=[row.place.slug, row.pk, figure.key])
    told = {"row": figure, "shown": shown(figure), "url": address, "full_url": request.build_absolute_uri(address)}
    if figure.part == "voices":
        told["words"] = rows_for(request.user, row, figure)
        told["closed"] = len(figure.rows) - len(told["words"])
    return told


@login_not_required
def statement(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show one statement: its words, and its figures, each a link to the rows it was made from."""
    row = _statement(request, place, pk)
    context = statement_context(request, row)
    figures = [(part["title"], each) for part in context["parts"] for each in part["figures"]]
    columns = [
        Column(_("Part"), lambda pair: pair[0]),
        Column(_("What"), lambda pair: pair[1]["row"].says),
        Column(_("Figure"), lambda pair: pair[1]["shown"]),
        Column(_("How sure"), lambda pair: pair[1]["row"].get_how_sure_display()),
        Column(_("Why"), lambda pair: pair[1]["row"].why_sure),
        Column(_("As at"), lambda pair: f"{pair[1]['row'].as_at:%-d %B %Y}"),
        Column(_("Rows"), lambda pair: pair[1]["full_url"]),
    ]
    table = Table(_("Figures"), columns, figures, name=f"statement-{row.pk}")
    return table_page(request, "assurance/statement.html", table, context)


@login_not_required
def as_pdf(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Give the statement as a tagged PDF whose figures lead back to their rows."""
    row = _statement(request, place, pk)
    return pdf_response(
        request, "assurance/statement_pdf.html", statement_context(request, row), f"statement-{row.pk}.pdf"
    )


@login_not_required
def figure(request: HttpRequest, place: str, pk: int, key: str) -> HttpResponseBase:
    """Show the rows one figure was made from, as they were counted; downloads as CSV."""
    row = _statement(request, place, pk)
    found = next((each for each in figures_of(row) if each.key == key), None)
    if found is None:
        raise Http404("There is no such figure in this statement.")
    rows = rows_for(request.user, row, found)
    page = Paginator(rows, 200).get_page(request.GET.get("page"))
    plain = request.GET.get("format") == "csv"
    table = Table(
        _("Rows"), _columns(found, plain), rows if plain else page.object_list,
        empty=_("There are no rows that you may see."), name=f"statement-{row.pk}-{key}", caption_hidden=True,
    )  # fmt: skip
    context = {
        "place": row.place, "statement": row, "figure": found, "shown": shown(found), "page": page,
        "hidden": len(found.rows) - len(rows), "is_people": found.unit == Figure.Unit.PEOPLE,
    }  # fmt: skip
    return table_page(request, "assurance/figure.html", table, context)


def _columns(found: Figure, plain: bool) -> list[Column]:
    columns = [Column(head, _cell(at), _link if at == 0 else None) for at, head in enumerate(found.heads)]
    if found.unit == Figure.Unit.PEOPLE:
        return columns
    return [*columns, Column(_("Counted"), lambda row: amount_shown(found, row.amount, plain=plain), numeric=True)]


def _cell(at: int) -> Any:
    return lambda row: row.cells[at]


def _link(row: Any) -> str | None:
    return row.url
