"""Bad input of `aula:comparer_documents`."""

from __future__ import annotations

from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, tells, unchanged
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.grids import grid_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

#: STECAL of the two states, whatever the communes say.
_KEPT = {"NB_STECAL_AVANT": 13, "NB_STECAL_APRES": 14}
_COMMUNES = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m"), unchanged),
            **dict.fromkeys(("courbe", "multisurface"), tells("", NB_STECAL_APRES=14)),
            "noeud_papillon": tells("communes : 1 géométrie réparée", NB_STECAL_APRES=14),
            **dict.fromkeys(
                ("geometrie_nulle", "geometrie_vide", "pas_un_nombre"),
                tells("communes : 1 objet sans géométrie ignoré", **_KEPT),
            ),
            "demesuree": tells("1 objet.* aux coordonnées démesurées", **_KEPT),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré", **_KEPT),
    ),
]
_NOT_REFERENCES = "n’est pas un GeoPackage lisible : attendu le fichier produit par « Préparer les références »"
_NO_DOSSIER = "n’est pas un dossier d’analyse : la table « resultats » manque.*Vérifier la compatibilité"


def _with_grid(case: Case) -> Case:
    """Give the references their grid, without which they are of no use."""

    def make(bench, folder):
        return {"GRILLE": bench.files["grid"], **case.make(bench, folder)}

    return Case(case.parameter, case.kind, make, case.says, case.finds)


def _dossier_cases(name: str, other: str) -> list[Case]:
    messages = {
        "absent": "dossier.gpkg » n’existe pas",
        "dossier": "est un dossier : indiquez un fichier",
        **dict.fromkeys(("vide", "texte", "bruit"), _NO_DOSSIER),
    }
    return [
        *(_beside(case, other) for case in file_cases(name, "dossier.gpkg", messages)),
        Case(
            name,
            "autre_geopackage",
            lambda b, _: {name: b.files["references"], other: b.files["references"]},
            _NO_DOSSIER,
        ),
        Case(name, "seul", lambda b, _: {name: b.files["references"]}, "Donnez les deux dossiers, avant et après"),
        Case(
            name,
            "avec_grille",
            lambda b, _: {
                "GRILLE": b.files["grid"],
                name: b.files["references"],
                other: b.files["references"],
            },
            "Donnez une grille .* ou deux dossiers .*, pas les deux",
        ),
    ]


def _beside(case: Case, other: str) -> Case:
    """Give the same bad file for the other dossier, so that one alone is not what is refused."""

    def make(bench, folder):
        found = dict(case.make(bench, folder))
        return {**found, other: found[case.parameter]}

    return Case(case.parameter, case.kind, make, case.says, case.finds)


def _no_rule(run: Run) -> None:
    assert run.results["NB_SIGNAUX_CHANGES"] == 0


CASES = [
    *document_cases("AVANT"),
    *document_cases("APRES"),
    *_COMMUNES,
    Case(
        "CHAMP_INSEE",
        "absent",
        lambda b, _: {"COMMUNES": b.files["communes"], "CHAMP_INSEE": "insee_2026"},
        "le champ « insee_2026 » n’existe pas .*présents : .*code_insee",
    ),
    Case("LISERE_M", "hors_bornes", lambda *_: {"LISERE_M": -1}, r"LISERE_M\) : « -1 » .*attendu : au moins 0"),
    Case("LISERE_M", "texte", lambda *_: {"LISERE_M": "large"}, "« large » n’est pas un nombre accepté"),
    Case("LISERE_M", "pas_un_nombre", lambda *_: {"LISERE_M": float("nan")}, "n’est pas un nombre accepté"),
    *grid_cases(),
    *(
        _with_grid(case)
        for case in file_cases(
            "REFERENCES",
            "references.gpkg",
            {
                "absent": "references.gpkg » n’existe pas",
                "dossier": "est un dossier : indiquez un fichier",
                **dict.fromkeys(("vide", "texte", "bruit"), _NOT_REFERENCES),
            },
        )
    ),
    Case(
        "REFERENCES",
        "sans_grille",
        lambda b, _: {"REFERENCES": b.files["references"]},
        "Les références ne servent qu’avec une grille",
    ),
    *_dossier_cases("DOSSIER_AVANT", "DOSSIER_APRES"),
    *_dossier_cases("DOSSIER_APRES", "DOSSIER_AVANT"),
    Case("DATE", "autre_ordre", lambda *_: {"DATE": "14/09/2026"}, "Date « 14/09/2026 » illisible"),
    Case("REGLES", "sans_grille", lambda *_: {"REGLES": "memory:"}, finds=_no_rule),
    *(
        case
        for name in ("CHANGEMENTS", "BILAN", "PRESCRIPTIONS_BILAN", "PROTECTIONS", "REGLES")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
    *destination_cases("RAPPORT", "rapport.html", unchanged),
    Case(
        "RAPPORT",
        "autre_extension",
        lambda _, folder: {"RAPPORT": str(Path(folder).parent / "rapport.html"), "DATE": "2026-09-14"},
        finds=unchanged,
    ),
]
