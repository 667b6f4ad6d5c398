"""Money in templates."""

from django import template

from commonweal.live.pages.pounds import pounds as shown

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """Show pence as pounds; what is not known stays blank."""
    return "" if pence is None else shown(pence)
