"""Forms of assurance: each asks for what one verb needs."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.live.assurance.selectors import entries_of
from commonweal.live.assurance.subjects import Subject
from commonweal.live.assurance.voices import OF_ORGANISATIONS, Voice, organisations_of
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Organisation

NO_NAMES = _("Do not name or describe people who use services.")


def told(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    """A question that is answered in a sentence or more."""
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, widget=area, max_length=5000, required=required)


class Day(forms.DateField):
    """A day, typed or picked."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "govuk-input govuk-input--width-10"})


class EntryChoice(forms.ModelMultipleChoiceField):
    """Entries to choose from, each with enough of its words to know it by."""

    def label_from_instance(self, obj: AssuranceEntry) -> str:
        """Who says it, and how it begins."""
        words = obj.words if len(obj.words) <= 120 else f"{obj.words[:117]}…"
        return f"{obj.said_by} ({obj.get_voice_display()}): {words}"


class CorrectForm(Form):
    """What a voice says, on what evidence and how sure it is."""

    words = told(_("What do you see?"), NO_NAMES)
    evidence = told(_("On what evidence?"), _("Leave it empty if it rests on your own experience."), required=False)
    evidence_url = forms.URLField(
        label=_("Where is the evidence?"), help_text=_("A web address, if it has one"), max_length=500,
        required=False, assume_scheme="https", widget=forms.URLInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip
    confidence = told(_("How sure are you?"), _("In words: how sure, and what would change your mind."))
    said_by = forms.CharField(label=_("In which role?"), help_text=_("A role or a body, not a name"), max_length=200)
    on_behalf = forms.CharField(
        label=_("On behalf of which group?"),
        help_text=_("Needed where you do not speak from your own experience. A group, not a person."),
        max_length=200, required=False,
    )  # fmt: skip
    disagrees_with = EntryChoice(
        AssuranceEntry.objects.none(),
        label=_("Does this disagree with what another voice says?"),
        help_text=_("It is shown as a disagreement. Nobody works out who is right from a count."),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, subject: Subject, voice: str, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if voice != Voice.PEOPLE:
            del self.fields["on_behalf"]
        others = entries_of(actor, subject.row.place, subject).standing().exclude(voice=voice)
        if others:
            self.fields["disagrees_with"].queryset = others
        else:
            del self.fields["disagrees_with"]


class SayForm(CorrectForm):
    """The same, with when, and for and about which organisation."""

    on = Day(label=_("On which day did you see it so?"), initial=timezone.localdate)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("For which organisation do you speak?"))
    about = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("About whose part?"), required=False, empty_label=_("The whole of it"),
    )  # fmt: skip

    def __init__(self, *args: Any, subject: Subject, voice: str, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, voice=voice, actor=actor, **kwargs)
        theirs = organisations_of(actor, subject) if voice in OF_ORGANISATIONS else []
        if len(theirs) > 1:
            self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=[row.pk for row in theirs])
        else:
            del self.fields["organisation"]
        if voice == Voice.SERVICE:
            del self.fields["about"]
        else:
            here = Organisation.objects.visible_to(actor).filter(place=subject.row.place)
            self.fields["about"].queryset = here


class WithdrawForm(Form):
    """Why something is taken back."""

    because = told(_("Why do you withdraw it?"), NO_NAMES)


class AskForm(Form):
    """What one would like to know of a voice."""

    words = told(_("What would you like to know?"), _("You can leave it empty."), required=False)
