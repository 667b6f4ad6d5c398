"""What is not known: voices that are missing, what is old, overdue, not checked back, assumed or closed."""

from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.assurance.figures import cost, done, helps, voices
from commonweal.live.assurance.figures.made import (
    ASSUMED,
    COUNT,
    DERIVED,
    SHARE,
    Made,
    Row,
    Scope,
    asked,
    day,
    rows_of,
)
from commonweal.live.directory.freshness import STALE_AFTER
from commonweal.live.directory.models import Skill, Threshold
from commonweal.live.fund.models import Line
from commonweal.live.governance.models import AssuranceEntry, Decision
from commonweal.live.governance.visibility import still_closed


def figures(scope: Scope) -> list[Made]:
    """Every gap that the record itself can show; what nobody thought of recording it cannot."""
    made = [_missing(scope), _old_words(scope), _not_checked_back(scope), _overdue_again(scope)]
    made += [_stale(scope), _overdue_clauses(scope), _assumed_lines(scope), _assumed_skills(scope)]
    if scope.subject.kind == "place":  # of a strategy, even how many are closed would tell what they are about
        made.append(_closed(scope))
    return [figure for figure in made if figure is not None]


def _missing(scope: Scope) -> Made:
    rows = voices.standing(scope)
    spoken = set(rows.values_list("voice", flat=True))
    names = [(number, voice, name) for number, (voice, name) in enumerate(AssuranceEntry.Voice.choices, 1)]
    return Made(
        "missing-voices", _("Voices that have said nothing"), SHARE,
        [Row("voice", n, [str(name)], int(voice not in spoken)) for n, voice, name in names],
        [_("Voice")], DERIVED, _("Nobody having said anything is not the same as all being well."),
        _("The four voices; one without an entry that stands counts as one."), asked(rows),
    )  # fmt: skip


def _old_words(scope: Scope) -> Made:
    rows = voices.standing(scope)
    return Made(
        "old-words", _("Entries of the four voices older than half a year"), SHARE,
        rows_of(rows, voices.cells, lambda row: row.on < scope.today - STALE_AFTER),
        [_("By"), _("What it says"), _("Evidence"), _("How sure"), _("On")], DERIVED,
        _("After 180 days somebody should be asked again; our own convention."),
        _("Entries that stand; those from more than 180 days ago count as one."), asked(rows),
    )  # fmt: skip


def _not_checked_back(scope: Scope) -> Made:
    rows = done.open_decisions(scope).filter(decided_on__lte=scope.until).not_checked_back()
    return Made(
        "not-checked-back", _("Decisions not yet checked back with the people they are about"), COUNT,
        rows_of(rows, done.cells), done.heads(), DERIVED,
        _("Whether people were asked and nobody wrote it down cannot be told."),
        _("Open decisions taken up to the end of the period that nobody recorded as checked back."), asked(rows),
    )  # fmt: skip


def _overdue_again(scope: Scope) -> Made:
    rows = done.open_decisions(scope).filter(look_again_on__lt=scope.today)
    return Made(
        "overdue-again", _("Decisions whose day to be looked at again has passed"), COUNT,
        rows_of(rows, done.cells), done.heads(), DERIVED, _("By the day that was set when the decision was taken."),
        _("Open decisions whose day to be looked at again is before the day of the count."), asked(rows),
    )  # fmt: skip


def _stale(scope: Scope) -> Made:
    rows = helps.active(scope)
    return Made(
        "stale", _("Directory entries that nobody has confirmed for half a year, across the place"), SHARE,
        rows_of(rows, helps.cells, lambda row: not helps.is_fresh(row, scope)), helps.heads(), DERIVED,
        _("They may be right; nobody has said so in the last 180 days."),
        _("Active entries; those not confirmed in the last 180 days count as one."), asked(rows),
    )  # fmt: skip


def _overdue_clauses(scope: Scope) -> Made:
    rows = Threshold.objects.filter(place=scope.place, review_on__lt=scope.today)
    rows = rows.select_related("organisation").order_by("review_on", "pk")
    return Made(
        "overdue-clauses", _("Clauses of who is taken that are past their review, across the place"), COUNT,
        rows_of(rows, lambda row: [row.clause, row.organisation, day(row.review_on)]),
        [_("Clause"), _("Organisation"), _("Review by")], DERIVED,
        _("A clause for which no review was set is not counted."),
        _("Clauses whose day of review is before the day of the count."), asked(rows),
    )  # fmt: skip


def _assumed_lines(scope: Scope) -> Made | None:
    fund = cost.fund_of(scope)
    if fund is None:
        return None
    rows = Line.objects.filter(version__fund=fund).select_related("component", "partner", "version").order_by("pk")
    if scope.subject.kind == "strategy":
        rows = rows.filter(strategy=scope.subject.row.name)
    return Made(
        "assumed-lines", _("Published lines of the fund that are assumed"), SHARE,
        rows_of(
            rows, lambda row: [row.component, row.strategy, row.partner, row.version, row.source, row.certainty],
            lambda row: (row.certainty or ASSUMED) == ASSUMED,
        ),
        [_("Component"), _("Strategy"), _("Partner"), _("Version"), _("Source"), _("How sure")], DERIVED,
        _("By the word each line carries; a line that carries none counts as assumed."),
        _("Every line of every version; those assumed count as one."), asked(rows),
    )  # fmt: skip


def _assumed_skills(scope: Scope) -> Made:
    rows = Skill.objects.filter(place=scope.place).select_related("team", "need").order_by("pk")
    return Made(
        "assumed-skills", _("Figures of what teams can do that are assumed, across the place"), SHARE,
        rows_of(
            rows, lambda row: [row.team, row.need, row.get_basis_display(), row.source, row.certainty],
            lambda row: (row.certainty or ASSUMED) == ASSUMED,
        ),
        [_("Team"), _("Need"), _("Claimed or observed"), _("Source"), _("How sure")], DERIVED,
        _("By the word each figure carries; one that carries none counts as assumed."),
        _("Every skill of every team; those assumed count as one."), asked(rows),
    )  # fmt: skip


def _closed(scope: Scope) -> Made:
    rows = Decision.objects.filter(still_closed(""), place=scope.place).order_by("pk")
    words: Any = _("A decision that is closed for now")
    return Made(
        "closed", _("Decisions that are closed for now, and left out of this statement"), COUNT,
        [Row("closed", row.pk, [str(words), day(row.closed_until)]) for row in rows],
        [_("Decision"), _("Closed until")], DERIVED,
        _("What they are about is closed, so nothing above counts them."),
        _("Decisions whose content is closed on the day of the count."), asked(rows),
    )  # fmt: skip
