"""The house rules, each a function from a checkout's root to the list of what breaks it there.

They take the root so that test_rules.py can hold them against a house built to break them.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

LONGEST = 300
EXCEPTIONS = "tests/architecture/exceptions.toml"
DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common", "core", "stuff"}
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError|To be written)\b")
# `noqa: E501 - the address cannot be broken`: a code, then why, in words.
SUPPRESSION = re.compile(r"#\s*(type:\s*ignore|noqa)(?P<code>\[[\w, -]+\]|:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?(?P<why>.*)")
WRITERS = {"RecordWriter", "write_place", "place_texts", "write_texts"}
WRITING = {"commonweal.record.writer", "commonweal.place.write"}
DECISION_PARTS = ("Status", "Context", "Decision", "Consequences")


def python_files(root: Path, *folders: str) -> Iterator[Path]:
    """Every Python file under the folders, in order."""
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def exceptions(root: Path, kind: str) -> dict[str, str]:
    """The allowed exceptions of one kind, path to reason."""
    path = root / EXCEPTIONS
    listed: dict[str, str] = tomllib.loads(path.read_text()).get(kind, {}) if path.exists() else {}
    return listed


def allow(root: Path, kind: str, broken: dict[str, str]) -> list[str]:
    """What is broken and not excused, and each excuse that has no reason or is no longer needed."""
    excused = exceptions(root, kind)
    faults = [why for path, why in broken.items() if path not in excused]
    for path, why in excused.items():
        if path not in broken:
            faults.append(f"{EXCEPTIONS}: {path} is excused but breaks no rule")
        if len(why.split()) < 4:
            faults.append(f"{EXCEPTIONS}: {path} needs a reason")
    return faults


def short_files(root: Path) -> list[str]:
    """Files stay short: every admired project has one swollen file, and it is the one that hurts."""
    long = {}
    for path in python_files(root, "src", "tests", "scripts", "benchmarks"):
        name, lines = path.relative_to(root).as_posix(), len(path.read_text().splitlines())
        if lines > LONGEST and path.parent.name != "migrations":  # Django writes those
            long[name] = f"{name} has {lines} lines; split it by noun (the limit is {LONGEST})"
    return allow(root, "long_files", long)


def mirrored_tests(root: Path) -> list[str]:
    """A module's test is found without searching: place/read.py in src has place/test_read.py in tests."""
    source, missing = root / "src/commonweal", {}
    for path in python_files(root, "src/commonweal"):
        place = path.relative_to(source)
        if path.name in {"__init__.py", "__main__.py"} or "migrations" in place.parts:
            continue
        if place.parts[0] == "live" and _only_declares(path):
            continue
        folder, name = root / "tests" / place.parent, path.relative_to(root).as_posix()
        if not (any(folder.glob(f"test_{path.stem}.py")) or any(folder.glob(f"test_{path.stem}_*.py"))):
            missing[name] = f"{name} has no test at tests/{place.parent.as_posix()}/test_{path.stem}.py"
    return allow(root, "no_mirror", missing)


def _only_declares(path: Path) -> bool:
    """Whether a module of the workbench only declares: tests that walk every page and model hold it."""
    functions = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]
    return all(node.name.startswith("__") for node in functions)


def no_drawers(root: Path) -> list[str]:
    """A module is named after what it holds; a drawer for everything holds nothing."""
    paths = [path for path in (root / "src").rglob("*") if path.suffix == ".py" or path.is_dir()]
    return [f"{path.relative_to(root)}: name it after its noun" for path in paths if path.stem in DRAWERS]


def nothing_left_over(root: Path) -> list[str]:
    """No promise stands in for work: what is not done is an issue, not a comment."""
    return [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in python_files(root, "src")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if LEFTOVERS.search(line)
    ]


def reasoned_suppressions(root: Path) -> list[str]:
    """A silenced checker is told which code and why, on the same line or the comment line above."""
    faults = []
    for path in python_files(root, "src", "scripts", "benchmarks"):
        above = ""
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = SUPPRESSION.search(line)
            if found and not (found["code"] and (_says_why(found["why"]) or _is_comment(above))):
                faults.append(f"{path.relative_to(root)}:{number}: name the code and say why: {line.strip()}")
            above = line
    return faults


def _says_why(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]{2,}", text)) >= 3


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#") and _says_why(line)


def public_names(root: Path) -> list[str]:
    """Every package says in __all__ what it offers; everything else is its own affair."""
    faults = []
    for path in python_files(root, "src/commonweal"):
        if path.name == "__init__.py" and path.parent.name != "migrations" and _names_offered(path) is None:
            faults.append(f"{path.relative_to(root)}: name what is public in __all__")
    return faults


def _names_offered(path: Path) -> list[str] | None:
    """Give the names in `__all__` (an empty room offers none), or None where it is not said."""
    for node in ast.parse(path.read_text()).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return [leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)]
    return None


def docstrings(root: Path) -> list[str]:
    """Every public function and class says what it is for; one word only repeats its name."""
    faults = []
    for path in (each for each in python_files(root, "src/commonweal") if each.parent.name != "migrations"):
        for name, node in _public(ast.parse(path.read_text())):
            if len((ast.get_docstring(node) or "").split()) < 3:
                where = f"{path.relative_to(root)}:{node.lineno}"
                faults.append(f"{where}: {name} needs a docstring that says something")
    return faults


Defined = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _public(parent: ast.Module | ast.ClassDef, within: str = "") -> Iterator[tuple[str, Defined]]:
    for node in parent.body:
        if isinstance(node, Defined) and not node.name.startswith("_") and node.name != "Meta":  # Django's own name
            yield within + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from _public(node, f"{node.name}.")


def numbered_decisions(root: Path) -> list[str]:
    """Decisions are numbered 0001, 0002, ... without gaps, each with the same four parts."""
    paths = sorted((root / "docs/decisions").glob("[0-9]*.md"))
    wanted = [f"{number:04d}" for number in range(1, len(paths) + 1)]
    numbers = [path.name[:4] for path in paths]
    faults = [] if numbers == wanted else [f"docs/decisions: numbered {numbers}, should be {wanted}"]
    for path in paths:
        absent = [part for part in DECISION_PARTS if f"## {part}\n" not in path.read_text()]
        if absent:
            faults.append(f"{path.relative_to(root)}: no heading for {', '.join(absent)}")
    return faults or ([] if paths else ["docs/decisions: there is none"])


def one_gate(root: Path) -> list[str]:
    """Live rows leave by the gate alone: no other part of the workbench can write a record or a place folder."""
    gate, faults = root / "src/commonweal/live/gate", []
    for path in python_files(root, "src/commonweal/live"):
        if gate not in path.parents:
            found = _named(ast.parse(path.read_text())) & (WRITERS | WRITING)
            faults += [f"{path.relative_to(root)}: {name} is for the gate alone" for name in sorted(found)]
    return faults


def _named(tree: ast.Module) -> set[str]:
    """Every name that a module imports or takes from another: alone, and with the module it is from."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {alias.name for alias in node.names}
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found
