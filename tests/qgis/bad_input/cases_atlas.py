"""Bad input of `aula:produire_atlas`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, unchanged
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

ROOT = Path(__file__).resolve().parents[3]
_THERE = {"absent": "» n’existe pas", "dossier": "est un dossier : indiquez un fichier"}
_NOT_A_DOSSIER = "n’est pas un dossier d’analyse : indiquez un GeoPackage écrit par « Vérifier la compatibilité"
_NOT_A_DOCUMENT = "n’est pas un document lu par AULA .*« zone_urba » manque"
_NO_ROLE = "ne contient aucune couche au nom d’un rôle : donnez le GeoPackage écrit par « Préparer les"
_NOT_A_MODEL = "n’est pas un modèle de mise en page de QGIS : donnez un fichier .qpt"


def _files(parameter: str, name: str, sentence: str) -> list[Case]:
    return file_cases(parameter, name, {**_THERE, **dict.fromkeys(("vide", "texte", "bruit"), sentence)})


def _of(parameter: str, name: str):
    return lambda bench, _: {parameter: bench.files[name]}


def _cut(bench, folder):
    return {"DOSSIER": str(bad.truncated(Path(bench.files["dossier"]), folder))}


def _written(text: str):
    def make(_, folder):
        path = folder / "modele.qpt"
        path.write_text(text, encoding="utf-8")
        return {"MODELE": str(path)}

    return make


def _two_pages(_, folder):
    text = (ROOT / "templates" / "layouts" / "page_portrait.qpt").read_text(encoding="utf-8")
    page = re.search(r"<LayoutItem [^>]*type=\"65638\".*?</LayoutItem>", text, re.DOTALL)[0]
    path = folder / "modele.qpt"
    path.write_text(text.replace(page, page + page), encoding="utf-8")
    return {"MODELE": str(path)}


def _inside_read_only(_, folder):
    target = bad.read_only_folder(folder.parent / "lecture seule")
    if target is None:
        pytest.skip("aucun dossier en lecture seule sur ce système")
    return {"DOSSIER_IMAGES": str(target / "images")}


def _has_images(run) -> None:
    folder = Path(run.results["DOSSIER_IMAGES"])
    assert len(list(folder.glob("page_*.png"))) == run.results["NB_PAGES"]
    unchanged(run)


CASES = [
    *_files("DOSSIER", "d.gpkg", _NOT_A_DOSSIER),
    Case("DOSSIER", "tronque", _cut, "est incomplet : .* octets au lieu de .*recommencez"),
    Case("DOSSIER", "autre_geopackage", _of("DOSSIER", "references"), _NOT_A_DOSSIER),
    Case("PAR", "inconnu", lambda *_: {"PAR": "canton"}, "canton.*n’est pas un choix|canton"),
    Case("SIGNAUX", "inconnu", lambda *_: {"SIGNAUX": ["grave"]}, "grave"),
    Case("SIGNAUX", "aucun", lambda *_: {"SIGNAUX": []}, "est obligatoire"),
    Case("ORIENTATION", "inconnu", lambda *_: {"ORIENTATION": "carré"}, "carré"),
    *_files("FOND", "f.gpkg", _NOT_A_DOCUMENT),
    Case("FOND", "autre_geopackage", _of("FOND", "references"), _NOT_A_DOCUMENT),
    *_files("REFERENCES", "r.gpkg", _NO_ROLE),
    Case("REFERENCES", "autre_geopackage", _of("REFERENCES", "document"), _NO_ROLE),
    *_files("MODELE", "m.qpt", _NOT_A_MODEL),
    Case("MODELE", "autre_xml", _written("<qgis/>"), _NOT_A_MODEL),
    Case("MODELE", "sans_page", _written('<Layout name="x" units="mm"/>'), _NOT_A_MODEL),
    Case("MODELE", "deux_pages", _two_pages, "a 2 pages : un modèle d’atlas n’en a qu’une"),
    Case(
        "MODELE",
        "sans_carte",
        lambda *_: {"MODELE": str(ROOT / "templates" / "layouts" / "suite_portrait.qpt")},
        "« suite_portrait.qpt » n’a pas de carte : ajoutez une carte à ce modèle",
    ),
    Case(
        "COMMUNES_CHOISIES",
        "inconnue",
        lambda *_: {"COMMUNES_CHOISIES": "75056"},
        "« 75056 ». Choisissez parmi ses codes : 99",
    ),
    Case(
        "REGLES_CHOISIES", "inconnue", lambda *_: {"REGLES_CHOISIES": "T9"}, "« T9 ». Choisissez parmi ses codes : T1"
    ),
    *destination_cases("ATLAS", "a.pdf", unchanged),
    Case("ATLAS", "dossier", lambda _, f: {"ATLAS": str(bad.folder_named(f, "a.pdf"))}, "indiquez un fichier"),
    *destination_cases("AVIS_PDF", "v.pdf", unchanged),
    Case(
        "AVIS_PDF",
        "meme_fichier",
        lambda _, f: dict.fromkeys(("ATLAS", "AVIS_PDF"), str(f.parent / "a.pdf")),
        "vont dans le même fichier .* donnez deux noms",
    ),
    Case(
        "DOSSIER_IMAGES",
        "lecture_seule",
        _inside_read_only,
        "[Ii]mpossible d’écrire .*(accès refusé|disque en lecture seule)",
    ),
    Case(
        "DOSSIER_IMAGES",
        "dossier_absent",
        lambda _, f: {"DOSSIER_IMAGES": str(f.parent / "à" / "créer")},
        finds=_has_images,
    ),
    Case(
        "DOSSIER_IMAGES",
        "accents",
        lambda _, f: {"DOSSIER_IMAGES": str(f.parent / "l'été à Ève & cie, 100 % (2)")},
        finds=_has_images,
    ),
    Case(
        "DOSSIER_IMAGES",
        "fichier",
        lambda _, f: {"DOSSIER_IMAGES": str(bad.text_named(f, "images"))},
        "est un fichier : indiquez un dossier",
    ),
]
