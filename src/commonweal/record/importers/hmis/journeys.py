"""What an HMIS export says of journeys, as rows of the record's tables."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.place import DOMAINS
from commonweal.record.dtype import NO_CODE, NO_DATE, blank_rows
from commonweal.record.errors import RecordError
from commonweal.record.importers.clock import NO_DAY
from commonweal.record.importers.hmis import codes
from commonweal.record.importers.hmis.export import Array, Export, Rows
from commonweal.record.importers.key import Key
from commonweal.record.importers.pseudonym import pseudonyms
from commonweal.record.importers.repairs import EXAMPLES, Repairs
from commonweal.record.importers.terms import Terms
from commonweal.record.tables import TABLES

_SERVICE = ["RecordType", "TypeProvided"]
_CLS, _ASSESSED = "current living situation", "coordinated entry assessment"


class Journeys:
    """Enrolments of an export, and the rows that hang on them.

    Args:
        export: the files.
        key: for the pseudonyms.
        repairs: takes note of what is left out or put right.
        drop_bad: whether rows that cannot be are left out, rather than stopping the import.
    """

    def __init__(self, export: Export, key: Key, repairs: Repairs, drop_bad: bool) -> None:
        self._export, self._repairs, self._drop_bad = export, repairs, drop_bad
        self.services, self._names = _projects(export)
        self._door_at: dict[int, int] = {}
        self.activities = Terms()
        projects = pa.array([one["id"] for one in self.services], pa.string())
        rows = export.read(
            "Enrollment", ["EnrollmentID", "PersonalID", "ProjectID", "EntryDate"], ["EntryDate"], ["LivingSituation"]
        )
        service = _place(rows.column("ProjectID"), projects)
        known = (service >= 0) & rows.column("PersonalID").is_valid().to_numpy(zero_copy_only=False)
        left = "enrolments without a person, or at a project that is not in the export, were left out"
        repairs.add(left, int((~known).sum()), rows.row[~known][:EXAMPLES])
        self._rows, self._service = rows.some(known), service[known]
        if not len(self._rows):
            raise RecordError("it holds no enrolments", rows.name, "see that the export covers the right period")
        self._person = pseudonyms(key, self._rows.column("PersonalID"))
        self._ids = self._rows.column("EnrollmentID")

    def _at(self, rows: Rows) -> tuple[Rows, Array]:
        """Give the rows that belong to an enrolment, and which."""
        at = _place(rows.column("EnrollmentID"), self._ids)
        strange = at < 0
        what = f"rows of {rows.name} whose enrolment is not in the export were left out"
        self._repairs.add(what, int(strange.sum()), rows.row[strange][:EXAMPLES])
        return rows.some(~strange), at[~strange]

    def spells(self) -> Array:
        """One spell an enrolment; still open where there is no exit."""
        found = blank_rows("spells", len(self._rows))
        found["person"], found["service"], found["start"] = self._person, self._service, self._rows.days("EntryDate")
        found["ending"] = _code("spells", "ending", "still_open")
        if self._export.has("Exit"):
            headings, dates = ["ExitID", "EnrollmentID", "ExitDate", "Destination"], ["ExitDate"]
            rows, at = self._at(self._export.read("Exit", headings, dates, ["ProjectCompletionStatus"]))
            ending = _endings(rows.words("Destination"), rows.words("ProjectCompletionStatus"))
            order = np.lexsort((ending, rows.days("ExitDate")))  # the latest is written last, and stays
            self._repairs.add("enrolments had several exits; the latest was taken", len(at) - len(np.unique(at)))
            found["end"][at[order]], found["ending"][at[order]] = rows.days("ExitDate")[order], ending[order]
        return self._not_backwards(found)

    def _not_backwards(self, found: Array) -> Array:
        bad = (found["end"] != NO_DATE) & (found["end"] < found["start"])
        row = self._rows.row[bad]
        if bad.any() and not self._drop_bad:
            ends = "enrolment ends before it starts" if len(row) == 1 else "enrolments end before they start"
            what = f"{len(row):,} {ends} (such as in row {row[0]})"
            raise RecordError(what, self._rows.name, "put them right, or say --drop-bad to leave them out")
        self._repairs.add("enrolments that end before they start were left out", int(bad.sum()), row[:EXAMPLES])
        return np.sort(found[~bad], order=["person", "start", "service", "end", "ending"])

    def contacts(self) -> Array:
        """Services given, living situations asked about and assessments made, each on its day."""
        parts = [
            self._contacts("Services", "ServicesID", "DateProvided", _activity, "meeting", _SERVICE),
            self._contacts("CurrentLivingSituation", "CurrentLivingSitID", "InformationDate", _CLS, "meeting"),
            self._contacts("Assessment", "AssessmentID", "AssessmentDate", _ASSESSED, "assessment"),
        ]
        found = np.concatenate(parts)
        words, places = self.activities.in_order()
        self.activity_rows = [{"id": word, "name": word} for word in words]
        found["activity"] = places[found["activity"]]
        return np.sort(found, order=["person", "date", "service", "kind", "activity"])

    def _contacts(
        self, name: str, identity: str, date: str, what: str | Callable[..., str], kind: str, more: Sequence[str] = ()
    ) -> Array:
        if not self._export.has(name):
            return blank_rows("contacts", 0)
        rows, at = self._at(self._export.read(name, [identity, "EnrollmentID", date, *more], [date]))
        found = blank_rows("contacts", len(rows))
        found["person"], found["service"], found["date"] = self._person[at], self._service[at], rows.days(date)
        found["kind"] = _code("contacts", "kind", kind)
        said = [rows.words(one) for one in more]
        words = [what] * len(rows) if isinstance(what, str) else [what(*one) for one in zip(*said, strict=True)]
        found["activity"] = self.activities.encode(pa.array(words, pa.string()))
        return found

    def needs(self) -> Array:
        """Needs that were asked about and answered yes (1) or no (0)."""
        found = np.concatenate([self._homeless(), self._abuse(), self._disabilities()])
        found = np.sort(found, order=["person", "date", "service", "domain", "occasion", "score"])
        same = np.ones(len(found), bool)
        for column in ("person", "service", "date", "domain", "occasion"):
            same[:-1] &= found[column][1:] == found[column][:-1]
        same[-1:] = False
        return np.asarray(found[~same])  # of several answers on one need and day, the yes

    def _homeless(self) -> Array:
        said = np.array(self._rows.words("LivingSituation"), object)
        score = np.where(np.isin(said, codes.HOMELESS), 1.0, np.where(np.isin(said, codes.HOUSED), 0.0, np.nan))
        at, days = np.arange(len(self._rows)), self._rows.days("EntryDate")
        domain = np.full(len(at), DOMAINS.index("homelessness"))
        return self._needs(at, days, domain, score, ["1"] * len(at))

    def _abuse(self) -> Array:
        if not self._export.has("HealthAndDV"):
            return blank_rows("needs", 0)
        said, stage = "DomesticViolenceVictim", "DataCollectionStage"
        headings, dates = ["HealthAndDVID", "EnrollmentID", "InformationDate", said, stage], ["InformationDate"]
        rows, at = self._at(self._export.read("HealthAndDV", headings, dates))
        score = np.array([{"0": 0.0, "1": 1.0}.get(one or "", np.nan) for one in rows.words(said)])
        domain = np.full(len(at), DOMAINS.index("domestic_abuse"))
        return self._needs(at, rows.days("InformationDate"), domain, score, rows.words(stage))

    def _disabilities(self) -> Array:
        if not self._export.has("Disabilities"):
            return blank_rows("needs", 0)
        more = ["DisabilityType", "DisabilityResponse", "DataCollectionStage"]
        headings = ["DisabilitiesID", "EnrollmentID", "InformationDate", *more]
        rows, at = self._at(self._export.read("Disabilities", headings, ["InformationDate"]))
        kinds, answers, stages = (rows.words(one) for one in more)
        domain = np.array([_domain(one) for one in kinds], np.int64)
        score = np.array([_answer(*one) for one in zip(kinds, answers, strict=True)], float)
        return self._needs(at, rows.days("InformationDate"), domain, score, stages)

    def _needs(self, at: Array, days: Array, domain: Array, score: Array, stages: Sequence[str | None]) -> Array:
        occasion = np.array([_occasion(one) for one in stages], np.int64)
        told = ~np.isnan(score) & (domain >= 0) & (occasion >= 0)
        found = blank_rows("needs", int(told.sum()))
        found["person"], found["service"] = self._person[at[told]], self._service[at[told]]
        found["date"], found["domain"], found["score"] = days[told], domain[told], score[told]
        found["occasion"] = occasion[told]
        return found

    def referrals(self) -> Array:
        """Referrals of Event.csv that have an answer; a door that is not named stands for its kind."""
        if not self._export.has("Event"):
            return blank_rows("referrals", 0)
        more = ["Event", "LocationCrisisOrPHHousing", "ReferralResult", "ResultDate"]
        rows, at = self._at(self._export.read("Event", ["EventID", "EnrollmentID", "EventDate", *more], ["EventDate"]))
        events, places, results, _ = (rows.words(one) for one in more)
        answers = [_referral(*one) for one in zip(events, results, strict=True)]
        told = np.array([one is not None for one in answers], bool)
        self._repairs.add("events of Event.csv without an answer at a door were left out", int((~told).sum()))
        found = blank_rows("referrals", len(rows))
        days = rows.days("ResultDate")
        dateless = (days == NO_DAY) & told
        self._repairs.add("answers at a door without a day stand on the day of the referral", int(dateless.sum()))
        found["date"] = np.where(days == NO_DAY, rows.days("EventDate"), days)
        found["person"], found["from_service"] = self._person[at], self._service[at]
        self._open_doors({int(events[row] or 0) for row in np.flatnonzero(told) if self._named(places[row]) is None})
        for row, answer in enumerate(answers):
            if answer is not None:
                found["outcome"][row], found["declined_by"][row], found["reason"][row] = answer
                named = self._named(places[row])
                found["to_service"][row] = self._door_at[int(events[row] or 0)] if named is None else named
        return np.sort(found[told], order=["person", "date", "from_service", "to_service", "outcome"])

    def _named(self, place: str | None) -> int | None:
        """Find the project that a place names, by its id or its name."""
        return self._names.get((place or "").strip().lower())

    def _open_doors(self, events: set[int]) -> None:
        """Make each kind of door a service, in the order of their codes, so that the order of rows says nothing."""
        for event in sorted(events):
            self._door_at[event] = len(self.services)
            name = f"{codes.DOORS[str(event)]} (project not named)"
            self.services.append({"id": f"door-{event:02d}", "name": name, "domain": "homelessness"})


def _projects(export: Export) -> tuple[list[dict[str, str | None]], Mapping[str, int]]:
    """Give the projects as services, and where each stands by its id and by its name (if only one has it)."""
    rows = export.read("Project", ["ProjectID", "OrganizationID", "ProjectName"])
    owners: dict[str | None, str | None] = {}
    if export.has("Organization"):
        held = export.read("Organization", ["OrganizationID", "OrganizationName"])
        owners = dict(zip(held.words("OrganizationID"), held.words("OrganizationName"), strict=True))
    whole = zip(*(rows.words(one) for one in ("ProjectID", "ProjectName", "OrganizationID")), strict=True)
    services: list[dict[str, str | None]] = [
        {"id": one, "name": (name or one).strip(), "provider": (owners.get(owner) or owner or "").strip() or None,
         "domain": "homelessness"}
        for one, name, owner in sorted((a, b, c) for a, b, c in whole if a)
    ]  # fmt: skip
    names = [str(one["name"]).lower() for one in services]
    places = {name: at for at, name in enumerate(names) if names.count(name) == 1}
    return services, places | {str(one["id"]).lower(): at for at, one in enumerate(services)}


def _place(values: pa.Array, among: pa.Array) -> Array:
    found = pc.index_in(values, value_set=among, skip_nulls=True)
    return np.asarray(found.fill_null(NO_CODE).to_numpy(zero_copy_only=False))


def _code(table: str, column: str, word: str) -> int:
    return TABLES[table].column(column).codes.index(word)


def _endings(destinations: Sequence[str | None], completed: Sequence[str | None]) -> Array:
    said = [_ending(*one) for one in zip(destinations, completed, strict=True)]
    return np.array([_code("spells", "ending", one) for one in said], np.int8)


def _ending(destination: str | None, completed: str | None) -> str:
    if destination == codes.DIED:
        return "died"
    if destination in codes.INSTITUTIONS:
        return "institution"
    return codes.COMPLETION.get(completed or "", "not_said")


def _activity(kind: str | None, type: str | None) -> str:
    name = codes.ACTIVITIES.get(kind or "", f"record type {kind or 'not said'}")
    return f"{name}, type {type}" if type and kind != "200" else name


def _domain(kind: str | None) -> int:
    domain = codes.DISABILITIES.get(kind or "")
    return DOMAINS.index(domain) if domain else NO_CODE


def _answer(kind: str | None, answer: str | None) -> float:
    yes = ("1", "2", "3") if kind == "10" else ("1",)  # of substances: alcohol, drugs or both
    return 1.0 if answer in yes else 0.0 if answer == "0" else float("nan")


def _occasion(stage: str | None) -> int:
    word = codes.OCCASIONS.get(stage or "")
    return _code("needs", "occasion", word) if word else NO_CODE


def _referral(event: str | None, result: str | None) -> tuple[int, int, int] | None:
    """Give outcome, who declined and the reason, as codes; None where no door has answered."""
    if event not in codes.DOORS:
        return None
    outcome, declined, reason = "refused", "provider", "not_stated"
    if event == codes.NO_ROOM:
        reason = "no_room"
    elif event != codes.INELIGIBLE:
        if result not in codes.RESULTS:
            return None
        outcome, declined = codes.RESULTS[result]
        reason = "none" if outcome == "accepted" else "not_stated"
    words: dict[str, Any] = {"outcome": outcome, "declined_by": declined, "reason": reason}
    first, second, third = (_code("referrals", column, word) for column, word in words.items())
    return first, second, third
