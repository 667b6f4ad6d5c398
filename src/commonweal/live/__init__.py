"""The web workbench, in which a place does its work: one Django app per noun."""

__all__: list[str] = []
