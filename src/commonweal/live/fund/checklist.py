"""What an agreement on a pooled fund must say: regulation 7(3) of SI 2000/617, in plain words."""

from dataclasses import dataclass

from commonweal.live.fund.models import Agreement

SOURCE = "SI 2000/617, regulation 7(3); our words, not the regulation's"
ITEMS = {
    "aims": "(a) the agreed aims and outcomes",
    "contributions": "(b) what each partner pays in, and how that may be varied",
    "functions": "(c) the NHS and health-related functions it covers",
    "people_and_services": "(d) the people for whom, and the kinds of services that, it is for",
    "staff_and_goods": "(e) the staff, goods, services or accommodation that partners provide",
    "duration_and_ending": "(f) how long it lasts, and how it is reviewed, varied or ended",
    "management": "(g) how the pooled fund is managed and monitored, with reports to the partners",
}


@dataclass(frozen=True)
class Item:
    """One item of the regulation and what the agreement says to it; blank is still to be agreed."""

    asked: str
    said: str


def checklist(agreement: Agreement) -> list[Item]:
    """Every item, in the regulation's order."""
    return [Item(asked, getattr(agreement, name).strip()) for name, asked in ITEMS.items()]
