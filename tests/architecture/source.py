"""The source as the architecture tests see it: modules, and every import wherever it hides."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Import:
    """One imported name; ``inside`` is the function that hides it, or empty at module level."""

    name: str
    line: int
    inside: str


@dataclass(frozen=True)
class Source:
    """One module: ``name`` is dotted, a package's ``__init__`` has the package's name."""

    name: str
    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed text."""
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import; ``from a.b import c`` counts as ``a.b`` and as ``a.b.c``."""
        return tuple(self._imports(self.tree, ""))

    @property
    def is_package(self) -> bool:
        """Whether this is an ``__init__.py``."""
        return self.path.name == "__init__.py"

    def _imports(self, node: ast.AST, inside: str) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(alias.name, child.lineno, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = self._absolute(child)
                yield Import(base, child.lineno, inside)
                for alias in child.names:
                    yield Import(f"{base}.{alias.name}", child.lineno, inside)
            elif isinstance(child, ast.Call) and called(child) in ("__import__", "import_module"):
                name = getattr(child.args[0], "value", "(computed)") if child.args else ""
                yield Import(str(name), child.lineno, inside or called(child))
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from self._imports(child, child.name)
            else:
                yield from self._imports(child, inside)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        kept = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*kept, *([node.module] if node.module else [])])


def called(node: ast.Call) -> str:
    """The last part of the name that ``node`` calls."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def sources(root: Path = ROOT, package: str = "caseflow") -> list[Source]:
    """Every module under ``root/package``, and ``wsgi.py`` beside it."""
    paths = sorted((root / package).rglob("*.py")) + sorted(root.glob("wsgi.py"))
    return [read(path, root) for path in paths]


def read(path: Path, root: Path = ROOT) -> Source:
    """The module at ``path``."""
    parts = list(path.relative_to(root).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return Source(".".join(parts), path, path.read_text(encoding="utf-8"))


def matches(name: str, pattern: str) -> bool:
    """Whether ``name`` is what ``pattern`` names or lies within; ``*`` stands for one part."""
    parts, wanted = name.split("."), pattern.split(".")
    return len(parts) >= len(wanted) and all(
        want in ("*", part) for part, want in zip(parts, wanted, strict=False)
    )


def matches_any(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether any of ``patterns`` covers ``name``."""
    return any(matches(name, pattern) for pattern in patterns)
