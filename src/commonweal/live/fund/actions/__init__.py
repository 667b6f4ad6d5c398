"""Everything that changes the fund, one verb each. Entries are only added; a wrong one is reversed."""

from commonweal.live.fund import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.fund.actions.agreements import change_agreement, report_given, write_agreement
from commonweal.live.fund.actions.clauses import add_clause, change_clause, remove_clause
from commonweal.live.fund.actions.entries import record_entry, reverse_entry
from commonweal.live.fund.actions.funds import add_component, add_partner, open_account, open_fund, open_year
from commonweal.live.fund.actions.months import set_contribution, set_month, set_months
from commonweal.live.fund.actions.versions import add_line, change_line, change_version, publish_version, remove_line
from commonweal.live.fund.actions.virements import move

__all__ = [
    "add_clause",
    "add_component",
    "add_line",
    "add_partner",
    "change_agreement",
    "change_clause",
    "change_line",
    "change_version",
    "move",
    "open_account",
    "open_fund",
    "open_year",
    "publish_version",
    "record_entry",
    "remove_clause",
    "remove_line",
    "report_given",
    "reverse_entry",
    "set_contribution",
    "set_month",
    "set_months",
    "write_agreement",
]
