"""The four aspects of emergence, one module each, and what they reckon with."""

__all__: list[str] = []
