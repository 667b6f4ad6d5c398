"""The levels of a system, from the ground up; named once, for every table that tells them apart."""

LEVELS = ("team", "service", "provider", "commissioner", "system")
"""From those who meet people to the whole; no level is above another in worth."""
