"""Open Referral UK 3.0 feeds: checked against the profile's own schemas, read from a file, a folder or the web.

Needs no Django. Holding an item against a schema needs `jsonschema`, which the workbench's extra brings.
"""

from commonweal.place.openreferral.check import KINDS, SchemasMissingError, problems
from commonweal.place.openreferral.problem import Problem

__all__ = ["KINDS", "Problem", "SchemasMissingError", "problems"]
