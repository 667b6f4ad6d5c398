"""Forms for a fund and what it is made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.fund.forms.money import Day, PoundsField, words
from commonweal.live.fund.models import Account, Component, Fund, Partner
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Organisation


class FundForm(Form):
    """What the fund is called, and the financial year that is open."""

    title = forms.CharField(label=_("What is the fund called?"), max_length=200)
    year_starts = Day(label=_("On which day does the open financial year begin?"), help_text=_("Mostly 1 April."))
    note = forms.CharField(
        label=_("What must be known to read its figures?"),
        help_text=_("It stands beside them wherever they are shown. Leave it blank if there is nothing."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


class ComponentForm(Form):
    """A part of the fund."""

    name = forms.CharField(label=_("What is it called?"), help_text=_("For example: Public Health"), max_length=200)


class PartnerForm(Form):
    """A body that pays in."""

    name = forms.CharField(label=_("Which body pays into the fund?"), max_length=200)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Is it one of the organisations here?"), required=False
    )

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(place=fund.place_id)


class ContributionForm(Form):
    """What a partner pays in for a year."""

    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("Which partner?"))
    year = forms.IntegerField(
        label=_("For the financial year that begins in"), min_value=1990, max_value=2100,
        help_text=_("The year in which its first day is, for example 2026 for 2026 to 2027."),
    )  # fmt: skip
    pence = PoundsField(label=_("How much, in pounds?"), max_length=30)
    source = words(_("Where is the figure from?"), _("If it is assumed, say so."))

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.filter(fund=fund)


class AccountForm(Form):
    """An account of the ledger."""

    code = forms.CharField(
        label=_("What is the account called?"), max_length=120,
        help_text=_("Words, with colons between the parts: expenses:public health"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("What kind of account is it?"), choices=Account.Kind.choices)
    component = forms.ModelChoiceField(
        Component.objects.none(), label=_("Whose spending does it hold?"), required=False,
        help_text=_("Needed for an account of expenses: from these the actual of a component is counted."),
    )  # fmt: skip
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("Whose money is paid into it?"), required=False,
        help_text=_("For an account of income from one partner."),
    )  # fmt: skip

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["component"].queryset = Component.objects.filter(fund=fund)
        self.fields["partner"].queryset = Partner.objects.filter(fund=fund)


class SureForm(Form):
    """Asks before something is taken away."""

    sure = forms.BooleanField(label=_("Yes, take it away. Its history stays."))
