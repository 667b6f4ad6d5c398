"""The tables that event rows point into, declared once: services, indicators, documents and the like."""

from commonweal.place import DOMAINS
from commonweal.record.column import Column, Table, code, text


def domain(meaning: str, nullable: bool = False) -> Column:
    """Declare the kind of need that something is about: one of the domains of a place."""
    return code("domain", tuple(DOMAINS), meaning, nullable)


_SERVICES = Table(
    "services",
    "One row per service (team) that the record speaks of.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What the service is called."),
        text("provider", "id", "The organisation that runs it.", nullable=True),
        domain("The kind of need it is bought to meet; null if of no single kind.", nullable=True),
        text("area", "id", "The part of the place it serves; null for all of it.", nullable=True),
    ),
)

_INDICATORS = Table(
    "indicators",
    "One row per indicator that a contract or a service measures.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What is measured, in a plain sentence."),
        text("unit", "unit", "The unit of its values."),
        domain("The kind of need it is about; null for the whole person.", nullable=True),
        code(
            "better",
            ("higher", "lower"),
            "Which way is meant to be better, if either; a wish of those who measure, not a judgement.",
            nullable=True,
        ),
    ),
)

_COMPONENTS = Table(
    "components",
    "One row per component of the fund.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What the component is called."),
    ),
)

_STRATEGIES = Table(
    "strategies",
    "One row per strategy that money or work serves.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What the strategy is called."),
    ),
)

_ACTIVITIES = Table(
    "activities",
    "One row per kind of activity that services record.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What the service calls it."),
    ),
)

_DOCUMENTS = Table(
    "documents",
    "One row per document of the place whose words are held.",
    (
        text("id", "id", "Short id, unique within the record."),
        text("name", "words", "What the document is called."),
        code(
            "kind",
            ("strategy", "specification", "contract", "minutes", "report", "leaflet", "comment", "other"),
            "What kind of document it is; `comment` is something a member of the public wrote.",
        ),
    ),
)

_VOCABULARY = Table(
    "vocabulary",
    "One row per word or mark that the documents use, as written.",
    (text("id", "word", "The word itself."),),
)

DIMENSIONS = {
    t.name: t
    for t in (_SERVICES, _INDICATORS, _COMPONENTS, _STRATEGIES, _ACTIVITIES, _DOCUMENTS, _VOCABULARY)
}
"""The tables that event rows point into: given whole when a writer is opened, in the order of the codes."""
