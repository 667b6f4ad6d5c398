"""Who may change the directory: services their own entries, stewards all; workers suggest."""

from commonweal.live.accounts.permissions import OWN, PLACE, allow

allow("directory.add_service", steward=PLACE, commissioner=PLACE, lead=OWN, experience=OWN)
allow("directory.bring_in_folder", steward=PLACE)
allow("directory.edit_service", steward=PLACE, lead=OWN)
allow("directory.confirm_service", steward=PLACE, lead=OWN, worker=OWN)
allow("directory.set_capacity", steward=PLACE, lead=OWN, worker=OWN)
allow("directory.set_threshold", steward=PLACE, lead=OWN)
allow("directory.end_threshold", steward=PLACE, lead=OWN)
allow("directory.set_skill", steward=PLACE, lead=OWN, worker=OWN)
allow("directory.add_team", steward=PLACE, lead=OWN)
allow("directory.edit_team", steward=PLACE, lead=OWN)
allow("directory.add_location", steward=PLACE, lead=OWN)
allow("directory.edit_location", steward=PLACE, lead=OWN)
allow("directory.suggest_correction", steward=PLACE, commissioner=PLACE, lead=PLACE, worker=PLACE, experience=PLACE)
allow("directory.answer_correction", steward=PLACE, lead=OWN)

for _verb in ("begin_import", "check_import", "start_import", "apply_import", "drop_import"):
    allow(f"directory.{_verb}", steward=PLACE, commissioner=PLACE)
