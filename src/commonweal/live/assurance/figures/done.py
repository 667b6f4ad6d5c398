"""What was done in the period: decisions taken, due to be looked at again, taken back to people, and who took part."""

from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from commonweal.live.assurance.figures.made import COUNT, DERIVED, PEOPLE, Made, Scope, asked, day, rows_of
from commonweal.live.governance.models import Decision, Link, Look, Participant
from commonweal.live.governance.visibility import still_closed


def open_decisions(scope: Scope) -> Any:
    """Taken decisions the statement may count: only those whose content everyone may read on the day it is made."""
    rows = Decision.objects.filter(place=scope.place, state="taken").exclude(still_closed(""))
    if scope.subject.kind == "strategy":
        rows = rows.filter(strategies=scope.subject.row)
    return rows.order_by("decided_on", "pk").select_related("body")


def heads() -> list[str]:
    """The columns of a list of decisions."""
    return [_("Decision"), _("Taken on"), _("By"), _("Look again on")]


def cells(row: Decision) -> list[Any]:
    """A decision in those columns."""
    return [row.title, day(row.decided_on), row.body, day(row.look_again_on)]


def figures(scope: Scope) -> list[Made]:
    """Decisions of the period; decisions that are closed are not counted, so that no count tells of them."""
    counted = _("Counted from decisions as they were recorded; a decision that nobody recorded is not in it.")
    taken = open_decisions(scope).filter(**scope.during("decided_on"))
    due = open_decisions(scope).filter(**scope.during("look_again_on"))
    return [
        Made(
            "decisions-taken", _("Decisions taken"), COUNT, rows_of(taken, cells), heads(), DERIVED, counted,
            _("Open decisions whose day is in the period."), asked(taken),
        ),
        Made(
            "due-again", _("Decisions that were due to be looked at again"), COUNT, rows_of(due, cells), heads(),
            DERIVED, counted, _("Open decisions whose day to be looked at again is in the period."), asked(due),
        ),
        _looked_again(scope),
        _checked_back(scope),
        _took_part(taken),
    ]  # fmt: skip


def _looked_again(scope: Scope) -> Made:
    rows = Look.objects.filter(decision__in=open_decisions(scope), **scope.during("on")).select_related("decision")
    rows = rows.order_by("on", "pk")
    return Made(
        "looked-again", _("Times that a decision was looked at again"), COUNT,
        rows_of(rows, lambda row: [row.decision.title, row.found, day(row.on)]),
        [_("Decision"), _("What was found"), _("On")], DERIVED,
        _("Counted from what was recorded; a look that nobody recorded is not in it."),
        _("Times in the period that an open decision was looked at again."), asked(rows),
    )  # fmt: skip


def _checked_back(scope: Scope) -> Made:
    titles = {str(row.pk): row.title for row in open_decisions(scope)}
    back = Link.objects.filter(
        place=scope.place, kind="checked_back_with", from_kind="decision", from_key__in=sorted(titles),
        **scope.during("on"),
    )  # fmt: skip
    return Made(
        "checked-back", _("Times that a decision was taken back to the people it is about"), COUNT,
        rows_of(back, lambda row: [titles[row.from_key], row.to_words, day(row.on)]),
        [_("Decision"), _("Checked back with"), _("On")], DERIVED,
        _("Counted from what was recorded; it says that people were asked, not what came of it."),
        _("Times in the period that an open decision was checked back."), asked(back),
    )  # fmt: skip


def _took_part(taken: Any) -> Made:
    rows = Participant.objects.filter(decision__in=taken).select_related("decision", "organisation").order_by("pk")
    return Made(
        "took-part", _("People who took part in the decisions taken"), PEOPLE,
        rows_of(rows, lambda row: [row.decision.title, row.role, row.organisation], lambda row: 0),
        [_("Decision"), _("Role"), _("Organisation")], DERIVED,
        _("Somebody who took part in two decisions is counted twice. Rounded to five; seven or fewer are not shown."),
        _("The numbers recorded with who took part, added up. The rows give roles and no numbers."), asked(rows),
        people=rows.aggregate(all=Sum("number"))["all"] or 0,
    )  # fmt: skip
