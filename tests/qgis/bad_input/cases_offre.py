"""Bad input of `aula:preparer_offre`: equipments of any source, tables of meanings, workbooks of gammes."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, also, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import OUTSIDE, changed, numbers, points
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases
from aula.tests.qgis.toolbox import centrality_inputs

EXAMPLE = Path(__file__).resolve().parents[3] / "templates" / "exemple"
SOURCE = EXAMPLE / "equipements_exemple.csv"
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_NOWHERE = "Choisissez des couches de points, ou des tables qui portent des coordonnées"


def inputs(folder: Path) -> dict[str, str]:
    """Write the offer of the example, and its equipments as points without a field of coordinates."""
    centrality_inputs.write(EXAMPLE, folder)
    table = pandas.read_csv(SOURCE, dtype=str)
    places = geopandas.points_from_xy(table.pop("LAMBERT_X").astype(float), table.pop("LAMBERT_Y").astype(float))
    geopandas.GeoDataFrame(table, geometry=places, crs=2154).to_file(folder / "equipements.gpkg", layer="equipements")
    return {
        "offre": f"{folder / 'centralites.gpkg'}|layername=offre",
        "equipements": f"{folder / 'equipements.gpkg'}|layername=equipements",
    }


def _given(layer) -> dict:
    return {"EQUIPEMENTS": [layer]}


def _csv(change=lambda table: table, encoding: str = "utf-8", separator: str = ","):
    """Return what writes the table of equipments of the example after ``change``, as a spreadsheet would."""

    def make(_, folder):
        table = change(pandas.read_csv(SOURCE, dtype=str))
        path = folder / "équipements.csv"
        path.write_bytes(table.to_csv(index=False, sep=separator).encode(encoding))
        return _given(str(path))

    return make


def _points(change):
    """Return what writes the points of equipments after ``change``."""

    def make(b, folder):
        given = changed("equipements", "EQUIPEMENTS", change)(b, folder)
        return _given(given["EQUIPEMENTS"])

    return make


def _prepared(change):
    """Return what writes an offer prepared before after ``change``."""

    def make(b, folder):
        return _given(changed("offre", "EQUIPEMENTS", change)(b, folder)["EQUIPEMENTS"])

    return make


def _table(text: str, parameter: str = "CORRESPONDANCE", encoding: str = "utf-8"):
    def make(_, folder):
        path = folder / "t.csv"
        path.write_bytes(text.encode(encoding))
        return {parameter: str(path)}

    return make


def _spoiled(**columns):
    return lambda table: table.assign(**columns)


def _commas(table):
    return table.assign(**{name: table[name].str.replace(".", ",", regex=False) for name in ("LAMBERT_X", "LAMBERT_Y")})


EQUIPMENTS = [
    *points(
        "EQUIPEMENTS",
        "equipements",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "points"), unchanged),
            **dict.fromkeys(("courbe", "multisurface", "noeud_papillon"), tells("", NB_POINTS=90)),
            **dict.fromkeys(_MISSING, tells("1 objet.s. sans géométrie ou sans coordonnées lisibles", NB_POINTS=89)),
        },
        {"table": "n’a ni géométrie ni champs de coordonnées .LAMBERT_X et LAMBERT_Y", "vide": _NOWHERE},
        _given,
    ),
    Case(
        "EQUIPEMENTS",
        "aucune",
        lambda *_: {"EQUIPEMENTS": []},
        "est obligatoire : donnez une valeur|Choisissez au moins une couche",
    ),
    Case(
        "EQUIPEMENTS",
        "deux_fois",
        lambda b, _: {"EQUIPEMENTS": [b.files["equipements"]] * 2},
        finds=also(unchanged, tells("est donnée deux fois : lue une seule fois")),
    ),
    # the 84 with a place of their own are found again 0 m away under the same group, or the same code; those located
    # at the commune are counted twice, and listed
    Case(
        "EQUIPEMENTS",
        "copie",
        lambda b, f: {"EQUIPEMENTS": [b.files["equipements"], *_csv()(b, f)["EQUIPEMENTS"]]},
        finds=tells("84 doublon.s. entre deux couches", NB_DOUBLONS=84, NB_RETENUS=84, NB_LOCALISES_COMMUNE=12),
    ),
    Case("EQUIPEMENTS", "table", _csv(), finds=unchanged),
    Case("EQUIPEMENTS", "table_vide", _csv(lambda t: t.iloc[:0]), _NOWHERE),
    Case("EQUIPEMENTS", "sans_coordonnees", _csv(_spoiled(LAMBERT_X="", LAMBERT_Y="")), _NOWHERE),
    Case("EQUIPEMENTS", "coordonnees_textes", _csv(_spoiled(LAMBERT_X="est")), _NOWHERE),
    Case("EQUIPEMENTS", "tableur_francais", _csv(_commas, separator=";"), finds=unchanged),
    Case(
        "EQUIPEMENTS",
        "windows_1252",
        _csv(encoding="cp1252"),
        finds=also(unchanged, tells("libellé.s. aux accents illisibles .*enregistrez le fichier en UTF-8")),
    ),
    Case("EQUIPEMENTS", "bom", _csv(encoding="utf-8-sig"), finds=unchanged),
    Case(
        "EQUIPEMENTS",
        "un_point",
        _csv(lambda t: t.iloc[:1]),
        finds=tells("", NB_POINTS=1, NB_RETENUS=1, NB_GROUPES=1, NB_COMMERCES=1),
    ),
    Case(
        "EQUIPEMENTS",
        "meme_place",
        _csv(lambda t: t.assign(LAMBERT_X=t["LAMBERT_X"][0], LAMBERT_Y=t["LAMBERT_Y"][0])),
        finds=tells("Aucun équipement n’a de place qui lui soit propre", NB_LOCALISES_COMMUNE=90, NB_RETENUS=0),
    ),
    Case(
        "EQUIPEMENTS",
        "hors_communes",
        _points(lambda f: f.set_geometry(f.translate(100_000, 0))),
        finds=tells("Tous les équipements sont hors du territoire : vérifiez", NB_HORS_TERRITOIRE=90, NB_RETENUS=0),
    ),
    Case(
        "EQUIPEMENTS",
        "types_nuls",
        _points(lambda f: f.assign(TYPEQU=None)),
        finds=tells("90 objet.s. sans type, gardé.s. sans groupe", PART_INCONNUS=100, NB_COMMERCES=0, NB_GROUPES=0),
    ),
    Case(
        "EQUIPEMENTS",
        "codes_inconnus",
        _points(lambda f: f.assign(TYPEQU="Z999")),
        finds=also(
            tells("1 code.s. inconnu.s., gardé.s. sans groupe : Z999 .90.", NB_CODES_INCONNUS=1, PART_INCONNUS=100),
            tells("Nomenclature à vérifier : 100 %"),
        ),
    ),
    Case(
        "EQUIPEMENTS",
        "autre_millesime",
        _points(lambda f: f.assign(LIBELLE="Autre chose")),
        "33 code.s. n’ont pas le libellé de la BPE 2024 .*donnez une table de correspondance",
    ),
    Case(
        "EQUIPEMENTS",
        "sans_type",
        _points(lambda f: f.rename(columns={"TYPEQU": "GENRE"})),
        "aucun champ de type reconnu .*Indiquez dans « Champ du type » .*genre",
    ),
    Case(
        "EQUIPEMENTS",
        "offre_poids_negatif",
        _prepared(lambda f: f.assign(poids=-2.0)),
        "champ poids : 90 nombres négatifs .-2. ; attendu",
    ),
    Case(
        "EQUIPEMENTS",
        "offre_sans_motif",
        _prepared(lambda f: f.drop(columns=["motif", "source", "date"])),
        finds=unchanged,
    ),
    # a spreadsheet turns yes and no into words, and the decimal point into a comma
    Case(
        "EQUIPEMENTS",
        "offre_de_tableur",
        _prepared(lambda f: f.assign(poids="1,5", commerce="faux", retenu="vrai")),
        finds=tells("Aucun équipement retenu n’est un commerce", NB_POINTS=90, NB_COMMERCES=0),
    ),
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m"), unchanged),
            **dict.fromkeys(("courbe", "multisurface"), tells("", NB_POINTS=90)),
            "noeud_papillon": tells("communes : 1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
        },
        {"vide": "aucune surface avec un code INSEE", "scr_faux": OUTSIDE},
    ),
]
MEANINGS = [
    Case(
        "CHAMP_TYPE",
        "absent",
        lambda *_: {"CHAMP_TYPE": "categorie"},
        "aucune couche n’a de champ « categorie » ; champs présents : an",
    ),
    Case(
        "CORRESPONDANCE",
        "absente",
        lambda _, f: {"CORRESPONDANCE": str(f / "absente.csv")},
        "est introuvable ou illisible",
    ),
    Case(
        "CORRESPONDANCE",
        "fausse",
        lambda _, f: {"CORRESPONDANCE": str(bad.text_named(f, "fausse.gpkg"))},
        "est introuvable ou illisible",
    ),
    Case(
        "CORRESPONDANCE",
        "champ_absent",
        _table("type,groupe\nB207,pain\n"),
        "aucune colonne « code » ; attendu : code, groupe",
    ),
    Case("CORRESPONDANCE", "vide", _table("code,groupe\n"), "aucune ligne ne porte de code. Remplissez"),
    Case(
        "CORRESPONDANCE",
        "deux_codes",
        _table("code,groupe\nB207,pain\nB207,gâteau\n"),
        "ligne 2 : le code « B207 » y est deux fois ; gardez-en une",
    ),
    Case(
        "CORRESPONDANCE", "gamme", _table("code,gamme\nB207,haute\n"), "ligne 1 : gamme « haute » ; attendu : proximité"
    ),
    Case(
        "CORRESPONDANCE",
        "gamme_windows",
        _table("code,gamme\nB207,proximité\n", encoding="cp1252"),
        "Accents illisibles : enregistrez la table en UTF-8",
    ),
    Case(
        "CORRESPONDANCE",
        "poids",
        _table("code,poids\nB207,-1\n"),
        "ligne 1 : poids « -1 » ; attendu : un nombre, 0 ou plus",
    ),
    Case(
        "CORRESPONDANCE",
        "commerce",
        _table("code,commerce\nB207,peut-être\n"),
        "ligne 1 : commerce « peut-être » ; attendu : oui ou non",
    ),
    *file_cases(
        "GAMMES",
        "g.xlsx",
        {
            "absent": "n’existe pas|introuvable",
            "dossier": "dossier|n’existe pas",
            **dict.fromkeys(("vide", "texte", "bruit"), "n’est pas un classeur XLSX lisible : ouvrez-le"),
        },
    ),
    Case(
        "GAMMES",
        "autre_csv",
        _table("a,b\n1,2\n", "GAMMES"),
        "aucune ligne ne porte TYPEQU.*Donnez le classeur de l’INSEE",
    ),
    Case(
        "GAMMES",
        "sans_type",
        _table("TYPEQU,TYPEQU_REGROUPEMENT,GAMME\n", "GAMMES"),
        "aucun type n’y a de groupe et de gamme. Donnez",
    ),
    Case(
        "GAMMES",
        "gamme",
        _table("TYPEQU,TYPEQU_REGROUPEMENT,GAMME\nB207,Pain,haute\n", "GAMMES"),
        "B207 : gamme « haute » inconnue ; attendu",
    ),
    Case(
        "GAMMES",
        "windows_1252",
        _table("TYPEQU;TYPEQU_REGROUPEMENT;GAMME\nB207;Pâtisserie;Gamme de proximité\n", "GAMMES", "cp1252"),
        finds=tells("", NB_GROUPES=1),
    ),
    Case(
        "COMMERCES",
        "inconnu",
        lambda *_: {"COMMERCES": "ZZZ"},
        finds=tells("aucun code connu ne commence par « ZZZ »", NB_COMMERCES=0),
    ),
    Case(
        "COMMERCES",
        "vide",
        lambda *_: {"COMMERCES": ""},
        finds=tells("Aucun équipement retenu n’est un commerce", NB_COMMERCES=0),
    ),
    Case(
        "GROUPES_EXCLUS",
        "inconnu",
        lambda *_: {"GROUPES_EXCLUS": "parc"},
        "groupe inconnu : « parc ». Choisissez, séparés par des points-virgules, parmi : accueil",
    ),
    *numbers(
        **dict.fromkeys(
            ("POIDS_PROXIMITE", "POIDS_INTERMEDIAIRE", "POIDS_SUPERIEURE", "MARGE", "DISTANCE_DOUBLON"), "0"
        )
    ),
]
CASES = [
    *EQUIPMENTS,
    *MEANINGS,
    *(
        case
        for name in ("OFFRE", "COMPTAGE", "CODES_INCONNUS")
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
]
