"""A feed as flat items: each thing once, with what it belongs to named by its id."""

from dataclasses import dataclass, field
from typing import Any, Final

from commonweal.place.openreferral.problem import Problem

PARTS: Final = ("organization", "taxonomy", "taxonomy_term", "location", "service", "service_at_location")
"""What a feed is made of, each after what it hangs on."""

Item = dict[str, Any]


@dataclass
class Feed:
    """What a feed says, with everything that is wrong with it.

    Attributes:
        items: part -> id (lower case) -> item. An item is as the feed has it, but what lay within it and is an item of
            its own is named by its id: a service has `organization_id`, a service at a location `service_id` and
            `location_id`, a term `taxonomy_id`. A service's `attributes` stay in it, with their terms.
        problems: what is not as the profile has it, with where; grave problems left the item out.
        left_out: part -> ids of items that are in the feed but not in `items`.
        whole: whether it lists all its services, so that one that is not in it has gone from it.
    """

    items: dict[str, dict[str, Item]] = field(default_factory=lambda: {part: {} for part in PARTS})
    problems: list[Problem] = field(default_factory=list)
    left_out: dict[str, set[str]] = field(default_factory=lambda: {part: set() for part in PARTS})
    whole: bool = False

    @property
    def is_valid(self) -> bool:
        """Whether nothing breaks the profile."""
        return not any(problem.grave for problem in self.problems)
