"""Who works with whom, who said what, how the system is seen and what it writes, declared once."""

from commonweal.record.column import Column, Table, code, date, item, key
from commonweal.record.levels import LEVELS

ROLES = (
    "resident",
    "carer",
    "worker",
    "service_lead",
    "commissioner",
    "elected_member",
    "researcher",
    "body",
)
"""The roles in which people speak, never their names; a resident may use services."""

BEHAVIOURS = (
    "interconnected_whole",
    "resourceful_people",
    "shared_vision",
    "shared_power",
    "devolved_decisions",
    "mutual_accountability",
    "open_trusting_relationships",
    "collaborative_leadership",
    "feedback_and_learning",
)
"""The nine system behaviours of Lankelly Chase (2017), by codes of our own: three each of perspective, of power
and of participation."""

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
        Column(
            "strength",
            "number32",
            "share",
            "How close they work, as a share of the closest that could be answered.",
            nullable=True,
            least=0,
            most=1,
        ),
        Column(
            "handoffs",
            "count",
            "people",
            "People handed on along it since last looked at, if counted.",
            nullable=True,
            least=0,
        ),
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
            ROLES,
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

_PERCEPTIONS = Table(
    "perceptions",
    "One row per answer of one person in the system on how it behaves; never of people about a person.",
    (
        item("respondent", "Who answered, by a number that holds for this record alone."),
        date("date", "When."),
        code("role", ROLES, "In which role they answered; null if not known.", nullable=True),
        code("level", LEVELS, "Which level of the system they stand at; null if not known.", nullable=True),
        code("behaviour", BEHAVIOURS, "Which of the nine system behaviours."),
        Column("score", "number32", "1 to 10", "How far they see it: 1 not at all, 10 wholly.", least=1, most=10),
    ),
)

_WORDS = Table(
    "words",
    "One row per word or mark of a document of the place, in the order of reading; no document is about one person.",
    (
        key("document", "documents", "In which document."),
        key("service", "services", "The service it is of or about, if one.", nullable=True),
        date("date", "The day of the document; null if not known.", nullable=True),
        Column("sentence", "count", "sentence of the document", "Which sentence, from 0.", least=0),
        key("word", "vocabulary", "The word as it is written, or a mark."),
    ),
)

RELATIONS = (_TIES, _VOICE, _VOICE_LINKS, _PERCEPTIONS, _WORDS)
