"""The same layer in other formats, well and badly written: GML, GeoJSON, KML, CSV, Shapefile, project files."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from osgeo import gdal

from aula.tests.hostile import raw

Make = Callable[[random.Random, str, Path], str]

_LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
_ENTITY = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>"


def _copied(driver: str, suffix: str) -> Callable[[str, Path], Path]:
    """Return what writes the layer in another format, texts of an encoding of its own when it has one."""

    def copy(source: str, folder: Path) -> Path:
        path, _, name = source.partition("|layername=")
        target = folder / f"couche{suffix}"
        options = {"format": driver, "layers": [name] if name else None, "accessMode": None}
        if driver == "CSV":
            options["layerCreationOptions"] = ["GEOMETRY=AS_WKT"]
        gdal.VectorTranslate(str(target), path, **{key: value for key, value in options.items() if value})
        return target

    return copy


def _text(driver: str, suffix: str, change: Callable[[random.Random, str], str], encoding: str = "utf-8") -> Make:
    def make(rng: random.Random, source: str, folder: Path) -> str:
        path = _copied(driver, suffix)(source, folder)
        changed = change(rng, path.read_text(encoding="utf-8"))
        path.write_bytes(changed.encode(encoding, "surrogatepass"))
        return str(path)

    return make


def _entities(doctype: str, entity: str) -> Callable[[random.Random, str], str]:
    def change(rng: random.Random, text: str) -> str:
        text = re.sub(r"^<\?xml[^>]*\?>\s*", "", text)
        text = re.sub(r">([^<>\s]+)</ogr:", f">&{entity};</ogr:", text, count=5)
        return f'<?xml version="1.0" encoding="utf-8"?>{doctype}]>' + text

    return change


def _spoiled(driver: str, suffix: str, kind: str, ending: str = "") -> Make:
    """Return what spoils the bytes of one of the files of the format."""

    def make(rng: random.Random, source: str, folder: Path) -> str:
        path = _copied(driver, suffix)(source, folder)
        victim = path.with_suffix(ending or path.suffix)
        if not victim.exists():  # a table, which has no shape
            path = victim = path.with_suffix(".dbf")
        data = victim.with_name("sain.bin")
        victim.rename(data)
        raw.KINDS[kind](rng, data, victim)
        data.unlink()
        return str(path)

    return make


def _without(ending: str) -> Make:
    def make(rng: random.Random, source: str, folder: Path) -> str:
        path = _copied("ESRI Shapefile", ".shp")(source, folder)
        path.with_suffix(ending).unlink(missing_ok=True)
        return str(path)

    return make


def _address(text: str) -> Make:
    """Return what gives an address instead of a file; ``{path}`` stands for the sound one."""

    def make(rng: random.Random, source: str, folder: Path) -> str:
        return text.format(path=source.split("|")[0], folder=folder)

    return make


def _gpkg(kind: str) -> Make:
    def make(rng: random.Random, source: str, folder: Path) -> str:
        path, _, name = source.partition("|layername=")
        spoiled = raw.KINDS[kind](rng, Path(path), folder / "couche.gpkg")
        return f"{spoiled}|layername={name}" if name else str(spoiled)

    return make


def _same(rng: random.Random, text: str) -> str:
    return text


KINDS: dict[str, Make] = {
    "gml": _text("GML", ".gml", _same),
    "gml_entites": _text("GML", ".gml", _entities(_LAUGHS, "a11")),
    "gml_entite_exterieure": _text("GML", ".gml", _entities(_ENTITY, "e")),
    "gml_profond": _text("GML", ".gml", lambda rng, text: text + "<a>" * 100_000),
    "gml_coupe": _text("GML", ".gml", lambda rng, text: text[: rng.randrange(len(text))]),
    "geojson": _text("GeoJSON", ".geojson", _same),
    "geojson_bom": _text("GeoJSON", ".geojson", _same, "utf-8-sig"),
    "geojson_utf16": _text("GeoJSON", ".geojson", _same, "utf-16"),
    "geojson_coupe": _text("GeoJSON", ".geojson", lambda rng, text: text[: rng.randrange(len(text))]),
    "geojson_profond": _text("GeoJSON", ".geojson", lambda rng, text: '{"a":' * 50_000 + text),
    "geojson_nan": _text("GeoJSON", ".geojson", lambda rng, text: re.sub(r"\[ *-?\d+\.\d+", "[NaN", text, count=9)),
    "geojson_sans_objet": _text(
        "GeoJSON", ".geojson", lambda rng, text: '{"type": "FeatureCollection", "features": []}'
    ),
    "kml": _text("KML", ".kml", _same),
    "kml_entites": _text("KML", ".kml", _entities(_LAUGHS, "a11")),
    "csv_wkt": _text("CSV", ".csv", _same),
    "csv_latin": _text("CSV", ".csv", lambda rng, text: text, "utf-16"),
    **{
        f"shp_{ending[1:]}_{kind}": _spoiled("ESRI Shapefile", ".shp", kind, ending)
        for ending in (".shp", ".dbf", ".shx")
        for kind in ("vide", "tronque", "octets_changes", "trou_de_zeros")
    },
    **{f"shp_sans_{ending[1:]}": _without(ending) for ending in (".dbf", ".shx", ".prj", ".cpg")},
    **{f"gpkg_{kind}": _gpkg(kind) for kind in raw.KINDS},
    "couche_absente": _address("{path}|layername=nulle_part"),
    "adresse_vide": _address(""),
    "adresse_reseau": _address("http://127.0.0.1:9/couche.geojson"),
    "adresse_wfs": _address("WFS:http://127.0.0.1:9/wfs"),
    "adresse_vsi": _address("/vsicurl/http://127.0.0.1:9/couche.gpkg"),
    "adresse_vsizip": _address("/vsizip//{path}/x.shp"),
    "adresse_sql": _address("{path}|subset=1=0; DROP TABLE x"),
    "adresse_requete": _address("{path}|layerid=99|geometrytype=Chose|option:X=Y"),
    "adresse_postgres": _address('postgres://dbname=\'x\' host=127.0.0.1 port=9 table="a"."b" (g)'),
    "adresse_vrt": _address("<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>"),
    "adresse_appareil": _address("/dev/null"),
    "adresse_dossier": _address("{folder}"),
    "adresse_longue": _address("/" + "x/" * 5000),
    "adresse_inconnue": _address("couche_qui_n_existe_pas_0b1c2d"),
}
DRAWN = {
    name
    for name in KINDS
    if name.endswith(("_tronque", "_octets_changes", "_trou_de_zeros", "_coupe", "_ajoutes", "_retires", "_echanges"))
}
