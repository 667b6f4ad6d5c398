"""Who may change the fund."""

from commonweal.live.accounts.permissions import PLACE, allow

allow("fund.record_entry", steward=PLACE, commissioner=PLACE)
allow("fund.reverse_entry", steward=PLACE, commissioner=PLACE)
allow("fund.move", steward=PLACE, commissioner=PLACE)
allow("fund.set_month", steward=PLACE, commissioner=PLACE)
allow("fund.set_contribution", steward=PLACE, commissioner=PLACE)
