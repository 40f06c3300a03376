"""Bad input of `aula:trame_verte_bleue`."""

from __future__ import annotations

from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

#: Cells of the plan the cases start from, m: coarse, so that a run takes a tenth of a second.
CELL = 100
_NOT_YAML = r"n’est pas d’un type accepté : Paramètres YAML \(\*.yaml \*.yml\)"


def _plan(*changes: tuple[str, str], encoding: str = "utf-8"):
    """Return what writes the plan of the bench with changes in its text."""

    def make(bench, folder):
        source = Path(bench.files["plan"])
        text = source.read_text(encoding="utf-8")
        for old, new in changes:
            if old not in text:
                raise ValueError(old)
            text = text.replace(old, new, 1)
        table = source.with_name("frictions_exemple.csv")
        (folder / table.name).write_bytes(table.read_bytes())
        path = folder / "été & cie.yaml"
        path.write_text(text, encoding=encoding)
        return {"PARAMETRES": str(path)}

    return make


def _frictions(old: str, new: str, encoding: str = "utf-8"):
    """Return what writes the plan of the bench beside a table of frictions changed."""

    def make(bench, folder):
        made = _plan()(bench, folder)
        table = folder / "frictions_exemple.csv"
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace(old, new), encoding=encoding)
        return made

    return make


_THERE = {"absent": "n’existe pas", "dossier": "dossier|n’existe pas"}
CASES = [
    *file_cases(
        "PARAMETRES", "p.yaml", {**_THERE, **dict.fromkeys(("vide", "texte", "bruit"), "Paramètres « p.yaml »")}
    ),
    Case("PARAMETRES", "autre_type", lambda b, _: {"PARAMETRES": b.files["references"]}, _NOT_YAML),
    Case("PARAMETRES", "latin_1", _plan(encoding="cp1252"), "n’est pas en UTF-8 ; enregistrez-le en UTF-8"),
    *file_cases(
        "CALCULS",
        "tvb_calculs",
        dict.fromkeys(("absent", "dossier", "vide", "texte", "bruit"), "ne contient pas de résultats du panneau"),
    ),
    Case("PARAMETRES", "bom", _plan(encoding="utf-8-sig"), finds=unchanged),
    Case("PARAMETRES", "accents", _plan(), finds=unchanged),
    Case("PARAMETRES", "couche_absente", _plan(("couche: bois,", "couche: foret,")), "couche « foret » introuvable"),
    Case(
        "PARAMETRES",
        "couche_deux_fois",
        _plan(("couche: bati, code: bati", "couche: bois, code: bati")),
        "« bois » est donnée deux fois",
    ),
    Case(
        "PARAMETRES",
        "champ_absent",
        _plan(("champ: classe, prefixe", "champ: rang, prefixe")),
        "le champ « rang » n’existe pas",
    ),
    Case("PARAMETRES", "code_absent", _plan(("codes: [bois]", "codes: [bocage]")), "Sous-trame « boisée ».*bocage"),
    Case(
        "PARAMETRES",
        "aucun_reservoir",
        _plan(("surface_min_ha: 5,", "surface_min_ha: 900,")),
        "Sous-trame « boisée » : Aucune tache d’au moins 900",
    ),
    Case("PARAMETRES", "trop_fin", _plan((f"maille_m: {CELL}", "maille_m: 0,01")), "Grille trop grande"),
    Case(
        "PARAMETRES",
        "obstacle_sans_champ",
        _plan(("genre: route, champ: classe", "genre: route, champ: rang")),
        "Sous-trame « boisée » : Obstacles de la sous-trame boisée : « routes » n’a pas de champ « rang »",
    ),
    Case(
        "PARAMETRES",
        "role_de_lignes",
        lambda b, f: {
            **_plan(("bati: bati}", "bati: routes}"))(b, f),
            "REFERENCES": str(f / "roles.gpkg"),
        },
        "le rôle « bati » attend : surface",
    ),
    Case(
        "PARAMETRES",
        "friction_negative",
        _frictions("bois;Bois;1;", "bois;Bois;-1;"),
        "Sous-trame « boisée ».*friction refusée.*bois",
    ),
    Case(
        "PARAMETRES",
        "code_sans_friction",
        _frictions("haie;Haie;2;", "haie;Haie;;"),
        "Sous-trame « boisée ».*1 code sans friction.*haie",
    ),
    Case("PARAMETRES", "table_de_tableur", _frictions(";1;", ";1,0;", "cp1252"), finds=unchanged),
    Case(
        "PARAMETRES", "un_reservoir", _plan(("surface_min_ha: 5,", "surface_min_ha: 90,")), finds=tells("", NB_LIENS=0)
    ),
    Case("SOUS_TRAMES", "inconnue", lambda *_: {"SOUS_TRAMES": "boise"}, "« boise » inconnue ; accepté : boisee"),
    Case("SOUS_TRAMES", "accents", lambda *_: {"SOUS_TRAMES": " boisée ; "}, finds=unchanged),
    Case("MAILLE", "hors_bornes", lambda *_: {"MAILLE": -1}, "« -1 » .*attendu : au moins 0.1"),
    Case("MAILLE", "texte", lambda *_: {"MAILLE": "fine"}, "« fine » n’est pas un nombre accepté"),
    Case("MAILLE", "pas_un_nombre", lambda *_: {"MAILLE": float("nan")}, "n’est pas un nombre accepté"),
    Case(
        "MAILLE",
        "apercu_avec_rapport",
        lambda _, f: {"MAILLE": 300, "RAPPORT": str(f / "r.html")},
        "Un aperçu à 300 m n’est pas un résultat : RAPPORT attend la maille du fichier",
    ),
    Case("MOTEUR", "inconnu", lambda *_: {"MOTEUR": "java"}, "« java » n’est pas un choix"),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    *(
        case
        for name in ("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
    *(case for name in ("REFERENCES", "DOSSIER") for case in destination_cases(name, "d.gpkg", unchanged)),
    *destination_cases("RAPPORT", "r.html", unchanged),
    *destination_cases("RAPPORT_PDF", "r.pdf", unchanged),
    *destination_cases("RAPPORT_ODT", "r.odt", unchanged),
    Case("RAPPORT", "dossier", lambda _, f: {"RAPPORT": str(bad.folder_named(f, "r.html"))}, "indiquez un fichier"),
]
