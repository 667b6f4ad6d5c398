"""Forms of one decision, from the question to looking at it again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.governance.forms.fields import NO_NAMES, Day, Several, words
from commonweal.live.governance.models import (
    Body,
    Decision,
    Evidence,
    Meeting,
    Option,
    Strategy,
    SystemOfInterest,
)
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Organisation, Place


class ProposeForm(Form):
    """A question the place has to decide."""

    title = forms.CharField(label=_("In a few words"), max_length=200)
    question = words(_("What has to be decided?"), NO_NAMES)
    strategies = Several(Strategy, _("Under which strategies?"))
    systems = Several(SystemOfInterest, _("For which systems of interest?"))
    body = forms.ModelChoiceField(
        Body.objects.none(), label=_("Which body decides it?"), required=False, empty_label=_("Not settled yet")
    )
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Before which meeting does it come?"), required=False,
        empty_label=_("Not settled yet"),
    )  # fmt: skip

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, model in (("strategies", Strategy), ("systems", SystemOfInterest), ("body", Body)):
            self.fields[name].queryset = model.objects.filter(place=place)
        self.fields["meeting"].queryset = Meeting.objects.filter(place=place).select_related("body")


class RewordForm(ProposeForm):
    """A proposal as it is worded now."""

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        now = {name: getattr(decision, name) for name in ("title", "question", "body", "meeting")}
        now |= {name: getattr(decision, name).all() for name in ("strategies", "systems")}
        super().__init__(*args, place=decision.place, initial=now, **kwargs)


class PutBeforeForm(Form):
    """The meeting before which a decision comes."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Which meeting?"))

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = Meeting.objects.filter(place=decision.place).select_related("body")


class WithdrawForm(Form):
    """Why a proposal is taken back."""

    why = words(_("Why is it withdrawn?"), NO_NAMES)


class OptionForm(Form):
    """One way that is open."""

    title = forms.CharField(label=_("The option in a few words"), max_length=200)
    words = words(_("What speaks for it and against it?"), required=False)


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
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("For which organisation?"), required=False, empty_label=_("None")
    )
    number = forms.IntegerField(label=_("How many?"), min_value=1, max_value=10_000, initial=1)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(place=decision.place)


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


class LookAgainForm(Form):
    """What was found when a decision was looked at again, and what follows."""

    found = words(_("What was found?"), NO_NAMES)
    next_on = Day(label=_("When do we look next?"), required=False)
    title = forms.CharField(
        label=_("Does a new question come from it? In a few words"), max_length=200, required=False,
        help_text=_("Leave this and the next answer blank if the decision stands."),
    )  # fmt: skip
    question = words(_("What has to be decided anew?"), required=False)
