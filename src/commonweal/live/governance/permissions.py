"""Who may decide, dissent and check back."""

from commonweal.live.accounts.permissions import PLACE, allow

EVERY_MEMBER = {"steward": PLACE, "commissioner": PLACE, "lead": PLACE, "worker": PLACE, "experience": PLACE}
DECIDE = {"steward": PLACE, "commissioner": PLACE, "lead": PLACE}

allow("governance.propose", **EVERY_MEMBER)
allow("governance.add_to", **EVERY_MEMBER)
allow("governance.dissent", **EVERY_MEMBER)
allow("governance.check_back", **EVERY_MEMBER)
allow("governance.link", **EVERY_MEMBER)
allow("governance.take", **DECIDE)
allow("governance.close", steward=PLACE, commissioner=PLACE)
allow("governance.open", steward=PLACE, commissioner=PLACE)
allow("governance.say_assurance", **EVERY_MEMBER)
