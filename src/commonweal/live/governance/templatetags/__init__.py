"""What the templates ask of decisions."""

__all__: list[str] = []
