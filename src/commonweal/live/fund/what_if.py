"""What if we overspend by so much: each partner's share and the clause, from the agreement."""

from commonweal.live.fund.models import Agreement, Fund, RiskShareRule
from commonweal.live.fund.risk_share import Rule, Share, shared


def rules_of(agreement: Agreement) -> list[Rule]:
    """The agreement's clauses, in order."""
    return [rule_of(row) for row in agreement.rules.all()]


def rule_of(row: RiskShareRule) -> Rule:
    """A clause as the engine takes it."""
    return Rule(
        kind=row.kind,
        clause=row.clause,
        up_to=row.up_to_pence,
        shares=row.terms.get("shares"),
        bearer=row.terms.get("bearer", ""),
        caps=row.terms.get("caps"),
    )


def contributions_of(fund: Fund) -> dict[str, int]:
    """What each partner pays in in the open year, in pence."""
    paid = fund.contributions.filter(year=fund.year_starts.year).select_related("partner")
    return {row.partner.name: row.pence for row in paid}


def what_if(fund: Fund, agreement: Agreement, pence: int) -> list[Share]:
    """Each partner's share of an overspend of so many pence (an underspend, below nothing).

    Raises ValueError where the agreement's clauses cannot be worked out.
    """
    return shared(pence, contributions_of(fund), rules_of(agreement), agreement.underspend)
