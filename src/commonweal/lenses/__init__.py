"""Lenses: each reads any record and answers one question. None has been built yet."""

__all__ = ()
