"""Forms for the fund as a source tells it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.fund.forms.money import Day, PoundsField, words
from commonweal.live.fund.models import Component, Fund, Line, Partner
from commonweal.live.pages.forms import Form

SURE = (
    ("", _("not said")),
    ("seen", _("seen: the source says it")),
    ("derived", _("derived: worked out from what the source says")),
    ("assumed", _("assumed: nobody says it")),
)
MODES = (
    (Line.Mode.POOLED, _("pooled: it can be moved")),
    (Line.Mode.ALIGNED, _("aligned: only planned together")),
    (Line.Mode.RING_FENCED, _("ring-fenced: tied by law")),
)


class VersionForm(Form):
    """What a source says of the fund as a whole."""

    title = forms.CharField(label=_("What shall this version be called?"), max_length=200)
    source = words(_("Where is it from?"), _("So that anybody can look: a paper, its date, its address."))
    certainty = forms.ChoiceField(label=_("How sure is it?"), choices=SURE, required=False)
    as_at = Day(label=_("As at which day?"), required=False)
    gross_pence = PoundsField(label=_("Gross, in pounds"), required=False, max_length=30)
    net_pence = PoundsField(label=_("Net, in pounds"), required=False, max_length=30)
    note = words(_("What else should a reader know?"), required=False)


class LineForm(Form):
    """One line of a version."""

    component = forms.ModelChoiceField(Component.objects.none(), label=_("Which component?"))
    strategy = forms.CharField(label=_("Under which strategy?"), max_length=200)
    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("Which partner's money?"))
    gross_pence = PoundsField(label=_("Gross, in pounds"), max_length=30)
    income_pence = PoundsField(
        label=_("What comes in against it, in pounds"), max_length=30, required=False,
        help_text=_("Charges to clients and grants; net is gross less this."),
    )  # fmt: skip
    mode = forms.ChoiceField(label=_("How is the money tied?"), choices=MODES)
    source = words(_("Where is it from?"))
    certainty = forms.ChoiceField(label=_("How sure is it?"), choices=SURE, required=False)

    def __init__(self, *args: Any, fund: Fund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["component"].queryset = Component.objects.filter(fund=fund)
        self.fields["partner"].queryset = Partner.objects.filter(fund=fund)

    def clean_income_pence(self) -> int:
        """Nothing comes in where nothing is said."""
        return self.cleaned_data["income_pence"] or 0
