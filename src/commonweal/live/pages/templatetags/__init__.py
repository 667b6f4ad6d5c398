"""Filters for templates."""

__all__: list[str] = []
