"""How often are people handed on, between whom, and what follows?

The hand-over matrix is that of van der Aalst, Reijers & Song (2005), on stays: contacts in a row with the same
service count as one.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.chains import Chains, chains
from commonweal.lenses.columns import Columns, code, names, read_columns
from commonweal.lenses.finding import Field, Finding, Number, Sheet, count_of, share_of, statistic_of
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.matrix import matrix
from commonweal.record import Record
from commonweal.record.day import day_number

_WAIT = "from the last contact with one service to the first with the next"
_FIELDS = {
    "from": Field("label", meaning="the service they left"),
    "to": Field("label", meaning="the service they came to next"),
    "people": Field("count", "people", "how many people were handed on so"),
    "handoffs": Field("count", "times", "how often, over all of them"),
    "median_wait": Field("statistic", "days", _WAIT, of="people", quantile=0.5),
}


def see(record: Record, episode_days: int, lost_days: int, pairs: int) -> Finding:
    """Answer from contacts, and from referrals where the record holds them."""
    contacts = read_columns(record, "contacts", ("person", "service", "date", "kind"))
    if not len(contacts["person"]):
        return LENS.answer("Cannot tell: the record holds no contact.", cannot_tell=("It holds no contact.",))
    return find(record, contacts, episode_days, lost_days, pairs)


def find(record: Record, contacts: Columns, episode_days: int, lost_days: int, pairs: int) -> Finding:
    """Answer from contacts already read: person, service, date and kind."""
    found = chains(contacts)
    changes = found.changes(episode_days)
    numbers = _chain_numbers(found, changes)
    numbers += assessments(contacts) + after_handoff(record, contacts, lost_days)
    sheet = Sheet("Hand-offs between services", _FIELDS, _pairs(record, found, changes, pairs), by_size=True)
    return LENS.answer(
        _sentence(numbers, lost_days),
        numbers=tuple(numbers),
        table=sheet,
        chart=matrix,
        alt="A matrix of the services that people left, by those they came to next; darker for more people.",
        cannot_tell=_open_questions(record, numbers),
    )


def _chain_numbers(found: Chains, changes: NDArray[Any]) -> list[Number]:
    handed = found.per_person(changes)
    n, ones = found.people, np.ones(found.people)
    steps = Number("changes_per_step", None, n=n, unit="changes a step", kind="statistic")
    if found.contacts > n:
        value = len(changes) / (found.contacts - n)
        steps = Number("changes_per_step", value, n=n, unit="changes a step", kind="statistic", meaning=_STEP)
    waits = (found.first[changes + 1] - found.last[changes]).astype(float)
    return [
        count_of("people", n, "people who met a service"),
        statistic_of("changes_per_case", doubt.ratio(handed, ones), n, "changes a person", "changes of service"),
        steps,
        statistic_of("services_per_case", doubt.mean(_different(found)), n, "services", "different services met"),
        share_of("handed_on", int((handed > 0).sum()), n, "people handed on at least once"),
        statistic_of("longest_tenth", _tail(handed), n, "changes", "changes that one in ten has or exceeds", 0.9),
        _bounces(found, changes),
        statistic_of("median_wait", doubt.median(waits), int((handed > 0).sum()), "days", _WAIT, 0.5),
    ]


_STEP = "changes of service for every contact after a person's first"


def _different(found: Chains) -> NDArray[np.int64]:
    """Count the different services of each person, (people,)."""
    width = np.int64(found.service.max()) + 1
    met = np.sort(found.number * width + found.service)  # np.unique takes ten times as long on millions
    return np.bincount(met[np.append(True, met[1:] != met[:-1])] // width)


def _tail(handed: NDArray[np.int64]) -> doubt.Doubt:
    return doubt.Doubt(float(np.quantile(handed, 0.9, method="inverted_cdf")))


def _bounces(found: Chains, changes: NDArray[Any]) -> Number:
    """Give the share of hand-offs followed by another that led straight back (A, B, A), of those followed by one."""
    twice = changes[:-1][changes[1:] == changes[:-1] + 1]
    back = found.service[twice + 2] == found.service[twice]
    followed, bounced = found.per_person(twice), found.per_person(twice[back])
    told = doubt.ratio(bounced[followed > 0], followed[followed > 0])
    return statistic_of("bounced", told, int((followed > 0).sum()), "share", _BACK)


_BACK = "hand-offs followed by another that led straight back to where the person came from"


def _pairs(record: Record, found: Chains, changes: NDArray[Any], most: int) -> list[dict[str, Any]]:
    """Give the pairs of services along which most people were handed on, in the order of their number."""
    called = names(record, "services")
    width = np.int64(len(called))
    pair = found.service[changes] * width + found.service[changes + 1]
    number = found.number[changes]
    order = np.argsort(pair, kind="stable")  # people stay in order within a pair
    pair, number = pair[order], number[order]
    wait = (found.first[changes + 1] - found.last[changes])[order]
    first = np.append(True, pair[1:] != pair[:-1])
    bounds = np.append(np.flatnonzero(first), len(pair))
    new = first | np.append(True, number[1:] != number[:-1])
    people = np.add.reduceat(new, bounds[:-1]) if len(pair) else np.zeros(0, int)
    rows = []
    for i in np.argsort(-people, kind="stable")[:most]:
        low, high = bounds[i], bounds[i + 1]
        rows.append(
            {
                "from": called[int(pair[low] // width)],
                "to": called[int(pair[low] % width)],
                "people": int(people[i]),
                "handoffs": int(high - low),
                "median_wait": float(np.median(wait[low:high])),
            }
        )
    return rows


def assessments(contacts: Columns) -> list[Number]:
    """Give how many of the people met were assessed more than once, if the record tells assessments apart."""
    assessed = np.sort(contacts["person"][contacts["kind"] == code("contacts", "kind", "assessment")])
    if not len(assessed):
        return []
    times = np.diff(np.append(np.flatnonzero(np.append(True, assessed[1:] != assessed[:-1])), len(assessed)))
    n = len(times)
    return [
        share_of("assessed_again", int((times > 1).sum()), n, "people assessed more than once, of those assessed"),
        statistic_of("assessments_per_case", doubt.mean(times), n, "assessments", "for each person assessed"),
    ]


def after_handoff(record: Record, contacts: Columns, lost_days: int) -> list[Number]:
    """Give what became of people sent from one service to another, as referrals tell it and contacts after."""
    sent = read_columns(record, "referrals", ("person", "date", "from_service", "to_service", "outcome"))
    passed = (sent["from_service"] >= 0) & (sent["outcome"] != code("referrals", "outcome", "abandoned"))
    if not passed.any():
        return []
    failed = passed & (sent["outcome"] != code("referrals", "outcome", "accepted"))
    people = len(np.unique(sent["person"][passed]))
    told = doubt.share(int(failed.sum()), int(passed.sum()))
    numbers = [statistic_of("not_taken", told, people, "share", "hand-offs tried that were refused or never arrived")]
    lost = _not_seen(record, contacts, sent["person"][failed], sent["date"][failed], lost_days)
    if lost is not None and len(lost):
        meaning = f"of these, people whom no service met in the next {lost_days} days"
        told, people = doubt.share(int(lost.sum()), len(lost)), len(np.unique(sent["person"][failed]))
        numbers.append(statistic_of("lost_after", told, people, "share", meaning))
    return numbers


def _not_seen(
    record: Record, met: Columns, person: NDArray[Any], day: NDArray[Any], days: int
) -> NDArray[np.bool_] | None:
    """Say who of those at (person, day) had no contact in the days after; None where the record ends too soon."""
    end = record.coverage.of("contacts").end
    if end is None:
        return None
    last = day_number(end)
    person, day = person[day + days <= last], day[day + days <= last]
    place = np.unique(np.concatenate((met["person"], person)), return_inverse=True)[1]
    span = np.int64(last) + days + 2  # longer than any day, so that one number orders people, then days
    when = np.sort(place[: len(met["person"])] * span + met["date"])
    asked = place[len(met["person"]) :] * span + day
    after = np.searchsorted(when, asked, side="right")
    upto = np.searchsorted(when, asked + days, side="right")
    return np.asarray(upto == after)


def _sentence(numbers: list[Number], lost_days: int) -> str:
    held = {number.name for number in numbers if number.value is not None}
    parts = [
        "Each person changed service {changes_per_case} times on average, among {services_per_case.plain} different "
        "services; {handed_on} were handed on at least once."
    ]
    if "bounced" in held:
        parts.append("Of hand-offs followed by another, {bounced} led straight back.")
    if "median_wait" in held:
        parts.append("Half of the hand-offs took {median_wait.plain} days or more from one contact to the next.")
    if "assessed_again" in held:
        parts.append("Of those assessed, {assessed_again} were assessed more than once.")
    if "not_taken" in held:
        parts.append("Of hand-offs tried, {not_taken} were refused or never arrived.")
    if "lost_after" in held:
        parts.append(f"After that, {{lost_after}} were met by no service for {lost_days} days.")
    return " ".join(parts)


def _open_questions(record: Record, numbers: list[Number]) -> tuple[str, ...]:
    held = {number.name for number in numbers}
    told = [
        "A change of service is not bad in itself: whether it was wanted, and by whom, is not in a record.",
        "Waits are told to the day, for a record keeps no hours.",
    ]
    if "not_taken" not in held:
        told.append("Hand-offs that never arrived: the record holds no referrals from one service to another.")
    elif "lost_after" not in held:
        told.append("What followed a hand-off that was not taken: too little of the record comes after.")
    if "assessed_again" not in held:
        told.append("Repeated assessments: the record does not say which contacts were assessments.")
    return tuple(told)


LENS = Lens(
    "handoffs",
    "How often are people handed on, between whom, and what follows?",
    needs=({"contacts": ("person", "service", "date", "kind")},),
    see=see,
    helps={"referrals": ("person", "date", "from_service", "to_service", "outcome")},
    options=(
        Option("episode_days", 0, "a gap of more days than this begins a new episode and is no hand-off; 0: none does"),
        Option("lost_days", 91, "days without any contact after which someone counts as lost"),
        Option("pairs", 50, "how many pairs of services the table shows"),
    ),
)
