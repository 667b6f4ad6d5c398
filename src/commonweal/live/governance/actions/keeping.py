"""What every verb of governance holds to before it writes a row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from commonweal.live.governance.models import Decision
from commonweal.live.places.models import Place


def keep(row: Model) -> None:
    """Save a row if every field of it holds what it may.

    Raises ValidationError, by field, where one does not; a zero character too, which only one of the databases refuses.
    """
    spoilt = [f.name for f in row._meta.concrete_fields if "\x00" in str(getattr(row, f.attname))]
    if spoilt:
        raise ValidationError({name: _("This holds a zero character; take it out.") for name in spoilt})
    row.full_clean()
    row.save()


def of_one_place(place: Place, *rows: Any) -> None:
    """Raise ValidationError unless every row (None is no row) belongs to the place."""
    if any(row.place_id != place.pk for row in rows if row is not None):
        raise ValidationError(_("Something you chose is of another place; choose from this place's."))


def state_of(decision: Decision) -> str:
    """The decision's state, after reading its row anew and locking it.

    Of two who change it at once the second is told, or builds on what the first has written; nothing is lost.
    """
    decision.refresh_from_db(from_queryset=Decision.objects.select_for_update())
    return decision.state


def still_undecided(decision: Decision) -> None:
    """Raise ValidationError unless the decision is still being considered."""
    if state_of(decision) != Decision.State.PROPOSED:
        raise ValidationError(
            _("This decision was taken or withdrawn before, or went on in others; propose a new one that came from it.")
        )
