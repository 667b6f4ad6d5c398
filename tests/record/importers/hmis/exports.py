"""A small HMIS export, made up: three people, two projects, and one of everything."""

from datetime import date
from pathlib import Path

from tests.record.importers.logs import KEY

from commonweal.record.importers import Imported
from commonweal.record.importers.hmis import import_hmis

PEOPLE = ("Xavier-secret", "Ygraine-secret", "Zebedee-secret")
FILES = {
    "Client": [
        "PersonalID,FirstName,LastName,SSN,DOB,DateDeleted",
        "c1,Xavier-secret,Quist-secret,123-45-6789,1970-01-01,",
    ],
    "Export": ["ExportID,ExportStartDate,ExportEndDate", "x,2019-01-01,2021-12-31"],
    "Organization": ["OrganizationID,OrganizationName,DateDeleted", "o1,Harbour Homes,"],
    "Project": [
        "ProjectID,OrganizationID,ProjectName,DateDeleted",
        "p2,o1,Night Shelter,",
        "p1,o1,Long Stay,",
        "p9,o1,Closed,2020-01-01 00:00:00",
    ],
    "Enrollment": [
        "EnrollmentID,PersonalID,ProjectID,EntryDate,LivingSituation,DateDeleted",
        "e1,c1,p2,2019-04-01,16,",
        "e2,c1,p1,2019-06-01,1,",
        "e3,c2,p2,2019-04-05,10,",
        "e4,c3,p2,2019-04-06,99,",
        "e5,c3,p2,2019-04-07,16,2019-05-01 00:00:00",
    ],
    "Exit": [
        "ExitID,EnrollmentID,ExitDate,Destination,ProjectCompletionStatus,DateDeleted",
        "x1,e1,2019-05-31,3,,",
        "x2,e3,2019-04-20,7,,",
        "x3,e4,2019-04-20,24,,",
    ],
    "Services": [
        "ServicesID,EnrollmentID,DateProvided,RecordType,TypeProvided,DateDeleted",
        "s1,e1,2019-04-02,200,,",
        "s2,e2,2019-06-03,141,4,",
    ],
    "CurrentLivingSituation": ["CurrentLivingSitID,EnrollmentID,InformationDate,DateDeleted"],
    "Assessment": ["AssessmentID,EnrollmentID,AssessmentDate,DateDeleted", "a1,e1,2019-04-01,"],
    "Event": [
        "EventID,EnrollmentID,EventDate,Event,LocationCrisisOrPHHousing,ReferralResult,ResultDate,DateDeleted",
        "v1,e1,2019-05-01,14,Long Stay,1,2019-05-20,",
        "v2,e1,2019-05-02,13,somewhere,3,,",
        "v3,e3,2019-05-03,14,p1,2,2019-05-09,",
        "v4,e3,2019-05-04,14,p1,,,",
        "v5,e3,2019-05-05,9,,,,",
        "v6,e3,2019-05-06,8,,,,",
    ],
    "HealthAndDV": [
        "HealthAndDVID,EnrollmentID,InformationDate,DomesticViolenceVictim,DataCollectionStage,DateDeleted",
        "h1,e1,2019-04-01,1,1,",
        "h2,e3,2019-04-05,0,1,",
        "h3,e3,2019-04-20,99,3,",
    ],
    "Disabilities": [
        "DisabilitiesID,EnrollmentID,InformationDate,DisabilityType,DisabilityResponse,DataCollectionStage,DateDeleted",
        "d1,e1,2019-04-01,10,3,1,",
        "d2,e1,2019-04-01,9,0,1,",
        "d3,e1,2019-04-01,5,0,1,",
        "d4,e1,2019-04-01,7,1,1,",
        "d5,e1,2019-04-01,6,1,1,",
        "d6,e1,2019-04-01,9,8,2,",
    ],
}


def write(folder: Path, *, without: tuple[str, ...] = (), **changed: list[str]) -> Path:
    """The export as a folder, some files left out or given other lines."""
    path = folder / "export"
    path.mkdir()
    for name, lines in (FILES | changed).items():
        if name not in without:
            (path / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return path


def bring(path: Path, out: Path | None = None, **options: object) -> Imported:
    """Import it with the key of these tests."""
    return import_hmis(path, out or path.parent / "record", KEY, **({"today": date(2024, 1, 1)} | options))
