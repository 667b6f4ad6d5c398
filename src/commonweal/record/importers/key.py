"""The secret of a place: the key that turns person ids into pseudonyms, kept outside any record."""

import os
import secrets
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import digest
from pathlib import Path

from commonweal.record.errors import RecordError
from commonweal.record.manifest import MANIFEST

LEAST_BYTES = 32
_PUBLIC = b"commonweal key fingerprint\0"
_SCHEME = b"commonweal id scheme\0"


@dataclass(frozen=True, slots=True)
class Key:
    """A secret key and where it lies; its bytes are shown nowhere.

    Args:
        secret: at least 32 random bytes.
        path: the file it was read from.
    """

    secret: bytes = field(repr=False)
    path: Path

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that tell keys apart and say nothing of them; the only thing a record keeps."""
        return sha256(_PUBLIC + self.secret).hexdigest()[:8]

    def within(self, scheme: str) -> "Key":
        """Give the key of one scheme of ids: the same id in two schemes is then two people, as it should be."""
        return Key(digest(self.secret, _SCHEME + scheme.encode(), "sha256"), self.path) if scheme else self


def default_path() -> Path:
    """Say where the key lies if nobody says otherwise: in the user's own configuration."""
    base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "commonweal" / "pseudonym.key"


def load_key(path: str | Path | None = None, record: str | Path | None = None) -> Key:
    """Read the key of this place; the default one is made at first use, and standard error says so.

    Args:
        path: a file of at least 64 hexadecimal digits (32 bytes); None for the default.
        record: the folder of the record that is to be made, in which the key must not lie.

    Raises:
        RecordError: no key where one was named, a key inside a record, too short, not hexadecimal, or
            a file that others can read.
    """
    place = Path(path) if path is not None else default_path()
    _check_outside(place, Path(record) if record is not None else None)
    if path is None and not place.exists():
        _make(place)
    return Key(_read(place), place)


def _check_outside(place: Path, record: Path | None) -> None:
    whole = place.absolute().resolve()
    holders = [folder for folder in whole.parents if (folder / MANIFEST).exists()]
    if record is not None and record.absolute().resolve() in whole.parents:
        holders.append(record)
    if holders:
        right = "keep it elsewhere: whoever is given a record must not be given the key with it"
        raise RecordError("the key lies inside a record", str(place), right)


def _make(place: Path) -> None:
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as text:
            text.write(secrets.token_hex(LEAST_BYTES) + "\n")
    except OSError as wrong:
        right = "name another place with --key"
        raise RecordError(f"the key could not be made ({wrong.strerror})", str(place), right) from wrong
    said = "A new key for pseudonyms was made. Keep it safe and keep a copy: without it later records cannot be"
    print(f"{said} linked with this one; whoever has it can find out who is who. It is in {place}", file=sys.stderr)


def _read(place: Path) -> bytes:
    try:
        mode, said = place.stat().st_mode, place.read_text(encoding="ascii").strip()
    except FileNotFoundError as wrong:
        right = f"leave out --key to have one made at {default_path()}, or name a file that is there"
        raise RecordError("there is no such key", str(place), right) from wrong
    except (OSError, ValueError) as wrong:
        raise RecordError("the key cannot be read", str(place), "it is a text file of 64 hexadecimal digits") from wrong
    if os.name == "posix" and mode & 0o077:
        raise RecordError("others can read the key", str(place), f"run: chmod 600 {place}")
    return _secret(said, place)


def _secret(said: str, place: Path) -> bytes:
    right = f"it holds at least {2 * LEAST_BYTES} hexadecimal digits ({LEAST_BYTES} random bytes)"
    try:
        secret = bytes.fromhex(said)
    except ValueError as wrong:
        raise RecordError("the key is not written in hexadecimal digits", str(place), right) from wrong
    if len(secret) < LEAST_BYTES:
        raise RecordError(f"the key is too short: {len(secret)} bytes", str(place), right)
    return secret
