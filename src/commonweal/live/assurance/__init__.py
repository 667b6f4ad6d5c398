"""Assurance: four voices on a strategy, the fund or a decision, and statements for a board made from the record."""

__all__: list[str] = []
