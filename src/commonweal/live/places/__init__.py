"""The place and its organisations, to which everything else belongs."""

__all__: list[str] = []
