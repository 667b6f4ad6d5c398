"""What can be wrong with a record, said once for every reader and writer of one."""

AGAIN = "write the record again, or take it from its source"
"""What to do about a record that is damaged."""


class RecordError(ValueError):
    """Something is wrong with a record or with what was handed to one.

    Args:
        what: what is wrong, as a clause without a full stop.
        where: the folder, file, table or column it is about.
        right: what would be right, so that the reader knows what to do next.
    """

    def __init__(self, what: str, where: str = "", right: str = "") -> None:
        super().__init__(what, where, right)
        self.what, self.where, self.right = what, where, right

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.right[0].upper()}{self.right[1:]}." if self.right else ""
        return f"{place}{self.what}.{advice}"
