"""The locks against what others write: templates in a sandbox, YAML without objects, cells without formulas.

Each test fails if someone changes the engine, the loader or the writer for one that is not safe.
"""

from __future__ import annotations

import ast
import csv
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from qgis import processing
from qgis.core import QgsApplication, QgsProcessing, QgsProcessingParameterFeatureSink, QgsProcessingProvider

from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.reporting.environment import environment
from aula.aula_plugin.storage.sink_files import without_formulas
from aula.processing_algorithms.base import AulaAlgorithm
from aula.tests.hostile.texts import TEXTS
from aula.tests.hostile.verdict import wrong_file

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = [ROOT / "__init__.py", *(ROOT / "aula_plugin").rglob("*.py"), *(ROOT / "processing_algorithms").rglob("*.py")]
FORMULAS = [text for name, text in TEXTS.items() if name.startswith("formule") and name != "formule_pleine_chasse"]
#: What runs, loads objects or marks as safe; a name with a dot is an attribute.
FORBIDDEN_CALLS = {
    *("eval", "exec", "compile", "os.system", "os.popen", "pickle.load", "pickle.loads"),
    *("yaml.load", "yaml.load_all", "yaml.full_load", "yaml.unsafe_load", "subprocess.run", "subprocess.Popen"),
}


def test_templates_run_in_a_sandbox_and_escape_everything():
    engine = environment()
    assert isinstance(engine, SandboxedEnvironment)
    assert engine.autoescape is True
    for attack in (
        "{{ ''.__class__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    ):
        with pytest.raises(SecurityError):
            engine.from_string(attack).render(x=Path)
    shown = engine.from_string('{{ x }}<p title="{{ x }}">').render(x=TEXTS["html"] + TEXTS["html_attribut"])
    assert "<script" not in shown and "onerror=alert(2)>" not in shown and '" onmouseover' not in shown


def test_every_engine_of_the_plugin_is_that_one():
    """A second engine would need its own sandbox: there is one, and nothing is called safe beside the macros."""
    made = [
        (path.name, node.func.id)
        for path in SHIPPED
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Environment")
    ]
    assert made == [("environment.py", "SandboxedEnvironment")]
    for template in (ROOT / "templates").rglob("*.j2"):
        text = template.read_text(encoding="utf-8")
        assert "autoescape false" not in text, template.name


def test_nothing_runs_or_loads_objects():
    found = []
    for path in SHIPPED:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := _called(node.func)) in FORBIDDEN_CALLS:
                found.append(f"{path.name}:{node.lineno} {name}")
            if isinstance(node, ast.Attribute) and "Loader" in node.attr:
                assert node.attr in ("SafeLoader", "CSafeLoader"), f"{path.name}:{node.lineno}"
    assert found == []


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return f"{function.value.id}.{function.attr}"
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "grille: !!python/object/apply:os.mkdir [canari]\n",
        "!!python/object/new:pathlib.Path [canari]\n",
        "grille: !!python/name:os.system\n",
        "a: &a [x, x]\nb: [*a, *a]\n",
        "grille: {<<: {id: a}, id: b, id: c}\n",
        "[" * 5000,
    ],
)
def test_yaml_makes_no_object_and_no_bomb(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        load_grid_text(text, "grille.yaml")
    assert list(tmp_path.iterdir()) == []


def test_yaml_scalars_stay_texts():
    raw = load_grid_text("grille: {id: 0101, titre: no, version: 1:50, maj: 2026-01-01, vide: ~}\n", "g.yaml").raw
    assert [raw["grille"][key] for key in ("id", "titre", "version", "maj")] == ["0101", "no", "1:50", "2026-01-01"]


class Echo(AulaAlgorithm):
    """Writes the texts as any algorithm writes its results."""

    NAME = "echo"

    def displayName(self) -> str:
        return "écho"

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(QgsProcessingParameterFeatureSink("SORTIE", "sortie", QgsProcessing.SourceType.TypeVector), "aide")

    def compute(self, parameters, context, feedback):
        frame = pd.DataFrame({"nom": [*FORMULAS, "-12,5", "é", None], "n": range(len(FORMULAS) + 3)})
        columns = {"nom": "text", "n": "integer"}
        return {"SORTIE": self.write(frame, columns, parameters, "SORTIE", context, feedback)}


class EchoProvider(QgsProcessingProvider):
    def id(self):
        return "essaiaula"

    def name(self):
        return "essai"

    def loadAlgorithms(self):
        self.addAlgorithm(Echo())


@pytest.fixture
def echo(qgis_processing):
    provider = EchoProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield "essaiaula:echo"
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".csv"])
def test_results_written_for_a_spreadsheet_hold_no_formula(echo, tmp_path, suffix):
    """GDAL writes a text that begins with « = » as a formula: it must never receive one."""
    path = tmp_path / f"r{suffix}"
    processing.run(echo, {"SORTIE": str(path)})
    assert wrong_file(path, set()) == []
    if suffix == ".csv":
        cells = [row[0] for row in csv.reader(path.open(encoding="utf-8"))]
        assert f"'{TEXTS['formule']}" in cells
    else:
        with zipfile.ZipFile(path) as book:
            whole = b"".join(book.read(name) for name in book.namelist())
        assert b"cmd()" in whole
        assert not re.search(rb"<f[ >]|table:formula=", whole)


def test_other_formats_keep_the_texts_as_they_are(tmp_path):
    frame = pd.DataFrame({"nom": FORMULAS})
    assert without_formulas(str(tmp_path / "r.gpkg"), frame, {"nom": "text"}) is frame
    assert without_formulas("memory:", frame, {"nom": "text"}) is frame
