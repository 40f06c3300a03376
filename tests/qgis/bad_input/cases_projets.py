"""Bad input of the algorithms on conflicts, stepping stones, sites to restore and projects."""

from __future__ import annotations

import geopandas
import numpy as np
import shapely
from qgis.core import QgsGeometry, QgsWkbTypes

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, numbers, tells, unchanged
from aula.tests.qgis.bad_input.cases_couts import raster
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_NOT_THERE = "introuvable ou illisible|n’est pas acceptée"
_EMPTY = "ne contient aucun(e surface| objet utilisable)"
_ANY = tells("")
_OUTSIDE = "sont en EPSG:4326, .* enregistrez-les dans un système projeté en mètres"
_NOT_SURFACES = "ne contient aucun objet utilisable"
_NO_SHAPE = "n’a pas de géométrie : choisissez une couche"
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")


def network(reservoirs: str, folder) -> dict[str, str]:
    """Write straight links between the réservoirs of the example, their corridors, sites and a project."""
    path, _, layer = reservoirs.partition("|layername=")
    patches = geopandas.read_file(path, layer=layer)
    shapes = patches.geometry.to_numpy()
    lines = shapely.shortest_line(shapes[:-1], shapes[1:])
    ids = np.arange(1, len(lines) + 1)
    links = geopandas.GeoDataFrame({"id_lien": ids, "bc": 1.0 * ids}, geometry=lines, crs=patches.crs)
    x, y = shapely.get_coordinates(shapely.point_on_surface(shapes[0]))[0]
    boxes = [shapely.box(x + 300 * n, y, x + 300 * n + 250, y + 250) for n in (0, 4, 8)]
    sites = geopandas.GeoDataFrame({"nom": ["A", "B", "C"]}, geometry=boxes, crs=patches.crs)
    file = folder / "projets.gpkg"
    for name, frame in (("liens", links), ("corridors", links.assign(geometry=links.buffer(80))), ("sites", sites)):
        frame.to_file(file, layer=name)
    names = {"liens": "liens_id", "corridors": "corridors_id", "sites": "sites"}
    return {key: f"{file}|layername={name}" for name, key in names.items()}


def _about_the_same(run) -> None:
    """Another projection moves outlines by centimetres: a cell or two may change hands."""
    found, sound = numbers(run.results), dict(run.sound)
    assert found.keys() == sound.keys()
    for name, value in found.items():
        assert abs(value - sound[name]) <= 0.05 * abs(sound[name]) + 0.1, name


def _polygons(parameter: str, key: str, given=None, **found) -> list[Case]:
    return layer_cases(
        parameter,
        key,
        {
            "z_et_m": unchanged,
            **dict.fromkeys(("degres", "autre_scr"), _about_the_same),
            **dict.fromkeys(("courbe", "multisurface"), _ANY),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
            **{kind: find for kind, find in found.items() if not isinstance(find, str)},
        },
        {"vide": _EMPTY, **{kind: says for kind, says in found.items() if isinstance(says, str)}},
        given,
    )


#: Shapes that only a surface may have: lines and points are tried with what they may have.
_OF_SURFACES = ("courbe", "multisurface", "noeud_papillon", "z_et_m", "pas_un_nombre", "demesuree", "geometrie_vide")


def _lines(parameter: str, key: str, **found) -> list[Case]:
    """Return the cases of a layer of lines; what is made for surfaces is replaced by its like for lines."""
    told = {**dict.fromkeys(("points", "table"), "attend des lignes ; la couche .* est faite de"), **found}
    kept = [case for case in _polygons(parameter, key, **told) if case.kind not in _OF_SURFACES]

    def one(make, kind=""):
        return lambda b, _: {parameter: bad.one_shape(b.files[key], make, kind)}

    def arc(shape: QgsGeometry) -> QgsGeometry:
        box = shape.boundingBox()
        x, y, to = box.xMinimum(), box.yMinimum(), box.xMaximum()
        return QgsGeometry.fromWkt(f"CompoundCurve(CircularString({x} {y},{(x + to) / 2} {y + 50},{to} {y}))")

    def wkt(text: str):
        return lambda _: QgsGeometry.fromWkt(text)

    return [
        *kept,
        Case(parameter, "courbe", one(arc, "CompoundCurve"), finds=_ANY),
        Case(parameter, "multisurface", one(arc, "MultiCurve"), finds=_ANY),
        Case(
            parameter,
            "noeud_papillon",
            one(lambda shape: shape.convertToType(QgsWkbTypes.GeometryType.PointGeometry) or shape),
            finds=_ANY,
        ),
        Case(parameter, "z_et_m", lambda b, _: {parameter: bad.memory(b.files[key], "MultiLineStringZM")}, finds=_ANY),
        Case(parameter, "geometrie_vide", one(wkt("MultiLineString EMPTY")), finds=_LOST),
        Case(parameter, "pas_un_nombre", one(wkt("LineString EMPTY")), finds=_LOST),
        Case(parameter, "demesuree", one(wkt("LineString(0 0,1e300 1e300)")), finds=_LOST),
    ]


def _numbers(*bounds: tuple[str, str]) -> list[Case]:
    return [
        case
        for name, least in bounds
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : {least}"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ]


def _choices(*names: str) -> list[Case]:
    return [
        Case(name, "inconnu", lambda *_, n=name: {n: "autrement"}, "n’est pas un choix ; accepté") for name in names
    ]


def _set(place, value):
    def change(values):
        values[place] = value

    return change


def _resistance(kind, says="", finds=None, **how) -> Case:
    return Case("RESISTANCE", kind, lambda _, folder: {"RESISTANCE": raster(folder, **how)}, says, finds)


#: What the three algorithms that redraw a network share.
NETWORK = [
    *_polygons("RESERVOIRS", "reservoirs"),
    Case("RESISTANCE", "absente", lambda _, folder: {"RESISTANCE": str(folder / "absente.tif")}, _NOT_THERE),
    Case("RESISTANCE", "texte", lambda _, f: {"RESISTANCE": str(bad.text_named(f, "texte.tif"))}, _NOT_THERE),
    _resistance("zero", r"friction nulle ou négative \(0\).*ligne 4, colonne 6", change=_set((3, 5), 0)),
    _resistance("toute_vide", finds=_ANY, change=_set(..., np.nan)),
    _resistance("degres", "où l’on ne mesure pas de distance", crs="EPSG:4326"),
    _resistance("sans_scr", "n’a pas de système de coordonnées", crs=""),
    *_numbers(
        ("DISTANCE", "au moins 0.001"),
        ("P_LIBRE", "au moins 1e-09"),
        ("COUT_MAX", "au moins 0"),
        ("FRICTION_REFERENCE", "au moins 1e-06"),
    ),
    *_choices("PROBABILITE", "TOPOLOGIE", "TRAVERSEE", "VOISINAGE", "MOTEUR"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
]

_TABLE = {
    "absent": "perm.csv » n’existe pas",
    "dossier": "est un dossier|n’existe pas",
    "vide": "colonne type, classe et permeabilite absente|vide|aucune",
    "texte": "absente",
    "bruit": "absente|UTF-8|CSV",
}


def _table(text: str):
    def make(_, folder):
        path = folder / "perm.csv"
        path.write_bytes(text.encode("utf-8-sig"))
        return {"PERMEABILITES": str(path)}

    return make


def _obstacles(layer) -> dict:
    """Give one layer of obstacles with its type: what is under test is the layer, not its name."""
    return {"OBSTACLES": [layer], "CORRESPONDANCE": ["1", "bati", ""]}


def _row(*cells):
    return lambda *_: {"CORRESPONDANCE": list(cells)}


CONFLICTS = [
    *_lines("LIENS", "liens_id", vide=_ANY, degres=_ANY, autre_scr=_ANY, scr_faux=_OUTSIDE),
    *_polygons("CORRIDORS", "corridors_id", vide=_ANY, degres=_ANY, autre_scr=_ANY, multisurface=_ANY),
    *_polygons(
        "OBSTACLES",
        "communes",
        _obstacles,
        vide=_ANY,
        points=_ANY,
        table=_NO_SHAPE,
        degres=_ANY,
        autre_scr=_ANY,
        z_et_m=_ANY,
    ),
    *(
        case
        for name in ("PASSAGES", "PASSAGES_CONSTATES")
        for case in _polygons(name, "sites", vide=_ANY, points=_ANY, table=_NO_SHAPE)
    ),
    Case("OBSTACLES", "aucun", lambda *_: {"OBSTACLES": []}, "au moins une couche d’obstacles"),
    Case("LIENS", "ni_corridors", lambda *_: {"LIENS": None, "CORRIDORS": None}, "Donnez les liens"),
    Case("CORRESPONDANCE", "role_inconnu", _row("1", "mur", ""), "type d’obstacle « mur » inconnu ; accepté : route"),
    Case("CORRESPONDANCE", "role_vide", _row("1", "", ""), "ne dit pas de quel type d’obstacle"),
    Case("CORRESPONDANCE", "ligne_coupee", _row("1"), "ne dit pas de quel type d’obstacle"),
    Case("CORRESPONDANCE", "couche_inconnue", _row("absente", "route", ""), "« absente » n’est pas une des couches"),
    Case("CORRESPONDANCE", "champ_absent", _row("1", "route", "rang_x"), "le champ de classe « rang_x » n’existe pas"),
    *(case for case in document_cases("DOCUMENT") if case.kind != "aucun"),
    *file_cases("PERMEABILITES", "perm.csv", _TABLE),
    Case("PERMEABILITES", "hors_bornes", _table("type;classe;permeabilite\nbati;*;1,5\n"), "ligne 2 .*« 1,5 »"),
    Case("PERMEABILITES", "type", _table("type;classe;permeabilite\nmur;*;0,5\n"), "type « mur » inconnu"),
    Case("PERMEABILITES", "incomplete", _table("type;classe;permeabilite\nroute;*;0,5\n"), "pas de perméabilité pour"),
    Case("PERMEABILITES", "francaise", _table("type;classe;permeabilite\nbati;;0,5\n"), finds=_ANY),
    Case("CHAMP_IMPORTANCE", "absent", lambda *_: {"CHAMP_IMPORTANCE": "flux"}, "« flux » n’existe pas"),
    *_numbers(
        ("RAYON", "au moins 0"),
        ("RAYON_PASSAGE", "au moins 0"),
        ("DISTANCE_POINTS", "au moins 0"),
        ("PART_LIENS", "au moins 0 ; au plus 100"),
        ("PERMEABILITE_FORTE", "au moins 0 ; au plus 1"),
    ),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *(case for name in ("CONFLITS", "TRAVERSEES") for case in destination_cases(name, "d.gpkg", unchanged)),
]

STONES = [
    *NETWORK,
    *_polygons("CANDIDATS", "sites", degres=_ANY, autre_scr=_ANY, z_et_m=_ANY),
    *_polygons("CORRIDORS", "corridors_id"),
    *_lines("LIENS", "liens_id"),
    Case("LIENS", "sans_id", lambda b, _: {"CORRIDORS": b.files["communes"]}, "n’a pas de champ id_lien"),
    Case("S_MIN", "trop", lambda *_: {"S_MIN": 1e6}, "aucun milieu hors réservoir n’a la surface voulue"),
    *_numbers(("S_MIN", "au moins 0"), ("SURFACE_RESERVOIR", "au moins 0"), ("ECART_MAX", "au moins 0")),
    *destination_cases("PAS_JAPONAIS", "d.gpkg", unchanged),
]

SITES = [
    *NETWORK,
    *_polygons("SITES", "sites", degres=_ANY, autre_scr=_ANY),
    *_choices("EFFET"),
    *_numbers(("FRICTION_RESTAUREE", "au moins 1e-06")),
    *destination_cases("SITES_CLASSES", "d.gpkg", unchanged),
]


def _scenario(layer) -> dict:
    return {"SCENARIOS": [layer]}


def _field(name: str, value):
    """Give the first project a field of its own with a value."""

    def make(b, folder):
        path, _, layer = b.files["sites"].partition("|layername=")
        frame = geopandas.read_file(path, layer=layer)
        frame[name] = [value, *[None] * (len(frame) - 1)]
        frame.to_file(folder / "p.gpkg", layer="p")
        return _scenario(str(folder / "p.gpkg"))

    return make


IMPACT = [
    *NETWORK,
    *_polygons("SCENARIOS", "sites", _scenario, degres=_ANY, autre_scr=_ANY, points=_NOT_SURFACES, table=_NO_SHAPE),
    Case("SCENARIOS", "aucun", lambda *_: {"SCENARIOS": []}, "au moins une couche de projets"),
    Case("SCENARIOS", "friction", _field("friction", "forte"), "champ friction : « forte »"),
    Case("SCENARIOS", "friction_negative", _field("friction", -3.0), "champ friction : « -3 »"),
    Case("SCENARIOS", "habitat", _field("habitat", "peut-être"), "champ habitat : « peut etre »"),
    *_polygons("COMPENSATION", "sites", **dict.fromkeys(("degres", "autre_scr", "z_et_m"), _ANY)),
    *(case for case in document_cases("DOCUMENT") if case.kind != "aucun"),
    *_choices("DECOUPAGE_AU"),
    *_numbers(("FRICTION_PROJET", "au moins 0"), ("SURFACE_MIN", "au moins 0")),
    *(
        case
        for name in ("LIENS_COMPARES", "RESERVOIRS_COMPARES", "SYNTHESE")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
    *destination_cases("RAPPORT", "rapport.html", unchanged),
]
