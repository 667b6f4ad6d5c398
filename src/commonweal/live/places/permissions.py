"""Who may change a place and its organisations."""

from commonweal.live.accounts.permissions import OWN, PLACE, allow

allow("places.edit", steward=PLACE)
allow("places.add_organisation", steward=PLACE, commissioner=PLACE)
allow("places.edit_organisation", steward=PLACE, commissioner=PLACE, lead=OWN)
