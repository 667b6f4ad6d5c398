"""Forms of a place and its organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.live.pages.forms import ModelForm
from commonweal.live.places.models import Organisation, Place


class PlaceForm(ModelForm):
    """What a place is called, what it says of itself, and whether it is open to everyone."""

    title = forms.CharField(label=_("What is the place called?"), max_length=200)
    notes = forms.CharField(
        label=_("What shall people read first?"),
        help_text=_("A sentence or two, at the top of the place's first page."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    is_public = forms.TypedChoiceField(
        label=_("Who may read its directory, money and decisions?"),
        choices=((True, _("Everyone")), (False, _("Only people who take part in it"))),
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Place
        fields = ("title", "notes", "is_public")


class OrganisationForm(ModelForm):
    """A body that takes part in a place."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    sector = forms.ChoiceField(
        label=_("What kind of body is it?"), choices=Organisation.Sector.choices, widget=forms.RadioSelect
    )
    description = forms.CharField(
        label=_("What does it do?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, required=False
    )

    class Meta:
        model = Organisation
        fields = ("name", "sector", "description")
