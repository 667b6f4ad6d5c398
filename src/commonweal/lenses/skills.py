"""Which skill was missing where people were handed on, who had it, and how much of the work is on the whole person.

That somebody had the skill does not mean that the hand-off could have been spared: they may have been full, far away
or unknown. So what it would have saved is told as an upper bound.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.abilities import (
    Handed,
    Holders,
    Levels,
    Pairs,
    breadth,
    claims,
    described,
    handed_on,
    read_levels,
    recorded,
    share_of_work,
    who_had_it,
)
from commonweal.lenses.abilities.bars import missing_bars
from commonweal.lenses.abilities.services import Services, read_services
from commonweal.lenses.abilities.sheets import claimed_and_seen, held, missing
from commonweal.lenses.finding import EMPTY, Finding, Number, count_of, free, statistic_of
from commonweal.lenses.lens import Lens, Option
from commonweal.record import Record, RecordError


@dataclass(frozen=True)
class _Sight:
    """All that was seen in one record; None where it tells of no skills."""

    services: Services
    handed: Handed
    levels: Levels | None
    holders: Holders | None
    pairs: Pairs


def see(record: Record, enough: float, days: int) -> Finding:
    """Answer from referrals or spells and needs and skills; from practice and money how broadly services work."""
    if not 0 < enough <= 1:
        raise RecordError(f"it is {enough:g}", "option enough", "give a level of skill, above 0 and at most 1")
    if not 0 <= days <= 3650:
        raise RecordError(f"it is {days}", "option days", "give days, 0 to 3650")
    sight = _look(record, enough, days)
    work = _work_numbers(record, sight.services)
    numbers = _handed_numbers(sight) + _claim_numbers(sight.pairs) + work
    if not numbers:
        why = "The record holds no hand-off, no skill, and nothing of how broadly services work."
        return LENS.answer(f"Cannot tell: {why[0].lower()}{why[1:]}", cannot_tell=(why,))
    sheets = [missing(sight.handed, sight.holders)] if len(sight.handed.day) else []
    sheets += [claimed_and_seen(sight.pairs)] if len(sight.pairs.domain) else []
    sheets += [held(sight.levels, sight.services, enough)] if sight.levels is not None else []
    drawn = bool(len(sight.handed.day))
    return LENS.answer(
        _sentence({number.name for number in numbers if number.value is not None}),
        numbers=tuple(numbers),
        table=sheets[0] if sheets else EMPTY,
        more=tuple(sheets[1:]),
        chart=missing_bars if drawn else None,
        alt="A bar of hand-offs for each skill that was missing, split by who had it." if drawn else "",
        cannot_tell=tuple(_open_questions(sight, {number.name for number in work})),
    )


def _look(record: Record, enough: float, days: int) -> _Sight:
    services = read_services(record)
    handed, levels = handed_on(record, services, days), read_levels(record)
    holders = None if levels is None else who_had_it(handed, levels, services, enough)
    return _Sight(services, handed, levels, holders, claims(record))


def _handed_numbers(sight: _Sight) -> list[Number]:
    handed, every = sight.handed, np.ones(len(sight.handed.day), bool)
    if not len(every):
        return []
    each = np.bincount(handed.person)
    seen = handed.wanted >= 0
    numbers = [
        count_of("people", handed.people, "people handed on by a service"),
        statistic_of("handoffs_each", doubt.mean(each), handed.people, "hand-offs", "for each of them"),
        _share(
            "need_seen", handed, seen, every, "of hand-offs, those before which a need beyond the sender's was seen"
        ),
    ]
    if sight.holders is not None:
        who, receiver = sight.holders.who, sight.holders.receiver
        told, lacked = who >= 0, (who == 1) | (who == 2)
        numbers += [
            _share("can_be_told", handed, told, every, "of hand-offs, those of which it is told who had the skill"),
            _share("sender_had_it", handed, who == 0, told, "of these, the sending service had the skill itself"),
            _share("saved_at_most", handed, lacked, told, _SAVED),
            _share("area_had_it", handed, who == 1, told, "of these, this other service was of the same area"),
            _share("beside_had_it", handed, lacked & sight.holders.beside, told, _BESIDE),
            _share("receiver_had_it", handed, receiver == 1, receiver >= 0, _RECEIVED),
        ]
    return [number for number in numbers if number.value is not None]


_SAVED = "of these, the sender lacked a skill that another service had, so that they might have been spared; at most"
_BESIDE = "of these, the sender lacked it and a service of the area that is described as for something else had it"
_RECEIVED = "of hand-offs to a service of whose skill something is told, those to one that had the skill missing"


def _share(name: str, handed: Handed, part: NDArray[np.bool_], of: NDArray[np.bool_], meaning: str) -> Number:
    """Make a share of hand-offs, with people for units, for one person's hand-offs hang together."""
    below = np.bincount(handed.person[of], minlength=handed.people)
    top = np.bincount(handed.person[part & of], minlength=handed.people)
    there = below > 0
    return statistic_of(name, share_of_work(top[there], below[there]), int(there.sum()), "share", meaning)


def _claim_numbers(pairs: Pairs) -> list[Number]:
    if not len(pairs.domain):
        return []
    _, at = np.unique(pairs.service, return_inverse=True)
    by_service = np.bincount(at, pairs.difference) / np.bincount(at)
    meaning = "skill claimed less skill observed, mean over services"
    told = doubt.mean(by_service)
    return [
        free("claimed_above_observed", told, len(by_service), "of full skill", meaning),
        free("pairs", len(pairs.domain), None, "pairs", "services and skills both claimed and observed"),
    ]


def _work_numbers(record: Record, services: Services) -> list[Number]:
    numbers = []
    for name, specialist in (("specialists", True), ("generalists", False)):
        told = breadth(record, services, specialist)
        meaning = f"of the paid hours of services described as {name[:-1]}, spent on the whole person"
        if told.share.value is not None:
            numbers.append(free(f"breadth_of_{name}", told.share, told.services, "share", meaning))
    rows = recorded(record, services)
    if rows.share.value is not None:
        meaning = "of needs that services described as specialist wrote down, those of another kind than their own"
        numbers.append(statistic_of("needs_beyond_own", rows.share, rows.people, "share", meaning))
    hours = described(record, services)
    if hours is not None:
        meaning = "of paid hours, those of services described as specialist"
        numbers.append(free("hours_of_specialists", hours, len(services.domain), "share", meaning))
    return numbers


def _sentence(held: set[str]) -> str:
    told = []
    if "people" in held:
        told.append("{people.plain} people were handed on, each {handoffs_each} times.")
    if "saved_at_most" in held:
        told.append(
            "Of hand-offs of which it can be told, {sender_had_it} were sent by a service that had the skill itself. "
            "In {saved_at_most} another service had what the sender lacked, and in {beside_had_it} one of the area "
            "that is there for something else: at most so many might have been spared."
        )
    if "claimed_above_observed" in held:
        told.append("Skill claimed less skill seen is {claimed_above_observed}, where full skill is 1.")
    if "breadth_of_specialists" in held:
        told.append(
            "Services described as specialist spend {breadth_of_specialists} of their paid hours on the whole person."
        )
    elif "needs_beyond_own" in held:
        told.append(
            "Of needs that specialist services wrote down, {needs_beyond_own} were of another kind than their own."
        )
    if not told and "breadth_of_generalists" in held:
        told.append(
            "Services described as generalist spend {breadth_of_generalists} of their hours on the whole person."
        )
    if not told and "hours_of_specialists" in held:
        told.append("Services described as specialist have {hours_of_specialists} of the paid hours.")
    return " ".join(told)


def _open_questions(sight: _Sight, work: set[str]) -> list[str]:
    questions = [
        "Whether a hand-off was for want of skill: room, rules, distance and what the person wished are not weighed "
        "here. So what the skill of others might have saved is an upper bound.",
        "Skill is what somebody claimed or saw of a service as a whole, not of whoever was there that day.",
    ]
    if not len(sight.handed.day):
        questions.append("Which skill was missing: the record holds no hand-off from one service to another.")
    elif not (sight.handed.wanted >= 0).any():
        questions.append("Which skill was missing: no need was seen before people were handed on.")
    if sight.levels is None:
        questions.append("Who had the skill that was missing: the record tells of no skills.")
    else:
        questions += [
            "Skill before it was first told of a service is taken to be what was first told.",
            "From which level a skill is enough to help: that is a choice (option enough), and the shares hang on it.",
        ]
    if not len(sight.pairs.domain):
        questions.append("Whether services can do what they claim: no skill is told both as claimed and as observed.")
    if not {"breadth_of_specialists", "breadth_of_generalists"} & work:
        questions.append(
            "How broadly services work: the record does not tell what share of time goes to the whole person."
        )
    if "needs_beyond_own" in work:
        questions.append(
            "Needs that a service met and did not write down: a service records what it is asked to record."
        )
    return questions


LENS = Lens(
    "skills",
    "Which skill was missing where people were handed on, and who in the system had it?",
    needs=(
        {"referrals": ("person", "date", "from_service", "to_service", "outcome")},
        {"spells": ("person", "service", "end", "ending")},
        {"skills": ("service", "date", "domain", "level", "basis")},
        {"practice": ("service", "period_start", "coordinate", "value")},
        {"needs": ("person", "service", "domain", "score", "occasion")},
    ),
    see=see,
    helps={"money": ("service", "period_start", "hours")},
    options=(
        Option("enough", 0.6, "the level of skill, 0 to 1, from which a service counts as having it"),
        Option("days", 182, "how many days before a hand-off a need may have been seen"),
    ),
)
