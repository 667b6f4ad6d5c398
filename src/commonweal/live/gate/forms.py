"""Forms of what leaves: a word that it was read, words vouched for, and files of a place folder."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.live.pages.forms import Form
from commonweal.place.folder import FILES, MOST_BYTES


class RecordForm(Form):
    """That somebody read what leaves; and words that only look like a name."""

    read = forms.BooleanField(
        label=gettext_lazy("I have read what leaves, and may give it to those it is for"),
        error_messages={"required": gettext_lazy("Read what leaves first, and say so here")},
    )
    vouched = forms.CharField(
        label=gettext_lazy("Words that look like a person's name and name nobody"),
        help_text=gettext_lazy("Only if an export was stopped for them. One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        required=False,
    )

    def clean_vouched(self) -> list[str]:
        """The words, line by line."""
        return [line.strip() for line in self.cleaned_data["vouched"].splitlines() if line.strip()]


class Files(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The files of a place folder, each once, none too large."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files that belong there; ValidationError where none does, one comes twice or is too large."""
        files = [super(FilesField, self).clean(each, initial) for each in data or [None]]
        names = [each.name for each in files if each.name in FILES]
        if not names or len(set(names)) < len(names):
            told = {"file": files[0].name, "files": ", ".join(FILES)}
            raise forms.ValidationError(_("“%(file)s” will not do. Choose %(files)s, each once.") % told)
        files = [each for each in files if each.name in FILES]  # a folder may hold its sources, or a picture, beside
        for each in files:
            if each.size > MOST_BYTES:
                raise forms.ValidationError(_("%(file)s is too large to be a place's") % {"file": each.name})
        if sum(each.size for each in files) > settings.UPLOAD_MOST_BYTES:
            raise forms.ValidationError(_("The files are too large together"))
        return files


class PlaceForm(RecordForm):
    """The same, with the place folder that holds what the workbench does not."""

    folder = FilesField(
        label=gettext_lazy("A place folder with what the workbench does not hold"),
        help_text=gettext_lazy(
            "How many people live in each area, how common needs are, contracts, measures, ties. Choose all of its "
            "files at once: place.toml and the tables (.csv)."
        ),
        error_messages={"required": gettext_lazy("Choose the files of a place folder")},
    )
    field_order = ("folder", "read", "vouched")


def put_into(folder: Path, files: list[UploadedFile]) -> None:
    """Put files whose names the form has looked at into a folder of ours."""
    for each in files:
        (folder / str(each.name)).write_bytes(each.read())
