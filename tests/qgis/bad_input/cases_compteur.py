"""Bad input of `aula:compteur_zan`."""

from __future__ import annotations

from pathlib import Path

import pandas

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import OUTSIDE, choices
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

_ONE = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie", N_SANS_DONNEE=0)
_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_YEAR = "attendu : au moins 1900 ; au plus 2100"
_NUMBERS = {
    **dict.fromkeys(("ANNEE_REFERENCE_DEBUT", "ANNEE_REFERENCE_FIN", "ANNEE_DEBUT", "ANNEE_FIN"), _YEAR),
    "TAUX_REDUCTION": "attendu : au moins 0 ; au plus 100",
    "PLANCHER": "attendu : au moins 0",
    **dict.fromkeys(("BORNE_BASSE", "BORNE_RYTHME", "BORNE_HAUTE"), "attendu : au moins 0.01"),
}


def tables(example: Path) -> dict[str, str]:
    """Return the table of the example among the sound files."""
    return {"conso_annuelle": str(example / "conso_annuelle.csv")}


def _changed(change, parameter: str = "CONSOMMATION", **others):
    """Return what gives the table of the example after ``change``."""

    def make(bench, folder):
        frame = pandas.read_csv(bench.files["conso_annuelle"], dtype=str)
        change(frame).to_csv(folder / "t.csv", index=False)
        return {**others, parameter: str(folder / "t.csv")}

    return make


def _typed(parameter: str, text: str, **others):
    """Return what gives a table as a CSV file."""

    def make(_, folder):
        (folder / "t.csv").write_text(text, encoding="utf-8")
        return {**others, parameter: str(folder / "t.csv")}

    return make


def _table(parameter: str, lacking, says: str, empty, nothing: str) -> list[Case]:
    unreadable = "est introuvable ou illisible"
    return [
        Case(parameter, "absente", lambda _, f: {parameter: str(f / "absente.csv")}, unreadable),
        Case(parameter, "fausse", lambda _, f: {parameter: str(bad.text_named(f, "fausse.gpkg"))}, unreadable),
        Case(parameter, "champ_absent", lacking, says),
        Case(parameter, "vide", empty, nothing),
    ]


def _consumption(parameter: str) -> list[Case]:
    return _table(
        parameter,
        _changed(lambda t: t.rename(columns={"code_insee": "cle"}), parameter),
        "aucune colonne de code de commune .code_insee, idcom",
        _changed(lambda t: t.iloc[:0], parameter),
        "elle n’a aucune ligne",
    )


def _with(column: str, value):
    def change(frame):
        return frame.assign(**{column: [value, *frame[column][1:]]})

    return change


CASES = [
    *_consumption("CONSOMMATION"),
    *_consumption("REFERENCE"),
    *_table(
        "TAUX",
        _typed("TAUX", "code,part\n99001,50\n"),
        "aucune colonne pour le taux. Indiquez-la",
        _typed("TAUX", "code,taux\n"),
        "",
    )[:3],
    Case("TAUX", "vide", _typed("TAUX", "code,taux\n"), finds=unchanged),
    *_table(
        "PASSAGE",
        _typed("PASSAGE", "avant,apres\n99901,99001\n"),
        "aucune paire de colonnes connue",
        _typed("PASSAGE", "ancien,nouveau\n"),
        "",
    )[:3],
    Case("PASSAGE", "vide", _typed("PASSAGE", "ancien,nouveau\n"), finds=unchanged),
    *layer_cases(
        "TERRITOIRES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "courbe", "multisurface"), unchanged),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _ONE),
        },
        {"scr_faux": OUTSIDE, "vide": "la couche n’a aucun objet utilisable"},
    ),
    Case("CONSOMMATION", "texte", _changed(_with("conso_m2", "beaucoup")), "commune 99001 : « beaucoup » n’est pas un"),
    Case("CONSOMMATION", "annee", _changed(_with("annee", "mille")), "« mille » n’est pas une année"),
    Case(
        "CONSOMMATION",
        "en_double",
        _changed(lambda t: pandas.concat([t, t.head(1)])),
        finds=tells("1 ligne.s. en double, identique.s., lue.s. une seule fois .99001", N_SANS_DONNEE=0),
    ),
    Case(
        "CONSOMMATION",
        "contradictoire",
        _changed(lambda t: pandas.concat([t, t.head(1).assign(conso_m2="1")])),
        "deux valeurs pour la même commune et la même année .99001 en 2009",
    ),
    Case(
        "CONSOMMATION",
        "virgules",
        _changed(lambda t: t.assign(conso_m2=t["conso_m2"].where(t["conso_m2"].isna(), t["conso_m2"] + ",0"))),
        finds=unchanged,
    ),
    Case(
        "CONSOMMATION",
        "ailleurs",
        _typed("CONSOMMATION", "insee,annee,conso_m2\n62041,2021,5000\n"),
        finds=tells("1 code.s. de la table absent.s. des territoires, non compté.s. .62041", N_SANS_DONNEE=6),
    ),
    Case(
        "CONSOMMATION",
        "destinations",
        _typed("CONSOMMATION", "insee,annee,total_m2,habitat_m2,activite_m2\n99001,2021,5000,3000,1000\n"),
        "les destinations s’écartent du total de plus de 1 %.*99001 en 2021",
    ),
    Case(
        "UNITE",
        "ambigue",
        _typed("CONSOMMATION", "insee,annee,conso\n" + "".join(f"9900{n},2021,40\n" for n in range(1, 7))),
        "Unité à confirmer : champ conso, valeurs de 40 à 40. Lues en m², .* lues en ha, 240,0 ha",
    ),
    Case("TAUX", "hors_bornes", _typed("TAUX", "code,taux\n99001,120\n"), "« 120 » n’est pas un taux"),
    Case("TAUX", "contradictoire", _typed("TAUX", "code,taux\n99001,50\n99001,60\n"), "« 99001 » y a deux taux"),
    Case(
        "TAUX",
        "ailleurs",
        _typed("TAUX", "code,taux\nEPCI_246000764,61.1\n"),
        finds=tells("1 territoire.s. de la table ne servent à aucune commune .246000764", N_SANS_DONNEE=0),
    ),
    Case(
        "CHAMP_ELIGIBLE",
        "ni_oui_ni_non",
        lambda *_: {"CHAMP_ELIGIBLE": "nom"},
        "champ « nom » : « .* » n’est ni oui ni non",
    ),
    Case("ANNEE_DEBUT", "trop_tot", lambda *_: {"ANNEE_DEBUT": 2020}, "une année compterait deux fois"),
    Case("ANNEE_FIN", "avant_le_debut", lambda *_: {"ANNEE_FIN": 2020}, "Inversez ces deux années"),
    Case("BORNE_BASSE", "desordre", lambda *_: {"BORNE_BASSE": 2}, "du plus petit au plus grand"),
    *(
        Case(name, "absent", lambda *_, n=name: {n: "perdu"}, "le champ « perdu » n’existe pas")
        for name in (
            "CHAMP_CODE",
            "CHAMP_NOM",
            "CHAMP_EPCI",
            "CHAMP_NOM_EPCI",
            "CHAMP_SCOT",
            "CHAMP_NOM_SCOT",
            "CHAMP_ELIGIBLE",
        )
    ),
    *(
        Case(name, "absent", lambda *_, n=name: {n: "perdu"}, "pas de colonne « perdu »")
        for name in ("CHAMP_CODE_CONSO", "CHAMP_ANNEE", "CHAMP_CONSO")
    ),
    *choices("UNITE", "UNITE_REFERENCE", "PROJECTION"),
    *(
        case
        for name, bounds in _NUMBERS.items()
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*{bounds}"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ),
    *[
        case
        for name in ("COMPTEUR", "GROUPES", "ANNEES")
        for case in destination_cases(name, f"{name.lower()}.gpkg", unchanged)
    ],
]
