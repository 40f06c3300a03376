"""A dossier of centralités written by hand: squares whose areas and overlaps are known without computing.

Commune 10001 has a candidate of 200 m × 150 m (3 ha) with eight equipments; the perimeter of the SCoT has the same
size, 100 m to the east. Commune 10002 has a candidate kept by elected people and one they set aside; 10003 has none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas
import pandas
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.centrality import columns
from aula.aula_plugin.core.centrality.candidates import proximity_groups
from aula.aula_plugin.core.centrality.hand import EDITS
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.used_points import USED_POINTS
from aula.aula_plugin.storage import centrality_dossier as dossier
from aula.aula_plugin.storage.geopackage import Table, write_geopackage

CRS = "EPSG:2154"
X, Y = 700_000.0, 6_800_000.0
LONG = "Notre-Dame-de-l’Épure-sous-Gabarville"
COMMUNES = {"10001": LONG, "10002": "Aubetin", "10003": "Sevrans"}
PARAMETERS = json.dumps(
    {
        **Settings().as_dict(), "reference": "commune", "q_k": 0.75, "seuil_k": 6.2, "q_b": 0.5, "seuil_b": None,
        "seuil_n": 5, "variantes": ["champ", "scot"],
    }
)  # fmt: skip
#: Eight equipments of the first candidate: four groups of the gamme, one group beyond it, two shops of no group.
OFFER = (
    ("boulangerie", True, 20, 20), ("boulangerie", True, 30, 30), ("école", False, 40, 40),
    ("pharmacie", True, 150, 50), ("coiffure", True, 160, 60), ("cinéma", False, 170, 70),
    (None, True, 180, 80), (None, True, 190, 90),
)  # fmt: skip


def box(x: float, y: float, width: float, height: float) -> shapely.MultiPolygon:
    """Return a rectangle from its corner at the south-west, in metres from the corner of the territory."""
    return shapely.MultiPolygon([shapely.box(X + x, Y + y, X + x + width, Y + y + height)])


def candidate(code: str, number: int, shape: shapely.MultiPolygon, **given) -> dict:
    """Return the row of a candidate that holds four groups of the gamme; what is not given is NULL."""
    present = ["boulangerie", "école", "pharmacie", "coiffure"]
    missing = [group for group in proximity_groups() if group not in present]
    return {
        **dict.fromkeys(columns.CANDIDATES),
        "id_candidat": f"{code}_{number:02d}", "code_insee": code, "statut": "candidat", "niveau": "2",
        "aire_ha": shape.area / 10_000, "n_equip": 8, "n_groupes": 4, "n_commerces": 6,
        "groupes": "|".join([*present, "cinéma"]), "groupes_manquants": "|".join(missing), "jambe_batie": False,
        "k_max": 9.9, "aire_coeur_sur_ha": 1.25, "aire_a_discuter_ha": 1.75, "parametres": PARAMETERS,
        "sources": json.dumps({"OFFRE": "offre du relevé"}), "date_run": "2026-09-14T10:00:00", **given,
        "geometry": shape,
    }  # fmt: skip


def usual() -> list[dict]:
    """Return the three candidates."""
    return [
        candidate("10001", 1, box(0, 0, 200, 150), qualite="jambe bâtie absente|à fusionner ?",
                  part_commerces_commune=0.6),
        candidate("10002", 1, box(2000, 0, 100, 100), nom="Centre-bourg", statut="retenu",
                  qualite="jambe bâtie absente", pop=1234.0, vacance=0.125, vacance_source="relevé"),
        candidate("10002", 2, box(2500, 0, 100, 100), statut="écarté", qualite="jambe bâtie absente"),
    ]  # fmt: skip


def write(path: Path, rows: list[dict], edits: Sequence[dict] = (), journal: Sequence[dict] = ()) -> Path:
    """Write a dossier of these candidates; the other layers are always the same."""
    crs = QgsCoordinateReferenceSystem(CRS)
    having = {row["code_insee"] for row in rows}
    communes = [
        {**dict.fromkeys(columns.COMMUNES), "code_insee": code, "nom": name,
         "n_candidats": sum(row["code_insee"] == code for row in rows),
         "resultat": "candidats" if code in having else "aucun cœur",
         "motif": None if code in having else "au plus 3 groupes à moins de 200 m, pour 5 au moins"}
        for code, name in COMMUNES.items()
    ]  # fmt: skip
    points = [
        {**dict.fromkeys(USED_POINTS), "code_insee": "10001", "groupe": group, "commerce": shop, "retenu": True,
         "gamme": "proximité" if group else None, "geometry": shapely.Point(X + x, Y + y)}
        for group, shop, x, y in OFFER
    ]  # fmt: skip
    variants = [
        {**dict.fromkeys(columns.VARIANTS), "code_insee": "10001", "variante": name, "famille": family, "aire_ha": 3.0,
         "n_equip": held, "n_commerces": held, "n_parties": 1, "geometry": shape}
        for name, family, held, shape in (
            ("champ", "champ", 8, box(0, 0, 200, 150)),
            ("scot", "donné", 5, box(100, 0, 200, 150)),
        )
    ]  # fmt: skip
    agreement = [
        {"code_insee": "10001", "score": score, "classe": name, "n_familles": 2, "aire_ha": shape.area / 10_000,
         "geometry": shape}
        for score, name, shape in (
            (1.0, columns.SURE_CORE, box(100, 0, 100, 125)),
            (0.5, columns.TO_DISCUSS, box(0, 0, 100, 150)),
        )
    ]  # fmt: skip
    given = {
        "candidats": rows, "variantes": variants, "accord": agreement, "points_utilises": points,
        "communes_resultat": communes, "retouches": edits, "journal": journal,
    }  # fmt: skip
    tables = [
        Table(name, _frame(given.get(name, ()), shape, kind), shape, kind, crs)
        for name, (shape, kind, _) in dossier.LAYERS.items()
    ]
    write_geopackage(path, tables, QgsProcessingFeedback())
    return path


def _frame(rows: Sequence[dict], shape: Mapping[str, str], kind: QgsWkbTypes.Type) -> pandas.DataFrame:
    if kind == QgsWkbTypes.Type.NoGeometry:
        return pandas.DataFrame(list(rows), columns=list(shape), dtype=object)
    shapes = [row["geometry"] for row in rows]
    values = pandas.DataFrame(list(rows), columns=list(shape), dtype=object)
    return geopandas.GeoDataFrame(values, geometry=shapes, crs=CRS)


def edit(code: str, shape: shapely.MultiPolygon, **given) -> dict:
    """Return a parcel added to a candidate."""
    return {**dict.fromkeys(EDITS), "candidat_id": code, "code_insee": code[:5], "action": "ajout", "objet": "AB 0123",
            "aire_ha": shape.area / 10_000, "part_calcul": 0.0, "geste": 1, "date": "2026-10-14T10:00:00",
            "auteur": "L. Fontaine", "motif": "maison de santé", **given, "geometry": shape}  # fmt: skip


def line(code: str, **given) -> dict:
    """Return a line of the journal."""
    return {**dict.fromkeys(columns.JOURNAL), "candidat_id": code, "date": "2026-10-14T10:00:00",
            "auteur": "L. Fontaine", "action": "ajout", "objet": "AB 0123", "aire_ha": 0.5,
            "motif": "maison de santé", **given}  # fmt: skip
