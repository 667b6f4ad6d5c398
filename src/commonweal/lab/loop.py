"""The order of a week, in words, beside the functions that carry it out; `commonweal loop` prints it.

The order itself is in `run.py` (`run_weeks`), `kernels/week.py` (`area_week`) and `cycle.py` (`end_cycle`); a test
holds this list against them, and another that a week writes nothing but what is listed here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One thing that happens in a week: when, what, where it is written, and what state it writes."""

    number: str
    what: str
    where: str  # module:function
    writes: tuple[str, ...]  # fields of `kernels/forms.py`


CYCLE_START = (
    Part(
        "1",
        "where learning sits: if it moved, practice becomes common to each new unit",
        "cycle:set_level",
        ("practice",),
    ),
    Part(
        "2",
        "the regime's dials become rules, and each team's effort and payoff of what it sees",
        "rules:derive",
        ("effort", "vw"),
    ),
)
WEEK = (
    Part("3", "leaving: the chance that a worker of each team leaves is fixed for the week", "work:leaving", ()),
    Part(
        "4",
        "neighbourhoods: means of assets and trust as the week begins; last week's help is taken up",
        "people:gather",
        ("help", "help_assets", "busy"),
    ),
    Part(
        "5",
        "each person: perhaps moves away, and a newcomer takes the row",
        "needs:replace",
        (
            "need",
            "help",
            "help_assets",
            "assets",
            "trust",
            "newcomers",
            "busy",
            "open",
            "next_due",
            "status",
            "weeks",
            "with_worker",
            "due",
            "seen",
        ),
    ),
    Part("6", "needs grow and recover", "needs:grow", ("need",)),
    Part("7", "shocks strike", "needs:shock", ("need", "assets", "credit")),
    Part("8", "assets and trust drift", "needs:drift", ("assets", "trust")),
    Part("9", "each case slot: follow-up if due", "people:follow_up", ("due", "next_due", "seen", "credit")),
    Part("10", "the open are seen", "people:see_open", ("seen", "credit")),
    Part(
        "11",
        "the waiting wait on, or give up",
        "people:wait_on",
        ("weeks", "status", "trust", "due", "due_kind", "next_due", "with_worker", "busy"),
    ),
    Part(
        "12",
        "others perhaps seek help; are assessed; are accepted to the list, or refused",
        "door:present",
        ("status", "weeks", "episode", "seen", "due", "due_kind", "next_due", "trust", "with_worker", "busy", "credit"),
    ),
    Part(
        "13",
        "each team: free places are filled from the list by its queue rule",
        "queue:fill_places",
        ("status", "weeks", "with_worker", "need_at_start", "seen", "open", "credit"),
    ),
    Part(
        "14",
        "hours: paid, less effort not given, liaison, learning, records, doors, follow-up",
        "work:direct_hours",
        ("hours",),
    ),
    Part("15", "hours are shared out by tilt", "work:weigh", ()),
    Part(
        "16",
        "each open case: work, which is help next week; a worker perhaps leaves",
        "work:work_case",
        ("help", "help_assets", "busy", "trust", "weeks", "with_worker", "seen", "credit"),
    ),
    Part(
        "17",
        "perhaps falls away",
        "work:falls_away",
        ("status", "due", "due_kind", "next_due", "trust", "with_worker", "busy", "open"),
    ),
    Part(
        "18",
        "every fourth week a review: close, hand on, or go on",
        "work:review",
        (
            "status",
            "due",
            "due_kind",
            "next_due",
            "trust",
            "with_worker",
            "weeks",
            "episode",
            "seen",
            "busy",
            "open",
            "credit",
        ),
    ),
    Part("19", "ties between teams grow and wear", "ties:tie_week", ("ties",)),
    Part(
        "20",
        "skill in other domains is shared, or lost; then lists are counted",
        "ties:skill_week",
        ("skill", "listed", "handed_in"),
    ),
)
CYCLE_END = (
    Part("21", "what was measured, against the place's own history", "cycle:measures", ()),
    Part(
        "22",
        "what an hour pays, what is seen, how a team looks",
        "cycle:_running_means",
        ("price", "sight", "looks", "paid_history"),
    ),
    Part(
        "23",
        "learning from credit and imitation: teams every cycle, providers every second, the commissioner every fourth",
        "cycle:_learn",
        ("practice", "credit"),
    ),
    Part("24", "pooled hours follow load within an area", "fund:pool", ("fte",)),
    Part("25", "yearly: pay by results within a domain", "fund:pay_by_results", ("fte",)),
    Part("26", "every 13 x (20 - 12 competition) weeks: tenders", "fund:tender", ("practice", "ties", "skill")),
)


def order() -> str:
    """Print the order of a week."""
    headings = (
        ("For the whole place, as a cycle of 13 weeks begins:", CYCLE_START),
        ("For each area, each week (areas do not meet within a week):", WEEK),
        ("For the whole place, at the end of a cycle:", CYCLE_END),
    )
    return "\n".join(f"{heading}\n{_told(parts)}" for heading, parts in headings)


def _told(parts: tuple[Part, ...]) -> str:
    return "\n".join(f"  {part.number:>2}  {part.what}\n        {part.where}" for part in parts)
