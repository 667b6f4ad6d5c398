"""Forms of the ledger: an entry with as many sides as it needs, and its reversal."""

from typing import Any

from crispy_forms_gds.layout import Fieldset, Layout, Size
from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from commonweal.live.fund.forms.money import Day, PoundsField
from commonweal.live.fund.models import Account, Fund
from commonweal.live.pages.forms import Form
from commonweal.live.pages.pounds import pounds

FEWEST, MOST = 2, 20


class EntryForm(Form):
    """An entry: the day, what for, and its sides; what goes in must be what comes out."""

    day = Day(label=_("On which day?"))
    memo = forms.CharField(
        label=_("What for?"), max_length=300, help_text=_("Do not name or describe people who use services.")
    )
    lines = forms.IntegerField(widget=forms.HiddenInput, min_value=FEWEST, max_value=MOST)

    def __init__(self, *args: Any, fund: Fund, lines: int = 4, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, min(max(lines, FEWEST), MOST) + 1)
        self.initial["lines"] = self.numbers[-1]
        accounts = Account.objects.filter(fund=fund)
        for n in self.numbers:
            self.fields[f"account_{n}"] = forms.ModelChoiceField(accounts, label=_("Account"), required=n <= FEWEST)
            self.fields[f"into_{n}"] = _side(_("Into it (debit), in pounds"))
            self.fields[f"out_{n}"] = _side(_("Out of it (credit), in pounds"))
        sides = [
            Fieldset(
                f"account_{n}", f"into_{n}", f"out_{n}", legend=now_("Line %(n)s") % {"n": n},
                legend_size=Size.MEDIUM, legend_tag="h2",
            )
            for n in self.numbers
        ]  # fmt: skip
        self.helper.layout = Layout("day", "memo", *sides, "lines")

    def clean(self) -> dict[str, Any]:
        """Put the sides together as postings; what is in and out of one line, or of none, is told on that line."""
        told = super().clean() or self.cleaned_data
        postings: dict[Account, int] = {}
        for n in self.numbers:
            account, into, out = (told.get(f"{name}_{n}") for name in ("account", "into", "out"))
            if account and account in postings:
                self.add_error(f"account_{n}", now_("This account is in a line above; give its sum once."))
            elif account and bool(into) == bool(out):
                self.add_error(f"into_{n}", now_("Give one amount: into the account, or out of it."))
            elif account:
                postings[account] = (into or 0) - (out or 0)
            elif into or out:
                self.add_error(f"account_{n}", now_("Choose the account of this amount."))
        told["postings"] = postings
        if not self.errors and (off := sum(postings.values())):
            where = now_("out of") if off > 0 else now_("into")
            self.add_error(
                None,
                now_("%(into)s goes in and %(out)s comes out: %(off)s more must go %(where)s an account.")
                % {
                    "into": pounds(sum(p for p in postings.values() if p > 0)),
                    "out": pounds(-sum(p for p in postings.values() if p < 0)),
                    "off": pounds(abs(off)),
                    "where": where,
                },
            )
        return told


def _side(label: Any) -> PoundsField:
    return PoundsField(label=label, required=False, max_length=30)


class ReversalForm(Form):
    """When an entry is undone, and why."""

    day = Day(label=_("On which day is it undone?"))
    memo = forms.CharField(label=_("What was wrong with it?"), max_length=300)
