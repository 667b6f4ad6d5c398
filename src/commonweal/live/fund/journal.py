"""The ledger as a journal that hledger reads, for anyone who wants to check our sums with another program."""

from commonweal.live.fund.models import Entry, Fund
from commonweal.live.pages.pounds import pounds


def journal(fund: Fund) -> str:
    """Every entry of the fund, oldest first, in hledger's journal format."""
    entries = fund.entries.order_by("day", "pk").prefetch_related("postings__account")
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Entry) -> str:
    head = f"{entry.day:%Y-%m-%d} ({entry.pk}) {_plain(entry.memo)}"
    lines = [f"    {_plain(p.account.code)}  {_amount(p.pence)}" for p in entry.postings.all()]
    return "\n".join([head, *lines, ""])


def _plain(text: str) -> str:
    """Words without what a journal reads as more than words: semicolons, bars, tabs, runs of spaces."""
    return " ".join(text.translate({ord(c): " " for c in ";|\t\r\n"}).split())


def _amount(pence: int) -> str:
    return pounds(pence).replace(",", "")
