"""Bad input of `aula:produire_documents`."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from aula.processing_algorithms.compatibility.produire_documents import PAPERS
from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_NOT_ONE = "n’est pas un dossier d’analyse : indiquez un GeoPackage écrit par « Vérifier la compatibilité"
_NOT_A_TEXT = "n’est pas un texte OpenDocument .* lisible"
_MIMETYPE = "application/vnd.oasis.opendocument.text"


def _changed(*orders: str):
    """Return the maker of a copy of the dossier where something was changed by hand."""

    def make(bench, folder):
        path = folder / "copie.gpkg"
        shutil.copy(bench.files["copie"], path)
        with closing(sqlite3.connect(path)) as base, base:
            for order in orders:
                base.execute(order)
        return {"DOSSIER": str(path)}

    return make


def _two_documents(bench, folder):
    made = _changed(
        "CREATE TEMP TABLE autre AS SELECT * FROM resultats",
        "UPDATE autre SET fid = fid + 1000, idurba = '62041_PLU_20260101'",
        "INSERT INTO resultats SELECT * FROM autre",
    )
    return made(bench, folder)


def _models(parameter: str) -> list[Case]:
    def of(name: str, text: str):
        def make(_, folder):
            path = folder / name
            path.write_text(text, encoding="utf-8")
            return {parameter: str(path)}

        return make

    def archive(**members: str):
        def make(_, folder):
            path = folder / "modele.odt"
            with zipfile.ZipFile(path, "w") as target:
                for name, text in members.items():
                    target.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
            return {parameter: str(path)}

        return make

    listed = "<manifest/>"
    return [
        *file_cases(
            parameter,
            "modele.odt",
            {
                "absent": "modele.odt » .introuvable.",
                "dossier": "Impossible de lire le modèle",
                **dict.fromkeys(("vide", "texte", "bruit"), _NOT_A_TEXT),
            },
        ),
        Case(parameter, "autre_type", lambda b, _: {parameter: b.files["dossier"]}, "n’est pas d’un type accepté"),
        Case(parameter, "nom_inconnu", of("m.j2", "{% if 1 %}{{ prix }}{% endif %}"), "le nom « prix » n’existe pas"),
        Case(parameter, "syntaxe", of("m.j2", "{% for x in %}"), "m.j2 » ne peut pas être rempli .ligne 1"),
        Case(
            parameter,
            "interdit",
            of("m.j2", "{% if 1 %}{% endif %}{{ ''.__class__.__mro__ }}"),
            "n’est pas permise|n’existe pas",
        ),
        Case(parameter, "mal_forme", of("m.j2", "{% if 1 %}<a><b></a>{% endif %}"), "XML produit est mal formé"),
        Case(
            parameter, "doctype", of("m.j2", "{% if 1 %}{% endif %}<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "DOCTYPE"
        ),
        Case(parameter, "sans_fin", of("m.j2", "{% for a in range(10**9) %}{{ a }}{% endfor %}"), "n’est pas permise"),
        Case(parameter, "autre_texte", of("m.j2", "Bonjour"), "n’est pas le patron d’un texte OpenDocument"),
        Case(
            parameter,
            "macros",
            archive(
                mimetype=_MIMETYPE, content_xml="<a/>", **{"META-INF__manifest_xml": listed, "Basic__x_xml": "<a/>"}
            ),
            "contient des macros",
        ),
        Case(
            parameter,
            "chiffre",
            archive(mimetype=_MIMETYPE, content_xml="x", **{"META-INF__manifest_xml": "<a><encryption-data/></a>"}),
            "protégé par un mot de passe",
        ),
        Case(parameter, "classeur", archive(mimetype="application/x", content_xml="<a/>"), _NOT_A_TEXT),
    ]


def _other_document(bench, _):
    return {"FOND": bench.files["modification"]}


_FOND_SAYS = "n’est pas un document d’urbanisme lu par AULA|n’est pas un GeoPackage lisible"
CASES = [
    *file_cases(
        "DOSSIER",
        "autre.gpkg",
        {
            "absent": "autre.gpkg » n’existe pas",
            "dossier": "est un dossier : indiquez un fichier",
            **dict.fromkeys(("vide", "texte", "bruit"), _NOT_ONE),
        },
    ),
    Case(
        "DOSSIER", "tronque", lambda b, f: {"DOSSIER": str(bad.truncated(Path(b.files["dossier"]), f))}, "est incomplet"
    ),
    Case("DOSSIER", "autre_geopackage", lambda b, _: {"DOSSIER": b.files["references"]}, _NOT_ONE),
    Case("DOSSIER", "sans_resultat", _changed("DELETE FROM resultats"), "ne contient aucun résultat"),
    Case("DOSSIER", "deux_documents", _two_documents, "plusieurs analyses : .*62041_PLU_2026.*GRILLE_ID et IDURBA"),
    Case("DOSSIER", "parametres_vides", _changed("DELETE FROM parametres"), finds=unchanged),
    Case("DOSSIER", "parametres_illisibles", _changed("UPDATE parametres SET valeur = '{'"), finds=unchanged),
    Case(
        "DOSSIER",
        "valeurs_nulles",
        _changed("UPDATE resultats SET valeur = NULL, seuil = NULL, signal = NULL"),
        finds=unchanged,
    ),
    Case(
        "GRILLE_ID",
        "inconnue",
        lambda *_: {"GRILLE_ID": "scot_x"},
        "grille « scot_x » .*Il contient : grille « essai »",
    ),
    Case(
        "IDURBA",
        "tous",
        lambda *_: {"IDURBA": "tous"},
        "RAPPORT, LETTRE, LETTRE_PDF, ANNEXE : un seul document à la fois",
    ),
    Case("IDURBA", "inconnu", lambda *_: {"IDURBA": "1"}, "document « 1 ».*Il contient : "),
    Case(
        "COMMUNES_CHOISIES", "inconnue", lambda *_: {"COMMUNES_CHOISIES": "99001, 12345"}, "Commune « 12345 » absente"
    ),
    Case("COMMUNES_CHOISIES", "une", lambda *_: {"COMMUNES_CHOISIES": " 99002;"}, finds=tells("", NB_LIGNES=1)),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    Case("SAISINE", "texte", lambda *_: {"SAISINE": "hier"}, "Date « hier » illisible"),
    Case("AVIS_GLOBAL", "inconnu", lambda *_: {"AVIS_GLOBAL": "Favorable"}, "« Favorable » n’est pas un choix"),
    Case("PROCEDURE", "inconnu", lambda *_: {"PROCEDURE": "R"}, "« R » n’est pas un choix"),
    Case(
        "PROCEDURE",
        "eteinte",
        lambda *_: {"PROCEDURE": "modification_simplifiee", "DATE": "2026-09-20"},
        finds=tells("La modification simplifiée ne peut plus être engagée depuis le 26 mai 2026"),
    ),
    Case("EXPEDITEUR", "hostile", lambda *_: {"EXPEDITEUR": "<b>&\"'{{ 1 }}\u202e"}, finds=unchanged),
    Case("DESTINATAIRE", "hostile", lambda *_: {"DESTINATAIRE": "=1+1\n\n<a>]]>"}, finds=unchanged),
    *file_cases(
        "FOND",
        "fond.gpkg",
        {
            "absent": "fond.gpkg » n’existe pas",
            "dossier": "est un dossier : indiquez un fichier",
            **dict.fromkeys(("vide", "texte", "bruit"), _FOND_SAYS),
        },
    ),
    Case("FOND", "autre_document", _other_document, "le dossier porte sur"),
    *_models("MODELE_LETTRE"),
    *_models("MODELE_ANNEXE"),
    *(
        case
        for name, file in (
            ("RAPPORT", "r.html"),
            ("LETTRE", "l.odt"),
            ("LETTRE_PDF", "l.pdf"),
            ("ANNEXE", "a.odt"),
            ("TABLEUR", "t.ods"),
            ("CSV", "t.csv"),
        )
        for case in destination_cases(name, file, unchanged)
    ),
    Case("TABLEUR", "extension", lambda _, f: {"TABLEUR": str(f.parent / "t.pdf")}, "se termine par .xlsx ou .ods"),
    Case(
        "LETTRE",
        "aucun",
        lambda *_: dict.fromkeys(PAPERS),
        "Aucun document n’est demandé",
    ),
    Case("CSV", "dossier", lambda _, f: {"CSV": str(bad.folder_named(f, "t.csv"))}, "indiquez un fichier"),
]
