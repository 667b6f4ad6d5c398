"""Who may change the fund: those who answer for the place's money, anywhere in it."""

from commonweal.live.accounts.permissions import PLACE, allow

VERBS = (
    "open_fund", "open_year", "add_component", "add_partner", "open_account", "record_entry", "reverse_entry", "move",
    "set_month", "set_months", "set_contribution", "publish_version", "change_version", "add_line", "change_line",
    "remove_line", "write_agreement", "change_agreement", "report_given", "add_clause", "change_clause",
    "remove_clause",
)  # fmt: skip

for verb in VERBS:
    allow(f"fund.{verb}", steward=PLACE, commissioner=PLACE)
