"""The agreement behind a pooled fund (SI 2000/617 regulation 7(3)), its partners, and who bears what."""

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.fund.models.fund import Fund
from commonweal.live.fund.visibility import OfFund
from commonweal.live.places.models import Organisation


class Agreement(models.Model):
    """What the partners agreed, item by item of the regulation; a blank item is one still to be agreed."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="agreements")
    title = models.CharField(max_length=200)
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pool_manager = models.CharField(max_length=200, blank=True, help_text="A post, not a name.")
    aims = models.TextField(blank=True)
    contributions = models.TextField(blank=True)
    functions = models.TextField(blank=True)
    people_and_services = models.TextField(blank=True)
    staff_and_goods = models.TextField(blank=True)
    duration_and_ending = models.TextField(blank=True)
    management = models.TextField(blank=True)
    underspend = models.CharField(max_length=20, default="returned", help_text="returned, or kept as contingency")
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-begins",)

    def __str__(self) -> str:
        return self.title

    @property
    def place_id(self) -> int:
        """The place whose fund it is."""
        return self.fund.place_id


class Partner(models.Model):
    """A body that pays into the fund."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    objects = OfFund.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("fund", "name"), name="partner_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def place_id(self) -> int:
        """The place whose fund it is."""
        return self.fund.place_id


class Contribution(models.Model):
    """What a partner agreed to pay in for a financial year."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="contributions")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="contributions")
    year = models.PositiveSmallIntegerField(help_text="The calendar year in which the financial year begins.")
    pence = models.BigIntegerField()
    source = models.TextField(blank=True)
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("year", "partner")
        constraints = (models.UniqueConstraint(fields=("partner", "year"), name="contribution_once_a_year"),)

    def __str__(self) -> str:
        return f"{self.partner}, {self.year}"

    @property
    def place_id(self) -> int:
        """The place whose fund it is."""
        return self.fund.place_id


class RiskShareRule(models.Model):
    """One clause on who bears what part of a variance: rules are taken in order, as tiers."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="rules")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="rules")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, help_text="proportional, fixed, capped or lead")
    terms = models.JSONField(default=dict, blank=True)
    up_to_pence = models.BigIntegerField(null=True, blank=True, help_text="The end of this tier; blank is without end.")
    clause = models.TextField()
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.clause

    @property
    def place_id(self) -> int:
        """The place whose fund it is."""
        return self.fund.place_id
