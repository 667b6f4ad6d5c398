"""Open Referral UK 3.0 feeds: checked against the profile's own schemas, read from a file, a folder or the web.

Needs no Django. Holding an item against a schema needs `jsonschema`, which the workbench's extra brings.
"""

from commonweal.place.openreferral.check import KINDS, SchemasMissingError, problems
from commonweal.place.openreferral.documents import Document, NoFeedError, documents, zipped
from commonweal.place.openreferral.feed import PARTS, Feed, Item
from commonweal.place.openreferral.fetch import fetched
from commonweal.place.openreferral.problem import Problem
from commonweal.place.openreferral.read import feed_of, read_feed
from commonweal.place.openreferral.web import Limits

__all__ = [
    "KINDS",
    "PARTS",
    "Document",
    "Feed",
    "Item",
    "Limits",
    "NoFeedError",
    "Problem",
    "SchemasMissingError",
    "documents",
    "feed_of",
    "fetched",
    "problems",
    "read_feed",
    "zipped",
]
