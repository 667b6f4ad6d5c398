"""Forms of the fund."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.pages.forms import Form
from commonweal.live.pages.pounds import pence

MOST = 10**14


class PoundsField(forms.CharField):
    """An amount in pounds as people write it; its value is whole pence."""

    def clean(self, value: object) -> int | None:
        """Read the pounds, or say what would be right."""
        written = super().clean(value)
        if not written:
            return None
        try:
            amount = pence(written)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if abs(amount) > MOST:
            raise forms.ValidationError(_("That is more than any fund of a place holds."))
        return amount


class WhatIfForm(Form):
    """How much too much, or with a minus too little."""

    amount = PoundsField(
        label=_("If we overspend by"),
        help_text=_("In pounds, for example 1,250,000. With a minus before it: if that much is left."),
        max_length=30,
    )
