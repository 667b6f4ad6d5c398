"""Who may change who takes part."""

from commonweal.live.accounts.permissions import PLACE, allow

allow("accounts.invite", steward=PLACE)
allow("accounts.withdraw_invitation", steward=PLACE)
allow("accounts.confirm_membership", steward=PLACE)
allow("accounts.end_membership", steward=PLACE)
allow("accounts.change_role", steward=PLACE)
