"""Every event table of a record, declared once.

Rows are flat facts with dates and ids, of people never served too. Nothing that can be worked out from
other rows is stored: waits, rates and what followed a refusal are derived by lenses from later rows.
The store's schema, the lab's buffers and the record's hash are all derived from what is written here.
"""

from commonweal.record.column import Column, Table, code, date, item, key, person
from commonweal.record.dimension import DIMENSIONS, domain

SCHEMA_VERSION = 1
"""Raised when a table or column is added or changes its meaning; a reader refuses a later one."""


_CONTACTS = Table(
    "contacts",
    "One row per meeting (or week of meetings) of a person with a service.",
    (
        person("Who was met."),
        key("service", "services", "Who met them."),
        date("date", "When; the first day of the week where a row stands for a week."),
        code(
            "kind",
            ("assessment", "start", "review", "follow_up"),
            "What the meeting was for: to assess, to begin work, to go on with it, or to ask how it went.",
        ),
        Column("hours", "number32", "hours", "Paid time that the meeting took.", least=0),
    ),
)

_REFERRALS = Table(
    "referrals",
    "One row per answer at a door. Someone accepted who later gives up waiting has two rows: accepted, and "
    "on the later day abandoned. What followed is not stored: it is found in the person's later rows.",
    (
        person("Who asked for help, or was sent."),
        date("date", "The day of the answer."),
        key(
            "from_service",
            "services",
            "Who sent them; null if they came themselves or the public sent them.",
            nullable=True,
        ),
        key("to_service", "services", "Whose door it was."),
        code(
            "outcome",
            ("accepted", "refused", "lost", "abandoned"),
            "Taken on; turned away; never arrived; or gave up waiting.",
        ),
        code("declined_by", ("none", "provider", "person", "referrer"), "Who said no, if anyone did."),
        code(
            "reason",
            (
                "none",
                "not_ill_enough",
                "too_complex",
                "too_risky",
                "another_need_first",
                "out_of_area",
                "no_room",
                "no_longer_wanted",
                "not_reached",
                "other",
                "not_stated",
            ),
            "The reason as it was given, which need not be the true one.",
        ),
        code(
            "clause",
            ("none", "least_severity", "greatest_complexity", "both", "waited_too_long", "lost_on_the_way"),
            "The rule of access, or the stretch of the road, at which they fell.",
        ),
    ),
)

_SPELLS = Table(
    "spells",
    "One row per stretch of work of one service with one person, from start to end.",
    (
        person("Who was helped."),
        key("service", "services", "Who helped."),
        date("start", "The day that work began."),
        date("end", "The day that work ended; null while it goes on.", nullable=True),
        code(
            "ending",
            (
                "completed",
                "time_limited",
                "handed_on",
                "fell_away",
                "lost_at_handoff",
                "moved_away",
                "still_open",
            ),
            "How it ended.",
        ),
        Column(
            "gain",
            "number32",
            "need-units",
            "Whole need as the service recorded it at the start less that at the end: above 0, need fell.",
            nullable=True,
        ),
    ),
)

_NEEDS = Table(
    "needs",
    "One row per need as a service assessed it on a day: what was seen, not the truth.",
    (
        person("Whose need."),
        key("service", "services", "Who assessed it."),
        date("date", "When."),
        domain("Which kind of need."),
        Column(
            "score",
            "number32",
            "need-units",
            "How great it looked: 0 none, 1 the most; noise can pass either.",
        ),
        code("occasion", ("assessment", "closure", "hand_off", "follow_up"), "What it was assessed for."),
    ),
)

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
    ),
)

_TIES = Table(
    "ties",
    "One row per tie from one service to another, as it stood on a day.",
    (
        key("from_service", "services", "Who is tied."),
        key("to_service", "services", "To whom; a tie need not be mutual."),
        date("date", "When it was looked at."),
        Column(
            "trust",
            "number32",
            "share",
            "How far the first trusts the second: 0 not at all, 1 wholly.",
            nullable=True,
            least=0,
            most=1,
        ),
        Column("handoffs", "count", "people", "People handed on along it since last looked at.", least=0),
        code(
            "kind",
            ("hands_on", "works_with", "asks_advice", "shares_place", "shares_contract"),
            "What kind of tie.",
        ),
    ),
)

_VOICE = Table(
    "voice",
    "One row per thing said, decided or done in co-production; never the words themselves.",
    (
        item("item", "Which thing."),
        date("date", "When."),
        code(
            "kind",
            ("insight", "story", "question", "vision", "proposal", "decision", "action", "checked_back"),
            "What kind of thing.",
        ),
        code(
            "role",
            (
                "resident",
                "carer",
                "worker",
                "service_lead",
                "commissioner",
                "elected_member",
                "researcher",
                "body",
            ),
            "Who said it, by role and never by name; null if not known.",
            nullable=True,
        ),
        key("service", "services", "The service it is about, if one.", nullable=True),
    ),
)

_VOICE_LINKS = Table(
    "voice_links",
    "One row per thread between two things said or done; reads as a sentence: this item came_from that.",
    (
        item("from_item", "The thing the sentence begins with, as a rule the later one."),
        item("to_item", "The thing it ends with."),
        date("date", "When the link was made."),
        code(
            "kind",
            ("came_from", "merged_into", "split_from", "answers", "checked_back_with"),
            "How the two hang together.",
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

TABLES = {
    t.name: t
    for t in (
        _CONTACTS,
        _REFERRALS,
        _SPELLS,
        _NEEDS,
        _MEASURES,
        _MONEY,
        _TIES,
        _VOICE,
        _VOICE_LINKS,
        _PRACTICE,
    )
}
"""The event tables, streamed while a record is made."""

SCHEMA = DIMENSIONS | TABLES
"""Every table of a record, dimension tables first."""
