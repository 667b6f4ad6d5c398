"""The form by which a feed is brought in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.openreferral_in.actions import too_large
from commonweal.live.pages.forms import Form


class FeedForm(Form):
    """A feed: what it is called here, and its file or address."""

    feed = forms.CharField(
        label=_("What do you call this feed?"),
        help_text=_("Use the same words each time: by them, what has changed since the last time is found."),
        max_length=200,
    )
    file = forms.FileField(
        label=_("Its file"),
        help_text=_("JSON, or a ZIP of JSON files, up to 20 MB. It may not hold names of people who use services."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.zip"}),
    )
    url = forms.CharField(
        label=_("Or its address"),
        help_text=_("The beginning of its addresses, before /services; or the address of a JSON file."),
        max_length=500,
        required=False,
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large before it is read."""
        file = self.cleaned_data["file"]
        if file and file.size > settings.UPLOAD_MOST_BYTES:
            raise ValidationError(too_large())
        return file
