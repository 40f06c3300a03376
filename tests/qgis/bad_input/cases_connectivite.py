"""Bad input of `aula:connectivite`: four patches in line and their links, spoilt one at a time."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes
from shapely import LineString, box

from aula.aula_plugin import rasters
from aula.aula_plugin.bridge import crs_of
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.layers import ACCEPTED, layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_NODES = {"id_reservoir": "integer", "capacite": "real"}
_LINKS = {"id_lien": "integer", "id_a": "integer", "id_b": "integer", "cout_m": "real"}
_NOT_THERE = "est introuvable ou illisible"


def network(folder: Path) -> dict[str, str]:
    """Write the sound network: squares of 1 ha, 400 m apart, each linked to the next at 300 cost-metres."""
    squares = [box(700_000 + x, 6_600_000, 700_100 + x, 6_600_100) for x in range(0, 1600, 400)]
    lines = [LineString([(x + 700_100, 6_600_050), (x + 700_400, 6_600_050)]) for x in (0, 400, 800)]
    nodes = pd.DataFrame({"id_reservoir": [1, 2, 3, 4], "capacite": 1e4})
    links = pd.DataFrame({"id_lien": [1, 2, 3], "id_a": [1, 2, 3], "id_b": [2, 3, 4], "cout_m": 300.0})
    frames = [
        geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:2154")
        for table, shapes in ((nodes, squares), (links, lines))
    ]
    path = folder / "reseau.gpkg"
    kinds = (QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.MultiLineString)
    tables = [
        Table(name, frame, columns, kind, crs_of(frame))
        for name, frame, columns, kind in zip(("noeuds", "liens"), frames, (_NODES, _LINKS), kinds)
    ]
    write_geopackage(path, tables, QgsProcessingFeedback())
    return {name: f"{path}|layername={name}" for name in ("noeuds", "liens")}


def _set(layer: str, parameter: str, field: str, value: object, at: tuple[int, ...] = (0,)):
    return lambda b, _: {parameter: bad.field_set(b.files[layer], field, value, at)}


def _surface(folder: Path, left: float = 700_000.0, friction: float = 1.0) -> str:
    """Write a surface of resistance of 10 m cells over the network, or away from it, and return its path."""
    path, grid = folder / "resistance.tif", Grid(left, 6_600_100.0, 10.0, 10.0, 10, 130)
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    rasters.write(path, np.full(grid.shape, friction), None, grid, crs, QgsProcessingFeedback())
    return str(path)


def _crossed(kind: str, resistance, says: str = "", finds=None, parameter: str = "RESISTANCE", **more):
    """Crossing nodes costs, on a surface written in the folder of the case."""
    return Case(
        parameter,
        kind,
        lambda b, folder: {
            "DISTANCES_INTERNES": True,
            "RESISTANCE": resistance(folder),
            **{name: made(b) for name, made in more.items()},
        },
        says,
        **({"finds": finds} if finds else {}),
    )


def _areas(layer) -> dict:
    """Without a field of capacity, outlines matter."""
    return {"NOEUDS": layer, "CHAMP_CAPACITE": ""}


_FIELDS = {
    "CHAMP_ID": r"« Nœuds : réservoirs » n’a pas de champ « numero » ; ses champs : .*capacite",
    "CHAMP_CAPACITE": r"« Nœuds : réservoirs » n’a pas de champ « numero »",
    "CHAMP_A": r"« Liens » n’a pas de champ « numero » ; ses champs : .*id_lien, id_a, id_b, cout_m",
    "CHAMP_B": "« Liens » n’a pas de champ « numero »",
    "CHAMP_COUT": "« Liens » n’a pas de champ « numero »",
}
_NUMBERS = {"DISTANCE": "0.001", "P_LIBRE": "1e-09", "FRICTION_REFERENCE": "1e-06", "BETA": "0", "SEUIL": "0"}
_ENUMS = {
    "PROBABILITE": "mediane, maximale, libre",
    "UNITE_DISTANCE": "metres, metres_cout",
    "UNITE_CAPACITE": "m2, ha, autre",
}
_NO_AREA = r"1 nœud.s. sans capacité.* \(1\) : la capacité d’un réservoir est un nombre positif ou nul"

CASES = [
    *layer_cases(
        "NOEUDS",
        "noeuds",
        {**dict.fromkeys(set(ACCEPTED) - {"demesuree"}, unchanged), "points": unchanged}
        | {"demesuree": tells("lu.s. sans géométrie", NB_NOEUDS=4)},
        {
            "table": "attend des surfaces ou des points ; .* : objets sans géométrie",
            "scr_faux": "où l’on ne mesure pas de surface, et se trouvent hors des territoires",
            "vide": "Aucun réservoir",
        },
    ),
    Case(
        "NOEUDS",
        "noeud_papillon_mesure",
        lambda b, _: _areas(bad.one_shape(b.files["noeuds"], bad.bow_tie)),
        finds=tells("contours réparés : 1", NB_NOEUDS=4),
    ),
    Case(
        "NOEUDS",
        "points_mesures",
        lambda b, _: _areas(bad.as_points(b.files["noeuds"])),
        r"4 nœud.s. sans capacité.* \(1, 2, 3, 4\)",
    ),
    Case("NOEUDS", "sans_surface", lambda b, _: _areas(ACCEPTED["geometrie_nulle"](b.files["noeuds"])), _NO_AREA),
    Case("NOEUDS", "id_double", _set("noeuds", "NOEUDS", "id_reservoir", 2), r"plusieurs nœuds \(2\)"),
    Case("NOEUDS", "id_nul", _set("noeuds", "NOEUDS", "id_reservoir", NULL), "n’a pas d’identifiant"),
    Case(
        "NOEUDS",
        "id_inconnu",
        _set("noeuds", "NOEUDS", "id_reservoir", 9),
        finds=tells(r"1 lien.s. écarté.s. : .*nœuds donnés \(1\)", NB_LIENS=2, NB_NOEUDS=4),
    ),
    Case(
        "NOEUDS",
        "autres_noeuds",
        _set("noeuds", "NOEUDS", "id_reservoir", "90", (0, 1, 2)),
        "porté.s. par plusieurs nœuds",
    ),
    Case("NOEUDS", "capacite_nulle", _set("noeuds", "NOEUDS", "capacite", NULL), _NO_AREA),
    Case("NOEUDS", "capacite_negative", _set("noeuds", "NOEUDS", "capacite", -5.0), "de capacité négative"),
    Case(
        "NOEUDS",
        "capacite_zero",
        _set("noeuds", "NOEUDS", "capacite", 0.0),
        finds=tells("1 nœud.s. de capacité 0 : simples relais", NB_NOEUDS=4),
    ),
    Case("LIENS", "absente", lambda _, f: {"LIENS": str(f / "absente.gpkg")}, _NOT_THERE),
    Case("LIENS", "fausse", lambda _, f: {"LIENS": str(bad.text_named(f, "fausse.gpkg"))}, _NOT_THERE),
    Case("LIENS", "champ_absent", lambda b, _: {"LIENS": b.files["noeuds"]}, "« Liens » n’a pas de champ « id_a »"),
    Case("LIENS", "champ_double", lambda b, _: {"LIENS": bad.twice(b.files["liens"])}, "porte deux fois le champ"),
    Case(
        "LIENS",
        "vide",
        lambda b, _: {"LIENS": bad.empty(b.files["liens"])},
        finds=tells("4 nœud.s. sans aucun lien", NB_LIENS=0, NB_COMPOSANTES=4, GD_M=0),
    ),
    Case("LIENS", "table", lambda b, _: {"LIENS": bad.as_table(b.files["liens"])}, finds=unchanged),
    Case(
        "LIENS",
        "sans_geometrie",
        lambda b, _: {"LIENS": ACCEPTED["geometrie_nulle"](b.files["liens"])},
        finds=unchanged,
    ),
    Case("LIENS", "sans_scr", lambda b, _: {"LIENS": bad.without_crs(b.files["liens"])}, "système de coordonnées"),
    Case("LIENS", "degres", lambda b, _: {"LIENS": bad.reprojected(b.files["liens"], "EPSG:4326")}, finds=unchanged),
    Case("LIENS", "noeud_inconnu", _set("liens", "LIENS", "id_b", 77), finds=tells(r"\(77\)", NB_LIENS=2)),
    Case("LIENS", "autres_noeuds", _set("liens", "LIENS", "id_b", 77, (0, 1, 2)), r"absent des nœuds \(77\)"),
    Case("LIENS", "noeud_nul", _set("liens", "LIENS", "id_b", NULL), "1 lien.s. dont un bout n’a pas d’identifiant"),
    Case("LIENS", "cout_nul", _set("liens", "LIENS", "cout_m", NULL), r"1 lien.s. sans coût.* \(1–2\)"),
    Case("LIENS", "cout_negatif", _set("liens", "LIENS", "cout_m", -1.0), "au coût négatif ou infini"),
    Case("LIENS", "cout_zero", _set("liens", "LIENS", "cout_m", 0.0), finds=tells("", NB_LIENS=3, NB_COMPOSANTES=1)),
    Case(
        "LIENS",
        "double",
        _set("liens", "LIENS", "id_a", 2, (0, 1)),
        finds=tells(
            "1 lien.s. d’un nœud à lui-même ignoré(?s:.*)1 nœud.s. sans aucun lien", NB_LIENS=2, NB_COMPOSANTES=2
        ),
    ),
    *(Case(name, "champ_absent", lambda *_, n=name: {n: "numero"}, says) for name, says in _FIELDS.items()),
    *(
        case
        for name, bound in _NUMBERS.items()
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : au moins {bound}"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ),
    Case("SURFACE_ETUDE", "hors_bornes", lambda *_: {"SURFACE_ETUDE": 0}, "« 0 » .*attendu : au moins 1e-06"),
    Case("SURFACE_ETUDE", "texte", lambda *_: {"SURFACE_ETUDE": "grande"}, "n’est pas un nombre accepté"),
    Case("SURFACE_ETUDE", "pas_un_nombre", lambda *_: {"SURFACE_ETUDE": float("inf")}, "n’est pas un nombre accepté"),
    Case("P_LIBRE", "un", lambda *_: {"P_LIBRE": 1}, "« 1 » n’est pas un nombre accepté"),
    *(
        Case(name, "inconnu", lambda *_, n=name: {n: "autrement"}, f"n’est pas un choix ; accepté : {accepted}")
        for name, accepted in _ENUMS.items()
    ),
    _crossed("absente", lambda f: str(f / "absente.tif"), "introuvable ou illisible|n’est pas acceptée"),
    _crossed("texte", lambda f: str(bad.text_named(f, "texte.tif")), "introuvable ou illisible|n’est pas acceptée"),
    _crossed("sans", lambda _: None, r"DISTANCES_INTERNES est coché : donnez la surface de résistance"),
    _crossed("ailleurs", lambda f: _surface(f, 800_000.0), r"3 lien.s. sortent de la surface de résistance"),
    _crossed("zero", lambda f: _surface(f, friction=0.0), r"friction nulle ou négative \(0\)"),
    # 100 m less a cell from the end of a link to that of the next one, in the middle two: 300 × 3 + 2 × 100
    _crossed("lue", _surface, finds=tells("Grille de 1 300 mailles", GD_M=1100)),
    _crossed(
        "table_traversee",
        _surface,
        r"3 lien.s. n’ont pas de ligne \(1–2, 2–3, 3–4\)",
        parameter="LIENS",
        LIENS=lambda b: bad.as_table(b.files["liens"]),
    ),
    _crossed(
        "points_traverses",
        _surface,
        "demande des réservoirs en surfaces",
        parameter="NOEUDS",
        NOEUDS=lambda b: bad.as_points(b.files["noeuds"]),
    ),
    Case("VOISINAGE", "inconnu", lambda *_: {"VOISINAGE": "4"}, "« 4 » n’est pas un choix ; accepté : 8, 16"),
    Case("MOTEUR", "inconnu", lambda *_: {"MOTEUR": "java"}, "« java » n’est pas un choix"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": "« forêt » d’été"}, finds=unchanged),
    *(
        case
        for name in ("NOEUDS_RESULTAT", "LIENS_RESULTAT", "METRIQUES", "COMPOSANTES")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]
