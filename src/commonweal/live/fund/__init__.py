"""The pooled fund: agreement, entries in pence, position, risk share."""

__all__: list[str] = []
