"""The nouns of the fund. Money is whole pence throughout."""

from commonweal.live.fund.models.agreement import Agreement, Contribution, Partner, Report, RiskShareRule
from commonweal.live.fund.models.fund import Component, Fund, Line, Version
from commonweal.live.fund.models.ledger import Account, Entry, Posting
from commonweal.live.fund.models.position import MonthFigure, Virement

__all__ = [
    "Account",
    "Agreement",
    "Component",
    "Contribution",
    "Entry",
    "Fund",
    "Line",
    "MonthFigure",
    "Partner",
    "Posting",
    "Report",
    "RiskShareRule",
    "Version",
    "Virement",
]
