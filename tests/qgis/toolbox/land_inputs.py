"""What the algorithms of the land are run with: ``foncier.gpkg``.

Rates (``taux``) and mergers (``passage``) of the counter; and, for the report, results as the measure and the counter
write them: ``territoires``, ``matrice``, ``codes``, ``compteur``, ``groupes``, ``annees``.
"""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.land import columns
from aula.aula_plugin.core.land.counter_years import COUNTED, REFERENCE_PERIOD
from aula.aula_plugin.paths import TEMPLATES
from aula.aula_plugin.storage.geopackage import Table, write_geopackage

CRS = "EPSG:2154"
EPCI, SCOT = "200000001", "SCOT_1"
#: Hectares consumed and restored from 2015 to 2024 by commune, as the land covers of the example were drawn.
CONSUMED, RESTORED = (7.8, 4.0, 1.0, 4.3, 1.3, 0.0), (0.0, 3.0, 0.0, 0.0, 0.0, 0.0)
#: Hectares of the reference and since 2021, invented.
REFERENCE, SPENT = (10.0, 5.0, 2.0, 4.0, 3.0, 2.0), (2.4, 2.8, 0.4, 0.2, 0.3, 0.0)


def write(folder: Path) -> None:
    """Write them in ``folder``; the former communes are invented."""
    rates = pandas.DataFrame({"territoire": ["99001", "99002", "99003"], "taux": [60.0, 55.0, 52.5]})
    moved = pandas.DataFrame({"ancien": ["99901", "99902"], "nouveau": ["99001", "99001"]})
    write_geopackage(
        folder / "foncier.gpkg",
        [
            Table("taux", rates, {"territoire": "text", "taux": "real"}),
            Table("passage", moved, {"ancien": "text", "nouveau": "text"}),
            *results(),
        ],
        QgsProcessingFeedback(),
    )


def results() -> list[Table]:
    """Return the tables that a report is made from, numbers that anyone can check."""
    communes = geopandas.read_file(TEMPLATES / "exemple" / "communes.gpkg", layer="communes").sort_values("code_insee")
    places = {"code": communes["code_insee"], "nom": communes["nom"]}
    shapes = communes.geometry
    crs, surface = QgsCoordinateReferenceSystem(CRS), QgsWkbTypes.Type.MultiPolygon
    counter = _counter(places)
    group = {name: [counter[name].sum()] for name in ("reference_ha", "enveloppe_ha", "conso_ha", "solde_ha")}
    group = pandas.DataFrame({**{name: 2 * value for name, value in group.items()}, "code": [EPCI, SCOT]})
    group = group.assign(nom=["Pays d’essai", "SCoT d’essai"], niveau=["epci", "scot"], epci=[EPCI, None], scot=SCOT)
    held = {"niveau": "commune", "epci": EPCI, "scot": SCOT}
    return [
        _table("territoires", _measured(places, shapes.area), columns.TERRITORIES, shapes, surface, crs),
        _table("matrice", _matrix(communes["code_insee"]), columns.MATRIX),
        _table(
            "codes",
            pandas.DataFrame([(2015, "us", "US9", "inconnu", 1, 0.5), (2024, "cs", None, "vide", 2, 0.1)]),
            columns.CODES,
        ),
        _table("compteur", counter.assign(**held), columns.COUNTER, shapes, surface, crs),
        _table("groupes", _judged(group), columns.COUNTER, 2 * [shapely.union_all(shapes.to_numpy())], surface, crs),
        _table("annees", _years(communes["code_insee"]), columns.YEARS),
    ]


def _table(name, rows, declared, shapes=None, kind=QgsWkbTypes.Type.NoGeometry, crs=None) -> Table:
    if not set(rows.columns) <= set(declared):
        rows.columns = list(declared)
    rows = rows.reset_index(drop=True).reindex(columns=list(declared)).astype(object)
    rows = rows.where(rows.notna(), None)
    if shapes is not None:
        rows = geopandas.GeoDataFrame(rows, geometry=list(shapes), crs=CRS)
    return Table(name, rows, declared, kind, crs)


def _measured(places, areas) -> pandas.DataFrame:
    rows = pandas.DataFrame({**places, "groupe": EPCI, "annee1": 2015, "annee2": 2024, "surface_ha": areas / 1e4})
    taken, given = CONSUMED, RESTORED
    net = [one - other for one, other in zip(taken, given)]
    return rows.assign(
        couvert_ha=rows["surface_ha"], mesure="enaf", conso_ha=taken, renat_ha=given, net_ha=net, flux_ha=taken,
        part_habitat=100.0, part_economie=0.0, part_equipement=0.0, part_transport=0.0, ha_hors_typologie=0.0,
        ha_non_classes=0.0, typologie="habitat",
    )  # fmt: skip


def _matrix(codes) -> pandas.DataFrame:
    rows = [("enaf", code, "A", "Uh", taken) for code, taken in zip(codes, CONSUMED)]
    return pandas.DataFrame([*rows, ("enaf", "99002", "Ue", "A", 3.0), ("enaf", "99001", "A", "A", 500.0)])


def _counter(places) -> pandas.DataFrame:
    halves = [one / 2 for one in REFERENCE]
    return _judged(pandas.DataFrame({**places, "reference_ha": REFERENCE, "enveloppe_ha": halves, "conso_ha": SPENT}))


def _judged(rows: pandas.DataFrame) -> pandas.DataFrame:
    """Return counters with what four years out of ten tell of them."""
    used = 100 * rows["conso_ha"] / rows["enveloppe_ha"]
    return rows.assign(
        taux_pct=50.0, garantie=False, solde_ha=rows["enveloppe_ha"] - rows["conso_ha"], used_pct=used,
        ecoule_pct=40.0, rapport=used / 40, rythme_ha_an=rows["conso_ha"] / 4, projection_ha=2.5 * rows["conso_ha"],
        n_annees=4, statut="dans le rythme", taux_source="défaut",
    )  # fmt: skip


def _years(codes) -> pandas.DataFrame:
    """Return ten years of reference and four counted, as much each."""
    rows = []
    for code, level, before, since in (
        *((code, "commune", *both) for code, both in zip(codes, zip(REFERENCE, SPENT))),
        *((code, level, sum(REFERENCE), sum(SPENT)) for code, level in ((EPCI, "epci"), (SCOT, "scot"))),
    ):
        rows += [(code, level, year, REFERENCE_PERIOD, before / 10, None, None, True) for year in range(2011, 2021)]
        rows += [
            (code, level, 2021 + n, COUNTED, since / 4, since / 4 * (n + 1), before / 20 * (n + 1), True)
            for n in range(4)
        ]
        rows += [
            (code, level, year, COUNTED, None, None, before / 20 * (year - 2020), None) for year in range(2025, 2031)
        ]
    return pandas.DataFrame(rows)
