"""The Fulfilling Lives data set: people facing multiple disadvantage in twelve English areas, 2014 to 2022."""

from commonweal.record.importers.fulfilling_lives.read import import_fulfilling_lives

__all__ = ["import_fulfilling_lives"]
