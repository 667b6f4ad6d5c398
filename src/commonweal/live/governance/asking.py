"""Doing a verb with what a form asked for; what the verb finds wrong is shown on the form."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.pages.asking import tell


def done(form: Any, verb: Callable[..., Any]) -> Any:
    """What the verb made of the form's answers, or None where something is wrong: then the form says what."""
    if not form.is_valid():
        return None
    try:
        return verb(**form.cleaned_data)
    except ValidationError as error:
        tell(form, error)
        return None
