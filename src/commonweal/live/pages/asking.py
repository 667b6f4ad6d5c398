"""What a form asks is done by a verb, and what the verb refuses is told on the form."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


def tell(form: Any, error: ValidationError) -> None:
    """Put what a verb refused on the form: at the field it is about if the form has it, above the form if not."""
    told = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
    for name, wrong in told.items():
        form.add_error(name if name in form.fields else None, wrong)


def done(form: Any, act: Callable[[], Any]) -> bool:
    """Whether the verb was done; what it refuses is told on the form."""
    try:
        act()
    except ValidationError as error:
        tell(form, error)
        return False
    return True
