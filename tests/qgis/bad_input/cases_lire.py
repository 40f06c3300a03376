"""Bad input of `aula:lire_document_urbanisme`."""

from __future__ import annotations

import shutil
from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, also, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import cut, destination_cases, file_cases, spoiled_copy

_NOTHING = "ne contient aucune table d’un document d’urbanisme au standard CNIG"


def _spoiled(ending, spoil):
    return lambda bench, folder: {"LOT": str(spoiled_copy(bench.files["lot"], folder, ending, spoil))}


def _two_documents(bench, folder):
    for name in ("a", "b"):
        shutil.copytree(bench.files["lot"], folder / name)
    return {"LOT": str(folder)}


def _archive(build):
    return lambda bench, folder: {"LOT": None, "ARCHIVE": str(build(bench, folder))}


def _zipped(bench, folder) -> Path:
    return bad.zip_of_folder(Path(bench.files["lot"]), folder / "lot.zip")


def _cut_zip(bench, folder) -> Path:
    path = _zipped(bench, folder)
    cut(path)
    return path


def _corrupt_zip(bench, folder) -> Path:
    path = _zipped(bench, folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 400] = bytes(400)
    path.write_bytes(data)
    return path


def _vocations(text: str, encoding: str = "utf-8"):
    def make(bench, folder):
        (folder / "vocations.csv").write_text(text, encoding=encoding)
        return {"TABLE_VOCATIONS": str(folder / "vocations.csv")}

    return make


_LOT = [
    *file_cases(
        "LOT",
        "lot",
        {
            "absent": "Le dossier « .*lot » n’existe pas",
            "dossier": _NOTHING,
            "vide": _NOTHING,
            "texte": _NOTHING,
            "bruit": _NOTHING,
        },
    ),
    Case("LOT", "deux_documents", _two_documents, "contient plusieurs documents.*Indiquez le dossier d’un seul"),
    Case("LOT", "dbf_tronque", _spoiled(".dbf", cut), "ZONE_URBA.*dbf » est incomplet.*recommencez"),
    Case("LOT", "shp_tronque", _spoiled(".shp", cut), "ZONE_URBA.*shp » est incomplet.*recommencez"),
    Case("LOT", "shx_tronque", _spoiled(".shx", cut), "ZONE_URBA.*shx » est incomplet.*recommencez"),
    Case("LOT", "sans_dbf", _spoiled(".dbf", Path.unlink), "ZONE_URBA.*est illisible : il manque .dbf"),
    Case("LOT", "sans_shx", _spoiled(".shx", Path.unlink), "ZONE_URBA.*est illisible : il manque .shx"),
    Case("LOT", "sans_shp", _spoiled(".shp", Path.unlink), "n’a pas de géométrie : le fichier est-il complet"),
    Case("LOT", "sans_prj", _spoiled(".prj", Path.unlink), "EPSG:2154 .*Indiquez le bon dans le paramètre CRS"),
    Case("LOT", "sans_cpg", _spoiled(".cpg", Path.unlink), finds=tells("Encodage", NB_ZONES=111)),
    Case(
        "LOT",
        "gpkg_tronque",
        lambda bench, folder: {"LOT": str(bad.truncated(Path(bench.files["document"]), folder).parent)},
        _NOTHING,
    ),
    Case("LOT", "aucun", lambda *_: {"LOT": None}, "exactement un des deux"),
]
_ARCHIVE = [
    Case("ARCHIVE", "absent", _archive(lambda _, folder: folder / "absente.zip"), "absente.zip » n’existe pas"),
    Case("ARCHIVE", "dossier", _archive(lambda _, folder: bad.folder_named(folder, "lot.zip")), "est un dossier"),
    *(
        Case(
            "ARCHIVE",
            kind,
            _archive(lambda _, folder, build=build: build(folder, "lot.zip")),
            "n’est pas une archive zip lisible. Téléchargez-la de nouveau",
        )
        for kind, build in (("vide", bad.nothing_named), ("texte", bad.text_named), ("bruit", bad.noise_named))
    ),
    Case("ARCHIVE", "tronquee", _archive(_cut_zip), "n’est pas une archive zip lisible"),
    Case("ARCHIVE", "corrompue", _archive(_corrupt_zip), "n’est pas une archive zip lisible"),
    Case(
        "ARCHIVE",
        "sortie_du_dossier",
        _archive(lambda _, f: bad.zip_of(f, "a.zip", {"../ZONE_URBA.shp": b"x"})),
        "sortirait du dossier d’extraction .*archive refusée",
    ),
    Case(
        "ARCHIVE",
        "chemin_absolu",
        _archive(lambda _, f: bad.zip_of(f, "a.zip", {"C:\\ZONE_URBA.shp": b"x"})),
        "sortirait du dossier d’extraction .*archive refusée",
    ),
    Case("ARCHIVE", "bombe", _archive(lambda _, folder: bad.bomb(folder, "bombe.zip")), "devient démesurée"),
    Case(
        "ARCHIVE",
        "chiffree",
        _archive(lambda b, f: bad.encrypted(_zipped(b, f), f / "secret.zip")),
        "est protégée par un mot de passe.*fournissez-la sans protection",
    ),
    Case("ARCHIVE", "autre_chose", _archive(lambda _, f: bad.zip_of(f, "a.zip", {"photo.jpg": b"x"})), _NOTHING),
    Case(
        "ARCHIVE",
        "avec_le_dossier",
        lambda bench, folder: {"ARCHIVE": str(_zipped(bench, folder))},
        "exactement un des deux",
    ),
    Case(
        "ARCHIVE",
        "autre_extension",
        _archive(lambda _, folder: bad.text_named(folder, "lot.rar")),
        r"n’est pas d’un type accepté : Zip \(\*.zip",
    ),
]
_VOCATIONS = [
    *file_cases(
        "TABLE_VOCATIONS",
        "vocations.csv",
        {
            "absent": "n’existe pas",
            "dossier": "est un dossier",
            "vide": "colonne idurba, libelle, vocation absente",
            "texte": "colonne idurba, libelle, vocation absente",
            "bruit": "n’est pas un fichier CSV",
        },
    ),
    Case("TABLE_VOCATIONS", "colonnes", _vocations("zone;usage\nUA;habitat\n"), "attendu : idurba, libelle, vocation"),
    Case(
        "TABLE_VOCATIONS",
        "vocation_inconnue",
        _vocations("idurba;libelle;vocation\n;UA;magasin\n"),
        "ligne 2 : vocation « magasin » inconnue ; accepté : habitat, .*commerce",
    ),
    Case(
        "TABLE_VOCATIONS",
        "reponses_contraires",
        _vocations("idurba;libelle;vocation\n;UA;habitat\n;UA;commerce\n"),
        "ligne 3 : la zone « UA » a déjà",
    ),
    Case(
        "TABLE_VOCATIONS",
        "zone_absente",
        _vocations("idurba;libelle;vocation\n;ZZZ;habitat\n"),
        finds=tells("1 × Ligne de la table des vocations sans zone", NB_ZONES=111),
    ),
]
_ONE_LESS = also(tells("communes : 1 objet sans géométrie ignoré", NB_ZONES=111))
_COMMUNES = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "courbe", "multisurface"), tells("", NB_ZONES=111)),
            "noeud_papillon": tells("communes : 1 géométrie réparée", NB_ZONES=111),
            **dict.fromkeys(
                ("geometrie_nulle", "geometrie_vide", "pas_un_nombre"),
                tells("1 × Commune du document absente de la couche", NB_ZONES=111),
            ),
            "demesuree": tells("1 × Commune du document absente de la couche", NB_ZONES=111),
            **dict.fromkeys(
                ("vide", "scr_faux"),
                tells("Aucune commune de « à vérifier » ne touche le document.*système de coordonnées", NB_ZONES=111),
            ),
        },
        {},
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré", NB_ZONES=111),
    ),
    Case(
        "COMMUNES",
        "code_double",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", "99002")},
        finds=tells("commune 99002 : 2 objets réunis", NB_ZONES=111),
    ),
    Case(
        "COMMUNES",
        "champ_absent",
        lambda b, _: {"COMMUNES": bad.memory(b.files["communes"], fields=["nom"])},
        "aucun champ de code INSEE .*présents : nom",
    ),
]
CASES = [
    *_LOT,
    *_ARCHIVE,
    *_VOCATIONS,
    *_COMMUNES,
    Case("CRS", "inconnu", lambda *_: {"CRS": "EPSG:999999"}, "n’est pas un système de coordonnées connu.*EPSG:2154"),
    *destination_cases("DOCUMENT", "document.gpkg", unchanged),
    Case(
        "DOCUMENT",
        "autre_extension",
        lambda _, folder: {"DOCUMENT": str(folder.parent / "sortie" / "d.shp")},
        "doit être un fichier .gpkg",
    ),
    Case(
        "DOCUMENT",
        "dossier",
        lambda _, folder: {"DOCUMENT": str(bad.folder_named(folder, "d.gpkg"))},
        "est un dossier : indiquez un fichier",
    ),
]
