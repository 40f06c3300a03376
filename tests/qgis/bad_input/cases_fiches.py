"""Bad input of `aula:fiches_centralite`: the dossier, the layers under the maps, choices, destinations."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_NOT_ONE = "n’est pas un dossier de centralités lisible.*Donnez le GeoPackage « Dossier des centralités » écrit par"
_SAYS = {
    "absent": "» n’existe pas",
    "dossier": "est un dossier : indiquez un fichier",
    **dict.fromkeys(("vide", "texte", "bruit"), _NOT_ONE),
}
#: The three candidates of the dossier cover 5 ha; one of them was set aside, which is not shown unless asked for.
_TWO = tells("", NB_FICHES=2, NB_COMMUNES=3, NB_SANS_CANDIDAT=1, AIRE_HA=4.0)
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")


def _changed(statement: str):
    """Return what gives a copy of the dossier where a statement was run."""

    def make(bench, folder):
        path = folder / "d.gpkg"
        shutil.copy(bench.files["dossier_centralites"], path)
        with closing(sqlite3.connect(path)) as base:
            # the triggers of GeoPackage call functions that only GDAL knows
            for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                base.execute(f'DROP TRIGGER "{name}"')
            base.execute(statement)
            base.commit()
        return {"DOSSIER": str(path)}

    return make


CASES = [
    *file_cases("DOSSIER", "d.gpkg", _SAYS),
    Case("DOSSIER", "autre_geopackage", lambda b, _: {"DOSSIER": b.files["references_scot"]}, _NOT_ONE),
    Case(
        "DOSSIER",
        "tronque",
        lambda b, f: {"DOSSIER": str(bad.truncated(Path(b.files["dossier_centralites"]), f))},
        "est incomplet : .* octets au lieu de .*recommencez",
    ),
    Case("DOSSIER", "sans_calcul", _changed("DELETE FROM communes_resultat"), "ne contient aucun calcul"),
    Case("DOSSIER", "sans_variante", _changed("DELETE FROM variantes"), finds=_TWO),
    Case("DOSSIER", "sans_accord", _changed("DELETE FROM accord"), finds=_TWO),
    Case("DOSSIER", "sans_point", _changed("DELETE FROM points_utilises"), finds=_TWO),
    Case("DOSSIER", "ancien", _changed("ALTER TABLE candidats DROP COLUMN part_enveloppe"), finds=_TWO),
    Case("DOSSIER", "sans_nom", _changed("UPDATE communes_resultat SET nom = NULL, motif = NULL"), finds=_TWO),
    Case("DOSSIER", "groupes_nuls", _changed("UPDATE candidats SET groupes = NULL"), finds=_TWO),
    Case("DOSSIER", "manquants_nuls", _changed("UPDATE candidats SET groupes_manquants = NULL"), finds=_TWO),
    Case(
        "DOSSIER",
        "textes_illisibles",
        _changed("UPDATE candidats SET parametres = '{', sources = '[1]', zonage = '{\"a\": 1}', qualite = '|'"),
        finds=_TWO,
    ),
    Case("DOSSIER", "journal_nul", _changed("INSERT INTO journal (candidat_id) VALUES ('10001_01')"), finds=_TWO),
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "courbe", "multisurface"), unchanged),
            "noeud_papillon": tells("communes : 1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    Case("COMMUNES_CHOISIES", "inconnue", lambda *_: {"COMMUNES_CHOISIES": "99999"}, "pas de résultat pour la commune"),
    Case("COMMUNES_CHOISIES", "vides", lambda *_: {"COMMUNES_CHOISIES": " ; , "}, finds=_TWO),
    Case("STATUTS", "inconnu", lambda *_: {"STATUTS": ["autrement"]}, "n’est pas un choix ; accepté"),
    Case("TITRE", "demesure", lambda *_: {"TITRE": "Centralités <b>&amp; " + "x" * 3000}, finds=_TWO),
    Case("AUTEUR", "balises", lambda *_: {"AUTEUR": "</p><script>1</script>"}, finds=_TWO),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    *destination_cases("RAPPORT", "r.html", unchanged),
    *destination_cases("RAPPORT_ODT", "r.odt", unchanged),
    *destination_cases("RAPPORT_PDF", "r.pdf", unchanged),
    *destination_cases("ATLAS", "a.pdf", unchanged),
    Case("RAPPORT", "dossier", lambda _, f: {"RAPPORT": str(bad.folder_named(f, "r.html"))}, "indiquez un fichier"),
]
