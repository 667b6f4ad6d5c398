"""Plymouth, loaded as the demonstration loads it."""

from pathlib import Path

from commonweal.live.serving.demo import load
from commonweal.place import read_place

PLYMOUTH = Path(__file__).parents[2] / "places/plymouth"


def plymouth(home):
    """The place folder and the place made from it."""
    folder = read_place(PLYMOUTH)
    return folder, load(folder, home)[0]
