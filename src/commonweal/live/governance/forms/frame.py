"""Forms of what decisions are taken by and for: bodies, meetings, strategies, systems of interest."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.models import Need
from commonweal.live.governance.forms.fields import Day, Several, words
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Place


class BodyForm(Form):
    """A board, partnership or forum."""

    name = forms.CharField(label=_("What is it called?"), max_length=200)
    about = words(_("What does it decide, and who is in it?"), _("Roles and organisations, not names."), required=False)


class MeetingForm(Form):
    """A meeting of a body."""

    day = Day(label=_("On which day?"))
    about = words(_("What is it about?"), required=False)


class AimForm(Form):
    """What a strategy is to bring about."""

    aim = words(_("What is it to bring about?"), required=False)


class StrategyForm(AimForm):
    """A strategy: its name is the one its lines in the fund have."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("As in the fund: its money is found by this name, so it cannot be changed later."),
        max_length=200,
    )
    field_order = ("name", "aim")


class SystemForm(Form):
    """Something that no single service holds."""

    name = forms.CharField(label=_("What is it called?"), max_length=200)
    about = words(_("What is it about?"), required=False)
    needs = Several(Need, _("Which needs belong to it?"), _("The services and community assets for these belong too."))

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = Need.objects.filter(place=place)
