"""Tags for templates of the fund."""

__all__: list[str] = []
