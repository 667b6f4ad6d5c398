"""Forms in the markup of the GOV.UK Design System."""

from typing import Any

from crispy_forms_gds.helper import FormHelper
from django import forms


class _Laid(forms.BaseForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # the page's form carries the token
        self.helper.show_error_summary = False  # the page shows it first, above its heading


class Form(_Laid, forms.Form):
    """A form of its own fields."""


class ModelForm(_Laid, forms.ModelForm):
    """A form of a model's fields; what is done with them is a verb's affair, never `save`."""
