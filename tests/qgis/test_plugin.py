"""The plugin as QGIS handles it: package, layouts, life cycle, cost of loading, what is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ..headless import command, enable, install_link, plugins_folder, qgis_process

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = Path(__file__).parent / "scenarios"
HEAVY = {"geopandas", "pandas", "shapely", "numpy", "scipy", "jinja2", "yaml"}


@pytest.fixture(scope="module")
def linked_folder(tmp_path_factory) -> Path:
    """A folder of plugins in which AULA is a link to this checkout."""
    folder = tmp_path_factory.mktemp("plugins")
    (folder / "aula").symlink_to(ROOT, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """The zip of the last commit, made as `make package` makes it."""
    if not (ROOT / ".git").exists():
        pytest.skip("pas un dépôt git")
    path = tmp_path_factory.mktemp("dist") / "aula.zip"
    subprocess.run(
        ["git", "archive", "--format=zip", "--prefix=aula/", "-o", str(path), "HEAD"], cwd=ROOT, check=True, timeout=60
    )
    return path


def scenario(name: str, folder: Path) -> dict:
    """Run a scenario in a process of its own and return what it printed last."""
    done = subprocess.run(
        [sys.executable, str(SCENARIOS / f"{name}.py"), str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.strip(), done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def listed(profile: Path) -> set[str]:
    """Enable AULA in a fresh profile and return the ids `qgis_process list` then shows."""
    if not command():
        pytest.skip("qgis_process absent de cette installation de QGIS")
    enable(profile)
    done = qgis_process(profile, "list")
    assert "Traceback" not in done.stderr, done.stderr
    assert "\nAULA" in done.stdout, done.stdout
    return {line.split()[0] for line in done.stdout.splitlines() if line.strip().startswith("aula:")}


def install_copy(profile: Path) -> None:
    shutil.copytree(
        ROOT,
        plugins_folder(profile) / "aula",
        ignore=shutil.ignore_patterns(".*", "build", "dist", "tests", "__pycache__"),
    )


@pytest.mark.parametrize("install", [install_link, install_copy], ids=["link", "copy"])
def test_loads_in_qgis_process(aula_provider, tmp_path, install):
    install(tmp_path)
    assert listed(tmp_path) == {algorithm.id() for algorithm in aula_provider.algorithms()}


def test_loads_from_the_zip(tmp_path, package):
    folder = plugins_folder(tmp_path)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    expected = {
        line.split('"')[1]
        for path in (folder / "aula" / "processing_algorithms").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("    NAME = ") and line.split('"')[1]
    }
    assert listed(tmp_path) == {f"aula:{name}" for name in expected}


def test_provider_loads_light(linked_folder):
    modules = scenario("load_cost", linked_folder)["modules"]
    assert not {name.split(".")[0] for name in modules} & HEAVY
    assert not {name for name in modules if name.startswith(("qgis.gui", "qgis.PyQt.QtWidgets"))}


def test_load_unload_load_leaves_nothing_behind(linked_folder):
    steps = scenario("life_cycle", linked_folder)
    for turn in ("first", "second"):
        assert steps[f"{turn}_loaded"]["providers"].count("aula") == 1
        assert steps[f"{turn}_built"] == 0  # a panel is built when it is first opened
        assert {"AulaCompatibilite", "AulaGrille"} <= set(steps[f"{turn}_opened"])
        assert steps[f"{turn}_loaded"]["actions"] == len(steps[f"{turn}_opened"])
        assert steps[f"{turn}_unloaded"]["actions"] == 0
        assert steps[f"{turn}_unloaded"]["providers"] == steps["before"]["providers"]
        assert steps[f"{turn}_unloaded"]["children"] == steps["before"]["children"]
        assert steps[f"{turn}_unloaded"]["modules"] == []
        assert not any(steps[f"{turn}_unloaded"]["unbalanced"].values())


def test_tools_are_listed_with_the_reason_when_geopandas_is_missing(aula_provider, linked_folder):
    answers = scenario("without_geopandas", linked_folder)
    assert set(answers) == {algorithm.id() for algorithm in aula_provider.algorithms()}
    for answer in answers.values():
        assert answer["can"] is False
        assert "geopandas" in answer["reason"] and "modules Python absents" in answer["reason"]
        assert answer["said"] == answer["reason"]


def test_a_tool_of_each_family_says_what_it_is(aula_provider):
    """Every algorithm has what the toolbox, the models and the batches need, whichever is added later."""
    from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum

    hidden = QgsProcessingParameterDefinition.Flag.FlagHidden
    for algorithm in aula_provider.algorithms():
        name = algorithm.name()
        assert name == name.lower() and " " not in name
        assert algorithm.displayName() and algorithm.group() and algorithm.groupId(), name
        assert len(algorithm.shortHelpString()) > 80, name
        assert algorithm.tags(), name
        assert (ROOT / "styles" / "icons" / f"{algorithm.groupId()}.svg").is_file(), name
        assert not algorithm.flags() & algorithm.Flag.FlagHideFromModeler, name
        for parameter in algorithm.parameterDefinitions():
            what = f"{name}.{parameter.name()}"
            assert parameter.name() == parameter.name().upper(), what
            assert parameter.description(), what
            assert parameter.flags() & hidden or len(parameter.help()) > 10, what
            if isinstance(parameter, QgsProcessingParameterEnum):
                assert parameter.usesStaticStrings(), what
