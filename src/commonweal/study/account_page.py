"""An account as one HTML page that holds all it needs and asks no network for anything."""

from pathlib import Path

from commonweal.lenses.drawing import svg
from commonweal.lenses.report import write_page
from commonweal.study.account import Account
from commonweal.study.page import environment


def account_page(account: Account) -> str:
    """Give an account as a page a commissioner can read: the answer first, then tables, doubt and provenance."""
    drawn = {
        (p, q): svg(picture.chart, f"c{p}-{q}")
        for p, part in enumerate(account.parts)
        for q, picture in enumerate(part.pictures)
    }
    facts = {name.replace("_", " "): value for name, value in account.provenance.items()}
    text: str = environment().get_template("account.html").render(account=account, drawn=drawn, facts=facts)
    return text


def write_account(account: Account, path: Path) -> None:
    """Write the page; whatever was there before stays until the new one is whole. Raises OSError."""
    write_page(account_page(account), path)
