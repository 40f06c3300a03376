"""The floors of the house: who may import what, and what no file may hold."""

from __future__ import annotations

import ast
import configparser
import io
import re
import tokenize
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted(
    path
    for folder in ("aula_plugin", "processing_algorithms")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
) + [ROOT / "__init__.py"]
CORE = [path for path in SHIPPED if (ROOT / "aula_plugin" / "core") in path.parents]
ALGORITHMS = [path for path in SHIPPED if (ROOT / "processing_algorithms") in path.parents]
TEXT_SUFFIXES = {".py", ".md", ".txt", ".toml", ".yaml", ".qml", ".svg", ".j2", ".csv", ".ui", ".sh", ""}

#: Nothing of these on the core floor: QGIS, files of others, windows.
FOREIGN_TO_CORE = {"qgis", "osgeo", "PyQt5", "PyQt6", "fiona", "pyogrio", "jinja2", "processing"}
#: Heavy modules the toolbox must not wait for.
HEAVY = {"geopandas", "pandas", "shapely", "scipy", "pyogrio", "jinja2"}
#: What a QGIS floor module may hold of qgis before an algorithm runs.
WIDGETS = {"qgis.gui", "qgis.PyQt.QtWidgets"}


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(tree: ast.AST, path: Path) -> list[str]:
    """Return the absolute dotted names imported anywhere under ``tree``; relative ones start from ``aula``."""
    package = ["aula", *path.relative_to(ROOT).parts[:-1]]
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return names


def at_load(tree: ast.Module) -> ast.Module:
    """Return what runs when the module is imported: function bodies and type-checking blocks left out."""

    class Strip(ast.NodeTransformer):
        def visit_FunctionDef(self, _):  # noqa: N802
            return None

        visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

        def visit_If(self, node):  # noqa: N802
            return None if "TYPE_CHECKING" in ast.unparse(node.test) else self.generic_visit(node)

    return Strip().visit(ast.parse(ast.unparse(tree)))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def top(names: list[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("path", CORE, ids=label)
def test_core_is_pure_and_imports_only_core(path):
    names = imports(parse(path), path)
    assert not top(names) & FOREIGN_TO_CORE
    assert [name for name in names if name.startswith("aula") and not name.startswith("aula.aula_plugin.core")] == []


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_only_the_wrapper_of_qt_is_imported(path):
    assert not top(imports(parse(path), path)) & {"PyQt5", "PyQt6", "PySide2", "PySide6"}


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_versions_of_qgis_are_asked_for_in_one_module(path):
    if path.name == "qgis_versions.py":
        pytest.skip("this is the module")
    asked = {"QGIS_VERSION_INT", "versionInt", "QT_VERSION", "QT_VERSION_STR", "PYQT_VERSION"}
    assert not asked & {getattr(node, "attr", getattr(node, "id", None)) for node in ast.walk(parse(path))}


@pytest.mark.parametrize("path", ALGORITHMS, ids=label)
def test_algorithms_load_light(path):
    names = imports(at_load(parse(path)), path)
    assert not top(names) & HEAVY
    assert not {name for name in names if any(name.startswith(widget) for widget in WIDGETS)}


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_lower_floors_do_not_import_algorithms(path):
    if path in ALGORITHMS or path.name == "plugin.py" or "docks" in path.parts:
        pytest.skip("upper floor")
    assert [name for name in imports(parse(path), path) if name.startswith("aula.processing_algorithms")] == []


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_no_formatted_text_inside_tr(path):
    """An f-string or a computed text inside ``tr`` is never found in a translation."""
    wrong = []
    for node in ast.walk(parse(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, (ast.Name, ast.Attribute))
            and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) == "tr"
            and node.args
            and isinstance(node.args[0], (ast.JoinedStr, ast.BinOp, ast.Call))
        ):
            wrong.append(node.lineno)
    assert wrong == []


def glued_words(source: str) -> list[int]:
    """Return the lines where a text goes on in the next literal without the space that separates two words."""
    tokens = [
        token
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in (tokenize.NL, tokenize.COMMENT)
    ]
    wrong = []
    for first, second in zip(tokens, tokens[1:]):
        if first.type == second.type == tokenize.STRING and first.end[0] != second.start[0]:
            ending, beginning = first.string.rstrip("\"'")[-1:], second.string.lstrip("rbfRBF").lstrip("\"'")[:1]
            if re.match(r"[\w,;.:!?»)]", ending) and re.match(r"[\w«(]", beginning):
                wrong.append(second.start[0])
    return wrong


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_no_word_is_glued_to_the_next_line(path):
    assert glued_words(path.read_text(encoding="utf-8")) == []


def test_glued_words_are_found():
    assert glued_words('text = (\n    "lire et"\n    "en faire"\n)') == [3]
    assert glued_words('text = (\n    "lire et "\n    "en faire"\n)') == []


@pytest.mark.parametrize("path", SHIPPED, ids=label)
def test_no_assert_in_shipped_code(path):
    assert [node.lineno for node in ast.walk(parse(path)) if isinstance(node, ast.Assert)] == []


def test_imports_are_resolved_as_python_does():
    tree = ast.parse("from ..core import geometry\nfrom .model import Rule\nimport qgis.core")
    path = ROOT / "aula_plugin" / "storage" / "lot.py"
    assert {"aula.aula_plugin.core.geometry", "aula.aula_plugin.storage.model.Rule", "qgis.core"} <= set(
        imports(tree, path)
    )


def tracked_text_files() -> list[Path]:
    skipped = {".venv", ".git", "build", "dist", ".qgis-settings", "__pycache__"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and path.suffix in TEXT_SUFFIXES
        and not any(part in skipped or part.endswith("_cache") or part == ".hypothesis" for part in path.parts)
    ]


def test_no_path_of_one_machine():
    """A path that exists on one machine only has no place in the tree."""
    pattern = re.compile(rf"/(?:home|Users|root)/\w|[A-Z]:\\Users|{re.escape(str(ROOT))}/")
    found = [
        f"{label(path)}: {line.strip()[:80]}"
        for path in tracked_text_files()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if pattern.search(line)
    ]
    assert found == []


def test_metadata_follow_the_plugin_repository():
    """Required keys, one version everywhere, one host for every address."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    general = parser["general"]
    for key in ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker"):
        assert general[key].strip(), key
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["hasProcessingProvider"] == "yes"
    assert "/" not in general["author"]
    assert (ROOT / general["icon"]).is_file()
    assert "geopandas" in general["about"]
    hosts = {general[key].split("/")[2] for key in ("homepage", "tracker", "repository")}
    assert hosts == {general["email"].split("@")[1]}
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "(.+)"$', pyproject, re.M).group(1) == general["version"]
    assert f"## [{general['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "styles" / "icons").glob("*.svg")), ids=label)
def test_icons_share_one_drawing_style(path):
    """24 px line icons: one box, one stroke, one colour readable on light and on dark, nothing filled."""
    root = ET.parse(path).getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("24", "24", "0 0 24 24")
    drawn = [node.attrib for node in root.iter()]
    assert {node["stroke-width"] for node in drawn if "stroke-width" in node} == {"1.8"}
    assert {node["stroke"] for node in drawn if "stroke" in node} == {"#5b8fc4"}
    assert {node["fill"] for node in drawn if "fill" in node} == {"none"}
