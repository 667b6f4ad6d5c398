"""Forms of decisions: each asks for what one verb needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.governance.models import Decision, Evidence, Link, Option, Strategy, SystemOfInterest
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Place

NO_NAMES = _("Do not name or describe people who use services.")


def words(label: Any, hint: Any = "") -> forms.CharField:
    """A question that is answered in a sentence or more."""
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)


class Day(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(attrs={"type": "date"})


class ProposeForm(Form):
    """A question the place has to decide."""

    title = forms.CharField(label=_("In a few words"), max_length=200)
    question = words(_("What has to be decided?"), NO_NAMES)
    strategies = forms.ModelMultipleChoiceField(
        Strategy.objects.none(), label=_("Under which strategies?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    systems = forms.ModelMultipleChoiceField(
        SystemOfInterest.objects.none(),
        label=_("For which systems of interest?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strategies"].queryset = Strategy.objects.filter(place=place)
        self.fields["systems"].queryset = SystemOfInterest.objects.filter(place=place)


class OptionForm(Form):
    """One way that is open."""

    title = forms.CharField(label=_("The option in a few words"), max_length=200)
    words = forms.CharField(label=_("What speaks for it and against it?"), widget=forms.Textarea, required=False)


class EvidenceForm(Form):
    """What a decision rests on."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=Evidence.Kind.choices, widget=forms.RadioSelect)
    words = words(_("What does it say?"), NO_NAMES)
    url = forms.URLField(label=_("Where is it?"), required=False, assume_scheme="https")


class ParticipantForm(Form):
    """Who took part, as roles and numbers."""

    role = forms.CharField(
        label=_("In which role?"), help_text=_("For example: people who use the hostel"), max_length=200
    )
    number = forms.IntegerField(label=_("How many?"), min_value=1, max_value=10_000, initial=1)


class DissentForm(Form):
    """What somebody who does not agree wants remembered."""

    role = forms.CharField(label=_("In which role?"), help_text=_("A role, not a name"), max_length=200)
    words = words(_("What do you not agree with, and why?"), NO_NAMES)


class TakeForm(Form):
    """The two tests, and what would make us think again."""

    option = forms.ModelChoiceField(Option.objects.none(), label=_("Which option?"), required=False)
    what_was_decided = words(_("What is decided?"))
    best_for_person = words(_("Why is it best for the person?"))
    best_for_system = words(_("Why is it best for the system?"))
    think_again = words(_("What would make us think again?"))
    look_again_on = Day(label=_("When do we look again?"))

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = decision.options.all()


class CloseForm(Form):
    """Why a decision is closed, and until when."""

    because = words(_("Why must it be closed to the public?"))
    until = Day(label=_("Until which day?"))


class CheckBackForm(Form):
    """With whom a decision was checked back."""

    with_whom = forms.CharField(label=_("With whom, as a group?"), max_length=300)


class LinkForm(Form):
    """How a decision hangs together with another."""

    kind = forms.ChoiceField(
        label=_("This decision"), choices=[c for c in Link.Kind.choices if c[0] != "checked_back_with"]
    )
    other = forms.ModelChoiceField(Decision.objects.none(), label=_("that decision"))

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Decision.objects.filter(place=decision.place).exclude(pk=decision.pk)
