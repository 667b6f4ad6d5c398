from commonweal.record.journeys import JOURNEYS


def test_what_happened_to_people_names_them_by_pseudonym_and_holds_no_words() -> None:
    assert [t.name for t in JOURNEYS] == ["contacts", "referrals", "spells", "needs"]
    for table in JOURNEYS:
        assert table.column("person").type == "person"
        assert "text" not in {c.type for c in table.columns}


def test_codes_that_the_lab_writes_by_number_keep_their_places() -> None:
    held = {t.name: t for t in JOURNEYS}
    assert held["contacts"].column("kind").codes[:4] == ("assessment", "start", "review", "follow_up")
    assert held["spells"].column("ending").codes[6] == "still_open"
    assert held["needs"].column("occasion").codes[3] == "follow_up"
