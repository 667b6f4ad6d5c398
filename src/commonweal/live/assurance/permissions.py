"""Who may speak with which voice, ask for one, and make a statement."""

from commonweal.live.accounts.permissions import PLACE, allow

allow("assurance.say_service", lead=PLACE, worker=PLACE)
allow("assurance.say_peer", lead=PLACE, worker=PLACE)
allow("assurance.say_independent", auditor=PLACE)
allow("assurance.say_people", experience=PLACE, steward=PLACE)
allow("assurance.withdraw", steward=PLACE, lead=PLACE, worker=PLACE, experience=PLACE, auditor=PLACE)
allow("assurance.ask", steward=PLACE, commissioner=PLACE)
allow("assurance.draft_statement", steward=PLACE, commissioner=PLACE)
allow("assurance.discard_statement", steward=PLACE, commissioner=PLACE)
allow("assurance.issue_statement", steward=PLACE, commissioner=PLACE)
