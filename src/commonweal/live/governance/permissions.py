"""Who may decide, dissent and check back; who may set up what decisions are taken by and for."""

from commonweal.live.accounts.permissions import PLACE, allow

EVERY_MEMBER = {"steward": PLACE, "commissioner": PLACE, "lead": PLACE, "worker": PLACE, "experience": PLACE}
DECIDE = {"steward": PLACE, "commissioner": PLACE, "lead": PLACE}
COMMISSION = {"steward": PLACE, "commissioner": PLACE}

allow("governance.propose", **EVERY_MEMBER)
allow("governance.edit_proposal", **EVERY_MEMBER)  # the verb holds it to whoever proposed or may take it
allow("governance.withdraw", **EVERY_MEMBER)  # as above
allow("governance.put_before", **DECIDE)
allow("governance.add_to", **EVERY_MEMBER)
allow("governance.dissent", **EVERY_MEMBER)
allow("governance.check_back", **EVERY_MEMBER)
allow("governance.link", **EVERY_MEMBER)
allow("governance.merge", **DECIDE)
allow("governance.split", **DECIDE)
allow("governance.take", **DECIDE)
allow("governance.look_again", **DECIDE)
allow("governance.close", **COMMISSION)
allow("governance.open", **COMMISSION)
allow("governance.make_body", **DECIDE)
allow("governance.edit_body", **DECIDE)
allow("governance.make_meeting", **DECIDE)
allow("governance.edit_meeting", **DECIDE)
allow("governance.make_strategy", **COMMISSION)
allow("governance.edit_strategy", **COMMISSION)
allow("governance.make_system", **DECIDE)
allow("governance.edit_system", **DECIDE)
