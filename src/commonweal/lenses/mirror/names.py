"""Plain names, our own, for the nine system behaviours and the signs of room; the codes are the record's."""

BEHAVIOUR_NAMES = {
    "interconnected_whole": "seeing how each part hangs together with the rest",
    "resourceful_people": "seeing what people can do and bring",
    "shared_vision": "wanting the same thing, and saying what it is",
    "shared_power": "sharing power, so that every voice weighs the same",
    "devolved_decisions": "leaving decisions to those who are nearest",
    "mutual_accountability": "answering to one another, both ways",
    "open_trusting_relationships": "trusting one another enough to speak plainly",
    "collaborative_leadership": "leading together, from anywhere",
    "feedback_and_learning": "hearing how it went, and changing because of it",
}
"""In the order of Lankelly Chase's System Behaviours (2017): three of perspective, three of power, three of
participation; the wording is ours."""

SIGN_NAMES = {
    "spend_without_asking": "most that may be spent without asking",
    "reflection": "time to reflect",
    "idea_to_try": "time from an idea to its trial",
    "decisions_taken_here": "decisions about the work that are taken here",
}

SIGN_UNITS = {
    "spend_without_asking": "GBP",
    "reflection": "hours a worker a week",
    "idea_to_try": "days",
    "decisions_taken_here": "share",
}
