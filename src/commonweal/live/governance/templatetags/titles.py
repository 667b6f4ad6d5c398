"""A decision's title as its reader may see it."""

from typing import Any

from django import template

from commonweal.live.governance.models import Decision

register = template.Library()


@register.filter
def title_for(decision: Decision, user: Any) -> str:
    """Give the title, unless the decision is closed to the user."""
    return decision.title_for(user)
