"""A directory from a place folder, and community assets as an example."""

from typing import Any

from commonweal.live.directory.actions import add_service
from commonweal.live.directory.folder import bring_in_folder
from commonweal.live.directory.models import Need
from commonweal.live.places.models import Organisation, Place
from commonweal.place import Place as Folder

EXAMPLES = (
    (
        "group",
        "Peer support group",
        "An example, not a real group: people who have been there, weekly, no referral needed.",
    ),
    ("space", "Riverside park", "An example, not a real park: green and blue space, open to everyone."),
    ("offer", "A neighbour's hot meal", "An example, not a real offer: a meal once a week, for whoever comes."),
)


def load(actor: Any, place: Place, folder: Folder) -> None:
    """Fill the directory from the folder, and add what a community has of its own as examples that say so."""
    bring_in_folder(actor, place, folder)
    owner = Organisation.objects.filter(place=place).order_by("pk").first()
    if owner is not None:
        needs = list(Need.objects.filter(place=place))
        for kind, name, words in EXAMPLES:
            add_service(actor, owner, needs=needs, kind=kind, name=name, description=words)
