from commonweal.record.relations import BEHAVIOURS, RELATIONS, ROLES


def test_what_people_say_is_told_by_role_and_never_by_person() -> None:
    assert [t.name for t in RELATIONS] == ["ties", "voice", "voice_links", "perceptions", "words"]
    assert not [c for t in RELATIONS for c in t.columns if c.type in ("person", "text")]
    assert "resident" in ROLES


def test_there_are_nine_system_behaviours_each_seen_from_one_to_ten() -> None:
    assert len(set(BEHAVIOURS)) == 9
    perceptions = next(t for t in RELATIONS if t.name == "perceptions")
    assert perceptions.column("behaviour").codes == BEHAVIOURS
    assert (perceptions.column("score").least, perceptions.column("score").most) == (1, 10)
