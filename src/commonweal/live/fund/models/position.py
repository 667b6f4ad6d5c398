"""The year as it goes: plan and forecast by month, and money moved between components by decision."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.fund.models.belonging import OfAFund
from commonweal.live.fund.models.fund import Component, Fund
from commonweal.live.fund.models.ledger import Entry
from commonweal.live.fund.visibility import OfFund


class MonthFigure(OfAFund):
    """What was planned, or is now forecast, to be spent on a component in a month; what was spent is in the ledger."""

    class Kind(models.TextChoices):
        """Plan or forecast: the actual is never typed in."""

        PLAN = "plan", "plan"
        FORECAST = "forecast", "forecast"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="month_figures")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="month_figures")
    month = models.DateField(help_text="The first day of the month.")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    pence = models.BigIntegerField()
    source = models.TextField(blank=True, help_text="Where it is from, or that it is assumed.")
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("month", "component")
        constraints = (models.UniqueConstraint(fields=("component", "month", "kind"), name="month_figure_once"),)

    def __str__(self) -> str:
        return f"{self.component}, {self.month:%B %Y}"


class Virement(OfAFund):
    """Plan moved from one component to another, with why, and the decision it follows from (old rows may have none)."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="virements")
    from_component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="+")
    to_component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    pence = models.BigIntegerField()
    why = models.TextField()
    decision = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="virements"
    )
    decision_key = models.CharField(max_length=80, blank=True, help_text="What older rows say of the decision.")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objects = OfFund.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=models.Q(pence__gt=0), name="virement_moves_something"),)

    def __str__(self) -> str:
        return f"{self.from_component} to {self.to_component}"

    def why_for(self, user: Any) -> str:
        """Why the money moved, unless the decision that moved it is closed to the user."""
        return self.why if self.decision is None or self.decision.shown_to(user) else ""
