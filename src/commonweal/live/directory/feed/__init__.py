"""The directory as an Open Referral UK 3.0 feed: what is open to everyone, for machines and files."""

from commonweal.live.directory.feed.entries import service_in_list, service_out
from commonweal.live.directory.feed.rows import services, services_at_locations

__all__ = ["service_in_list", "service_out", "services", "services_at_locations"]
