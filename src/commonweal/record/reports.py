"""What services report of their work: measures, money, practice, skills and room to adapt, declared once."""

from commonweal.record.column import Column, Table, code, date, key
from commonweal.record.dimension import domain
from commonweal.record.levels import LEVELS

_MEASURES = Table(
    "measures",
    "One row per indicator, service and period, as it was reported.",
    (
        key("service", "services", "Whose work is measured."),
        key("indicator", "indicators", "What is measured."),
        date("period_start", "First day of the period."),
        date("period_end", "Last day of the period."),
        Column("value", "number", "unit of the indicator", "What was reported.", nullable=True),
        Column(
            "target", "number", "unit of the indicator", "What was asked for, if anything.", nullable=True
        ),
        Column(
            "denominator",
            "number",
            "people or events",
            "How many the value is a share or mean of, where it is one.",
            nullable=True,
            least=0,
        ),
        Column(
            "stake",
            "number32",
            "share of the reward",
            "How much of what the service stands to gain hangs on this indicator.",
            nullable=True,
            least=0,
        ),
    ),
)

_MONEY = Table(
    "money",
    "One row per sum spent over a period.",
    (
        key("service", "services", "On whose work; null if on no one service's.", nullable=True),
        date("period_start", "First day of the period."),
        date("period_end", "Last day of the period."),
        Column("hours", "number", "hours", "Paid hours it bought, if known.", nullable=True, least=0),
        Column("pounds", "number", "GBP", "The sum; below 0 for income."),
        key("component", "components", "The component of the fund it came from, if known.", nullable=True),
        key("strategy", "strategies", "The strategy it serves, if known.", nullable=True),
        code(
            "purpose",
            ("prevention", "early_help", "crisis", "long_term", "running"),
            "What it was for: to keep need from arising, to help early, to meet a crisis, to support for "
            "long, or to run the system; null if nobody said.",
            nullable=True,
        ),
    ),
)

_PRACTICE = Table(
    "practice",
    "One row per service, period and coordinate of practice: how a team worked, never how well.",
    (
        key("service", "services", "Whose practice."),
        date("period_start", "First day of the period."),
        date("period_end", "Last day of the period."),
        code(
            "coordinate",
            ("intake_min", "intake_max", "breadth", "close_at", "max_weeks", "hold", "tilt", "queue_peak"),
            "Which side of practice: least severity and greatest complexity taken on, share of time on the "
            "whole person, severity at closing, longest stay, excess of another need at which to hand on, "
            "time to harder or easier cases, waiting time served first.",
        ),
        Column(
            "value",
            "number32",
            "need-units (intake_min, intake_max, close_at, hold), share (breadth), "
            "weeks (max_weeks, queue_peak), log weight per need-unit (tilt)",
            "Where the team stood on it, on average over the period.",
        ),
    ),
)

_SKILLS = Table(
    "skills",
    "One row per service, kind of need and day: how far it can help with it, as claimed or as observed.",
    (
        key("service", "services", "Whose skill."),
        date("date", "When it was said or seen."),
        domain("The kind of need it helps with."),
        Column("level", "number32", "share", "How far it can help: 0 not at all, 1 wholly.", least=0, most=1),
        code("basis", ("claimed", "observed"), "Whether the service says so or somebody saw it."),
    ),
)

_ROOM = Table(
    "room",
    "One row per sign of the room that a level of the system has to adapt.",
    (
        code("level", LEVELS, "Which level of the system."),
        key("service", "services", "Which service, if of one.", nullable=True),
        date("date", "When."),
        code(
            "sign",
            ("spend_without_asking", "reflection", "idea_to_try", "decisions_taken_here"),
            "What is told: the most that may be spent without asking; time to reflect; time from an idea "
            "to its trial; share of decisions about the work that are taken at this level.",
        ),
        Column(
            "value",
            "number",
            "GBP (spend_without_asking), hours a worker a week (reflection), days (idea_to_try), "
            "share (decisions_taken_here)",
            "How much.",
            least=0,
        ),
    ),
)

REPORTS = (_MEASURES, _MONEY, _PRACTICE, _SKILLS, _ROOM)
