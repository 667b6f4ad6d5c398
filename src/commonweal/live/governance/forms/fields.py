"""Questions that the forms of governance ask in the same way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NO_NAMES = _("Do not name or describe people who use services.")
MOST_CHARACTERS = 5000


def words(label: Any, hint: Any = "", required: bool = True) -> forms.CharField:
    """A question that is answered in a sentence or more."""
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, widget=area, max_length=MOST_CHARACTERS, required=required)


class Day(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(attrs={"type": "date", "class": "govuk-input govuk-input--width-10"}, format="%Y-%m-%d")


class Several(forms.ModelMultipleChoiceField):
    """None, one or more of a list, each a box to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, model: Any, label: Any, hint: Any = "") -> None:
        super().__init__(model._base_manager.none(), label=label, help_text=hint, required=False)
