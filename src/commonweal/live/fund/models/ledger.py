"""The ledger: double entry in whole pence. Entries are never changed, only reversed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from commonweal.live.fund.models.agreement import Partner
from commonweal.live.fund.models.belonging import OfAFund
from commonweal.live.fund.models.fund import Component, Fund
from commonweal.live.fund.visibility import Journal, Postings


class Account(OfAFund):
    """Where money stands: a partner's pot paid in, a component's spending, income, the bank."""

    class Kind(models.TextChoices):
        """The five kinds of an account."""

        ASSET = "asset", "asset"
        LIABILITY = "liability", "liability"
        EQUITY = "equity", "equity"
        INCOME = "income", "income"
        EXPENSE = "expense", "expense"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    component = models.ForeignKey(Component, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts")
    objects = Journal.as_manager()

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("fund", "code"), name="account_code_once"),)

    def __str__(self) -> str:
        return self.code


class Entry(OfAFund):
    """Something that happened to the money on a day; its postings sum to nothing."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries")
    day = models.DateField()
    memo = models.CharField(max_length=300)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    objects = Journal.as_manager()

    class Meta:
        ordering = ("-day", "-pk")
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.memo


class Posting(OfAFund):
    """One side of an entry: pence into (above nothing, debit) or out of (below, credit) an account."""

    fund_path = "entry.fund"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    pence = models.BigIntegerField()
    objects = Postings.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~models.Q(pence=0), name="posting_moves_something"),)

    def __str__(self) -> str:
        return f"{self.pence} {self.account}"
