"""Words as they may be kept."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def kept(**words: str) -> dict[str, str]:
    """The words without blanks around them; ValidationError, by field, where no database could keep them."""
    wrong = {name: _("Leave out the character with the code 0.") for name, text in words.items() if "\x00" in text}
    if wrong:
        raise ValidationError(wrong)
    return {name: text.strip() for name, text in words.items()}


def said(**words: str) -> dict[str, str]:
    """The same, where each has to be answered."""
    clean = kept(**words)
    missing: dict[str, Any] = {name: _("Answer this in a sentence or two.") for name, text in clean.items() if not text}
    if missing:
        raise ValidationError(missing)
    return clean
