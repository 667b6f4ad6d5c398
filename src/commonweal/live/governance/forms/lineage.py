"""Forms by which decisions are tied together, merged and split."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.governance.forms.fields import MOST_CHARACTERS, NO_NAMES, Several, words
from commonweal.live.governance.models import Decision, Link
from commonweal.live.pages.forms import Form

ASKED_PARTS = 4
"""How many parts the page asks for; more than two may stay blank."""


class LinkForm(Form):
    """How a decision hangs together with another."""

    kind = forms.ChoiceField(
        label=_("This decision"), choices=[c for c in Link.Kind.choices if c[0] != "checked_back_with"]
    )
    other = forms.ModelChoiceField(Decision.objects.none(), label=_("that decision"))

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Decision.objects.filter(place=decision.place).exclude(pk=decision.pk)


class MergeForm(Form):
    """Which proposals become one, and what that is."""

    others = Several(Decision, _("With which others?"), _("Those that are still being considered."))
    title = forms.CharField(label=_("The one that they become, in a few words"), max_length=200)
    question = words(_("What has to be decided?"), NO_NAMES)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        considered = Decision.objects.filter(place=decision.place, state=Decision.State.PROPOSED)
        self.fields["others"].queryset = considered.exclude(pk=decision.pk)


class SplitForm(Form):
    """The proposals that one becomes, each with its title and question."""

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ASKED_PARTS + 1):
            needed = number <= 2
            self.fields[f"title_{number}"] = forms.CharField(
                label=_("Part %(number)s, in a few words") % {"number": number}, max_length=200, required=needed
            )
            self.fields[f"question_{number}"] = forms.CharField(
                label=_("What has to be decided in part %(number)s?") % {"number": number},
                widget=forms.Textarea(attrs={"rows": 3}), max_length=MOST_CHARACTERS, required=needed,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A part has both a title and a question, or neither."""
        cleaned = super().clean() or {}
        for number in range(3, ASKED_PARTS + 1):
            title, question = f"title_{number}", f"question_{number}"
            if cleaned.get(title) and not cleaned.get(question):
                self.add_error(question, _("Say what has to be decided in this part, or leave its title blank."))
            if cleaned.get(question) and not cleaned.get(title):
                self.add_error(title, _("Give this part a few words as its title, or leave its question blank."))
        return cleaned
