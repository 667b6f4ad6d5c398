"""The pages above all apps: places, one place at a glance, search, accessibility."""

__all__: list[str] = []
