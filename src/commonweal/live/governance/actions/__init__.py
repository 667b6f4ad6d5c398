"""Everything that changes bodies, strategies, systems of interest and decisions, one verb each."""

from commonweal.live.governance import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.governance.actions.aims import edit_strategy, edit_system, make_strategy, make_system
from commonweal.live.governance.actions.bodies import edit_body, edit_meeting, make_body, make_meeting
from commonweal.live.governance.actions.lineage import link, merge, split
from commonweal.live.governance.actions.openness import close, reopen
from commonweal.live.governance.actions.parts import add_evidence, add_option, add_participant, dissent
from commonweal.live.governance.actions.proposals import edit_proposal, propose, put_before, withdraw
from commonweal.live.governance.actions.taking import check_back, look_again, take

__all__ = [
    "add_evidence",
    "add_option",
    "add_participant",
    "check_back",
    "close",
    "dissent",
    "edit_body",
    "edit_meeting",
    "edit_proposal",
    "edit_strategy",
    "edit_system",
    "link",
    "look_again",
    "make_body",
    "make_meeting",
    "make_strategy",
    "make_system",
    "merge",
    "propose",
    "put_before",
    "reopen",
    "split",
    "take",
    "withdraw",
]
