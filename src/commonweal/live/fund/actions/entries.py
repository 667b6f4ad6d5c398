"""Entries of the ledger: recorded, and reversed where they were wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund import ledger
from commonweal.live.fund.models import Account, Entry, Fund, Posting
from commonweal.live.pages.pounds import pounds

MOST = 10**15
"""Pence in one posting: far beyond any fund, and sums of many stay within what a database counts."""


def record_entry(actor: Any, fund: Fund, *, day: date, memo: str, postings: Mapping[Account, int]) -> Entry:
    """Record an entry: pence by account, summing to nothing.

    Raises ValidationError where it does not balance, moves nothing, or uses an account of another fund.
    """
    with deed(actor, "fund.record_entry", fund) as told:
        entry = _entry(actor, fund, day, memo, postings)
        told.about(entry, postings=len(postings), pence=sum(pence for pence in postings.values() if pence > 0))
    return entry


def reverse_entry(actor: Any, entry: Entry, *, day: date, memo: str) -> Entry:
    """Undo an entry by its mirror image; once, and never a reversal itself."""
    with deed(actor, "fund.reverse_entry", entry.fund) as told:
        # Two reversals at once: the second waits, and is refused.
        Fund.objects.select_for_update().get(pk=entry.fund_id)
        if entry.reverses_id or Entry.objects.filter(reverses=entry).exists():
            raise ValidationError("This entry is a reversal, or was reversed before.")
        mirror = {p.account: -p.pence for p in entry.postings.select_related("account")}
        reversal = _entry(actor, entry.fund, day, memo, mirror, reverses=entry)
        told.about(reversal, reverses=entry.pk)
    return reversal


def _entry(
    actor: Any, fund: Fund, day: date, memo: str, postings: Mapping[Account, int], reverses: Entry | None = None
) -> Entry:
    _hold(fund, postings)
    entry = Entry(pk=ledger.next_entry(), fund=fund, day=day, memo=memo, made_by=actor, reverses=reverses)
    entry.clean_fields()
    # Its postings first: the database takes the entry only when they balance, and no posting after it.
    Posting.objects.bulk_create(
        Posting(entry_id=entry.pk, account=a, pence=pence) for a, pence in postings.items() if pence
    )
    entry.save(force_insert=True)
    return entry


def _hold(fund: Fund, postings: Mapping[Account, int]) -> None:
    """Stop, in words, what the database would stop without them."""
    off = sum(postings.values())
    if off != 0:
        raise ValidationError(f"The entry is out of balance by {pounds(abs(off))}; its sides must sum to nothing.")
    if not any(postings.values()):
        raise ValidationError("The entry moves nothing.")
    if any(abs(pence) > MOST for pence in postings.values()):
        raise ValidationError(f"No side of an entry is more than {pounds(MOST)}.")
    if any(account.fund_id != fund.pk for account in postings):
        raise ValidationError("The entry uses an account of another fund.")
