"""Taxonomies and terms that feeds brought, as the profile has them."""

from typing import Any

from commonweal.live.directory.feed.fields import clean
from commonweal.live.directory.models import Taxonomy, TaxonomyTerm


def taxonomy_out(row: Taxonomy) -> dict[str, Any]:
    """A taxonomy without its terms."""
    item = {**row.extra, "id": str(row.oruk_id), "name": row.name, "description": row.description}
    item.pop("taxonomy_terms", None)
    return clean("taxonomy", item)


def term_out(row: TaxonomyTerm) -> dict[str, Any]:
    """A term; its taxonomy by id where it has one."""
    item = {**row.extra, "id": str(row.oruk_id), "name": row.name, "description": row.description}
    if row.parent is not None:
        item["parent_id"] = str(row.parent.oruk_id)
    if row.taxonomy is not None:
        item["taxonomy_id"] = str(row.taxonomy.oruk_id)
    return clean("taxonomy_term", item)
