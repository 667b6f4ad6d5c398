"""The fund as a source tells it: a version with its totals, and its lines."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from commonweal.live.audit.deed import deed
from commonweal.live.fund.actions.funds import of_fund, saved
from commonweal.live.fund.models import Component, Fund, Line, Partner, Version

CERTAINTIES = ("seen", "derived", "assumed")


def publish_version(
    actor: Any, fund: Fund, *, title: str, source: str, certainty: str = "", as_at: date | None = None,
    gross_pence: int | None = None, net_pence: int | None = None, note: str = "", key: str = "",
) -> Version:  # fmt: skip
    """Put what a source says of the fund beside what others say; its key is made of the title where none is given."""
    with deed(actor, "fund.publish_version", fund) as told:
        key = key or slugify(title)[:80]
        if fund.versions.filter(key=key).exists():
            raise ValidationError({"title": "There is a version of that title already; say how this one differs."})
        version = Version(fund=fund, key=key)
        _tell(version, title, source, certainty, as_at, gross_pence, net_pence, note)
        told.about(version, gross=gross_pence, net=net_pence)
    return version


def change_version(
    actor: Any, version: Version, *, title: str, source: str, certainty: str = "", as_at: date | None = None,
    gross_pence: int | None = None, net_pence: int | None = None, note: str = "",
) -> Version:  # fmt: skip
    """Put right what a version says; what it said before stays in its history, and its address stays."""
    with deed(actor, "fund.change_version", version) as told:
        _tell(version, title, source, certainty, as_at, gross_pence, net_pence, note)
        told.fact(gross=gross_pence, net=net_pence)
    return version


def _tell(
    version: Version, title: str, source: str, certainty: str, as_at: date | None, gross: int | None, net: int | None,
    note: str,
) -> None:  # fmt: skip
    if not source.strip():
        raise ValidationError({"source": "Say where these figures are from, so that anybody can look."})
    if gross is not None and net is not None and net > gross:
        raise ValidationError({"net_pence": "Net is gross less what comes in, so it is not more than gross."})
    _sure(certainty)
    version.title, version.source, version.certainty = title.strip(), source.strip(), certainty
    version.as_at, version.gross_pence, version.net_pence, version.note = as_at, gross, net, note.strip()
    saved(version)


def _sure(certainty: str) -> None:
    if certainty and certainty not in CERTAINTIES:
        raise ValidationError({"certainty": f"Say how sure it is: {', '.join(CERTAINTIES)}."})


def add_line(
    actor: Any, version: Version, *, component: Component, strategy: str, partner: Partner, gross_pence: int,
    income_pence: int = 0, mode: str, source: str = "", certainty: str = "",
) -> Line:  # fmt: skip
    """Add a line to a version: gross, what comes in against it, and how tied the money is."""
    with deed(actor, "fund.add_line", version) as told:
        line = Line(version=version)
        _lay(line, component, strategy, partner, gross_pence, income_pence, mode, source, certainty)
        told.about(line, gross=gross_pence, income=income_pence, mode=mode)
    return line


def change_line(
    actor: Any, line: Line, *, component: Component, strategy: str, partner: Partner, gross_pence: int,
    income_pence: int = 0, mode: str, source: str = "", certainty: str = "",
) -> Line:  # fmt: skip
    """Put a line right; what it said before stays in its history."""
    with deed(actor, "fund.change_line", line) as told:
        _lay(line, component, strategy, partner, gross_pence, income_pence, mode, source, certainty)
        told.fact(gross=gross_pence, income=income_pence, mode=mode)
    return line


def remove_line(actor: Any, line: Line) -> None:
    """Take a line away that the source does not have; its history stays."""
    with deed(actor, "fund.remove_line", line) as told:
        told.about(line.version, line=line.pk, gross=line.gross_pence)
        line.delete()


def _lay(
    line: Line, component: Component, strategy: str, partner: Partner, gross: int, income: int, mode: str, source: str,
    certainty: str,
) -> None:  # fmt: skip
    of_fund(line.version.fund, component=component, partner=partner)
    if gross < 0 or income < 0:
        raise ValidationError("Gross, and what comes in against it, are not below nothing.")
    _sure(certainty)
    line.component, line.strategy, line.partner, line.mode = component, strategy.strip(), partner, mode
    line.gross_pence, line.income_pence, line.source, line.certainty = gross, income, source.strip(), certainty
    saved(line)
