"""The nouns of assurance; what a voice says is `governance.AssuranceEntry`, where it always was."""

from commonweal.live.assurance.models.ask import Ask
from commonweal.live.assurance.models.statement import Figure, Statement

__all__ = ["Ask", "Figure", "Statement"]
