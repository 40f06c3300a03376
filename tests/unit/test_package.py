"""The zip that is published, rule by rule of the official repository of plugins; loading it is in tests/qgis."""

import configparser
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_SIZE = 25 * 1024 * 1024
REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")
#: First bytes of what a processor runs: Linux, Windows, macOS (two), archive of objects.
EXECUTABLES = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"!<arch>")
ENGLISH = re.compile(r"\b(the|and|of|with|for|their)\b")


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """The zip of the last commit, made as `make package` makes it."""
    if not (ROOT / ".git").exists():
        pytest.skip("pas un dépôt git")
    path = tmp_path_factory.mktemp("dist") / "aula.zip"
    command = ["git", "archive", "--format=zip", "--prefix=aula/", "-o", str(path), "HEAD"]
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    return path


@pytest.fixture(scope="module")
def names(package) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def unzipped(package, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("extension")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder / "aula"


@pytest.fixture(scope="module")
def metadata(unzipped) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(unzipped / "metadata.txt", encoding="utf-8")
    return parser["general"]


def test_at_most_25_mb(package):
    assert package.stat().st_size < MAX_SIZE


def test_is_sound(package):
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None


def test_one_folder_whose_name_python_imports(names):
    assert {name.split("/")[0] for name in names} == {"aula"}
    assert names[0].split("/")[0] == "aula" and "aula".isidentifier()


def test_no_name_goes_out_of_the_folder(names):
    for name in names:
        assert "\\" not in name and ".." not in PurePosixPath(name).parts and not name.startswith("/"), name


def test_nothing_hidden_generated_or_for_developers_only(names):
    for name in names:
        parts = PurePosixPath(name).parts
        assert not {"__pycache__", "__MACOSX", "tests", "build", "dist"} & set(parts), name
        assert not any(part.startswith(".") for part in parts), name
        assert not name.endswith((".pyc", ".pyo", ".orig", ".rej", "~")), name
        assert not name.endswith(("_rc.py", "ui_.py", ".qrc")), name


def test_nothing_that_a_processor_runs(unzipped):
    for path in unzipped.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                assert not stream.read(8).startswith(EXECUTABLES), path.name
            assert path.suffix not in (".so", ".dll", ".pyd", ".exe", ".dylib"), path.name


def test_names_differ_by_more_than_case(names):
    """On the disks of Windows and macOS, two such files would be one."""
    assert len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize("name", ["LICENSE", "__init__.py", "metadata.txt", "README.md"])
def test_has_what_is_mandatory(names, name):
    assert f"aula/{name}" in names


def test_the_licence_is_the_one_of_qgis(unzipped):
    text = (unzipped / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text and "Version 3" in text


@pytest.mark.parametrize("key", REQUIRED)
def test_a_required_key_is_filled_in(metadata, key):
    assert metadata[key].strip()


def test_keys_that_have_a_form(metadata):
    assert "/" not in metadata["author"]
    assert re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", metadata["email"])
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?", metadata["version"])
    assert re.fullmatch(r"3\.\d+", metadata["qgisMinimumVersion"])
    for key in ("homepage", "tracker", "repository"):
        assert re.fullmatch(r"https://[^\s/]+/\S*", metadata[key]), key
    assert "supportsQt6" not in metadata
    for key in ("experimental", "deprecated", "hasProcessingProvider"):
        assert metadata.get(key, "no").lower() in ("yes", "no", "true", "false"), key


def test_neither_the_folder_nor_the_name_says_plugin(metadata):
    assert "plugin" not in metadata["name"].lower()


def test_described_in_english_with_its_dependencies(metadata):
    assert len(metadata["description"]) < 250 and "\n" not in metadata["description"].strip()
    assert ENGLISH.search(metadata["description"]) and ENGLISH.search(metadata["about"])
    for dependency in ("geopandas", "shapely"):
        assert dependency in metadata["about"].lower()


def test_the_icon_is_there(metadata, unzipped):
    icon = unzipped / metadata["icon"]
    assert icon.is_file() and icon.suffix in (".svg", ".png")


def test_an_example_small_enough(unzipped):
    """Minimal sample data: the example, and nothing else that is data."""
    data = [path for path in unzipped.rglob("*") if path.suffix in (".gpkg", ".shp", ".dbf", ".tif", ".zip")]
    assert all((unzipped / "templates" / "exemple") in path.parents for path in data)
    assert sum(path.stat().st_size for path in (unzipped / "templates" / "exemple").rglob("*")) < 3_000_000


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("bandit", ["-q", "-r", "."]),
        ("detect_secrets", ["scan", "--all-files"]),
        ("flake8", ["--max-line-length=120", "--extend-ignore=E203,E501,W503,QGS", "."]),
    ],
)
def test_the_scans_of_the_repository_find_nothing(unzipped, tool, command):
    if find_spec(tool) is None:
        pytest.skip(f"{tool} absent")
    done = subprocess.run(
        [sys.executable, "-m", tool, *command], cwd=unzipped, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    if tool == "detect_secrets":
        assert '"results": {}' in done.stdout, done.stdout
