"""What is wrong in the end of a run: a message nobody can use, counts that do not hold, outputs that do not open."""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from aula.tests.faults.checks import BrokenError, check_sound
from aula.tests.hostile.french import wrong_in_log

_TIMES = re.compile(r"\d+(?:[.,]\d+)? (?:s|ms)\b")
#: Outputs that count what was read.
_READ = re.compile("^NB_(?:OBJETS|ZONES|LIGNES|ROLES|REGLES|COMMUNES|OAP|ENTITES|TABLES|PRESCRIPTIONS|INFOS)")
#: Outputs that count what went wrong: when they grow, nothing is silent.
_TELLING = re.compile("NON_EVALUABLES|IGNOR|REPAR|ANOMALIE|DEFAUT|ALERTE|ECART|REFUS|CONFLIT|PERDU")
_RUNNING_TAGS = {"script", "iframe", "object", "embed", "form", "base", "link"}


class Page(HTMLParser):
    """Looks for what a page would run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on") or str(value).strip().lower().startswith("javascript:"):
                self.handlers.append(f"{tag} {name}")

    def handle_data(self, data):
        self.text.append(data)


def same_words(told: list[str]) -> set[str]:
    """Return the lines of a log, free of what the clock writes."""
    return {_TIMES.sub("", line).strip() for line in told}


def wrong_results(results: Mapping[str, Any], told: list[str], sound: Mapping[str, Any], output: Path) -> list[str]:
    """Return what is wrong in a run that was accepted.

    Parameters
    ----------
    sound : ``numbers``, ``told`` and ``tags`` of the run on sound input.
    """
    wrong = [f"journal : {found} dans « {line[:300]} »" for line in told if (found := wrong_in_log(line))]
    numbers = {name: value for name, value in results.items() if type(value) in (int, float)}
    for name, value in numbers.items():
        if not math.isfinite(value) or (name.startswith("NB_") and (value < 0 or value != int(value))):
            wrong.append(f"{name} = {value}")
    before = sound["numbers"]
    lost = [name for name, value in numbers.items() if _READ.search(name) and value < before.get(name, 0)]
    counted = any(_TELLING.search(name) and value > before.get(name, 0) for name, value in numbers.items())
    if lost and not counted and not same_words(told) - same_words(sound["told"]):
        wrong.append(f"des objets manquent sans un mot : {numbers} au lieu de {before}")
    for path in sorted(one for one in output.rglob("*") if one.is_file() and not one.is_symlink()):
        wrong += [f"{path.name} : {found}" for found in wrong_file(path, set(sound["tags"]))]
    for name, value in results.items():
        if (
            isinstance(value, str)
            and value.startswith(str(output))
            and not any(Path(one).exists() for one in (value, value.split("|")[0]))
        ):
            wrong.append(f"{name} : le résultat annoncé n’existe pas")
    return wrong


def wrong_file(path: Path, tags: set[str]) -> list[str]:
    """Return what is wrong in a file written."""
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        return _wrong_geopackage(path)
    if suffix in (".html", ".htm"):
        return _wrong_page(path, tags)
    if suffix in (".xlsx", ".ods"):
        return _wrong_workbook(path)
    if suffix == ".csv":
        return _wrong_table(path)
    return []


def _wrong_geopackage(path: Path) -> list[str]:
    data = path.read_bytes()[:16]
    if not data.startswith(b"SQLite format 3"):
        return []  # was there before, and left alone
    try:
        check_sound(path)
    except BrokenError as error:
        return [str(error)]
    found = []
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    for number in range(source.GetLayerCount()):
        layer = source.GetLayer(number)
        if layer.GetGeomType() != ogr.wkbNone:
            found += _wrong_shapes(layer)
    return found


def _wrong_shapes(layer: ogr.Layer) -> list[str]:
    for feature in layer:
        shape = feature.GetGeometryRef()
        if shape is None or shape.IsEmpty():
            continue
        if not all(map(math.isfinite, shape.GetEnvelope())):
            return [f"{layer.GetName()} {feature.GetFID()} : coordonnées qui ne sont pas des nombres"]
    return []


def _wrong_page(path: Path, tags: set[str]) -> list[str]:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    found = [f"balise {tag}" for tag in sorted((page.tags - tags) & _RUNNING_TAGS)]
    found += [f"gestionnaire {one}" for one in page.handlers[:3]]
    return found


def tags_of(output: Path) -> set[str]:
    """Return the tags of the pages of a folder."""
    found: set[str] = set()
    for path in output.rglob("*.html"):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        found |= page.tags
    return found


def _wrong_workbook(path: Path) -> list[str]:
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as book:
        text = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))
    text = re.sub(rb'table:formula="of:=(TRUE|FALSE)\(\)"', b"", text)  # how GDAL writes a yes or a no
    return ["une cellule est une formule"] if re.search(rb"<f[ >/]|table:formula=", text) else []


def _wrong_table(path: Path) -> list[str]:
    import csv

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        csv.field_size_limit(10**9)
        sample = stream.read()
    separator = ";" if sample.partition("\n")[0].count(";") else ","
    for row in csv.reader(sample.splitlines(), delimiter=separator):
        for cell in row:
            if re.match(r"\s*[=+@]|\s*-(?!\d)", cell):
                return [f"une cellule est une formule : {cell[:40]!r}"]
    return []
