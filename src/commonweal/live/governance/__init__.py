"""Bodies, strategies, systems of interest, decisions and assurance."""

__all__: list[str] = []
