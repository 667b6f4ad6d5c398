"""The nouns of the directory."""

from commonweal.live.directory.models.correction import Correction
from commonweal.live.directory.models.door import Capacity, Skill, Team, Threshold
from commonweal.live.directory.models.feed_import import FeedImport, FeedItem
from commonweal.live.directory.models.service import Location, Service, ServiceAtLocation
from commonweal.live.directory.models.terms import Area, Need, Taxonomy, TaxonomyTerm

__all__ = [
    "Area",
    "Capacity",
    "Correction",
    "FeedImport",
    "FeedItem",
    "Location",
    "Need",
    "Service",
    "ServiceAtLocation",
    "Skill",
    "Taxonomy",
    "TaxonomyTerm",
    "Team",
    "Threshold",
]
