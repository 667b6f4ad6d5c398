from commonweal.record.reports import REPORTS


def test_what_services_report_is_about_no_person() -> None:
    assert [t.name for t in REPORTS] == ["measures", "money", "practice", "skills", "room"]
    assert not [c for t in REPORTS for c in t.columns if c.type in ("person", "text")]


def test_a_skill_is_claimed_or_observed() -> None:
    skills = next(t for t in REPORTS if t.name == "skills")
    assert skills.column("basis").codes == ("claimed", "observed")
