"""Variables of the Fulfilling Lives data set (UK Data Service SN 9114), by name, and what they come to in a record.

The names are those that a public script reads; the file itself is licensed and was not at hand when this was written.
The New Directions Team Assessment is copyright of South West London & St George's Mental Health NHS Trust and the
Outcomes Star of Triangle: only the codes are here, not the wording.
"""

import re

from commonweal.record.errors import RecordError

PERSON, START, END, ENDING = "enrolment_num", "MNSTART", "MNEND", "DEST"

ENDINGS = {
    "1": "handed_on",
    "2": "completed",
    "3": "fell_away",
    "4": "institution",
    "5": "institution",
    "6": "died",
    "7": "moved_away",
    "8": "other",
    "9": "excluded",
    "10": "not_said",
    "11": "still_open",
}
"""DEST: moved to other support, no longer requires support, disengaged, prison, hospital, deceased, moved out of area,
other, excluded, unknown, no end."""

AT_START = {"HLNS": "homelessness", "OFFD": "offending", "SUBS": "substance_misuse", "MTHL": "mental_health"}
"""Needs at the start, yes or no."""
YES_NO = {"1": 1.0, "yes": 1.0, "y": 1.0, "0": 0.0, "no": 0.0, "n": 0.0}

STAR = {
    "OSSUB": "substance_misuse",
    "OSPHY": "physical_health",
    "OSEMH": "mental_health",
    "OSACC": "homelessness",
    "OSOFF": "offending",
}
"""Items of the Outcomes Star (1 stuck to 10 self-reliant) that are about a kind of need."""
NDTA = {"NDTADA": "substance_misuse", "NDTSAX": "mental_health", "NDTHNG": "homelessness"}
"""Items of the New Directions Team Assessment (0 none to 4 the most) that are about a kind of need."""
INSTRUMENTS = {"star": (STAR, 10.0, 1.0), "ndta": (NDTA, 0.0, 4.0)}
"""Items, and the answers that stand for no need and for the most. *Assumed*: between them need is held to rise evenly,
so that a star of 10 is 0, of 1 is 1 and of 5.5 one half. Neither instrument was made to be read so."""

_YEAR = r"(?P<year>\d{4})(?P<until>/(?:\d{4}|\d\d))?"
_QUARTERS = [
    re.compile(said, re.IGNORECASE)
    for said in (rf"{_YEAR}[-_ ]*Q ?(?P<quarter>[1-4])", rf"Q ?(?P<quarter>[1-4])[-_ ]*{_YEAR}")
]
_SPANS = ("jan", "apr", "jul", "oct")
_SPAN = re.compile(r"(jan|apr|jul|oct)[a-z]*\s*(?:-|to|–)\s*[a-z]+\s*(\d{4})", re.I)
_DAY = re.compile(r"(\d{4})-(\d\d)-\d\d")


def quarter_of(value: str, where: str) -> int:
    """Read a quarter as quarters since the first of 1970.

    Understood are `2014Q3`, `Q3 2014`, `Jul-Sep 2014`, a day `2014-08-01`, and the financial year `2014/15 Q1` (April
    to June 2014). RecordError says where it is none of these.
    """
    said = value.strip()
    for pattern in _QUARTERS:
        if found := pattern.fullmatch(said):
            april = 1 if found["until"] else 0  # a financial year begins a quarter later
            return (int(found["year"]) - 1970) * 4 + int(found["quarter"]) - 1 + april
    if found := _SPAN.fullmatch(said):
        return (int(found[2]) - 1970) * 4 + _SPANS.index(found[1].lower())
    if (found := _DAY.fullmatch(said)) and 1 <= int(found[2]) <= 12:
        return (int(found[1]) - 1970) * 4 + (int(found[2]) - 1) // 3
    raise RecordError("it holds no quarter", where, "write it as 2014Q3 (calendar) or 2014/15 Q2 (financial year)")
