"""What every page shares: frame, tables, downloads, first screen, search."""

__all__: list[str] = []
