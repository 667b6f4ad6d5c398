"""Who helps with what, for whom, and under which thresholds."""

__all__: list[str] = []
