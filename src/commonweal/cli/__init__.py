"""The command line: thin; one file per group of verbs."""

from commonweal.cli.main import main

__all__ = ["main"]
