"""The words a place is written in: closed lists that a cell must choose from."""

DOMAINS = (
    "homelessness",
    "substance_misuse",
    "mental_health",
    "offending",
    "domestic_abuse",
    "physical_health",
)
EVERYWHERE = "all"  # in place of an area or a domain: serves, or holds for, every one
CERTAINTIES = ("seen", "derived", "assumed")
SECTORS = ("statutory", "charity", "community", "private")
BASES = ("claimed", "observed")
MODES = ("pooled", "aligned", "ring-fenced")
DIRECTIONS = ("more", "less")
CLAUSE_KINDS = (
    "least_severity",
    "greatest_complexity",
    "label",
    "diagnosis",
    "behaviour",
    "geography",
    "age",
    "referrer",
    "capacity",
)
# The two clause kinds that the lab turns into a number, and the range each may take there.
CLAUSE_RANGES = {"least_severity": (0.0, 0.8), "greatest_complexity": (0.1, 1.3)}
