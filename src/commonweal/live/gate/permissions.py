"""Who may take something out: a record, without names, stewards and researchers; a place folder, stewards."""

from commonweal.live.accounts.permissions import PLACE, allow

allow("gate.export_record", steward=PLACE, researcher=PLACE)
allow("gate.export_place", steward=PLACE)
