"""Bad input of `aula:occupation_composite`, `aula:surface_resistance` and `aula:reservoirs`."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

CELL_M = 50.0
_CURVED = ("courbe", "multisurface")
_MOVED = ("degres", "autre_scr")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_NOT_THERE = "introuvable ou illisible|n’est pas acceptée"
_DEGREES = "sont en EPSG:4326, .* enregistrez-les dans un système projeté en mètres"
_TABLE = "numero,code,libelle\n1,bois,Bois\n2,champ,Cultures\n"


def occupation(folder, change=None, crs="EPSG:2154", decimal=False):
    """Write two classes, woods west and fields east, over the example territory; return the path."""
    grid = Grid(640_000.0, 7_029_000.0, CELL_M, CELL_M, 180, 270)
    values = np.full(grid.shape, 2, dtype=float if decimal else np.int32)
    values[:, :100] = 1
    if change is not None:
        change(values)
    path = folder / "occupation.tif"
    rasters.write(path, values, None, grid, QgsCoordinateReferenceSystem(crs), QgsProcessingFeedback())
    return str(path)


def frictions(folder, text="code;boisee\n1;1\n2;10\n", encoding="utf-8"):
    """Write a table of frictions; return its path."""
    path = folder / "frictions.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def _text(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def _half(values):
    values[0, 0] = 1.5


def _cover():
    """Return the cases of a land cover to read."""
    return [
        Case("OCCUPATION", "absente", lambda _, f: {"OCCUPATION": str(f / "absente.tif")}, _NOT_THERE),
        Case("OCCUPATION", "texte", lambda _, f: {"OCCUPATION": str(bad.text_named(f, "o.tif"))}, _NOT_THERE),
        Case("OCCUPATION", "bruit", lambda _, f: {"OCCUPATION": str(bad.noise_named(f, "o.tif"))}, _NOT_THERE),
        Case(
            "OCCUPATION",
            "degres",
            lambda _, f: {"OCCUPATION": occupation(f, crs="EPSG:4326")},
            "où l’on ne mesure pas de distance",
        ),
        Case(
            "OCCUPATION",
            "sans_scr",
            lambda _, f: {"OCCUPATION": occupation(f, crs="")},
            "n’a pas de système de coordonnées",
        ),
        Case(
            "OCCUPATION",
            "decimales",
            lambda _, f: {"OCCUPATION": occupation(f, _half, decimal=True)},
            "contient des valeurs non entières .par exemple 1.5.",
        ),
        *classes(),
    ]


def classes():
    """Return the cases of the table of the classes of a land cover."""
    return [
        Case(
            "CORRESPONDANCES",
            "absente",
            lambda _, f: {"CORRESPONDANCES": str(f / "absente.csv")},
            "est introuvable ou illisible",
        ),
        Case(
            "CORRESPONDANCES",
            "fausse",
            lambda _, f: {"CORRESPONDANCES": str(bad.text_named(f, "fausse.gpkg"))},
            "est introuvable ou illisible",
        ),
        Case(
            "CORRESPONDANCES",
            "champ_absent",
            lambda _, f: {"CORRESPONDANCES": _text(f, "c.csv", "valeur,nom\n1,bois\n")},
            "n’est pas une table de correspondances : colonne.s. absente.s. : code ; colonnes trouvées : valeur, nom",
        ),
        Case(
            "CORRESPONDANCES",
            "vide",
            lambda _, f: {"CORRESPONDANCES": _text(f, "c.csv", "numero,code\n")},
            "n’a aucune ligne",
        ),
        Case(
            "CORRESPONDANCES",
            "deux_codes",
            lambda _, f: {"CORRESPONDANCES": _text(f, "c.csv", "numero,code\n1,bois\n1,champ\n")},
            "donne deux codes au numéro 1 : bois et champ",
        ),
        Case(
            "CORRESPONDANCES",
            "pas_un_numero",
            lambda _, f: {"CORRESPONDANCES": _text(f, "c.csv", "numero,code\nun,bois\n")},
            "attendu un numéro entier et un code ; lu « un »",
        ),
    ]


def _numbers(**least):
    return [
        case
        for name, bound in least.items()
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : au moins {bound}"),
            Case(name, "texte", lambda *_, n=name: {n: "large"}, "« large » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ]


def _rows(parameter, *cells, **others):
    return lambda *_: {parameter: list(cells), **others}


def _matrix(parameter, width, **others):
    """Return what every small table is tried with."""
    rest = [""] * (width - 1)
    return [
        Case(
            parameter,
            "role_inconnu",
            _rows(parameter, "ailleurs", *rest, **others),
            "aucune couche choisie ne s’appelle « ailleurs ». Couches choisies",
        ),
        Case(parameter, "role_vide", _rows(parameter, "", *rest[:-1], "x", **others), "ligne 1 : .*(couche|donnée)"),
        Case(
            parameter,
            "ligne_coupee",
            _rows(parameter, "1", *rest, "1", **others),
            f"attendu {width} cellules par ligne ; la dernière ligne en a 1",
        ),
    ]


COMPOSITE = [
    *layer_cases(
        "COUCHES",
        "reservoirs",
        {
            "z_et_m": unchanged,
            "champ_double": unchanged,
            **dict.fromkeys((*_MOVED, *_CURVED), tells("visibles")),
            "noeud_papillon": tells("1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("1 objet sans géométrie ignoré")),
        },
        {
            **dict.fromkeys(("points", "table"), "n’est pas faite de surfaces ni de lignes"),
            "scr_faux": _DEGREES,
            "vide": "est vide : retirez-la de la liste",
        },
        lambda layer: {"COUCHES": [layer]},
    ),
    *layer_cases(
        "EMPRISE",
        "communes",
        {
            "z_et_m": unchanged,
            **dict.fromkeys((*_MOVED, *_CURVED), tells("visibles")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
        },
        {"vide": "n’a aucune surface : choisissez une autre emprise"},
    ),
    Case("COUCHES", "aucune", lambda *_: {"COUCHES": []}, "est obligatoire|Choisissez au moins une couche"),
    Case("COUCHES", "ailleurs", lambda *_: {"EMPRISE": None, "ETENDUE": "0,100,0,100 [EPSG:2154]"}, "aucun objet sur"),
    Case("ETENDUE", "deux", lambda *_: {"ETENDUE": "640000,641000,7020000,7021000 [EPSG:2154]"}, "pas les deux"),
    *_matrix("REGLES", 7),
    Case("REGLES", "champ", _rows("REGLES", "1", "essence", *[""] * 5), "le champ « essence » n’existe pas"),
    *_numbers(MAILLE="0.1", TAMPON="0"),
    Case("MAILLE", "trop_fine", lambda *_: {"MAILLE": 0.1}, "Grille trop grande.*la plus petite maille possible"),
    *destination_cases("OCCUPATION", "o.tif", unchanged),
    *destination_cases("CORRESPONDANCES", "c.gpkg", unchanged),
]


def _factor(layer):
    return {"MULTIPLICATEURS": [layer], "FACTEURS": ["1", "2", "", ""]}


def _around(parameter, give, told):
    """Return the cases of a layer laid on the land cover."""
    return layer_cases(
        parameter,
        "reservoirs",
        {
            **dict.fromkeys(("z_et_m", "champ_double", *_MOVED, *_CURVED), tells(told)),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
            "scr_faux": tells("aucun objet sur l’emprise : sans effet. Vérifiez son système de coordonnées"),
        },
        {
            **dict.fromkeys(("points", "table"), "n’est pas faite de surfaces ni de lignes"),
            "vide": "est vide : retirez-la de la liste",
        },
        give,
    )


RESISTANCE = [
    *_cover(),
    *file_cases(
        "FRICTIONS",
        "f.csv",
        {
            "absent": "n’existe pas",
            "dossier": "est un dossier|n’existe pas",
            "vide": "est vide : la première ligne porte les titres",
            "texte": "aucune colonne de codes|pas de colonne de frictions|n’a que des titres",
            "bruit": "n’est pas en UTF-8|aucune colonne de codes|n’est pas un fichier CSV lisible",
        },
    ),
    Case(
        "FRICTIONS",
        "tableur_francais",
        lambda _, f: {"FRICTIONS": frictions(f, "Code;Libellé;Boisée\r\n1;Forêt;1,0\r\n2;Blé;10\r\n", "cp1252")},
        finds=unchanged,
    ),
    Case("FRICTIONS", "zero", lambda _, f: {"FRICTIONS": frictions(f, "code;b\n1;0\n2;1\n")}, "ligne 2 .1. : « 0 »"),
    Case(
        "FRICTIONS", "manque", lambda _, f: {"FRICTIONS": frictions(f, "code;b\n1;1\n")}, "1 code sans friction .* : 2 "
    ),
    Case("FRICTIONS", "deux_fois", lambda _, f: {"FRICTIONS": frictions(f, "code;b\n1;1\n1;2\n")}, "1 .lignes 2 et 3."),
    Case(
        "FRICTIONS",
        "tout_ferme",
        lambda _, f: {"FRICTIONS": frictions(f, "code;b\n1;infranchissable\n2;infranchissable\n")},
        "Aucune maille n’est franchissable",
    ),
    Case("SOUS_TRAME", "inconnue", lambda *_: {"SOUS_TRAME": "aquatique"}, "« aquatique » n’est pas dans la table"),
    Case("CHAMP_CODE", "absent", lambda *_: {"CHAMP_CODE": "habitat"}, "la colonne « habitat » n’existe pas"),
    Case("SANS_FRICTION", "inconnu", lambda *_: {"SANS_FRICTION": "deviner"}, "n’est pas un choix ; accepté : refuser"),
    Case("FRICTION_ZERO", "inconnu", lambda *_: {"FRICTION_ZERO": "0"}, "n’est pas un choix ; accepté : refuser"),
    Case("COMBINAISON", "inconnu", lambda *_: {"COMBINAISON": "somme"}, "n’est pas un choix ; accepté : produit"),
    *_around("MULTIPLICATEURS", _factor, "Multiplicateurs"),
    *_around("BARRIERES", lambda layer: {"BARRIERES": [layer]}, "Barrières"),
    *_matrix("FACTEURS", 4, MULTIPLICATEURS=[]),
    Case("PENTE", "absente", lambda _, f: {"PENTE": str(f / "absente.tif"), "PENTE_COEF": 1}, _NOT_THERE),
    Case("PENTE", "texte", lambda _, f: {"PENTE": str(bad.text_named(f, "p.tif")), "PENTE_COEF": 1}, _NOT_THERE),
    Case("PENTE_TRANCHES", "sans_pente", lambda *_: {"PENTE_TRANCHES": "0-10 x2"}, "La pente demande une grille"),
    Case(
        "PENTE_TRANCHES",
        "illisible",
        lambda _, f: {"PENTE": occupation(f), "PENTE_TRANCHES": "raide x2"},
        "« raide x2 » n’est pas une tranche lisible",
    ),
    *_numbers(PENTE_COEF="0"),
    *destination_cases("RESISTANCE", "r.tif", unchanged),
    *destination_cases("TABLE", "t.gpkg", unchanged),
]

RESERVOIRS = [
    *_cover(),
    *layer_cases(
        "ZONAGES",
        "reservoirs",
        {
            **dict.fromkeys(("z_et_m", "champ_double"), tells("tache")),
            **dict.fromkeys((*_MOVED, *_CURVED), tells("")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
        },
        {
            **dict.fromkeys(("points", "table"), "n’est pas faite de surfaces ni de lignes : attendu des surfaces"),
            "vide": "est vide : retirez-la de la liste",
        },
        lambda layer: {"ZONAGES": [layer]},
    ),
    *layer_cases(
        "EMPRISE",
        "reservoirs",
        {
            **dict.fromkeys(("z_et_m", *_MOVED, *_CURVED), tells("territoire")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
        },
        {"vide": "ne contient aucun objet utilisable"},
    ),
    Case("LIMITE", "inconnu", lambda *_: {"LIMITE": "floue"}, "n’est pas un choix ; accepté : entieres"),
    Case("CODES", "inconnu", lambda *_: {"CODES": "9"}, "Le code « 9 » n’est pas dans « occupation »"),
    Case("CODES", "vide", lambda *_: {"CODES": ""}, "vont ensemble"),
    Case("OCCUPATION", "rien", lambda *_: {"OCCUPATION": None, "CODES": ""}, "Donnez une occupation du sol"),
    *_matrix("NOMS", 2, ZONAGES=[]),
    *_numbers(SURFACE_MIN="0", PAS_JAPONAIS_MIN="0", LISIERE="0", COEUR_MIN="0", COMPACITE_MIN="0", FERMETURE="0"),
    Case(
        "SURFACE_MIN",
        "trop",
        lambda *_: {"SURFACE_MIN": 1e6},
        "Aucune tache d’au moins .* La plus grande fait 4 500,0 ha",
    ),
    Case("CONNEXITE", "inconnu", lambda *_: {"CONNEXITE": "6"}, "« 6 » n’est pas un choix ; accepté : 8, 4"),
    Case("CAPACITE", "inconnu", lambda *_: {"CAPACITE": "volume"}, "n’est pas un choix ; accepté : surface"),
    Case("NATURALITE", "role_inconnu", _rows("NATURALITE", "age", "x", "1", "1"), "aucun zonage n’a de champ « age »"),
    Case("NATURALITE", "role_vide", _rows("NATURALITE", "", "x", "1", "1"), "ligne 1 : le critère n’est pas donné"),
    Case("NATURALITE", "ligne_coupee", _rows("NATURALITE", "code", "1", "1"), "attendu 4 cellules par ligne"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *destination_cases("RESERVOIRS", "r.gpkg", unchanged),
]
