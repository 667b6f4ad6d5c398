from commonweal.lenses.mirror import BEHAVIOUR_NAMES, SIGN_NAMES, SIGN_UNITS
from commonweal.record import TABLES


def test_every_code_has_a_name_of_its_own_in_the_same_order():
    assert tuple(BEHAVIOUR_NAMES) == TABLES["perceptions"].column("behaviour").codes
    assert tuple(SIGN_NAMES) == tuple(SIGN_UNITS) == TABLES["room"].column("sign").codes
    assert len(set(BEHAVIOUR_NAMES.values())) == 9


def test_units_of_room_are_the_records():
    unit = TABLES["room"].column("value").unit
    assert all(f"{unit_of} ({sign})" in unit for sign, unit_of in SIGN_UNITS.items())
