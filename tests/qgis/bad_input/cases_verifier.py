"""Bad input of `aula:verifier_compatibilite`."""

from __future__ import annotations

import shutil
from pathlib import Path

from osgeo import gdal, ogr

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, tells, unchanged
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.grids import grid_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_SOUND = ("degres", "autre_scr", "z_et_m")
_DRAWN = ("courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre")
_HUGE = "1 objet.* aux coordonnées démesurées"
_COMMUNES = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(_SOUND, unchanged),
            **dict.fromkeys(_DRAWN, tells("ha de zones hors des communes évaluées", NB_LIGNES=6)),
            "noeud_papillon": tells("communes : 1 géométrie réparée", NB_LIGNES=6),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré", NB_LIGNES=5)),
            "demesuree": tells(_HUGE, NB_LIGNES=5),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré", NB_LIGNES=5),
    ),
    Case(
        "COMMUNES",
        "code_double",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", "99002")},
        finds=tells("commune 99002 : 2 objets réunis", NB_LIGNES=5),
    ),
    Case(
        "COMMUNES",
        "code_faux",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", "Arras")},
        "« ARRAS » n’est pas un code INSEE|« Arras » n’est pas un code INSEE",
    ),
    Case(
        "COMMUNES",
        "champ_absent",
        lambda b, _: {"COMMUNES": bad.memory(b.files["communes"], fields=["nom"])},
        "aucun champ de code INSEE .*présents : nom",
    ),
]


def _fields(source: str, without: str) -> list[str]:
    layer = bad.QgsVectorLayer(source, "x", "ogr")
    return [f.name() for f in layer.fields() if f.name() != without]


def _zones_without(field):
    return lambda b, _: {"ZONES": bad.memory(b.files["zones"], fields=_fields(b.files["zones"], field))}


_ZONES = [
    *layer_cases(
        "ZONES",
        "zones",
        {
            **dict.fromkeys(_SOUND, unchanged),
            **dict.fromkeys(_DRAWN, tells("zonage remplacé par « à vérifier »", NB_LIGNES=6)),
            "noeud_papillon": tells("à vérifier : 1 × Géométrie invalide, réparée", NB_LIGNES=6),
            **dict.fromkeys(_MISSING[:2], tells("à vérifier : 1 × Objet sans géométrie, écarté", NB_LIGNES=6)),
            "pas_un_nombre": tells("à vérifier : 1 × Géométrie irréparable, objet écarté", NB_LIGNES=6),
            "demesuree": tells(_HUGE, NB_LIGNES=6),
        },
        {"vide": "« à vérifier » ne contient aucune zone"},
    ),
    Case(
        "ZONES",
        "sans_typezone",
        _zones_without("typezone"),
        finds=tells("à vérifier : 11. × TYPEZONE vide", NB_LIGNES=6),
    ),
    Case(
        "ZONES", "sans_libelle", _zones_without("libelle"), finds=tells("à vérifier : 11. × LIBELLE vide", NB_LIGNES=6)
    ),
    Case(
        "ZONES",
        "typezone_nul",
        lambda b, _: {"ZONES": bad.field_set(b.files["zones"], "typezone", None)},
        finds=tells("à vérifier : 1 × TYPEZONE vide|à vérifier : 1 × Famille de zone", NB_LIGNES=6),
    ),
    Case(
        "ZONES",
        "sommets_100000",
        lambda b, _: {"ZONES": bad.one_shape(b.files["zones"], bad.shore)},
        finds=tells("zonage remplacé", NB_LIGNES=6),
    ),
]


def _references(spoil):
    """Spoil a copy of the references with OGR."""

    def make(bench, folder):
        path = folder / "references.gpkg"
        shutil.copy(bench.files["references"], path)
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        spoil(source)
        del source
        return {"REFERENCES": str(path)}

    return make


def _without_crs(source) -> None:
    source.ExecuteSQL("UPDATE gpkg_geometry_columns SET srs_id = -1 WHERE table_name = 'reservoirs'")


def _bow_tie(source) -> None:
    layer = source.GetLayerByName("reservoirs")
    feature = layer.GetNextFeature()
    shape = bad.QgsGeometry()
    shape.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
    feature.SetGeometry(ogr.CreateGeometryFromWkt(bad.bow_tie(shape).asWkt()))
    layer.SetFeature(feature)
    del layer


def _empty(source) -> None:
    source.ExecuteSQL("DELETE FROM reservoirs")


def _renamed(source) -> None:
    source.ExecuteSQL("ALTER TABLE reservoirs RENAME TO forets_du_pays")


def _not_evaluated(reason: str):
    def finds(run: Run) -> None:
        rows = [row for row in run.rows("RESULTATS") if row["territoire_type"] == "commune"]
        assert {row["signal"] for row in rows} == {"non évaluable"}
        assert all(reason in row["motif"] for row in rows), {row["motif"] for row in rows}

    return finds


def _no_gap(run: Run) -> None:
    assert run.results["NB_ECARTS"] == 0
    assert {row["signal"] for row in run.rows("RESULTATS")} <= {"sans objet", "respecté", "non évaluable"}


_NOT_READABLE = "n’est pas un GeoPackage lisible : attendu le fichier produit par « Préparer les références »"
_REFERENCES = [
    *file_cases(
        "REFERENCES",
        "references.gpkg",
        {
            "absent": "references.gpkg » n’existe pas",
            "dossier": "est un dossier : indiquez un fichier",
            **dict.fromkeys(("vide", "texte", "bruit"), _NOT_READABLE),
        },
    ),
    Case(
        "REFERENCES",
        "tronque",
        lambda b, folder: {"REFERENCES": str(bad.truncated(Path(b.files["references"]), folder))},
        "est incomplet",
    ),
    Case(
        "REFERENCES",
        "sans_table",
        lambda _, folder: {"REFERENCES": str(bad.database_without_layer(folder, "notes.gpkg"))},
        f"{_NOT_READABLE}|ne contient aucune couche de référence|non évaluable",
    ),
    Case("REFERENCES", "sans_scr", _references(_without_crs), "« reservoirs » n’a pas de système de coordonnées"),
    Case(
        "REFERENCES",
        "noeud_papillon",
        _references(_bow_tie),
        finds=tells("« reservoirs » : 1 géométrie.s. réparée", NB_LIGNES=6),
    ),
    Case("REFERENCES", "role_vide", _references(_empty), finds=_no_gap),
    Case("REFERENCES", "role_inconnu", _references(_renamed), finds=_not_evaluated("rôle manquant : reservoirs")),
    Case("REFERENCES", "aucune", lambda *_: {"REFERENCES": None}, finds=_not_evaluated("reservoirs")),
]


def _dossier_of(build):
    return lambda bench, folder: {"DOSSIER": str(build(bench, folder))}


CASES = [
    *document_cases(),
    *grid_cases(),
    *_REFERENCES,
    *_COMMUNES,
    *_ZONES,
    Case("CHAMP_INSEE", "absent", lambda *_: {"CHAMP_INSEE": "insee_2026"}, "le champ « insee_2026 » n’existe pas"),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    Case("DATE", "jour_impossible", lambda *_: {"DATE": "2026-02-30"}, "Date « 2026-02-30 » illisible"),
    Case("DATE", "texte", lambda *_: {"DATE": "hier"}, "Date « hier » illisible"),
    *destination_cases("RESULTATS", "r.gpkg", unchanged),
    *destination_cases("PREUVES_SURF", "r.gpkg", unchanged),
    *destination_cases("PREUVES_LIN", "r.gpkg", unchanged),
    *destination_cases("PREUVES_PCT", "r.gpkg", unchanged),
    *destination_cases("DOSSIER", "d.gpkg", unchanged),
    *destination_cases("RAPPORT", "r.html", unchanged),
    Case(
        "DOSSIER",
        "autre_geopackage",
        _dossier_of(lambda b, f: shutil.copy(b.files["references"], f / "a.gpkg")),
        "n’est pas un dossier d’analyse : il n’a pas été modifié",
    ),
    Case("DOSSIER", "texte", _dossier_of(lambda _, f: bad.text_named(f, "a.gpkg")), "n’est pas un dossier d’analyse"),
    Case("DOSSIER", "dossier", _dossier_of(lambda _, f: bad.folder_named(f, "a.gpkg")), "indiquez un fichier"),
    Case("AVIS_GLOBAL", "inconnu", lambda *_: {"AVIS_GLOBAL": "Favorable"}, "« Favorable » n’est pas un choix"),
    Case("RAPPORT", "dossier", lambda _, f: {"RAPPORT": str(bad.folder_named(f, "r.html"))}, "indiquez un fichier"),
]
