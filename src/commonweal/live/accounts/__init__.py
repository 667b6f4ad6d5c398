"""Who may come in, as what, and what each role may do."""

__all__: list[str] = []
