"""Shipped regimes, as TOML files; a place writes its own beside its tables."""

__all__ = ()
