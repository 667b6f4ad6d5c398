"""The parts of a statement, in the order in which a board reads them."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from commonweal.live.assurance.figures import cost, done, helps, unknown, voices
from commonweal.live.assurance.figures.made import Made, Scope
from commonweal.live.assurance.models import Figure

MAKERS: dict[str, Callable[[Scope], list[Made]]] = {
    "done": done.figures,
    "cost": cost.figures,
    "helps": helps.figures,
    "voices": voices.figures,
    "unknown": unknown.figures,
}
PARTS: dict[str, Any] = {
    "done": _("What we did"),
    "cost": _("What it cost"),
    "helps": _("Who helps"),
    "voices": _("What the four voices say"),
    "unknown": _("What we do not know"),
}
"""The headings of the parts."""


def figures_for(scope: Scope) -> list[Figure]:
    """Every figure of a statement as it stands now, not saved."""
    made = [(part, figure) for part, maker in MAKERS.items() for figure in maker(scope)]
    return [figure.frozen(number, part, scope.today) for number, (part, figure) in enumerate(made, 1)]
