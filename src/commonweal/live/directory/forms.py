"""Forms of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.actions import EDITABLE
from commonweal.live.directory.models import Area, Need, Service
from commonweal.live.pages.forms import Form, ModelForm
from commonweal.live.places.models import Place
from commonweal.place.words import CLAUSE_KINDS

NUMBERED = ("least_severity", "greatest_complexity")
SCALE = (("", _("Not known")), ("0.2", _("A little")), ("0.5", _("A fair amount")), ("0.8", _("A great deal")))


class EntryForm(ModelForm):
    """A service or community asset, with the needs it helps with."""

    url = forms.URLField(label=_("Web page"), required=False, max_length=500, assume_scheme="https")
    needs = forms.ModelMultipleChoiceField(Need.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Service
        fields = EDITABLE

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = Need.objects.filter(place=place)
        if self.instance.pk:
            self.fields["needs"].initial = self.instance.needs.all()
        self.helper.layout = None


class CorrectionForm(Form):
    """What seems to be wrong with an entry."""

    words = forms.CharField(
        label=_("What is wrong, and what would be right?"),
        help_text=_("Do not name or describe people who use the service."),
        widget=forms.Textarea,
        max_length=2000,
    )


class AnswerForm(Form):
    """What a service says to a correction."""

    taken = forms.TypedChoiceField(
        label=_("What will you do?"),
        choices=(("yes", _("Take it up")), ("no", _("Decline it"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Why, in a sentence"), widget=forms.Textarea, max_length=2000)


class CapacityForm(Form):
    """How much room there is today."""

    unit = forms.CharField(label=_("Of what?"), help_text=_("Beds, places, hours a week"), max_length=80)
    available = forms.IntegerField(label=_("How many are free today?"), min_value=0, max_value=1_000_000)
    maximum = forms.IntegerField(
        label=_("How many are there at most?"), min_value=0, max_value=1_000_000, required=False
    )


class WhoCanHelpForm(forms.Form):
    """What is asked for; nothing of it is kept."""

    need = forms.MultipleChoiceField(label=_("Needs"), widget=forms.CheckboxSelectMultiple, required=False)
    area = forms.ChoiceField(label=_("Where"), required=False)
    severity = forms.ChoiceField(label=_("How serious is the need?"), choices=SCALE, required=False)
    complexity = forms.ChoiceField(label=_("How tangled are the needs?"), choices=SCALE, required=False)
    stopped_by = forms.MultipleChoiceField(
        label=_("Has this person been turned away because of"),
        choices=[(kind, kind.replace("_", " ")) for kind in CLAUSE_KINDS if kind not in NUMBERED],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, needs: dict[str, str], place: Place) -> None:
        super().__init__(data)
        self.fields["need"].choices = list(needs.items())
        areas = Area.objects.filter(place=place).values_list("key", "name")
        self.fields["area"].choices = [("", _("Anywhere in the place")), *areas]
