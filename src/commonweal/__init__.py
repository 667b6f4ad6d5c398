"""Commonweal: a whole-system workbench for places.

Four verbs, one loop: map a place, rehearse it, practise in it, sense what happened.
"""

__all__ = ["__version__"]

__version__ = "0.1.0.dev0"
