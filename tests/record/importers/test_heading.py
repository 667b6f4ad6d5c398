import pytest

from commonweal.record.importers import by_heading

IDENTIFYING = (
    "Name, names, first name, FirstName, LAST_NAME, Surname, Client name, patientName, DOB, D.O.B., Date of Birth, "
    "dateofbirth, birth_date, Address, Home address, Address1, Postcode, Post code, ZIP, Phone, Mobile no, Telephone, "
    "Email, E-mail, NHS number, NHSNumber, nhs_no, NHS, NI number, NINO, National Insurance Number, SSN, "
    "Social Security No, case notes, Notes, comment, IP address, next of kin name, worker name"
)
HARMLESS = (
    "case_id, service name, org:group, Team name, vertex.names, concept:name, resource, timestamp, birth weight, "
    "number, order number, street outreach, notebook, mobilised, renamed, file name, hypotensie, InfectionSuspected, "
    "PersonalID, EntryDate, activity, phonetic, addressee count"
)


@pytest.mark.parametrize("heading", IDENTIFYING.split(", "))
def test_a_heading_that_sounds_identifying_is_found(heading: str) -> None:
    assert "its heading speaks of" in (by_heading(heading) or "")


@pytest.mark.parametrize("heading", HARMLESS.split(", "))
def test_a_heading_that_does_not_is_left_in_peace(heading: str) -> None:
    assert by_heading(heading) is None
