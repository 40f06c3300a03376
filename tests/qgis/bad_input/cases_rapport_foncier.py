"""Bad input of `aula:rapport_foncier`: layers that are not results, results with holes, texts meant to be run."""

from __future__ import annotations

import zipfile

from qgis.core import NULL

from aula.aula_plugin.storage.spreadsheets import read_workbook
from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, also, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases
from aula.tests.qgis.toolbox import land_inputs

MEASURE, COUNTER = "Mesurer la consommation d’espaces et l’artificialisation", "Tenir le compteur ZAN"
NAMES = ("TERRITOIRES", "MATRICE", "CODES", "COMPTEUR", "GROUPES", "ANNEES")


def tables(folder):
    """Write the results of the land; return where each lies."""
    land_inputs.write(folder)
    path = folder / "foncier.gpkg"
    return {f"foncier_{name.lower()}": f"{path}|layername={name.lower()}" for name in NAMES}


def bench(files):
    """Return what the report is given, and what it writes."""
    return (
        {**{name: files[f"foncier_{name.lower()}"] for name in NAMES}, "DATE": "2026-10-20"},
        {"RAPPORT": "r.html", "RAPPORT_ODT": "r.odt", "CLASSEUR": "t.xlsx"},
    )


def _table_cases(name, origin, field, empty, nulls):
    """Return the cases of a layer read for its columns alone; what is found when it is empty, or all NULL."""
    key = f"foncier_{name.lower()}"
    wrong = f"n’a pas le champ « {field} » : donnez le résultat de « {origin} »"
    return [
        Case(name, "absente", lambda _, f: {name: str(f / "absente.gpkg")}, "introuvable ou illisible"),
        Case(name, "fausse", lambda _, f: {name: str(bad.text_named(f, "fausse.gpkg"))}, "introuvable ou illisible"),
        Case(name, "champ_absent", lambda b, _: {name: bad.memory(b.files[key], fields=["ha"])}, wrong),
        Case(name, "autre_couche", lambda b, _: {name: b.files["communes"]}, f"n’a pas le champ .*« {origin} »"),
        Case(name, "vide", lambda b, _: {name: bad.empty(b.files[key])}, finds=empty),
        Case(name, "nulle", lambda b, _: {name: _nulls(b.files[key])}, finds=nulls),
    ]


def _nulls(source, keep=("code", "nom", "niveau")):
    """Return a copy where nothing is known but what the territories are called."""

    def change(_, feature):
        for field in feature.fields():
            if field.name() not in keep:
                feature[field.name()] = NULL

    return bad.memory(source, change=change)


def _hostile(bench, _):
    """Return every layer that bears names, each name a text meant to be run."""
    texts = list(bad.HOSTILE.values())

    def change(number, feature):
        feature["nom"] = texts[number % len(texts)]

    names = ("TERRITOIRES", "COMPTEUR", "GROUPES")
    return {
        **{name: bad.memory(bench.files[f"foncier_{name.lower()}"], change=change) for name in names},
        "CODES": bad.field_set(bench.files["foncier_codes"], "code", texts[0]),
        "TITRE": texts[0],
        "AUTEUR": texts[1],
        "COMMUNES": True,
    }


def _inert(run):
    """The page and the text quote the names as they are and run nothing; a sheet holds no formula."""
    page = (run.output / "r.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page
    with zipfile.ZipFile(run.output / "r.odt") as archive:
        body = archive.read("content.xml").decode("utf-8")
    assert "<script" not in body and "&lt;script&gt;alert(1)" in body
    sheets = read_workbook(run.output / "t.xlsx")
    named = {name for sheet in sheets.values() if "nom" in sheet for name in sheet["nom"]}
    assert named >= set(list(bad.HOSTILE.values())[:6])
    with zipfile.ZipFile(run.output / "t.xlsx") as archive:
        assert not any("<f>" in archive.read(name).decode("utf-8") for name in archive.namelist() if "sheet" in name)


_MISSING = tells(
    "0 géométrie\\(s\\) réparée\\(s\\), 1 territoire\\(s\\) sans géométrie, absents de la carte", NB_PAGES=1
)
_WRONG = "attendu « code;hectares;année »"
CASES = [
    *layer_cases(
        "TERRITOIRES",
        "foncier_territoires",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "courbe", "multisurface", "vide"), unchanged),
            "noeud_papillon": tells("1 géométrie.* réparée.*, 0 territoire", NB_PAGES=1),
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _MISSING),
        },
        {"scr_faux": "EPSG:4326, où l’on ne mesure pas de surface.*hors des territoires"},
    ),
    *_table_cases("TERRITOIRES", MEASURE, "code", unchanged, unchanged)[2:],
    *_table_cases("MATRICE", MEASURE, "mesure", unchanged, unchanged),
    *_table_cases("CODES", MEASURE, "axe", unchanged, unchanged),
    *_table_cases("COMPTEUR", COUNTER, "code", unchanged, unchanged),
    *_table_cases("GROUPES", COUNTER, "code", unchanged, unchanged),
    *_table_cases("ANNEES", COUNTER, "code", unchanged, unchanged),
    Case("COMPTEUR", "rien", lambda *_: {**dict.fromkeys(NAMES), "HYPOTHESES": ""}, "Rien à écrire.* ou le compteur"),
    Case("COMPTEUR", "textes", _hostile, finds=also(tells("", NB_PAGES=7), _inert)),
    Case("CODE", "inconnu", lambda *_: {"CODE": "75056"}, "« 75056 » n’est ni un code ni un groupe.*Choisissez parmi"),
    Case("CODE", "vides", lambda *_: {"CODE": " ; , "}, finds=unchanged),
    *(
        Case("HYPOTHESES", kind, lambda *_, t=text: {"HYPOTHESES": t}, _WRONG)
        for kind, text in (
            ("une_partie", "99001"),
            ("texte", "99001;beaucoup;2026"),
            ("annee_texte", "99001;2;demain"),
            ("quatre", "99001;2;2026;4"),
            ("infini", "99001;inf;2026"),
            ("pas_un_nombre", "99001;nan;2026"),
        )
    ),
    Case(
        "HYPOTHESES", "negative", lambda *_: {"HYPOTHESES": "99001;-2;2026"}, "attendu, une surface au-dessus de 0 ha"
    ),
    Case("HYPOTHESES", "ailleurs", lambda *_: {"HYPOTHESES": "75056;2;2026"}, "« 75056 » n’est pas une commune"),
    Case("HYPOTHESES", "hors_periode", lambda *_: {"HYPOTHESES": "99001;2;2050"}, finds=unchanged),
    Case("TITRE", "demesure", lambda *_: {"TITRE": "Foncier <b>&amp; " + "x" * 3000}, finds=unchanged),
    Case("AUTEUR", "balises", lambda *_: {"AUTEUR": "</p><script>1</script>"}, finds=unchanged),
    Case("DATE", "a_la_francaise", lambda *_: {"DATE": "31/12/2026"}, "Date « 31/12/2026 » illisible.*AAAA-MM-JJ"),
    *destination_cases("RAPPORT", "r.html", unchanged),
    *destination_cases("RAPPORT_ODT", "r.odt", unchanged),
    *destination_cases("RAPPORT_PDF", "r.pdf", unchanged),
    *destination_cases("CLASSEUR", "t.xlsx", unchanged),
]
