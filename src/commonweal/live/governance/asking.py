"""Doing a verb with what a form asked for; what the verb finds wrong is shown on the form."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError


def done(form: Any, verb: Callable[..., Any]) -> Any:
    """What the verb made of the form's answers, or None where something is wrong: then the form says what."""
    if not form.is_valid():
        return None
    try:
        return verb(**form.cleaned_data)
    except ValidationError as error:
        for name, errors in _by_field(error).items():
            for each in errors:
                form.add_error(name if name in form.fields else None, each)
        return None


def _by_field(error: ValidationError) -> dict[str, list[ValidationError]]:
    return error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
