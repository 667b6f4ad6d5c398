"""Why nothing left: one message, with every reason in it."""

from collections.abc import Iterable

MOST_SAID = 20


class Refused(Exception):  # noqa: N818 - named for what happened to whoever asked
    """Nothing left. `reasons` says of each thing where it stands, what is wrong and what would be right."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        more = len(self.reasons) - MOST_SAID
        said = [*self.reasons[:MOST_SAID], *([f"and {more} more"] if more > 0 else [])]
        super().__init__("\n".join(said))
