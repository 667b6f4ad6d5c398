"""The pages on which the fund is changed: each asks what one verb needs, and calls it."""

__all__: list[str] = []
