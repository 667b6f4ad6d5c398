"""Codes of the HMIS CSV format, FY 2022 (HUD, "HMIS CSV Format Specifications FY 2022"), and what they come to here.

Only what a code plainly says is taken over. A destination says where somebody went, not how the work ended; a code that
means "not known", "refused" or "not collected" (8, 9, 30, 99) says nothing.

Checked, every code below, against lists that others generated from HUD's specification, since the specification itself
was not at hand: github.com/greenriver/hmis-warehouse, lib/util/concerns/hud_lists_2022.rb (lists 1.3, 1.4, 1.8, 3.12.1,
4.10.2, 4.20.2, 4.20.D, 5.03.1 and R17.1). Living situations and destinations were also held against Residences.csv of
github.com/HUD-Data-Lab/DataLab, which asks 22 and 23 only at exit; they are kept here, since older rows have them.
What could not be checked is what the codes come to in a record: which living situation is a need, that an event 8 or 9
(a referral to services outside the continuum) is the continuum's refusal, and that an update is a review.
"""

DIED = "24"
INSTITUTIONS = ("4", "6", "7")
"""Destinations: psychiatric hospital, other hospital, jail or prison. HUD's reports also count as institutions foster
care (15), detoxification (5) and nursing homes (25), which are neither hospital nor prison."""
COMPLETION = {"1": "completed", "2": "fell_away", "3": "excluded"}
"""ProjectCompletionStatus (youth projects): completed, left early by choice, expelled or discharged."""

HOMELESS = ("1", "16", "18")
"""LivingSituation: emergency shelter, place not meant for habitation, safe haven."""
HOUSED = ("3", "10", "11", "19", "20", "21", "22", "23", "28", "31", "33", "34")
"""LivingSituation: permanent housing, owned or rented, or for good with family or friends."""

OCCASIONS = {"1": "assessment", "2": "review", "3": "closure", "5": "review", "6": "follow_up"}
"""DataCollectionStage: entry, update, exit, annual, after exit."""

DISABILITIES = {
    "5": "physical_health",
    "7": "physical_health",
    "8": "physical_health",
    "9": "mental_health",
    "10": "substance_misuse",
}
"""DisabilityType: physical, chronic, HIV/AIDS, mental health, substance use. 6 (developmental) is no domain here."""

ACTIVITIES = {
    "12": "contact",
    "13": "contact",
    "141": "PATH service",
    "142": "RHY service",
    "143": "HOPWA service",
    "144": "SSVF service",
    "151": "HOPWA financial assistance",
    "152": "SSVF financial assistance",
    "161": "PATH referral",
    "162": "RHY referral",
    "200": "bed night",
    "210": "HUD-VASH voucher tracking",
    "300": "moving on assistance",
}
"""RecordType of Services.csv."""

DOORS = {
    "1": "prevention assistance",
    "2": "problem solving, diversion or rapid resolution",
    "3": "coordinated entry crisis assessment",
    "4": "coordinated entry housing needs assessment",
    "5": "post-placement or follow-up case management",
    "6": "street outreach",
    "7": "housing navigation",
    "8": "continuum services",
    "9": "continuum services",
    "10": "emergency shelter bed",
    "11": "transitional housing bed or unit",
    "12": "joint transitional and rapid re-housing",
    "13": "rapid re-housing",
    "14": "permanent supportive housing",
    "15": "other permanent housing",
    "16": "emergency assistance or flex fund",
    "17": "emergency housing voucher",
    "18": "housing stability voucher",
}
"""Event: what somebody was sent to; 8 and 9 say that they may not enter, or that there was no room."""
INELIGIBLE, NO_ROOM = "8", "9"
RESULTS = {"1": ("accepted", "none"), "2": ("refused", "person"), "3": ("refused", "provider")}
"""ReferralResult: accepted; refused by the client; refused by the provider."""
