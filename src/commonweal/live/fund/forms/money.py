"""Money as people write it, and the form that asks what an overspend would mean."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.pages.forms import Form
from commonweal.live.pages.pounds import pence, pounds

MOST = 10**14
PER_CENT = re.compile(r"\d{1,3}(\.\d{1,2})?", re.ASCII)


class PoundsField(forms.CharField):
    """An amount in pounds as people write it; its value is whole pence."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-20"})

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


class PercentField(forms.CharField):
    """A share in per cent, with at most two places; its value is whole basis points."""

    def clean(self, value: object) -> int | None:
        """Read the share, or say what would be right."""
        written = str(super().clean(value)).strip().removesuffix("%").strip()
        if not written:
            return None
        if not PER_CENT.fullmatch(written) or int(written.partition(".")[0]) > 100:
            raise forms.ValidationError(_("Write a share in per cent, for example 77 or 22.5."))
        whole, _point, rest = written.partition(".")
        return int(whole) * 100 + int((rest + "00")[:2])


class Day(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(attrs={"type": "date", "class": "govuk-input govuk-input--width-10"}, format="%Y-%m-%d")


def words(label: Any, hint: Any = "", required: bool = True) -> forms.CharField:
    """A question that is answered in a sentence or more."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, widget=area, max_length=5000, required=required)


def written(pence: int | None) -> str:
    """Pence as somebody would write them into a form: without the sign of the pound."""
    return "" if pence is None else pounds(pence).replace("£", "")
