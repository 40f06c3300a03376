"""What is run under faults: at least one case for each algorithm of the provider, and what each must leave."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import geopandas
import numpy as np
import shapely
from osgeo import gdal
from pyproj import CRS

from aula.tests.faults.entry import ENTRY
from aula.tests.qgis.toolbox.network_plan import write as write_plan
from aula.tests.qgis.trame_dossier import write as write_trame

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "templates" / "exemple"
LOT = EXAMPLE / "200000001_PLUi_20260618"
MODIFICATION = EXAMPLE / "200000001_PLUi_20261001.zip"
REFERENCES = EXAMPLE / "references_scot.gpkg"
PACKED = ("reservoirs", "zones_humides", "bati", "haies", "enveloppes")
#: Rules enough to fill every table of a dossier, few enough for hundreds of rounds.
RULES = 9
ROWS = 3000
#: Avis typed one after the other: some seconds.
ENTRIES = 150


@dataclass(frozen=True)
class Case:
    """One algorithm in one situation.

    Parameters
    ----------
    outputs : what must be found afterwards, old or new but whole: names in the folder of the round; several names
        joined make one whole, whose first is the one that people open.
    earlier : runs (algorithm, parameters) that make what is there before; ``again`` : parameters that a person would
        change to start over.
    touch : what a person then does to the files.
    """

    name: str
    algorithm: str
    parameters: dict
    outputs: tuple[tuple[str, ...], ...]
    earlier: tuple[tuple[str, dict], ...] = ()
    touch: Callable[[Path], None] | None = None
    again: dict = field(default_factory=dict)


def make_inputs(folder: Path) -> list[tuple[str, dict]]:
    """Write the grids the cases read; return the runs that make the other inputs."""
    for size, name in ((ROWS, "grille"), (ROWS // 2, "ancienne")):
        place = folder / name
        place.mkdir()
        (place / "communes.csv").write_text(
            "insee;niveau;nom\n" + "".join(f"{n:05};{n % 2 + 1};Commune {n}\n" for n in range(size)), encoding="utf-8"
        )
        (place / "enveloppes.csv").write_text(
            "territoire;ha\n" + "".join(f"{n:05};{n / 10:.1f}\n" for n in range(size)), encoding="utf-8"
        )
        (place / "scot.yaml").write_text(GRID.format(version=size), encoding="utf-8")
    write_resistance(folder)
    write_links(folder)
    write_plan(REFERENCES, folder)
    write_trame(folder / "trame.gpkg")
    write_numbered(folder)
    lines = "".join(f"{n};{n * n};{10 - n}\n" for n in range(1, 10))
    (folder / "frictions.csv").write_text("code;boisee;humide\n" + lines, encoding="utf-8")
    return [
        ("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(folder / "document.gpkg")}),
        (
            "aula:lire_document_urbanisme",
            {"ARCHIVE": str(MODIFICATION), "DOCUMENT": str(folder / "modification.gpkg")},
        ),
        (
            "aula:verifier_compatibilite",
            {
                "DOCUMENT": str(folder / "document.gpkg"),
                "GRILLE": str(folder / "courte.yaml"),
                "REFERENCES": str(REFERENCES),
                "COMMUNES": str(EXAMPLE / "communes.gpkg"),
                "RESULTATS": "memory:",
                "DOSSIER": str(folder / "base.gpkg"),
                "DATE": "2026-09-14T10:00:00",
            },
        ),
    ]


def write_links(folder: Path) -> None:
    """Write links between the woods of the example, each to the next three."""
    with closing(sqlite3.connect(REFERENCES)) as base:
        ids = [fid for (fid,) in base.execute("SELECT fid FROM bois ORDER BY fid")]
    pairs = [(a, ids[rank + ahead]) for ahead in (1, 2, 3) for rank, a in enumerate(ids[:-ahead])]
    lines = "".join(f"{a};{b};{100 * rank}\n" for rank, (a, b) in enumerate(pairs))
    (folder / "liens.csv").write_text("id_a;id_b;cout_m\n" + lines, encoding="utf-8")


def write_numbered(folder: Path) -> None:
    """Write straight links between the réservoirs of the example, numbered, and corridors around them."""
    patches = geopandas.read_file(REFERENCES, layer="reservoirs")
    shapes = patches.geometry.to_numpy()
    lines = geopandas.GeoSeries(shapely.shortest_line(shapes[:-1], shapes[1:]), crs=patches.crs)
    numbers = {"id_lien": range(1, len(lines) + 1)}
    geopandas.GeoDataFrame(numbers, geometry=lines).to_file(folder / "liens_id.gpkg")
    geopandas.GeoDataFrame(numbers, geometry=lines.buffer(80)).to_file(folder / "corridors_id.gpkg")


def write_resistance(folder: Path) -> None:
    """Write a surface of frictions over the example territory: 260 × 180 cells of 50 m, from 1 to 9.

    With its statistics, which QGIS would write beside it.
    """
    frictions = (np.arange(180)[:, None] * np.arange(260) % 9 + 1).astype(np.float32)
    raster = gdal.GetDriverByName("GTiff").Create(str(folder / "resistance.tif"), 260, 180, 1, gdal.GDT_Float32)
    raster.SetGeoTransform((640_000, 50, 0, 7_029_000, 0, -50))
    raster.SetProjection(CRS("EPSG:2154").to_wkt("WKT1_GDAL"))
    raster.GetRasterBand(1).WriteArray(frictions)
    raster.GetRasterBand(1).ComputeStatistics(False)


def write_copies(folder: Path) -> None:
    """Write avis in two copies of the dossier of the inputs: some the same, some different."""
    for name, author, avis in (("copie_a", "A", "compatible"), ("copie_b", "B", "incompatible")):
        shutil.copy(folder / "base.gpkg", folder / f"{name}.gpkg")
        with closing(sqlite3.connect(folder / f"{name}.gpkg")) as base, base:
            base.execute(
                "UPDATE avis SET avis = ?, auteur = ?, date_avis = '2026-09-15T08:00:00.000Z' WHERE fid % 3 = 0",
                (avis, author),
            )
            base.execute(
                "UPDATE avis SET avis = 'sans objet', auteur = ?, date_avis = '2026-09-15T09:00:00.000Z' "
                "WHERE fid % 3 = 1",
                (author,),
            )


GRID = """
grille: {{id: essai, titre: "Grille d’essai", version: {version}}}
armature: {{source: communes.csv, cle: insee, niveaux: {{"1": "Pôle", "2": "Commune rurale"}}}}
roles:
  reservoirs: {{libelle: "Réservoirs", geometrie: surface, incertitude_m: 25}}
tables: {{enveloppes: enveloppes.csv}}
regles:
  - id: T1
    theme: "Trame verte"
    source: {{document: DOO, page: 12, texte: "cité"}}
    portee: prescription
    question: "Les réservoirs sont-ils évités ?"
    mode: auto
    indicateur: {{type: surface_intersection, params: {{x: ["zones:U"], y: ["role:reservoirs"]}}}}
    seuil: {{operateur: "<=", valeur: 1, unite: ha}}
"""


def write_avis(folder: Path) -> None:
    """Write what a person would in the dossier of an analysis."""
    with sqlite3.connect(folder / "dossier.gpkg") as base:
        base.execute(
            "UPDATE avis SET avis = 'réserve', auteur = 'Une personne', justification = 'Avis n° ' || rowid "
            "WHERE rowid % 3 = 0"
        )
    base.close()


def type_housing(folder: Path) -> None:
    """Write what a person would in the OAP table; its triggers need functions that only QGIS has."""
    with sqlite3.connect(folder / "oap.gpkg") as base:
        triggers = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            base.execute('DROP TRIGGER "' + name + '"')
        base.execute("UPDATE oap SET lgt = 12, page = 'p. 4' WHERE fid % 2 = 1")
        for _, sql in triggers:
            base.execute(sql)
    base.close()


def add_notes(folder: Path) -> None:
    """Leave a file of one's own in the copied lot, and change every file of the copy a little."""
    copy = folder / "exemple"
    for path in [one for one in copy.rglob("*") if one.is_file() and one.suffix != ".gpkg"]:
        with path.open("ab") as stream:
            stream.write(b"\n")
    for path in copy.glob("*.gpkg"):
        with sqlite3.connect(path) as base:
            base.execute("UPDATE gpkg_contents SET description = 'essai'")
            base.execute("CREATE TABLE essai (a)")
            base.execute("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('essai', 'attributes')")
        base.close()
    (copy / LOT.name / "mes notes.txt").write_text("à garder", encoding="utf-8")


def make_cases(inputs: Path, out: Path) -> list[Case]:
    """Return every case; paths are those of the round."""
    return [
        *_documents(inputs, out),
        *_references(out),
        *_oap(inputs, out),
        *_grids(inputs, out),
        *_analyses(inputs, out),
        *_campaigns(inputs, out),
        *_entries(inputs, out),
        *_merges(inputs, out),
        *_papers(inputs, out),
        *_atlases(inputs, out),
        *_registers(inputs, out),
        *_costs(inputs, out),
        *_corridors(inputs, out),
        *_fragmentation(out),
        *_habitat_structure(inputs, out),
        *_land_cover(inputs, out),
        *_green_networks(inputs, out),
        *_projects(inputs, out),
        *_connectivity(inputs, out),
        *_example(out),
    ]


def _documents(inputs: Path, out: Path) -> list[Case]:
    read, control = "aula:lire_document_urbanisme", "aula:controler_document_urbanisme"
    values = {"LOT": str(LOT), "COMMUNES": str(EXAMPLE / "communes.gpkg"), "DOCUMENT": str(out / "document.gpkg")}
    without = {name: value for name, value in values.items() if name != "COMMUNES"}
    sinks = ("DEFAUTS_SURF", "DEFAUTS_PCT", "DEFAUTS", "SYNTHESE")
    files = tuple((f"{name.lower()}.gpkg",) for name in sinks)
    audit = {
        "DOCUMENT": str(inputs / "document.gpkg"),
        "COMMUNES": str(EXAMPLE / "communes.gpkg"),
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
    }
    shared = {**audit, "DEFAUTS_SURF": f"ogr:dbname='{out / 'partage.gpkg'}' table=\"defauts\" (geom)"}
    beside = (("partage.gpkg",), *files[1:])
    return [
        Case("document neuf", read, values, (("document.gpkg",),)),
        Case("document remplacé", read, values, (("document.gpkg",),), ((read, without),)),
        Case("défauts neufs", control, audit, files),
        Case("défauts remplacés", control, audit, files, ((control, {**audit, "LISERE_M": 1}),)),
        Case(
            "défauts dans un fichier partagé",
            control,
            shared,
            beside,
            ((control, {**shared, "LISERE_M": 1}), (control, {**shared, **_renamed(shared)})),
        ),
        *_comparisons(inputs, out),
    ]


def _comparisons(inputs: Path, out: Path) -> list[Case]:
    compare = "aula:comparer_documents"
    sinks = ("CHANGEMENTS", "BILAN", "PRESCRIPTIONS_BILAN", "PROTECTIONS", "REGLES")
    values = {
        "AVANT": str(inputs / "document.gpkg"),
        "APRES": str(inputs / "modification.gpkg"),
        "COMMUNES": str(EXAMPLE / "communes.gpkg"),
        "GRILLE": str(inputs / "courte.yaml"),
        "REFERENCES": str(REFERENCES),
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        "RAPPORT": str(out / "comparaison.html"),
        "DATE": "2026-11-22T10:00:00",
    }
    files = (*((f"{name.lower()}.gpkg",) for name in sinks), ("comparaison.html",))
    old = {**values, "LISERE_M": 1, "DATE": "2026-11-21T10:00:00"}
    return [
        Case("comparaison neuve", compare, values, files),
        Case("comparaison remplacée", compare, values, files, ((compare, old),)),
    ]


def _renamed(values: dict) -> dict:
    """Return the destination of a table of somebody else in the same file."""
    return {"DEFAUTS_SURF": values["DEFAUTS_SURF"].replace('"defauts"', '"les leurs"')}


def _references(out: Path) -> list[Case]:
    pack = "aula:preparer_references"
    layers = [f"{REFERENCES}|layername={name}" for name in PACKED]
    values = {"COUCHES": layers, "COUVERTURE_INSEE": "99001", "REFERENCES": str(out / "references.gpkg")}
    return [
        Case("références neuves", pack, values, (("references.gpkg",),)),
        Case(
            "références remplacées", pack, values, (("references.gpkg",),), ((pack, {**values, "COUCHES": layers[:2]}),)
        ),
    ]


def _oap(inputs: Path, out: Path) -> list[Case]:
    draw = "aula:preparer_table_oap"
    values = {
        "DOCUMENT": str(inputs / "document.gpkg"),
        "COMMUNES": str(EXAMPLE / "communes.gpkg"),
        "OAP": str(out / "oap.gpkg"),
    }
    whole = (("oap.gpkg",),)
    return [
        Case("table des OAP neuve", draw, values, whole),
        Case("table des OAP saisie", draw, values, whole, ((draw, values),), type_housing),
    ]


def _grids(inputs: Path, out: Path) -> list[Case]:
    convert, cases = "aula:convertir_grille", []
    for kind, name, beside in (
        ("yaml", "scot.yaml", ("communes.csv", "enveloppes.csv")),
        ("xlsx", "scot.xlsx", ()),
        ("ods", "scot.ods", ()),
        ("csv", "scot", ()),
    ):
        values = {"GRILLE": str(inputs / "grille" / "scot.yaml"), "FORMAT": kind, "SORTIE": str(out / name)}
        old = {**values, "GRILLE": str(inputs / "ancienne" / "scot.yaml")}
        whole = ((name, *beside),)
        cases += [
            Case(f"grille {kind} neuve", convert, values, whole),
            Case(f"grille {kind} remplacée", convert, values, whole, ((convert, old),)),
        ]
    return cases


def _analyses(inputs: Path, out: Path) -> list[Case]:
    check = "aula:verifier_compatibilite"
    sinks = ("RESULTATS", "PREUVES_SURF", "PREUVES_LIN", "PREUVES_PCT", "DOSSIER")
    values = {
        "DOCUMENT": str(inputs / "document.gpkg"),
        "GRILLE": str(inputs / "courte.yaml"),
        "REFERENCES": str(REFERENCES),
        "COMMUNES": str(EXAMPLE / "communes.gpkg"),
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        "RAPPORT": str(out / "rapport.html"),
        "DATE": "2026-09-14T10:00:00",
    }
    files = (*((f"{name.lower()}.gpkg",) for name in sinks), ("rapport.html",))
    old = {**values, "DATE": "2026-08-01T09:00:00"}
    again = {"DATE": "2026-09-15T08:00:00"}
    return [
        Case("analyse neuve", check, values, files, again=again),
        Case("analyse ajoutée à un dossier avec avis", check, values, files, ((check, old),), write_avis, again),
    ]


def _campaigns(inputs: Path, out: Path) -> list[Case]:
    check = "aula:verifier_campagne"
    sinks = ("RESULTATS", "SYNTHESE", "CHALEUR", "TOTAUX", "DOSSIER")
    values = {
        "DOCUMENTS": [str(inputs / "document.gpkg"), str(inputs / "modification.gpkg")],
        "GRILLE": str(inputs / "courte.yaml"),
        "REFERENCES": str(REFERENCES),
        "COMMUNES": str(EXAMPLE / "communes.gpkg"),
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        "RAPPORT": str(out / "rapport.html"),
        "DATE": "2026-11-22T10:00:00",
    }
    files = (*((f"{name.lower()}.gpkg",) for name in sinks), ("rapport.html",))
    old = {**values, "DOCUMENTS": values["DOCUMENTS"][:1], "DATE": "2026-11-21T10:00:00"}
    again = {"DATE": "2026-11-23T10:00:00"}
    return [
        Case("campagne neuve", check, values, files, again=again),
        Case("campagne ajoutée à un dossier avec avis", check, values, files, ((check, old),), write_avis, again),
    ]


def _entries(inputs: Path, out: Path) -> list[Case]:
    def give(folder: Path) -> None:
        shutil.copy(inputs / "base.gpkg", folder / "saisie.gpkg")

    return [Case("saisie d’avis", ENTRY, {"path": str(out / "saisie.gpkg"), "count": ENTRIES}, (), (), give)]


def _merges(inputs: Path, out: Path) -> list[Case]:
    merge = "aula:fusionner_avis"
    values = {
        "BASE": str(inputs / "base.gpkg"),
        "COPIES": [str(inputs / "copie_a.gpkg"), str(inputs / "copie_b.gpkg")],
        "CONFLITS": str(out / "conflits.gpkg"),
        "DOSSIER": str(out / "fusion.gpkg"),
    }
    files = (("conflits.gpkg",), ("fusion.gpkg",))
    without = {**values, "COPIES": values["COPIES"][:1]}
    return [
        Case("fusion neuve", merge, values, files),
        Case("fusion remplacée", merge, values, files, ((merge, without),)),
    ]


def _papers(inputs: Path, out: Path) -> list[Case]:
    produce = "aula:produire_documents"
    names = {
        "RAPPORT": "r.html",
        "LETTRE": "l.odt",
        "LETTRE_PDF": "l.pdf",
        "ANNEXE": "a.odt",
        "TABLEUR": "t.xlsx",
        "CSV": "t.csv",
    }
    values = {
        "DOSSIER": str(inputs / "copie_a.gpkg"),
        "DATE": "2026-11-22",
        **{name: str(out / file) for name, file in names.items()},
    }
    files = tuple((file,) for file in names.values())
    old = {**values, "DOSSIER": str(inputs / "copie_b.gpkg")}
    return [
        Case("documents neufs", produce, values, files),
        Case("documents remplacés", produce, values, files, ((produce, old),)),
    ]


def _atlases(inputs: Path, out: Path) -> list[Case]:
    produce = "aula:produire_atlas"
    values = {
        "DOSSIER": str(inputs / "copie_a.gpkg"),
        "FOND": str(inputs / "document.gpkg"),
        "SIGNAUX": ["respecte"],
        "COMMUNES_CHOISIES": "99001",
        "ATLAS": str(out / "atlas.pdf"),
        "AVIS_PDF": str(out / "avis.pdf"),
    }
    files = (("atlas.pdf",), ("avis.pdf",))
    old = {**values, "COMMUNES_CHOISIES": "99002"}
    return [
        Case("atlas neuf", produce, values, files),
        Case("atlas remplacé", produce, values, files, ((produce, old),)),
        *_trame_atlases(inputs, out),
    ]


def _trame_atlases(inputs: Path, out: Path) -> list[Case]:
    produce = "aula:produire_atlas_tvb"
    values = {"DOSSIER": str(inputs / "trame.gpkg"), "ECHELLE": 20_000, "ATLAS": str(out / "trame.pdf")}
    files = (("trame.pdf",),)
    return [
        Case("atlas de trame neuf", produce, values, files),
        Case("atlas de trame remplacé", produce, values, files, ((produce, {**values, "ECHELLE": 100_000}),)),
    ]


def _registers(inputs: Path, out: Path) -> list[Case]:
    keep = "aula:registre_foncier_scot"
    sinks = ("REGISTRE", "PIECES", "CARTE")
    values = {
        "DOCUMENTS": [str(inputs / "document.gpkg"), str(inputs / "modification.gpkg")],
        "GRILLE": str(inputs / "courte.yaml"),
        "REFERENCES": str(REFERENCES),
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        "RAPPORT": str(out / "registre.html"),
        "DATE": "2026-11-22T10:00:00",
    }
    files = (*((f"{name.lower()}.gpkg",) for name in sinks), ("registre.html",))
    old = {**values, "DOCUMENTS": values["DOCUMENTS"][:1], "DATE": "2026-11-21T10:00:00"}
    return [
        Case("registre neuf", keep, values, files),
        Case("registre remplacé", keep, values, files, ((keep, old),)),
    ]


def _costs(inputs: Path, out: Path) -> list[Case]:
    spread, areas = "aula:cout_deplacement", "aula:aires_dispersion"
    given = {"RESISTANCE": str(inputs / "resistance.tif"), "SOURCES": f"{REFERENCES}|layername=reservoirs"}
    grids = ("cout", "equivalent", "allocation")
    costs = {**given, **{name.upper(): str(out / f"{name}.tif") for name in grids}}
    drawn = {**given, "AIRES": str(out / "aires.gpkg"), "DISTANCE": 2_000}
    files = tuple((f"{name}.{end}",) for name in grids for end in ("tif", "qml"))
    return [
        Case("coûts neufs", spread, costs, files),
        Case("coûts remplacés", spread, costs, files, ((spread, {**costs, "COUT_MAX": 1_000}),)),
        Case("aires neuves", areas, drawn, (("aires.gpkg",),)),
        Case("aires remplacées", areas, drawn, (("aires.gpkg",),), ((areas, {**drawn, "DISTANCE": 500}),)),
    ]


def _land_cover(inputs: Path, out: Path) -> list[Case]:
    compose, resist, delimit = "aula:occupation_composite", "aula:surface_resistance", "aula:reservoirs"
    laid = {
        "COUCHES": [f"{REFERENCES}|layername={name}" for name in ("routes", "bois", "rpg")],
        "MAILLE": 20,
        "OCCUPATION": str(out / "occupation.tif"),
        "CORRESPONDANCES": str(out / "correspondances.gpkg"),
    }
    surface = {
        "OCCUPATION": str(inputs / "resistance.tif"),
        "FRICTIONS": str(inputs / "frictions.csv"),
        "SOUS_TRAME": "boisee",
        "RESISTANCE": str(out / "surface.tif"),
        "TABLE": str(out / "frictions.gpkg"),
    }
    places = {"ZONAGES": [f"{REFERENCES}|layername=bois"], "RESERVOIRS": str(out / "reservoirs.gpkg")}
    covers = (("occupation.tif",), ("occupation.qml",), ("correspondances.gpkg",))
    surfaces = (("surface.tif",), ("surface.qml",), ("frictions.gpkg",))
    patches = (("reservoirs.gpkg",),)
    return [
        Case("occupation neuve", compose, laid, covers),
        Case("occupation remplacée", compose, laid, covers, ((compose, {**laid, "COUCHES": laid["COUCHES"][:2]}),)),
        Case("résistance neuve", resist, surface, surfaces),
        Case("résistance remplacée", resist, surface, surfaces, ((resist, {**surface, "SOUS_TRAME": "humide"}),)),
        Case("réservoirs neufs", delimit, places, patches),
        Case("réservoirs remplacés", delimit, places, patches, ((delimit, {**places, "SURFACE_MIN": 20}),)),
    ]


def _corridors(inputs: Path, out: Path) -> list[Case]:
    trace = "aula:corridors"
    sinks, grids = ("LIENS", "CORRIDORS", "GOULETS"), ("NLCC", "COURANT")
    values = {
        "RESISTANCE": str(inputs / "resistance.tif"),
        "RESERVOIRS": f"{REFERENCES}|layername=reservoirs",
        "COUT_MAX": 50_000,
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        **{name: str(out / f"{name.lower()}.tif") for name in grids},
    }
    files = tuple((f"{name.lower()}.gpkg",) for name in sinks) + tuple(
        (f"{name.lower()}.{end}",) for name in grids for end in ("tif", "qml")
    )
    return [
        Case("corridors neufs", trace, values, files),
        Case("corridors remplacés", trace, values, files, ((trace, {**values, "MARGE_POURCENT": 20}),)),
    ]


def _fragmentation(out: Path) -> list[Case]:
    measure = "aula:fragmentation"
    sinks = ("UNITES_RESULTAT", "TACHES_RESULTAT", "METRIQUES")
    values = {
        "TACHES": f"{REFERENCES}|layername=bois",
        "UNITES": str(EXAMPLE / "communes.gpkg"),
        "FRAGMENTANTS": [f"{REFERENCES}|layername=routes"],
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
    }
    files = tuple((f"{name.lower()}.gpkg",) for name in sinks)
    return [
        Case("fragmentation neuve", measure, values, files),
        Case("fragmentation remplacée", measure, values, files, ((measure, {**values, "LARGEUR": 30}),)),
    ]


def _habitat_structure(inputs: Path, out: Path) -> list[Case]:
    read = "aula:structure_habitat"
    values = {
        "OCCUPATION": str(inputs / "resistance.tif"),
        "CODES": "1",
        "EPAISSEUR_BORD": 50,
        "CLASSES": str(out / "classes.tif"),
        "SURFACES": str(out / "surfaces.gpkg"),
    }
    files = (("classes.tif",), ("classes.qml",), ("surfaces.gpkg",))
    return [
        Case("structure neuve", read, values, files),
        Case("structure remplacée", read, values, files, ((read, {**values, "EPAISSEUR_BORD": 150}),)),
    ]


def _green_networks(inputs: Path, out: Path) -> list[Case]:
    draw = "aula:trame_verte_bleue"
    sinks = ("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE")
    values = {
        "PARAMETRES": str(inputs / "tvb.yaml"),
        "DATE": "2026-09-14T10:00:00",
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
        "REFERENCES": str(out / "roles.gpkg"),
        "DOSSIER": str(out / "trame.gpkg"),
        "RAPPORT": str(out / "trame.html"),
        "RAPPORT_PDF": str(out / "trame.pdf"),
        "RAPPORT_ODT": str(out / "trame.odt"),
    }
    files = (
        *((f"{name.lower()}.gpkg",) for name in sinks),
        ("roles.gpkg",),
        ("trame.gpkg",),
        ("trame.html",),
        ("trame.pdf",),
        ("trame.odt",),
    )
    return [
        Case("trame neuve", draw, values, files),
        Case("trame remplacée", draw, values, files, ((draw, {**values, "SOUS_TRAMES": "humide"}),)),
    ]


def _connectivity(inputs: Path, out: Path) -> list[Case]:
    measure = "aula:connectivite"
    sinks = ("NOEUDS_RESULTAT", "LIENS_RESULTAT", "METRIQUES", "COMPOSANTES")
    values = {
        "NOEUDS": f"{REFERENCES}|layername=bois",
        "LIENS": str(inputs / "liens.csv"),
        "CHAMP_ID": "fid",
        **{name: str(out / f"{name.lower()}.gpkg") for name in sinks},
    }
    files = tuple((f"{name.lower()}.gpkg",) for name in sinks)
    return [
        Case("connectivité neuve", measure, values, files),
        Case("connectivité remplacée", measure, values, files, ((measure, {**values, "SEUIL": 5_000}),)),
    ]


def _projects(inputs: Path, out: Path) -> list[Case]:
    """Conflict points, stepping stones, sites to restore and projects, on what the SCoT of the example drew."""
    drawn = {name: f"{REFERENCES}|layername={name}" for name in ("reservoirs", "routes", "bois", "friches")}
    ground = {"RESISTANCE": str(inputs / "resistance.tif"), "RESERVOIRS": drawn["reservoirs"], "COUT_MAX": 3000}
    link = f"{REFERENCES}|layername=fleches_corridor"
    numbered = {"CORRIDORS": str(inputs / "corridors_id.gpkg"), "LIENS": str(inputs / "liens_id.gpkg")}
    compared = ("LIENS_COMPARES", "RESERVOIRS_COMPARES", "SYNTHESE")
    values = {
        "points_conflit": (
            {"LIENS": link, "OBSTACLES": [drawn["routes"]], "DOCUMENT": str(inputs / "document.gpkg")},
            ("CONFLITS", "TRAVERSEES"),
            {"RAYON": 10},
        ),
        "pas_japonais": ({**ground, **numbered, "CANDIDATS": drawn["bois"]}, ("PAS_JAPONAIS",), {"ECART_MAX": 4000}),
        "gain_restauration": ({**ground, "SITES": drawn["friches"]}, ("SITES_CLASSES",), {"EFFET": "reservoir"}),
        "impact_projet": ({**ground, "SCENARIOS": [drawn["friches"]]}, compared, {"FRICTION_PROJET": 0}),
    }
    cases = []
    for name, (given, sinks, other) in values.items():
        asked = {**given, **{sink: str(out / f"{sink.lower()}.gpkg") for sink in sinks}}
        files = tuple((f"{sink.lower()}.gpkg",) for sink in sinks)
        if name == "impact_projet":
            asked, files = {**asked, "RAPPORT": str(out / "impact.html")}, (*files, ("impact.html",))
        earlier = ((f"aula:{name}", {**asked, **other}),)
        cases += [
            Case(f"{name} neuf", f"aula:{name}", asked, files),
            Case(f"{name} remplacé", f"aula:{name}", asked, files, earlier),
        ]
    return cases


def _example(out: Path) -> list[Case]:
    copy = "aula:territoire_exemple"
    names = (
        LOT.name,
        MODIFICATION.name,
        "grille_exemple.yaml",
        REFERENCES.name,
        "communes.gpkg",
        "LISEZMOI.txt",
        "tvb_exemple.yaml",
        "frictions_exemple.csv",
        "equipements_exemple.csv",
        "occupation_sol.gpkg",
        "conso_annuelle.csv",
    )
    files = tuple((f"exemple/{name}",) for name in names)
    values = {"DOSSIER": str(out / "exemple")}
    replace = {**values, "REMPLACER": True}
    return [
        Case("exemple neuf", copy, values, files, again={"REMPLACER": True}),
        Case("exemple remplacé", copy, replace, files, ((copy, values),), add_notes),
    ]
