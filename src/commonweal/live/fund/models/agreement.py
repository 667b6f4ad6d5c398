"""The agreement behind a pooled fund (SI 2000/617 regulation 7(3)), its partners, and who bears what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from commonweal.live.fund.models.belonging import OfAFund
from commonweal.live.fund.models.fund import Fund
from commonweal.live.fund.visibility import OfAgreement, OfFund
from commonweal.live.places.models import Organisation


class Agreement(OfAFund):
    """What the partners agreed, item by item of the regulation; a blank item is one still to be agreed."""

    class Underspend(models.TextChoices):
        """What becomes of money that is left."""

        RETURNED = "returned", _("returned to the partners in proportion to what they pay in")
        KEPT = "kept", _("kept in the fund as contingency")

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
    underspend = models.CharField(max_length=20, choices=Underspend.choices, default=Underspend.RETURNED)
    quarterly_days = models.PositiveSmallIntegerField(
        default=30, help_text="Days after a quarter's end by which its report is due."
    )
    annual_days = models.PositiveSmallIntegerField(
        default=60, help_text="Days after the year's end by which the annual return is due."
    )
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-begins",)

    def __str__(self) -> str:
        return self.title


class Partner(OfAFund):
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


class Contribution(OfAFund):
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


class RiskShareRule(OfAFund):
    """One clause on who bears what part of a variance: rules are taken in order, as tiers."""

    class Kind(models.TextChoices):
        """The shapes of a clause that `risk_share` works out."""

        PROPORTIONAL = "proportional", _("in proportion to what each partner pays in")
        FIXED = "fixed", _("in fixed shares")
        CAPPED = "capped", _("in proportion, up to a cap; one partner bears the rest")
        LEAD = "lead", _("one partner bears it all")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="rules")
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="rules")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    terms = models.JSONField(default=dict, blank=True)
    up_to_pence = models.BigIntegerField(null=True, blank=True, help_text="The end of this tier; blank is without end.")
    clause = models.TextField()
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("order",)

    def __str__(self) -> str:
        return self.clause


class Report(OfAFund):
    """A report of the pool manager that was given to the partners: for which period, when, and where it can be read."""

    class Kind(models.TextChoices):
        """What regulation 7 asks the pool manager for."""

        QUARTERLY = "quarterly", _("quarterly report")
        ANNUAL = "annual", _("annual return")

    fund_path = "agreement.fund"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    period_ends = models.DateField()
    given_on = models.DateField()
    where = models.TextField(blank=True)
    objects = OfAgreement.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("period_ends", "kind")
        constraints = (models.UniqueConstraint(fields=("agreement", "kind", "period_ends"), name="report_given_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.period_ends:%-d %B %Y}"
