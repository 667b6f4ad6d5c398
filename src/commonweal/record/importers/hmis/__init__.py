"""The US HMIS CSV export, FY 2022: homelessness services' own records, people's names left unread."""

from commonweal.record.importers.hmis.read import import_hmis

__all__ = ["import_hmis"]
