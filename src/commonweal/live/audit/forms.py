"""What to show of a place's events."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.accounts.permissions import WHO_MAY
from commonweal.live.audit.saying import said


class EventsForm(forms.Form):
    """Which days, and which kind of deed."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["verb"].choices = [("", _("Anything")), *((verb, said(verb)) for verb in sorted(WHO_MAY))]
