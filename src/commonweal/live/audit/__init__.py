"""What was done, by whom and when: appended, chained, never changed."""

__all__: list[str] = []
