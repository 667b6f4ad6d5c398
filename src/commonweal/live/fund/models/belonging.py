"""What every row that hangs on a fund shares: it knows its place, by which permissions are asked."""

from operator import attrgetter
from typing import ClassVar

from django.db import models


class OfAFund(models.Model):
    """A row of a fund; `fund_path` leads from the row to its fund."""

    fund_path: ClassVar[str] = "fund"

    class Meta:
        abstract = True

    @property
    def place_id(self) -> int:
        """The place whose fund it is."""
        return attrgetter(self.fund_path)(self).place_id
