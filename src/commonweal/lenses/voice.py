"""From what was said to what was done: which threads broke, and who was not heard at all?

What residents, carers and others said is followed along its links to visions, decisions, actions and checks back. A
record holds no words of it; this lens sees only that something was said, by whom in role, and what it led to.
"""

import numpy as np

from commonweal.lenses import doubt
from commonweal.lenses.columns import names
from commonweal.lenses.finding import Finding, Number, count_of, free, share_of, statistic_of
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.threads import (
    Breaks,
    Fates,
    Hearing,
    Things,
    Threads,
    breaks,
    fates,
    hearing,
    median_wait,
    read_things,
    read_threads,
    stages,
)
from commonweal.lenses.threads.sheets import broken, by_role, by_service, how_far, open_by_age
from commonweal.record import Record
from commonweal.record.day import day_number


def see(record: Record, patience: int, many: int, rows: int) -> Finding:
    """Answer from voice and its links, and from contacts and spells where the record holds them."""
    things = read_things(record)
    threads = read_threads(record, things)
    told = fates(things, threads)
    if not len(told.at):
        why = "The record holds nothing that anybody said."
        return LENS.answer("Cannot tell: it holds nothing that anybody said.", cannot_tell=(why,))
    said = np.zeros(len(things.item), bool)
    said[told.at] = True
    heard = hearing(record, things, said, many)
    linked = record.coverage.of("voice_links").status != "absent"
    end, found = _end(record, things), None
    sheets = [by_role(things.role[told.at])]
    numbers = _said(told)
    if linked:
        found = breaks(things, threads, end, patience)
        numbers += [*_fate_numbers(told, end), *_break_numbers(found, patience), *_shape_numbers(told, threads)]
        sheets = [
            how_far(told),
            open_by_age(told, end),
            broken(things, found, names(record, "services"), rows),
            *sheets,
        ]
    if heard is not None:
        numbers += _heard_numbers(heard, many)
        sheets += [by_service(heard, names(record, "services"))]
    return LENS.answer(
        " ".join(_sentences(told, found, heard, numbers)),
        numbers=tuple(numbers),
        table=sheets[0],
        more=tuple(sheet for sheet in sheets[1:] if sheet.rows),
        chart=stages if linked else None,
        alt=_ALT if linked else "",
        cannot_tell=_open_questions(linked, threads, heard, bool((things.role[told.at] < 0).any())),
    )


_ALT = (
    "For each stage - vision or proposal, decision, action, checked back - and for still open, a point for the share "
    "of things said that came so far, with its interval; residents and carers apart from others."
)


def _end(record: Record, things: Things) -> int:
    """Give the last day the record speaks of voice for."""
    covered = record.coverage.of("voice").end
    last = int(things.day.max())
    return last if covered is None else max(last, day_number(covered))


def _said(told: Fates) -> list[Number]:
    return [
        count_of("said", len(told.at), "insights, stories, questions, and proposals of residents and carers", _SAID),
        count_of("said_by_users", int(told.users.sum()), "of these, said by residents and carers", _SAID),
    ]


_SAID = "things said"


def _fate_numbers(told: Fates, end: int) -> list[Number]:
    n, users = len(told.at), told.users
    decided, done, checked = (told.reached(stage) for stage in ("decision", "action", "checked back"))
    vision, m = told.reached("vision or proposal"), int(users.sum())
    return [
        share_of("led_to_vision", int(vision.sum()), n, "things said that led to a vision or proposal"),
        share_of("led_to_decision", int(decided.sum()), n, "things said that led to a decision"),
        share_of("led_to_action", int(done.sum()), n, "things said that led to an action"),
        share_of("checked_back", int(checked.sum()), n, "things said whose thread was checked back"),
        share_of("open", int(told.open.sum()), n, "things said that nothing came of so far"),
        share_of("users_decision", int((decided & users).sum()), m, "of residents' and carers', led to a decision"),
        share_of("users_checked_back", int((checked & users).sum()), m, "of residents' and carers', checked back"),
        share_of("users_open", int((told.open & users).sum()), m, "of residents' and carers', nothing came of"),
        _wait("median_to_decision", told, "decision", end),
        _wait("median_to_check_back", told, "checked back", end),
    ]


def _wait(name: str, told: Fates, stage: str, end: int) -> Number:
    wait, came = told.waits(stage, end)
    meaning = f"until half of what was said is at this stage ({stage}), those that still wait reckoned in"
    return statistic_of(name, median_wait(wait, came), len(wait), "days", meaning, quantile=0.5)


def _break_numbers(found: Breaks, patience: int) -> list[Number]:
    decisions, actions = int(found.decisions.sum()), int(found.actions.sum())
    unheard, not_users = (doubt.share(int(m.sum()), decisions) for m in (found.unheard, found.not_users))
    unchecked = doubt.share(int(found.unchecked.sum()), actions)
    of_actions = f"actions at least {patience} days old that were not checked back"
    return [
        free("decisions_without_voice", unheard, decisions, "share", "decisions that nothing said led to"),
        free("decisions_without_users", not_users, decisions, "share", "decisions that no resident or carer led to"),
        free("actions_not_checked_back", unchecked, actions, "share", of_actions),
    ]


def _shape_numbers(told: Fates, threads: Threads) -> list[Number]:
    split = int(told.parts.sum())
    return [
        count_of("merged", int(told.merged.sum()), "things said that were merged into others", _SAID),
        share_of(
            "split_in_part", int(told.in_part.sum()), split, "of those split and followed, with a part still open"
        ),
        free("in_circles", int(threads.in_circles().sum()), None, "things", "whose links lead back to themselves"),
        free("loose_links", threads.loose, None, "links", "to things that the record does not hold; left out"),
    ]


def _heard_numbers(heard: Hearing, many: int) -> list[Number]:
    n, none = len(heard.service), heard.voices == 0
    return [
        free("services_asked", n, n, "services", f"that met at least {many} people"),
        free("services_unheard", int(none.sum()), n, "services", "of these, about which no resident or carer spoke"),
        free("worth_asking_about", int(heard.silent.sum()), n, "services", _BEYOND),
    ]


_BEYOND = "of these, where chance would seldom explain it (5% of those named, Benjamini-Hochberg)"


def _sentences(told: Fates, found: Breaks | None, heard: Hearing | None, numbers: list[Number]) -> list[str]:
    values = {number.name: number.value for number in numbers}
    parts = ["{said.plain} things were said, {said_by_users.plain} of them by residents and carers."]
    if found is not None:
        parts.append(
            "{led_to_decision} led to a decision and {led_to_action} to an action; {checked_back} were checked back, "
            "and nothing has come of {open}."
        )
        parts += [
            f"It takes {{{name}}} days until half have {stage}."
            for name, stage in (
                ("median_to_decision", "led to a decision"),
                ("median_to_check_back", "been checked back"),
            )
            if values.get(name) is not None
        ]
        if found.decisions.any():
            parts.append("Behind {decisions_without_voice} of decisions stands nothing that was said.")
        if found.actions.any():
            parts.append("{actions_not_checked_back} of actions were not checked back.")
    if heard is not None:
        parts.append(
            "Of {services_asked.plain} services that meet many people, no resident or carer was heard about "
            "{services_unheard.plain}; {worth_asking_about.plain} of these are worth asking about."
        )
    return parts


def _open_questions(linked: bool, threads: Threads, heard: Hearing | None, unnamed: bool) -> tuple[str, ...]:
    told = [
        "What was said: a record holds no words of it, so whether a decision does what was asked is not known.",
        "What was said and never written down: the record can only lose threads that it holds.",
        "Whether a check-back reached the person who spoke: it is told of the thread, and nobody's name is held.",
        "One person may have said many things, and things that were merged move together: intervals take each as one.",
    ]
    if not linked:
        told.append("What became of it: the record holds no links between things said and done.")
    elif threads.loose:
        told.append("Where links lead that name things which the record does not hold: they are left out.")
    if linked:
        told.append(
            "A median wait that is not given, or an end of its interval: the record ends before it, or is too thin."
        )
        told.append("What was split counts as followed when any part is; what was merged, when what it went into is.")
    if heard is None:
        told.append(
            "Whose voice is missing: the record does not say whom services met, or which service was spoken of."
        )
    if unnamed:
        told.append("In which role some things were said; they are counted with others, not with residents and carers.")
    return tuple(told)


LENS = Lens(
    "voice",
    "From what was said to what was done: which threads broke, and who was not heard at all?",
    needs=({"voice": ("item", "date", "kind", "role", "service")},),
    see=see,
    helps={
        "voice_links": ("from_item", "to_item", "date", "kind"),
        "contacts": ("person", "service"),
        "spells": ("person", "service"),
    },
    options=(
        Option("patience", 91, "days that an action may wait to be checked back before it is asked about"),
        Option("many", 50, "people that a service must have met to be asked whether anyone was heard about it"),
        Option("rows", 200, "how many decisions and actions with a broken thread are listed, the oldest"),
    ),
)
