"""A place's feed as a folder of files, laid out as the profile's own examples and the validator's mock feeds are."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from commonweal.live.directory.feed import entries, rows, vocabulary
from commonweal.live.directory.feed.page import page
from commonweal.live.places.models import Place

Item = dict[str, Any]
OPENAPI = "https://docs.openreferraluk.org/en/latest/openapi30.json"
"""Files have no addresses of their own; this describes those that a feed on the web has."""


def feed_files(place: Place, reader: Any = rows.EVERYONE) -> dict[str, Item]:
    """Every file of the feed by its path: a list of each part on one page, and a folder with each service whole.

    `reader` is who it is written for: everyone, or somebody who may see more.
    """
    services = list(rows.services(place, reader=reader))
    places = list(rows.services_at_locations(place, reader=reader))
    taxonomies, terms = vocabulary.taxonomies(place), vocabulary.terms(place)
    every = taxonomies[: len(taxonomies)]
    return {
        "api_details.json": {"version": "HSDS-UK-3.0", "profile": entries.PROFILE, "openapi_url": OPENAPI},
        "service_list.json": _list(entries.service_in_list(row) for row in services),
        "service_at_location_list.json": _list(entries.service_at_location_in_list(row) for row in places),
        "taxonomy_list.json": _list(every),
        "taxonomy_term_list.json": _list(terms[: len(terms)]),
        **{f"service/{row.oruk_id}.json": entries.service_out(row) for row in services},
        **{f"service_at_location/{row.oruk_id}.json": entries.whole_service_at_location(row) for row in places},
        **{f"taxonomy/{each['id']}.json": vocabulary.one_taxonomy(place, each["id"]) or each for each in every},
    }


def _list(items: Iterable[Item]) -> Item:
    found = list(items)
    return page(found, 1, max(1, len(found)))


def write(files: dict[str, Item], folder: Path) -> None:
    """Write the files into a folder that is new or empty. Raises FileExistsError for one that holds something."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} holds something already; name a folder that is new or empty")
    for path, item in files.items():
        whole = folder / path
        whole.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(json.dumps(item, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
