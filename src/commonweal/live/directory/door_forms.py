"""Forms for what is behind a service's door: its clauses, its teams with their skills, and where it is."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.door_actions import OF_LOCATION, OF_TEAM
from commonweal.live.directory.models import Area, Location, Need, Service, Skill, Team, Threshold
from commonweal.live.pages.forms import Form, ModelForm
from commonweal.place.words import CLAUSE_KINDS

# The form library dresses text fields alone.
SHORT = {"class": "govuk-input govuk-input--width-10"}


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs=SHORT)


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"} | SHORT, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, **more)


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_digits=8, decimal_places=2, widget=_number()
    )


class ClauseForm(ModelForm):
    """One clause of whom a service takes."""

    clause = forms.CharField(
        label=_("The clause, in your own words"),
        help_text=_("As you would say it to somebody who rings. Do not name or describe people."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    kind = forms.ChoiceField(
        label=_("What does it turn on?"), choices=[(kind, kind.replace("_", " ")) for kind in CLAUSE_KINDS]
    )
    value = forms.DecimalField(
        label=_("Its number, if it has one"),
        help_text=_("For least severity and greatest complexity: from 0 to 1.5."),
        required=False, max_digits=8, decimal_places=3, min_value=0, widget=_number(),
    )  # fmt: skip
    hardness = forms.TypedChoiceField(
        label=_("How hard is it?"), choices=Threshold.Hardness.choices, coerce=int, widget=forms.RadioSelect
    )
    manages = forms.CharField(label=_("Which risk does it manage?"), required=False, max_length=2000)
    who_may_bend = forms.CharField(
        label=_("Who may bend it?"), help_text=_("A role, not a name."), required=False, max_length=200
    )
    review_on = _day(_("When will you look at it again?"))

    class Meta:
        model = Threshold
        fields = ("clause", "team", "kind", "value", "hardness", "manages", "who_may_bend", "review_on")

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.filter(service=service)
        self.fields["team"].label = _("For which team?")
        self.fields["team"].empty_label = _("All teams")


class SkillForm(Form):
    """How far a team can help with a need, and who says so."""

    need = forms.ModelChoiceField(Need.objects.none(), label=_("With what?"), empty_label=None)
    level = forms.DecimalField(
        label=_("How far can the team help?"),
        help_text=_("0 is not at all, 1 as well as anyone can. Half is 0.5."),
        min_value=0, max_value=1, max_digits=3, decimal_places=2, widget=_number(),
    )  # fmt: skip
    basis = forms.ChoiceField(
        label=_("How is that known?"),
        choices=Skill._meta.get_field("basis").choices,
        help_text=_("Claimed: the team says so. Observed: somebody saw it in the work."),
        widget=forms.RadioSelect,
    )
    said_by = forms.CharField(
        label=_("Who says so?"), help_text=_("A role or an organisation, not a name."), max_length=200
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["need"].queryset = Need.objects.filter(place=team.place_id)


class _OfPlace(ModelForm):
    def __init__(self, *args: Any, place: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("need", Need), ("area", Area)):
            if name in self.fields:
                self.fields[name].queryset = model.objects.filter(place=place)
        self.fields["area"].empty_label = _("Anywhere in the place")


class TeamForm(_OfPlace):
    """A team of a service."""

    fte = _amount(_("Whole-time workers"))
    caseload = _amount(_("People at one time"))

    class Meta:
        model = Team
        fields = OF_TEAM
        labels: ClassVar = {"need": _("What was it set up for?"), "area": _("Where")}
        help_texts: ClassVar = {"need": ""}


class LocationForm(_OfPlace):
    """Where a service is given."""

    latitude = forms.FloatField(label=_("Latitude"), min_value=-90, max_value=90, required=False, widget=_number())
    longitude = forms.FloatField(label=_("Longitude"), min_value=-180, max_value=180, required=False, widget=_number())

    class Meta:
        model = Location
        fields = OF_LOCATION
        labels: ClassVar = {"name": _("What is it called?"), "area": _("In which part of the place?")}
