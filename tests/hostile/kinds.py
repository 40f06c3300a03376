"""Every hostile value a parameter can be given, by the type the provider declares: no list of algorithms here."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qgis import core

from aula.tests.hostile import (
    archives,
    attributes,
    containers,
    crs,
    geopackages,
    grids,
    rasters,
    raw,
    shapes,
    tables,
    texts,
)

GEOMETRY, ATTRIBUTES, CRS, FORMAT = "géométrie", "attributs", "coordonnées", "format et adresse"
BYTES, ARCHIVE, GRID, WORKBOOK = "octets", "archive", "grille", "classeur"
TABLE, GEOPACKAGE, PATHS, DESTINATION, VALUE = "table de texte", "geopackage", "chemin", "destination", "valeur"
FOLDER, RASTER = "dossier", "mailles"


@dataclass
class Stage:
    """What a kind may use to make its value: chance, the sound value, samples, and folders to write in."""

    rng: random.Random
    parameter: str
    sound: Mapping[str, Any]
    samples: Mapping[str, str]
    inputs: Path
    output: Path
    outside: Path
    #: Other parameters that must change with it.
    others: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """One way to spoil one parameter; ``drawn`` when each draw gives another case."""

    family: str
    name: str
    make: Callable[[Stage], Any]
    drawn: bool = False


def kinds_of(definition: core.QgsProcessingParameterDefinition, value: Any, samples: Mapping[str, str]) -> list[Kind]:
    """Return the kinds for a parameter, ``value`` being a sound one; a type nobody foresaw gets texts and objects."""
    for types, make in _BY_TYPE:
        if isinstance(definition, types):
            return list(make(definition, value, samples))
    return list(_values({**texts.TEXTS, **texts.BROKEN_TEXTS, **texts.ODD}))


# ------------------------------------------------------------------------------------------------------------ layers


def _layers(definition, value, samples) -> Iterator[Kind]:
    if not value:
        yield from _values({**texts.ODD, **texts.TEXTS})
        return
    for name, make in shapes.KINDS.items():
        yield Kind(GEOMETRY, name, _spoiled_layer(_with_shape(make)), drawn=name != "million_de_sommets")
    yield Kind(GEOMETRY, "plusieurs", _spoiled_layer(_several_shapes), drawn=True)
    yield Kind(GEOMETRY, "toutes_nulles", _spoiled_layer(_no_shape))
    for name, change in attributes.KINDS.items():
        yield Kind(ATTRIBUTES, name, _spoiled_layer(change), drawn=name not in ("tout_nul", "aucun_champ"))
    for name, change in crs.KINDS.items():
        yield Kind(CRS, name, _spoiled_layer(change))
    for name, make in containers.KINDS.items():
        yield Kind(FORMAT, name, _container(make), drawn=name in containers.DRAWN)
    yield from _values(texts.ODD)


def _several_layers(definition, value, samples) -> Iterator[Kind]:
    if value and definition.layerType() == core.QgsProcessing.SourceType.TypeFile:
        for kind in _file_kinds(str(value[-1])):
            yield replace(kind, make=_among_others(kind.make))
        yield from _values(texts.ODD)
    else:
        yield from _layers(definition, value, samples)
    yield Kind(VALUE, "liste_d_aucun", lambda stage: [None])
    yield Kind(
        VALUE, "deux_fois_la_meme", lambda stage: [*stage.sound[stage.parameter], stage.sound[stage.parameter][0]]
    )
    yield Kind(VALUE, "soixante_fois", lambda stage: stage.sound[stage.parameter][:1] * 60)


def _among_others(make: Callable[[Stage], Any]) -> Callable[[Stage], Any]:
    """Return what gives a list of files, the last of them spoiled."""
    return lambda stage: [*stage.sound[stage.parameter][:-1], make(stage)]


def _with_shape(make: shapes.Maker) -> attributes.Change:
    """Return what gives a geometry to one object, or to a few."""

    def change(rng: random.Random, layer: tables.Layer) -> None:
        box = layer.box()
        layer.kind = shapes.ogr.wkbUnknown
        for row in rng.sample(range(len(layer.shapes)), min(len(layer.shapes), rng.choice((1, 1, 3)))):
            layer.shapes[row] = make(rng, box)

    return change


def _several_shapes(rng: random.Random, layer: tables.Layer) -> None:
    """Give each object a geometry drawn among all the kinds."""
    box = layer.box()
    layer.kind = shapes.ogr.wkbUnknown
    usual = [name for name in shapes.KINDS if name != "million_de_sommets"]
    layer.shapes = [shapes.KINDS[rng.choice(usual)](rng, box) for _ in layer.shapes]


def _no_shape(rng: random.Random, layer: tables.Layer) -> None:
    layer.shapes = [None] * len(layer.shapes)


def _sound_layer(stage: Stage) -> tuple[str, Callable[[str], Any]]:
    """Return a sound layer of the parameter, and how to give one in its place."""
    value = stage.sound[stage.parameter]
    if not isinstance(value, list):
        return value, lambda address: address
    at = stage.rng.randrange(len(value))
    return value[at], lambda address: [*value[:at], address, *value[at + 1 :]]


def _spoiled_layer(change: attributes.Change) -> Callable[[Stage], Any]:
    def make(stage: Stage) -> Any:
        source, give = _sound_layer(stage)
        layer = tables.read(source)
        change(stage.rng, layer)
        return give(tables.write(layer, stage.inputs / "couche.gpkg"))

    return make


def _container(make: containers.Make) -> Callable[[Stage], Any]:
    def changed(stage: Stage) -> Any:
        source, give = _sound_layer(stage)
        return give(make(stage.rng, source, stage.inputs))

    return changed


def _rasters(definition, value, samples) -> Iterator[Kind]:
    yield from _values(texts.ODD)
    if not value:
        return
    for name, spoil in raw.KINDS.items():
        yield Kind(BYTES, f".tif_{name}", _spoiled_file(str(value), spoil), drawn=name in raw.DRAWN)
    for name, spoil in rasters.KINDS.items():
        yield Kind(RASTER, name, _spoiled_file(str(value), spoil), drawn=name in rasters.DRAWN)


# ------------------------------------------------------------------------------------------------------------- files


def _files(definition, value, samples) -> Iterator[Kind]:
    if definition.behavior() == core.QgsProcessingParameterFile.Behavior.Folder:
        yield from _folders(value)
        return
    for place, sample in enumerate(_alternatives(definition, value, samples)):
        yield from _file_kinds(sample)
        if place == 0:
            for name, text in texts.NAMES.items():
                yield Kind(PATHS, name, _spoiled_file(sample, raw.named(text)))
    yield from _values(
        {**texts.ODD, "chemin_nul": "/tmp/a\x00b", "chemin_demi": "/a\ud800", "adresse": "http://127.0.0.1:9/"}
    )


def _file_kinds(sample: str) -> Iterator[Kind]:
    """Yield every way to spoil a file: its bytes, then what its format holds."""
    suffix = Path(sample).suffix or Path(sample).name
    for name, spoil in raw.KINDS.items():
        yield Kind(BYTES, f"{suffix}_{name}", _spoiled_file(sample, spoil), drawn=name in raw.DRAWN)
    for family, spoils, drawn in _by_content(Path(sample)):
        for name, spoil in spoils.items():
            yield Kind(family, f"{suffix}_{name}", _spoiled_file(sample, spoil), drawn=name in drawn)


def _by_content(path: Path) -> Iterator[tuple[str, Mapping[str, raw.Spoil], set[str]]]:
    suffix = path.suffix.lower()
    if suffix == ".gpkg":
        yield GEOPACKAGE, geopackages.KINDS, geopackages.DRAWN
    if suffix in (".yaml", ".yml"):
        yield GRID, grids.YAML, grids.DRAWN
    if suffix in (".xlsx", ".ods"):
        yield WORKBOOK, grids.WORKBOOK, grids.DRAWN
    if suffix == ".csv":
        yield TABLE, grids.TABLE, grids.TABLE_DRAWN
    if suffix == ".zip":
        yield ARCHIVE, archives.KINDS, archives.DRAWN


def accepted_suffixes(definition: core.QgsProcessingParameterFile) -> list[str]:
    return re.findall(r"\*(\.\w+)", definition.fileFilter()) or [f".{definition.extension()}"]


def _alternatives(definition, value, samples) -> list[str]:
    """Return the sound file of the parameter and one of each other format it takes."""
    own = [str(value)] if value else []
    suffixes = accepted_suffixes(definition)
    known = {Path(one).suffix for one in own} | ({".yml"} if any(one.endswith(".yaml") for one in own) else set())
    if {".yaml", ".xlsx"} <= set(suffixes):  # a grid: its table of rules, with the other tables beside it
        samples = {**samples, ".csv": samples["regles"]}
    return [*own, *(samples[one] for one in suffixes if one in samples and one not in known)]


def _spoiled_file(sample: str, spoil: raw.Spoil) -> Callable[[Stage], Any]:
    def make(stage: Stage) -> str:
        source = Path(sample)
        for one in source.parent.glob("*.csv") if source.name == "regles.csv" else ():
            shutil.copyfile(one, stage.inputs / one.name)
        target = stage.inputs / source.name
        target.unlink(missing_ok=True)
        return str(spoil(stage.rng, source, target))

    return make


def _folders(value) -> Iterator[Kind]:
    if not value:
        yield from _values({**texts.ODD, **texts.TEXTS})
        return
    for name, spoil in raw.KINDS.items():
        yield Kind(FOLDER, f"un_fichier_{name}", _folder_with(spoil), drawn=True)
    for name, change in _FOLDER_CHANGES.items():
        yield Kind(FOLDER, name, _changed_folder(change), drawn=name in ("fichier_retire", "fichier_double"))
    for name, text in texts.NAMES.items():
        yield Kind(PATHS, name, _folder_named(text))
    for name, place in {"racine": "/", "systeme": "/proc/self", "appareils": "/dev", "absent": "/nulle/part"}.items():
        yield Kind(PATHS, name, lambda stage, place=place: place)
    yield Kind(PATHS, "fichier", lambda stage: str(_written(stage.inputs / "fichier", b"x")))
    yield from _values({**texts.ODD, "chemin_nul": "/tmp/a\x00b", "chemin_demi": "/a\ud800"})


def _copy(stage: Stage, name: str = "") -> Path:
    source = Path(stage.sound[stage.parameter])
    return Path(shutil.copytree(source, stage.inputs / (name or source.name)))


def _inside(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


def _folder_with(spoil: raw.Spoil) -> Callable[[Stage], Any]:
    """Return what spoils one file of the folder."""

    def make(stage: Stage) -> str:
        folder = _copy(stage)
        victim = stage.rng.choice(_inside(folder))
        aside = stage.inputs / "sain.bin"
        victim.rename(aside)
        spoil(stage.rng, aside, victim)
        aside.unlink()
        return str(folder)

    return make


def _changed_folder(change: Callable[[random.Random, Path], None]) -> Callable[[Stage], Any]:
    def make(stage: Stage) -> str:
        folder = _copy(stage)
        change(stage.rng, folder)
        return str(folder)

    return make


def _folder_named(name: str) -> Callable[[Stage], Any]:
    return lambda stage: str(_copy(stage, name))


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _remove_one(rng: random.Random, folder: Path) -> None:
    rng.choice(_inside(folder)).unlink()


def _double_one(rng: random.Random, folder: Path) -> None:
    one = rng.choice(_inside(folder))
    shutil.copyfile(one, one.with_name(one.stem + "_copie" + one.suffix))


def _emptied(rng: random.Random, folder: Path) -> None:
    for one in _inside(folder):
        one.unlink()


def _all_empty(rng: random.Random, folder: Path) -> None:
    for one in _inside(folder):
        one.write_bytes(b"")


def _looping(rng: random.Random, folder: Path) -> None:
    (folder / "retour").symlink_to(folder, target_is_directory=True)


def _crowded(rng: random.Random, folder: Path) -> None:
    for number in range(5000):
        (folder / f"photo_{number}.jpg").write_bytes(b"")


def _buried(rng: random.Random, folder: Path) -> None:
    """Move everything below 100 folders."""
    found = _inside(folder)
    place = folder.joinpath(*["d"] * 100)
    place.mkdir(parents=True)
    for one in found:
        one.rename(place / one.name)


def _twice(rng: random.Random, folder: Path) -> None:
    shutil.copytree(folder, folder / "copie", ignore=shutil.ignore_patterns("copie"))


def _upper(rng: random.Random, folder: Path) -> None:
    for one in _inside(folder):
        one.rename(one.with_name(one.name.swapcase()))


def _strangers(rng: random.Random, folder: Path) -> None:
    """Leave what systems and people leave in folders."""
    for name in ("Thumbs.db", ".DS_Store", "~$zonage.docx", "notes.txt", "copie de ZONE_URBA.qml"):
        (folder / name).write_bytes(rng.randbytes(100))


_FOLDER_CHANGES: dict[str, Callable[[random.Random, Path], None]] = {
    "fichier_retire": _remove_one,
    "fichier_double": _double_one,
    "sans_fichier": _emptied,
    "fichiers_vides": _all_empty,
    "boucle": _looping,
    "foule": _crowded,
    "enterre": _buried,
    "deux_fois": _twice,
    "casse_inversee": _upper,
    "voisins": _strangers,
}

# ------------------------------------------------------------------------------------------------------ destinations

#: Formats QGIS writes or not; the ones where a text may be run are read again by the judge.
_SUFFIXES = (
    ".shp",
    ".csv",
    ".xlsx",
    ".ods",
    ".geojson",
    ".gml",
    ".kml",
    ".dxf",
    ".sqlite",
    ".pdf",
    ".exe",
    ".gpkg.zip",
    "",
)


def _destinations(definition, value, samples) -> Iterator[Kind]:
    folder = isinstance(definition, core.QgsProcessingParameterFolderDestination)
    ending = "" if folder else f".{definition.defaultFileExtension()}"
    for name, text in texts.NAMES.items():
        yield Kind(DESTINATION, f"dans_{name}", _in_folder(text, ending))
        yield Kind(DESTINATION, f"nomme_{name}", _named(text + ending))
    for suffix in _SUFFIXES:
        yield Kind(DESTINATION, f"extension_{suffix[1:] or 'sans'}", _named("sortie" + suffix))
    for name, make in _PLACES.items():
        yield Kind(DESTINATION, name, lambda stage, make=make: make(stage, ending))
    yield Kind(DESTINATION, "egale_a_une_entree", _over_an_input, drawn=True)
    yield from _values(
        {name: one for name, one in texts.ODD.items() if name not in ("aucun", "vrai", "entier_immense")}
    )


def _in_folder(name: str, ending: str) -> Callable[[Stage], Any]:
    def make(stage: Stage) -> str:
        (stage.output / name).mkdir()
        return str(stage.output / name / f"sortie{ending}")

    return make


def _named(name: str) -> Callable[[Stage], Any]:
    return lambda stage: str(stage.output / name)


def _over_an_input(stage: Stage) -> str:
    """Give as destination one of the files read."""
    sources = {}
    for name, value in sorted(stage.sound.items()):
        for one in value if isinstance(value, list) else [value]:
            path = str(one).split("|")[0]
            if name != stage.parameter and isinstance(one, str) and os.path.isabs(path) and os.path.exists(path):
                sources[name] = path
    if not sources:
        return str(stage.output.parent)
    name = stage.rng.choice(sorted(sources))
    source, target = Path(sources[name]), stage.inputs / Path(sources[name]).name
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        for one in (source, *raw.companions(source)):
            shutil.copyfile(one, stage.inputs / one.name)
    value = stage.sound[name]
    swapped = [str(one).replace(str(source), str(target)) for one in (value if isinstance(value, list) else [value])]
    stage.others[name] = swapped if isinstance(value, list) else swapped[0]
    return str(target)


def _already(data: bytes) -> Callable[[Stage, str], str]:
    def make(stage: Stage, ending: str) -> str:
        return str(_written(stage.output / f"sortie{ending}", data))

    return make


def _folder_there(stage: Stage, ending: str) -> str:
    path = stage.output / f"sortie{ending}"
    path.mkdir()
    (path / "photo.jpg").write_bytes(b"x")
    return str(path)


def _below_a_file(stage: Stage, ending: str) -> str:
    return str(_written(stage.output / "fichier", b"x") / f"sortie{ending}")


def _through_link(stage: Stage, ending: str) -> str:
    """Give a link to a file that is elsewhere: what is written must not reach it."""
    path = stage.output / f"sortie{ending}"
    path.symlink_to(stage.outside / "voisin.txt")
    return str(path)


def _pipe(stage: Stage, ending: str) -> str:
    """Give what is neither a file nor a folder; never a device of the machine, that an account with rights replaces."""
    path = stage.output / f"tube{ending}"
    os.mkfifo(path)
    return str(path)


def _protected(stage: Stage, ending: str) -> str:
    from aula.tests.qgis.bad_input.builders import read_only_folder

    return str((read_only_folder(stage.output / "lecture") or Path("/nulle/part")) / f"sortie{ending}")


_PLACES: dict[str, Callable[[Stage, str], str]] = {
    "lecture_seule": _protected,
    "dossier_absent": lambda stage, ending: str(stage.output / "nulle" / "part" / f"sortie{ending}"),
    "deja_un_dossier": _folder_there,
    "deja_du_bruit": _already(b"\x00\xff" * 500),
    "deja_vide": _already(b""),
    "sous_un_fichier": _below_a_file,
    "lien": _through_link,
    "relative": lambda stage, ending: os.path.join("..", "sortie", f"relative{ending}"),
    "avec_table": lambda stage, ending: f"{stage.output}/sortie{ending}|layername=x",
    "base_ogr": lambda stage, ending: f"ogr:dbname='{stage.output}/base.gpkg' table=\"a b\" (geom)",
    "base_ogr_sql": lambda stage, ending: f'ogr:dbname=\'{stage.output}/base.gpkg\' table="x"; DROP TABLE y" (geom)',
    "base_absente": lambda stage, ending: 'postgis:dbname=\'x\' host=127.0.0.1 port=9 table="a"."b" (geom)',
    "tube": _pipe,
    "trop_long": lambda stage, ending: str(stage.output / ("n" * 300 + ending)),
    "caractere_nul": lambda stage, ending: f"{stage.output}/a\x00b{ending}",
    "demi_caractere": lambda stage, ending: f"{stage.output}/a\ud800b{ending}",
    "remonte": lambda stage, ending: f"{stage.output}/../sortie/./remonte{ending}",
    "adresse": lambda stage, ending: f"http://127.0.0.1:9/x{ending}",
}

# ------------------------------------------------------------------------------------------------------------ values

_CRS = {
    "inconnu": "EPSG:999999",
    "geographique": "EPSG:4326",
    "geocentrique": "EPSG:4978",
    "vertical": "EPSG:5720",
    "outre_mer": "EPSG:2975",
    "mercator": "EPSG:3857",
    "chantier": f"WKT:{crs.ENGINEERING}",
    "pieds": f"WKT:{crs.FEET}",
    "wkt_coupe": f"WKT:{crs.FEET[:100]}",
    "proj_injection": "PROJ4:+proj=lcc +init=epsg:2154 +nadgrids=/etc/passwd",
    "ailleurs": "ESRI:102110",
    "numero": 2154,
}


def _values(values: Mapping[str, Any]) -> Iterator[Kind]:
    for name, value in values.items():
        yield Kind(VALUE, name, lambda stage, value=value: value)


def _strings(definition, value, samples) -> Iterator[Kind]:
    yield from _values({**texts.TEXTS, **texts.BROKEN_TEXTS, **texts.ODD})


def _enums(definition, value, samples) -> Iterator[Kind]:
    yield from _values({"hors": 99, "negatif": -1, "mot": "autre", "html": texts.TEXTS["html"], **texts.ODD})
    options = list(definition.options())
    yield Kind(VALUE, "tous", lambda stage: options)
    yield Kind(VALUE, "majuscules", lambda stage: options[0].swapcase())


def _matrices(definition, value, samples) -> Iterator[Kind]:
    rows = {
        "longue": ["a"] * 1001,
        "aucuns": [None, None],
        "listes": [["1", "a"], ["2"]],
        "nombres": [1, 2.5],
        "texte": "1,a",
    }
    yield from _values({**rows, **texts.ODD})
    for name, text in {**texts.TEXTS, **texts.BROKEN_TEXTS}.items():
        yield Kind(VALUE, f"cellule_{name}", lambda stage, text=text: ["1", text])
        yield Kind(VALUE, f"rang_{name}", lambda stage, text=text: [text, "x"])


def _crs(definition, value, samples) -> Iterator[Kind]:
    yield from _values({**_CRS, **texts.TEXTS, **texts.ODD})


def _numbers(definition, value, samples) -> Iterator[Kind]:
    yield from _values({**texts.NUMBERS, "html": texts.TEXTS["html"], "sql": texts.TEXTS["sql"], "octets": b"\xff"})


def _booleans(definition, value, samples) -> Iterator[Kind]:
    yield from _values({**texts.ODD, "peut_etre": "peut-être", "html": texts.TEXTS["html"], "deux": 2})


_DESTINATION_TYPES = (
    core.QgsProcessingParameterFeatureSink,
    core.QgsProcessingParameterVectorDestination,
    core.QgsProcessingParameterFileDestination,
    core.QgsProcessingParameterFolderDestination,
    core.QgsProcessingParameterRasterDestination,
)
_BY_TYPE: tuple[tuple[Any, Callable[..., Iterator[Kind]]], ...] = (
    (_DESTINATION_TYPES, _destinations),
    (core.QgsProcessingParameterMultipleLayers, _several_layers),
    (
        (
            core.QgsProcessingParameterFeatureSource,
            core.QgsProcessingParameterVectorLayer,
            core.QgsProcessingParameterMapLayer,
        ),
        _layers,
    ),
    (core.QgsProcessingParameterRasterLayer, _rasters),
    (core.QgsProcessingParameterFile, _files),
    (core.QgsProcessingParameterNumber, _numbers),
    (core.QgsProcessingParameterEnum, _enums),
    (core.QgsProcessingParameterBoolean, _booleans),
    (core.QgsProcessingParameterCrs, _crs),
    (core.QgsProcessingParameterMatrix, _matrices),
    (core.QgsProcessingParameterString, _strings),
)
