"""Everything that changes assurance, one verb each."""

from commonweal.live.assurance.actions.ask import ask
from commonweal.live.assurance.actions.say import correct, say, withdraw
from commonweal.live.assurance.actions.statement import discard, draft, issue, redraft

__all__ = ["ask", "correct", "discard", "draft", "issue", "redraft", "say", "withdraw"]
