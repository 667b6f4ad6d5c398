"""What the four voices say: four figures always, so that a voice that is missing is seen to be missing."""

from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.assurance.figures.made import COUNT, SEEN, Made, Scope, asked, day, rows_of
from commonweal.live.governance.models import AssuranceEntry, Decision
from commonweal.live.governance.visibility import still_closed


def standing(scope: Scope) -> Any:
    """What stands on the day it is made: of the subject, or of the whole place; nothing about a closed decision."""
    rows = AssuranceEntry.objects.filter(place=scope.place).standing()
    if scope.subject.kind != "place":
        return rows.filter(**scope.subject.keys).order_by("on", "pk")
    closed = Decision.objects.filter(still_closed(""), place=scope.place).values_list("pk", flat=True)
    return rows.exclude(subject_kind="decision", subject_key__in=[str(pk) for pk in closed]).order_by("on", "pk")


def figures(scope: Scope) -> list[Made]:
    """How many entries of each voice stand, with their words as rows."""
    heads = [_("By"), _("What it says"), _("Evidence"), _("How sure"), _("On")]
    made = []
    for voice, name in AssuranceEntry.Voice.choices:
        rows = standing(scope).filter(voice=voice)
        made.append(
            Made(
                f"voice-{voice}", _("Entries by %(voice)s") % {"voice": name}, COUNT, rows_of(rows, cells), heads,
                SEEN, _("As it was said. What the voices say is not weighed, added up or averaged."),
                _("Entries that stand: neither withdrawn nor replaced by a later one."), asked(rows),
            )
        )  # fmt: skip
    return made


def cells(row: AssuranceEntry) -> list[Any]:
    """An entry in the columns above."""
    by = _("%(by)s, on behalf of %(group)s") % {"by": row.said_by, "group": row.on_behalf}
    return [by if row.on_behalf else row.said_by, row.words, row.evidence, row.confidence, day(row.on)]
