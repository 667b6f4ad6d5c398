"""Forms of statements."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.live.assurance.forms import NO_NAMES, Day, told
from commonweal.live.assurance.subjects import OF_STATEMENTS, Subject, kind_words
from commonweal.live.governance.models import Body, Meeting
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Place

NONE = _("None of these")


class RedraftForm(Form):
    """The words and days of a statement; its figures are counted from the record."""

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    body = forms.ModelChoiceField(Body.objects.none(), label=_("For which body?"), required=False, empty_label=NONE)
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("For which meeting?"), required=False, empty_label=NONE
    )
    for_whom = forms.CharField(
        label=_("For whom, in words?"), help_text=_("Needed where the body is not in the list"), max_length=200,
        required=False,
    )  # fmt: skip
    day = Day(label=_("On which day?"), initial=timezone.localdate)
    since = Day(label=_("First day of the period"))
    until = Day(label=_("Last day of the period"), initial=timezone.localdate)
    next_words = told(_("What would you do next?"), NO_NAMES)

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(place=place)
        self.fields["meeting"].queryset = Meeting.objects.filter(place=place).select_related("body")


class DraftForm(RedraftForm):
    """The same, with what the statement is about."""

    subject = forms.ChoiceField(label=_("What is it about?"))
    field_order = ("subject",)

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, place=place, **kwargs)
        self.known = _subjects(place)
        self.fields["subject"].choices = [
            (key, str(kind_words("place")) if row.kind == "place" else f"{row.row} ({kind_words(row.kind)})")
            for key, row in self.known.items()
        ]


def _subjects(place: Place) -> dict[str, Subject]:
    found = {"place": Subject("place", place)}
    for kind, model in OF_STATEMENTS.items():
        if kind != "place":
            found |= {f"{kind}-{row.pk}": Subject(kind, row) for row in model.objects.filter(place=place)}
    return found
