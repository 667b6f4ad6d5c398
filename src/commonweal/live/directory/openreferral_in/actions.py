"""Bringing a feed in: begin, look, start, bring in or throw away; one verb each."""

import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.directory import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.directory.models import FeedImport
from commonweal.live.directory.openreferral_in.plan import GONE, Plan, plan_of
from commonweal.live.directory.openreferral_in.writing import Writer
from commonweal.live.places.models import Place
from commonweal.place.openreferral import NoFeedError, documents, feed_of

State = FeedImport.State


def begin_import(
    actor: Any, place: Place, *, feed: str, data: bytes | None = None, file_name: str = "", url: str = ""
) -> FeedImport:
    """Take a feed in to be looked at: its bytes, or the address from which the worker will fetch it.

    Raises ValidationError where there is neither, or too much.
    """
    name = " ".join(feed.split())
    if not name or len(name) > 200 or "\x00" in name:
        raise ValidationError({"feed": _("Say what you call this feed, in up to 200 characters.")})
    if (data is None) == (not url):
        raise ValidationError(_("Give a file or an address, and not both."))
    if data is not None and len(data) > settings.UPLOAD_MOST_BYTES:
        raise ValidationError({"file": too_large()})
    if url and not _is_web_address(url):
        raise ValidationError({"url": _("Give an address that begins with https:// or http://.")})
    with deed(actor, "directory.begin_import", place) as told:
        imported = FeedImport.objects.create(
            place=place, feed=name, url=url, file_name=file_name.replace("\x00", "")[-200:], payload=data, by=actor
        )
        told.about(imported, bytes=len(data or b""), sha256=hashlib.sha256(data or b"").hexdigest())
    return imported


def too_large() -> str:
    """What to say of a file that is too large."""
    most = settings.UPLOAD_MOST_BYTES // 1_000_000
    return _("The file is larger than %(most)d MB. Give the feed's address instead, or a ZIP.") % {"most": most}


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and len(url) <= 500 and "\x00" not in url
    except ValueError:
        return False


def check_import(
    actor: Any, imported: FeedImport, *, data: bytes | None = None, file_name: str = "", why: str = ""
) -> FeedImport:
    """Read what came and plan what it would change; nothing of the directory is changed.

    Args:
        actor: who asked for it.
        imported: what was begun.
        data: what was fetched from its address, and `file_name` what that is called.
        file_name: see `data`.
        why: what went wrong while fetching or bringing in; then it has failed.
    """
    with deed(actor, "directory.check_import", imported) as told:
        row = _held(imported, State.WAITING, State.CHECKED, State.FAILED, *([State.APPLYING] if why else []))
        if data is not None:
            row.payload, row.file_name = data, file_name[-200:]
        try:
            plan = None if why or row.payload is None else _plan(row)
        except NoFeedError as error:
            why, plan = str(error.problem), None
        row.plan, row.digest = (plan.as_json(), plan.digest()) if plan else ({}, "")
        row.why = why or ("" if plan else _("Nothing came."))
        if plan is None:
            row.payload = None
        _goes_to(row, State.CHECKED if plan else State.FAILED)
        told.fact(counts=plan.counts() if plan else {}, failed=plan is None)
    return row


def start_import(actor: Any, imported: FeedImport, *, take: Iterable[str], retire: Iterable[str]) -> FeedImport:
    """Say what is to be brought in; the bringing in itself may take a while and is `apply_import`.

    Args:
        actor: who decides.
        imported: what was looked at.
        take: `part key field`, each a field in which the feed is right and not what was changed here.
        retire: ids of services that have gone from the feed, to be marked inactive.
    """
    with deed(actor, "directory.start_import", imported) as told:
        row = _held(imported, State.CHECKED)
        row.choices = {"take": sorted(set(take)), "retire": sorted(set(retire))}
        offered = may_tick(row.plan)
        if any(set(row.choices[what]) - set(offered[what]) for what in offered):
            raise ValidationError(_("Something was ticked that this import does not offer. Look again."))
        _goes_to(row, State.APPLYING)
        told.fact(taken=len(row.choices["take"]), retired=len(row.choices["retire"]))
    return row


def may_tick(plan: dict[str, Any]) -> dict[str, list[str]]:
    """What somebody may tick of a plan: fields that were changed here since, and services that have gone."""
    changes = plan.get("changes", [])
    return {
        "take": [f"{c['part']} {c['key']} {f['name']}" for c in changes for f in c["fields"] if f["changed_here"]],
        "retire": [c["key"] for c in changes if c["what"] == GONE],
    }


def apply_import(actor: Any, imported: FeedImport) -> FeedImport:
    """Bring in what was started: all of it, or nothing. What is brought in already is left as it is.

    If the directory has changed since it was looked at, nothing is written, and it has to be looked at again.
    """
    with deed(actor, "directory.apply_import", imported) as told:
        row = _held(imported, State.APPLYING, State.APPLIED)
        if row.state == State.APPLIED:
            told.fact(before=True)
            return row
        plan = _plan(row)
        if plan.digest() != row.digest:
            row.plan, row.digest, row.choices = plan.as_json(), plan.digest(), {}
            row.why = _("The directory has changed since you looked. Nothing was brought in; look again.")
            _goes_to(row, State.CHECKED)
            told.fact(changed_meanwhile=True)
            return row
        writer = Writer(row.place, actor, plan)
        writer.write(_by_item(row.choices["take"]), row.choices["retire"])
        writer.remember(row)
        row.payload, row.why = None, ""
        _goes_to(row, State.APPLIED)
        told.fact(**plan.counts())
    return row


def drop_import(actor: Any, imported: FeedImport) -> FeedImport:
    """Throw away what came; the directory stays as it is."""
    with deed(actor, "directory.drop_import", imported):
        row = _held(imported, State.WAITING, State.CHECKED, State.FAILED)
        row.payload = None
        _goes_to(row, State.DROPPED)
    return row


def _held(imported: FeedImport, *states: str) -> FeedImport:
    """The import, held so that no other process works on it; ValidationError where its state is another one."""
    row = FeedImport.objects.select_for_update().get(pk=imported.pk)
    if row.state not in states:
        raise ValidationError(
            _("This import is %(state)s; that cannot be done now.") % {"state": row.get_state_display()}
        )
    return row


def _goes_to(row: FeedImport, state: str) -> None:
    row.state, row.since = state, timezone.now()
    row.save()


def _plan(row: FeedImport) -> Plan:
    feed = feed_of(*documents(row.file_name or "feed", bytes(row.payload or b"")))
    return plan_of(row.place, row.feed, feed)


def _by_item(take: Iterable[str]) -> dict[str, list[str]]:
    """`part key field` as `part key` -> fields."""
    found: dict[str, list[str]] = {}
    for each in take:
        part, key, name = each.split(" ", 2)
        found.setdefault(f"{part} {key}", []).append(name)
    return found
