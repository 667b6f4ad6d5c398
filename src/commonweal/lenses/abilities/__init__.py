"""Abilities: what services can help with, and what lacked where they handed people on; parts of the skills lens."""

from commonweal.lenses.abilities.breadth import Breadth, breadth, described, recorded, share_of_work
from commonweal.lenses.abilities.claims import Pairs, claims
from commonweal.lenses.abilities.handed import Handed, handed_on
from commonweal.lenses.abilities.holders import WHO, Holders, who_had_it
from commonweal.lenses.abilities.levels import Levels, read_levels

__all__ = [
    "WHO",
    "Breadth",
    "Handed",
    "Holders",
    "Levels",
    "Pairs",
    "breadth",
    "claims",
    "described",
    "handed_on",
    "read_levels",
    "recorded",
    "share_of_work",
    "who_had_it",
]
