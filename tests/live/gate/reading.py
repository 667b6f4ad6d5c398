"""Everything that an export holds, as one text: names of files, their bytes, and what Parquet holds packed."""

from pathlib import Path

import pyarrow.parquet as pq


def everything_in(folder: Path) -> str:
    """All that could be read out of the folder, in small letters."""
    found = []
    for path in sorted(folder.rglob("*")):
        found.append(path.name)
        if path.suffix == ".parquet":
            table = pq.read_table(path)
            found += [str(table.to_pydict()), str(table.schema), str(pq.read_metadata(path).metadata)]
        if path.is_file():
            found.append(path.read_bytes().decode("utf-8", errors="replace"))
    return "\n".join(found).lower()
