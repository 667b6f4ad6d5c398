"""Forms of a place's people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from commonweal.live.accounts.roles import Role
from commonweal.live.pages.forms import Form
from commonweal.live.places.models import Organisation, Place


class InviteForm(Form):
    """Whom to ask in, as what."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("As what?"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("For which organisation?"), required=False
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(place=place)


class AcceptForm(Form):
    """A name and a password for a new account."""

    name = forms.CharField(label=_("What shall others call you?"), max_length=120)
    password = forms.CharField(
        label=_("A password"),
        help_text=_("At least 12 characters. You can paste one from a password manager."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """The password, if it is good enough."""
        validate_password(self.cleaned_data["password"])
        return str(self.cleaned_data["password"])
