"""What happened to people: contacts, referrals, spells and needs, declared once."""

from commonweal.record.column import Column, Table, code, date, key, person
from commonweal.record.dimension import domain

_CONTACTS = Table(
    "contacts",
    "One row per meeting (or week of meetings) of a person with a service. Rows of one person on one day "
    "stand in the order in which they happened.",
    (
        person("Who was met."),
        key("service", "services", "Who met them."),
        date("date", "When; the first day of the week where a row stands for a week."),
        code(
            "kind",
            ("assessment", "start", "review", "follow_up", "meeting"),
            "What the meeting was for: to assess, to begin work, to go on with it, to ask how it went, or a "
            "meeting of which nobody said.",
        ),
        Column(
            "hours", "number32", "hours", "Paid time that the meeting took, if known.", nullable=True, least=0
        ),
        key("activity", "activities", "What was done, in the service's own words, if known.", nullable=True),
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
                "died",
                "institution",
                "excluded",
                "other",
                "not_said",
            ),
            "How it ended; `institution` is prison or hospital.",
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
        code(
            "occasion",
            ("assessment", "closure", "hand_off", "follow_up", "review", "measured_later"),
            "What it was assessed for; `measured_later` is asked of someone who left, for what a contract measures.",
        ),
        Column(
            "change",
            "number32",
            "need-units",
            "Whole need at the start of work less that now, where it was measured; above 0, need fell.",
            nullable=True,
        ),
    ),
)

JOURNEYS = (_CONTACTS, _REFERRALS, _SPELLS, _NEEDS)
