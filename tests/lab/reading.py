"""Reading the engine's own source: what it looks at, told from its syntax."""

import ast
from collections.abc import Iterator
from pathlib import Path

LAB = Path(__file__).parents[2] / "src/commonweal/lab"
KERNELS = sorted((LAB / "kernels").glob("*.py"))
ENGINE = [*KERNELS, *(LAB / f"{name}.py" for name in ("cycle", "fund", "rules", "run", "begin", "state"))]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def fields_read(path: Path, record: str) -> set[str]:
    """Names f in `record.f` or `scene.record.f`."""
    return {
        node.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and _ends_in(node.value, record)
    }


def renamed(path: Path, record: str) -> list[int]:
    """Lines that hold `x.record` whole under another name, where `fields_read` could not follow."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assign):
            targets = node.targets[0]
            pairs = (
                zip(targets.elts, node.value.elts, strict=True)
                if isinstance(targets, ast.Tuple) and isinstance(node.value, ast.Tuple)
                else [(targets, node.value)]
            )
            found += [
                node.lineno
                for target, value in pairs
                if _ends_in(value, record) and not (isinstance(target, ast.Name) and target.id == record)
            ]
    return found


def _ends_in(node: ast.AST, record: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == record) or (
        isinstance(node, ast.Attribute) and node.attr == record
    )


def mentions(path: Path, prefixes: tuple[str, ...]) -> list[ast.AST]:
    """Every mention of names that begin so, imports aside."""
    return [
        node
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr.startswith(prefixes))
        or (isinstance(node, ast.Name) and node.id.startswith(prefixes) and isinstance(node.ctx, ast.Load))
    ]


def counted_up(path: Path, prefixes: tuple[str, ...]) -> int:
    """How many of those stand where something is added to: `tally[team, T_X] += ...`."""
    return sum(
        1
        for node in ast.walk(tree(path))
        if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add)
        for inner in ast.walk(node.target)
        if (isinstance(inner, ast.Attribute) and inner.attr.startswith(prefixes))
        or (isinstance(inner, ast.Name) and inner.id.startswith(prefixes))
    )


def words(path: Path) -> Iterator[str]:
    """Every string in the source but docstrings."""
    parsed = tree(path)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(parsed)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
