"""Fetch the front-end files that ship with the workbench, for developers; users need neither Node nor npm.

python scripts/vendor.py [--check]     reads and completes scripts/vendor.lock.json

Each package is packed by the npm client, held against the integrity in the lock, stripped of what may not be used
(GDS Transport and the crown are for gov.uk alone) and written to the static folder. `--check` writes nothing and only
says whether the files that are committed are those of the lock.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "scripts/vendor.lock.json"
STATIC = ROOT / "src/commonweal/live/static/vendor"


def main() -> None:
    """Fetch every package of the lock, or check what was fetched."""
    lock = json.loads(LOCK.read_text())
    if "--check" in sys.argv:
        wrong = [fault for name, entry in lock.items() for fault in faults(name, entry)]
        sys.exit("\n".join(wrong) or 0)
    for name, entry in lock.items():
        fetch(name, entry)
        print(f"{name} {entry['version']}: {', '.join(entry['sha256'])}")
    LOCK.write_text(json.dumps(lock, indent=1) + "\n")


def folder(name: str, entry: dict) -> Path:
    """Where a package's files are kept."""
    return STATIC / name.replace("/", "-").replace("@", "") / entry["version"]


def faults(name: str, entry: dict) -> list[str]:
    """Files of a package that are missing or not those of the lock."""
    found = []
    for file, digest in entry["sha256"].items():
        path = folder(name, entry) / file
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            found.append(f"{path.relative_to(ROOT)} is not the file of {LOCK.name}")
    return found


def fetch(name: str, entry: dict) -> None:
    """Pack a package with npm, hold it against its integrity, and keep its files."""
    spec = f"{name}@{entry['version']}"
    with tempfile.TemporaryDirectory() as scratch:
        pack = ["npm", "pack", spec, "--silent", "--pack-destination", scratch]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
        packed = next(Path(scratch).glob("*.tgz"))
        got = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if got != entry["integrity"]:
            sys.exit(f"{spec}: its integrity is {got}, the lock says {entry['integrity']}")
        entry["sha256"] = {}
        with tarfile.open(packed) as tar:
            for file in entry["files"]:
                data = cleaned(Path(file).name, tar.extractfile(f"package/{file}").read())
                path = folder(name, entry) / Path(file).name.replace(".md", ".txt")  # it is their page, not one of ours
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                entry["sha256"][path.name] = hashlib.sha256(data).hexdigest()


def cleaned(name: str, data: bytes) -> bytes:
    """A style sheet without fonts and images that only gov.uk may use, and nothing that points to a source map."""
    text = data.decode()
    text = re.sub(r"(/\*|//)# sourceMappingURL=.*?(\*/|$)", "", text, flags=re.M)
    if name.endswith(".css"):
        text = re.sub(r"@font-face\{.*?\}", "", text)
        text = text.replace("GDS Transport,arial,sans-serif", "arial,sans-serif")
        text = re.sub(r"url\((?!data:)[^)]*\)", "none", text)
    return text.encode()


if __name__ == "__main__":
    main()
