"""Who bears what, clause by clause: kept only as a whole that leaves no part of an overspend to nobody."""

from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund.actions.funds import saved
from commonweal.live.fund.models import Agreement, RiskShareRule
from commonweal.live.fund.risk_share import hold
from commonweal.live.fund.what_if import contributions_of, rule_of
from commonweal.live.pages.pounds import pounds

# What each kind of clause is told by; anything else would be read by nobody.
TERMS = {"proportional": set(), "fixed": {"shares"}, "lead": {"bearer"}, "capped": {"bearer", "caps"}}


def add_clause(
    actor: Any, agreement: Agreement, *, kind: str, clause: str, terms: dict[str, Any], up_to_pence: int | None = None
) -> RiskShareRule:
    """Add a clause. Clauses are taken in the order of their ends; the one without an end is the last, and comes first.

    `terms` are by the partners' names: `shares` in basis points (fixed), `bearer` (lead, capped), `caps` in pence.
    Raises ValidationError where the clauses together leave a part of an overspend to nobody, or cannot be worked out.
    """
    with deed(actor, "fund.add_clause", agreement) as told:
        row = RiskShareRule(agreement=agreement, fund=agreement.fund, order=0)
        _say(row, kind, clause, terms, up_to_pence)
        _keep([*_locked(agreement), row], agreement)
        told.about(row, kind=kind, up_to=up_to_pence)
    return row


def change_clause(
    actor: Any, row: RiskShareRule, *, kind: str, clause: str, terms: dict[str, Any], up_to_pence: int | None = None
) -> RiskShareRule:
    """Put a clause right, held like a new one; what it said before stays in its history."""
    with deed(actor, "fund.change_clause", row) as told:
        _say(row, kind, clause, terms, up_to_pence)
        _keep([row, *(other for other in _locked(row.agreement) if other.pk != row.pk)], row.agreement)
        told.fact(kind=kind, up_to=up_to_pence)
    return row


def remove_clause(actor: Any, row: RiskShareRule) -> None:
    """Take a clause away; the others must still leave nothing to nobody, unless it was the only one."""
    with deed(actor, "fund.remove_clause", row) as told:
        _keep([other for other in _locked(row.agreement) if other.pk != row.pk], row.agreement)
        told.about(row.agreement, clause=row.pk, kind=row.kind)
        row.delete()


def _locked(agreement: Agreement) -> list[RiskShareRule]:
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    return list(agreement.rules.all())


def _say(row: RiskShareRule, kind: str, clause: str, terms: dict[str, Any], up_to: int | None) -> None:
    if kind not in TERMS:
        raise ValidationError({"kind": f"A clause is one of {', '.join(TERMS)}."})
    if set(terms) != TERMS[kind]:
        raise ValidationError(f"A clause of this kind is told by {', '.join(sorted(TERMS[kind])) or 'nothing more'}.")
    if up_to is not None and up_to <= 0:
        raise ValidationError({"up_to_pence": "A clause ends above nothing; leave it blank where it has no end."})
    partners = set(row.fund.partners.values_list("name", flat=True))
    named = {*terms.get("shares", {}), *terms.get("caps", {}), *([terms["bearer"]] if terms.get("bearer") else [])}
    if strangers := sorted(named - partners):
        raise ValidationError(f"{', '.join(strangers)}: no partner of this fund; write a partner's name as it stands.")
    row.kind, row.clause, row.terms, row.up_to_pence = kind, clause.strip(), terms, up_to


def _keep(rows: list[RiskShareRule], agreement: Agreement) -> None:
    """Order the clauses by their ends, hold them together, and keep those that are new or changed."""
    ends = [row.up_to_pence for row in rows]
    if twice := [end for end in ends if ends.count(end) > 1]:
        said = "has no end already" if twice[0] is None else f"ends at {pounds(twice[0])} too"
        raise ValidationError({"up_to_pence": f"Another clause {said}; say up to how much this one holds."})
    rows = sorted(rows, key=lambda row: (row.up_to_pence is None, row.up_to_pence or 0))
    paid = contributions_of(agreement.fund)
    if not any(paid.values()):  # nothing is agreed for the year yet: held as if all paid the same
        paid = dict.fromkeys(agreement.fund.partners.values_list("name", flat=True), 1)
    try:
        hold(paid, [rule_of(row) for row in rows])
    except ValueError as error:
        raise ValidationError(_sentence(str(error))) from error
    for place, row in enumerate(rows, 1):
        row.order = place
        saved(row)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
