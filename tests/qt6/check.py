"""What the plugin asks of Qt, asked of Qt 6: `make test-qt6`. Runs under a Python that has PyQt6 and nothing else.

Every name imported from ``qgis.PyQt``, and every ``Class.Enum.VALUE`` or ``Class.method`` written on such a name, must
be in PyQt6, where enums have no short names; every form must compile there. QGIS itself is not run: `make lint` reads
its own enums (flake8-qgis).
"""

from __future__ import annotations

import ast
import enum
import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("aula_plugin", "processing_algorithms")
#: What ``qgis.PyQt`` of QGIS 4 adds to PyQt6: names at their place of Qt 5, short names of the types of variants.
ADDED = {("QtWidgets", "QAction"), ("QtWidgets", "QShortcut"), ("QtCore", "NULL")}
PATCHED = {"QVariant"}
#: Methods that Qt 6 no longer has, on objects whose class cannot be read from the source.
GONE = {"exec_", "print_", "toTime_t", "setTabStopWidth", "desktop", "setMargin", "toPyTime_t", "setWeight_"}
MISSING = object()


def sources() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def imported(tree: ast.AST) -> tuple[dict[str, Any], list[str]]:
    """Return the objects of PyQt6 by their name in a module, and what PyQt6 does not have."""
    known: dict[str, Any] = {}
    wrong: list[str] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("qgis.PyQt"):
            continue
        place = (node.module or "").replace("qgis.PyQt", "", 1).lstrip(".")
        for alias in node.names:
            found = _find(place, alias.name)
            if found is MISSING:
                wrong.append(f"ligne {node.lineno} : {place}.{alias.name} n’est pas dans PyQt6")
            else:
                known[alias.asname or alias.name] = found
    return known, wrong


def _find(place: str, name: str) -> Any:
    if (place, name) in ADDED:
        return None if place == "QtCore" else getattr(import_module("PyQt6.QtGui"), name)
    try:
        return import_module(f"PyQt6.{name}") if not place else getattr(import_module(f"PyQt6.{place}"), name, MISSING)
    except ImportError:
        return MISSING


def chains(tree: ast.AST) -> dict[tuple[str, ...], int]:
    """Return the longest chains of attributes of a module, ``("Qt", "Key", "Key_F")``, with a line of each."""
    found: dict[tuple[str, ...], int] = {}
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or id(node) in inner:
            continue
        parts: list[str] = []
        root: ast.expr = node
        while isinstance(root, ast.Attribute):
            parts.insert(0, root.attr)
            root = root.value
        if isinstance(root, ast.Name):
            found.setdefault((root.id, *parts), node.lineno)
    return found


def unresolved(known: dict[str, Any], parts: tuple[str, ...]) -> str:
    """Return the first part of a chain that PyQt6 does not have, empty when it has them all."""
    here = known[parts[0]]
    for number, name in enumerate(parts[1:], start=1):
        if not isinstance(here, (type, enum.EnumMeta)) and not hasattr(here, "__path__"):
            return ""  # an object: its attributes are not known before it runs
        here = getattr(here, name, MISSING)
        if here is MISSING:
            return ".".join(parts[: number + 1])
    return ""


def check(path: Path) -> tuple[int, list[str]]:
    """Return how many names and chains of a file were looked up, and what is wrong with them."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    known, wrong = imported(tree)
    looked = {parts: line for parts, line in chains(tree).items() if known.get(parts[0]) is not None}
    for parts, line in looked.items():
        lost = "" if parts[0] in PATCHED else unresolved(known, parts)
        if lost:
            wrong.append(f"ligne {line} : {lost} n’est pas dans PyQt6 (nom court d’une énumération ?)")
    if known:
        called = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        wrong += [
            f"ligne {node.lineno} : .{node.func.attr}() n’est plus dans Qt 6"
            for node in called
            if isinstance(node.func, ast.Attribute) and node.func.attr in GONE
        ]
    return len(known) + len(looked), wrong


def check_form(path: Path) -> list[str]:
    """Return why a form does not compile; the enums it writes are looked up in PyQt6."""
    from PyQt6 import uic  # noqa: QGS103

    code = io.StringIO()
    try:
        uic.compileUi(str(path), code)
    except Exception as error:  # uic raises many things
        return [str(error)]
    tree = ast.parse(code.getvalue())
    modules = {name: import_module(f"PyQt6.{name}") for name in ("QtCore", "QtGui", "QtWidgets")}
    return [
        f"{lost} n’est pas dans PyQt6"
        for parts in chains(tree)
        if parts[0] in modules and (lost := unresolved(modules_as_types(modules), parts))
    ]


def modules_as_types(modules: dict[str, Any]) -> dict[str, Any]:
    """Return modules as classes whose attributes are theirs: looked up in the same way."""
    return {name: type(name, (), dict(vars(module))) for name, module in modules.items()}


def main() -> int:
    looked, broken = 0, 0
    for path in sources():
        count, wrong = check(path)
        looked += count
        broken += len(wrong)
        for one in wrong:
            print(f"{path.relative_to(ROOT)}, {one}")
    forms = sorted((ROOT / "forms").rglob("*.ui"))
    for path in forms:
        for one in check_form(path):
            broken += 1
            print(f"{path.relative_to(ROOT)} : {one}")
    from PyQt6.QtCore import PYQT_VERSION_STR  # noqa: QGS103

    print(f"PyQt6 {PYQT_VERSION_STR} : {looked} noms lus, {len(forms)} formulaire(s), {broken} défaut(s).")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
