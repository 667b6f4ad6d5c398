"""Pages on which entries are recorded and reversed, and accounts opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund import actions, forms
from commonweal.live.fund.edit_views.asking import answer, fund_here
from commonweal.live.fund.models import Entry


def record(request: HttpRequest, place: str) -> HttpResponse:
    """Record an entry; “more lines” gives the form back with another line, as it was filled in."""
    _found, fund = fund_here(request, place, "fund.record_entry")
    asked = request.POST.get("lines", "")
    lines = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 4 else 4
    back = reverse("fund:entries", args=[place])
    heading = _("Record an entry")
    lead = _("As much must go into accounts as comes out of accounts. An entry is never changed, only reversed.")
    if request.method == "POST" and "more" in request.POST:
        form = forms.EntryForm(fund=fund, lines=lines + 1, initial=request.POST.dict())
        context = {"form": form, "heading": heading, "lead": lead, "back": back, "button": _("Record it")}
        return render(request, "fund/entry_form.html", context)
    form = forms.EntryForm(request.POST or None, fund=fund, lines=lines)

    def act() -> None:
        given = form.cleaned_data
        actions.record_entry(request.user, fund, day=given["day"], memo=given["memo"], postings=given["postings"])

    return answer(
        request, form, act, to=back, heading=heading, lead=lead, button=_("Record it"),
        template="fund/entry_form.html",
    )  # fmt: skip


def reverse_(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Undo an entry by its mirror image."""
    found, _fund = fund_here(request, place, "fund.reverse_entry")
    entry = get_object_or_404(Entry.objects.visible_to(request.user), fund__place=found, pk=pk)
    form = forms.ReversalForm(request.POST or None)
    return answer(
        request, form, lambda: actions.reverse_entry(request.user, entry, **form.cleaned_data),
        to=reverse("fund:entries", args=[place]), heading=_("Reverse an entry"), button=_("Reverse it"),
        lead=_("“%(memo)s” of %(day)s stays to be seen; a second entry undoes it.")
        % {"memo": entry.memo, "day": f"{entry.day:%-d %B %Y}"},
    )  # fmt: skip


def account(request: HttpRequest, place: str) -> HttpResponse:
    """Open an account."""
    _found, fund = fund_here(request, place, "fund.open_account")
    form = forms.AccountForm(request.POST or None, fund=fund)
    return answer(
        request, form, lambda: actions.open_account(request.user, fund, **form.cleaned_data),
        to=reverse("fund:accounts", args=[place]), heading=_("Open an account"),
    )  # fmt: skip
