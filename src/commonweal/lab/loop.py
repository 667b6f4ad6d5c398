"""The order of a week, in words, beside the functions that carry it out; `commonweal loop` prints it.

The order itself is in `kernels/week.py` (`area_week`) and `cycle.py` (`end_cycle`); a test holds this list against them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One thing that happens in a week: when, what, where it is written, and what state it writes."""

    number: str
    what: str
    where: str  # module:function
    writes: tuple[str, ...]


WEEK = (
    Part("1", "leaving: the chance that a worker of each team leaves is fixed for the week", "work:leaving", ()),
    Part("2", "neighbourhoods: means of assets and trust as the week begins", "people:gather", ()),
    Part("3", "each person: perhaps moves away, and a newcomer takes the row", "needs:replace",
         ("need", "help", "help_assets", "assets", "trust", "newcomers", "busy", "status", "weeks", "with_worker", "due", "seen")),
    Part("4", "needs grow, recover and are struck, with last week's help", "needs:grow", ("need", "assets", "help", "help_assets", "busy", "credit")),
    Part("5", "assets and trust drift", "needs:drift", ("assets", "trust")),
    Part("6", "each case slot: follow-up if due", "people:follow_up", ("due", "seen", "credit")),
    Part("7", "the open are seen", "people:see_open", ("seen", "credit")),
    Part("8", "the waiting wait on, or give up", "people:wait_on", ("weeks", "status", "trust", "due", "due_kind", "with_worker")),
    Part("9", "others perhaps seek help; are assessed; are accepted to the list, or refused", "door:present",
         ("status", "weeks", "episode", "seen", "due", "due_kind", "trust", "with_worker", "credit")),
    Part("10", "each team: free places are filled from the list by its queue rule", "queue:fill_places",
         ("status", "weeks", "with_worker", "need_at_start", "seen", "credit")),
    Part("11", "hours: paid, less effort not given, liaison, learning, records, doors, follow-up; shared out by tilt", "work:direct_hours", ("hours",)),
    Part("12", "each open case: work, which is help next week; a worker perhaps leaves", "work:work_case",
         ("help", "help_assets", "trust", "weeks", "with_worker", "seen", "credit")),
    Part("13", "perhaps falls away; every fourth week a review: close, hand on, or go on", "work:review",
         ("status", "due", "due_kind", "trust", "with_worker", "weeks", "episode", "seen", "credit")),
    Part("14", "ties between teams and shared skill move; lists are counted", "ties:tie_week", ("ties", "skill", "listed", "handed_in")),
)  # fmt: skip
CYCLE_END = (
    Part("15", "every 13 weeks: what an hour pays, what is seen, how a team looks", "cycle:end_cycle", ("price", "sight", "looks", "paid_history")),
    Part("16", "learning from credit and imitation: teams every cycle, providers every second, the commissioner every fourth", "cycle:end_cycle", ("practice", "credit")),
    Part("17", "pooled hours follow load within an area", "fund:pool", ("fte",)),
    Part("18", "yearly: pay by results within a domain", "fund:pay_by_results", ("fte",)),
    Part("19", "every 13 x (20 - 12 competition) weeks: tenders", "fund:tender", ("practice", "ties", "skill")),
)  # fmt: skip


def order() -> str:
    """Print the order of a week."""
    lines = ["For each area, each week (areas do not meet within a week):"]
    lines += [f"  {part.number:>2}  {part.what}\n        {part.where}" for part in WEEK]
    lines += ["For the whole place, at the end of a cycle:"]
    lines += [f"  {part.number:>2}  {part.what}\n        {part.where}" for part in CYCLE_END]
    return "\n".join(lines)
