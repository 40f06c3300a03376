"""`aula:trame_verte_bleue` on the example territory: the same numbers as its algorithms one by one, roles, report."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from aula.aula_plugin.green_network_chain import main_roads
from aula.tests.qgis.pdf_text import texts
from aula.tests.qgis.toolbox import network_plan

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "templates" / "exemple"
REFERENCES = EXAMPLE / "references_scot.gpkg"
CELL = 50


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, info):  # noqa: N802
        self.said.append(plain(info))

    def pushWarning(self, warning):  # noqa: N802
        self.said.append(plain(warning))


def plain(text):
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


def rows(layer, *names):
    """Return the values of some fields, one tuple per object, in the order of the layer."""
    return [tuple(feature[name] for name in names) for feature in layer.getFeatures()]


def chain(folder, feedback=None, **more):
    path = more.pop("PARAMETRES", None) or str(network_plan.write(REFERENCES, folder, CELL))
    wanted = dict.fromkeys(("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE"), "memory:")
    context = QgsProcessingContext()
    found = processing.run(
        "aula:trame_verte_bleue", {"PARAMETRES": path, **wanted, **more}, context=context, feedback=feedback or Told()
    )
    return found


@pytest.fixture(scope="module")
def whole(aula_provider, tmp_path_factory):
    """The chain run once, with its files."""
    folder = tmp_path_factory.mktemp("tvb")
    told = Told()
    files = {"REFERENCES": "roles.gpkg", "DOSSIER": "tvb.gpkg", "RAPPORT": "tvb.html", "RAPPORT_PDF": "tvb.pdf",
             "RAPPORT_ODT": "tvb.odt"}  # fmt: skip
    found = chain(folder, told, DATE="2026-09-14", **{name: str(folder / file) for name, file in files.items()})
    return found, told, folder


def one_by_one(folder):
    """Run the algorithms of the sous-trame boisée one after the other, with the values of the example."""
    layer = f"{REFERENCES}|layername="
    names = ("routes", "bati", "cours_eau", "haies", "zones_humides", "bois", "rpg")
    names += ("enveloppe_urbaine", "perimetre_scot")
    fields = {"routes": ("classe", "", "route_"), "rpg": ("code_cultu", "", "")}
    codes = {
        "bati": "bati", "cours_eau": "cours_eau", "haies": "haie", "zones_humides": "zone_humide", "bois": "bois",
        "enveloppe_urbaine": "urbain", "perimetre_scot": "autre",
    }  # fmt: skip
    rules = []
    for name in names:
        field, code, prefix = fields.get(name, ("", codes.get(name, ""), ""))
        rules += [name, field, code, "", "", "", prefix]
    cover = processing.run(
        "aula:occupation_composite",
        {
            "COUCHES": [layer + name for name in names],
            "REGLES": rules,
            "EMPRISE": layer + "perimetre_scot",
            "MAILLE": CELL,
            "OCCUPATION": str(folder / "occupation.tif"),
            "CORRESPONDANCES": str(folder / "classes.gpkg"),
        },
    )
    patches = processing.run(
        "aula:reservoirs",
        {
            "OCCUPATION": cover["OCCUPATION"],
            "CORRESPONDANCES": cover["CORRESPONDANCES"],
            "CODES": "bois",
            "SURFACE_MIN": 5,
            "LISIERE": 30,
            "SOUS_TRAME": "boisée",
            "RESERVOIRS": str(folder / "reservoirs.gpkg"),
        },
    )
    surface = processing.run(
        "aula:surface_resistance",
        {
            "OCCUPATION": cover["OCCUPATION"],
            "CORRESPONDANCES": cover["CORRESPONDANCES"],
            "FRICTIONS": str(network_plan.TEMPLATES / network_plan.FRICTIONS),
            "SOUS_TRAME": "boisee",
            "RESISTANCE": str(folder / "resistance.tif"),
        },
    )
    network = processing.run(
        "aula:corridors",
        {
            "RESERVOIRS": patches["RESERVOIRS"],
            "RESISTANCE": surface["RESISTANCE"],
            "TOPOLOGIE": "planaire_cout",
            "TRAVERSEE": "garder",
            "COUT_MAX": 20000,
            "MARGE_POURCENT": 10,
            "MARGE_M": 0,
            "SOUS_TRAME": "boisée",
            "LIENS": str(folder / "liens.gpkg"),
            "CORRIDORS": str(folder / "corridors.gpkg"),
            "GOULETS": "memory:",
        },
    )
    measured = processing.run(
        "aula:connectivite",
        {
            "NOEUDS": patches["RESERVOIRS"],
            "LIENS": network["LIENS"],
            "DISTANCE": 700,
            "PROBABILITE": "mediane",
            "NOEUDS_RESULTAT": "memory:",
            "LIENS_RESULTAT": "memory:",
            "METRIQUES": "memory:",
        },
    )
    return patches, network, measured


def layer_of(value):
    return value if isinstance(value, QgsVectorLayer) else QgsVectorLayer(value, "x", "ogr")


def of_boisee(layer, *names):
    kept = [row for row in rows(layer, "sous_trame", *names) if row[0] == "boisée"]
    return sorted(row[1:] for row in kept)


@pytest.mark.once
def test_gives_the_same_numbers_as_the_algorithms_one_by_one(whole, tmp_path):
    found, _, folder = whole
    patches, network, measured = one_by_one(tmp_path)
    names = ("id_reservoir", "surface_ha", "coeur_ha", "compacite", "capacite")
    apart = sorted(rows(layer_of(patches["RESERVOIRS"]), *names))
    together = of_boisee(found["RESERVOIRS"], "statut", *names)
    assert [row[1:] for row in together if row[0] == "reservoir"] == [pytest.approx(row) for row in apart]
    links = ("id_a", "id_b", "cout_m", "equivalent_m", "longueur_m", "largeur_min_m")
    assert of_boisee(found["LIENS"], *links) == sorted(rows(layer_of(network["LIENS"]), *links))
    areas = ("id_a", "id_b", "surface_ha", "largeur_min_m", "marge")
    assert of_boisee(found["CORRIDORS"], *areas) == sorted(rows(layer_of(network["CORRIDORS"]), *areas))
    nodes = ("id_reservoir", "dpc", "dpc_connecteur", "bc")
    kept = [row for row in of_boisee(found["RESERVOIRS"], *nodes) if row[1] is not None and isinstance(row[1], float)]
    assert kept == [pytest.approx(row) for row in sorted(rows(measured["NOEUDS_RESULTAT"], *nodes))]
    (line,) = [row for row in rows(found["SYNTHESE"], "sous_trame", "n_reservoirs", "n_liens", "ec_ha", "composantes")
               if row[0] == "boisée"]  # fmt: skip
    assert line[1:3] == (len(apart), network["NB_LIENS"])
    assert line[3:] == pytest.approx((measured["EC_HA"], measured["NB_COMPOSANTES"]))


def test_adds_up_what_it_writes(whole):
    found, _, _ = whole
    synthesis = rows(found["SYNTHESE"], "n_reservoirs", "n_liens")
    assert found["NB_RESERVOIRS"] == sum(row[0] for row in synthesis)
    assert found["NB_LIENS"] == sum(row[1] for row in synthesis) == found["LIENS"].featureCount()
    assert found["NB_CONFLITS"] == found["CONFLITS"].featureCount()
    reservoirs = [row for row in rows(found["RESERVOIRS"], "statut", "surface_ha") if row[0] == "reservoir"]
    assert len(reservoirs) == found["NB_RESERVOIRS"]
    assert sum(row[1] for row in reservoirs) == pytest.approx(found["RESERVOIRS_HA"])


def test_names_reservoirs_after_the_layers_they_come_from(whole):
    found, _, _ = whole
    assert ("Bois du Pantographe", "boisée") in rows(found["RESERVOIRS"], "nom", "sous_trame")


@pytest.mark.once
def test_the_order_of_the_sous_trames_changes_nothing(whole, tmp_path):
    found, _, _ = whole
    path = network_plan.write(REFERENCES, tmp_path, CELL)
    text = path.read_text(encoding="utf-8")
    head, *parts = text.split("  - id: ")
    parts = [part.rstrip() + "\n\n" for part in parts]
    path.write_text(head + "  - id: " + "  - id: ".join(reversed(parts)), encoding="utf-8")
    other = chain(tmp_path, PARAMETRES=str(path))
    assert [row[0] for row in rows(other["SYNTHESE"], "sous_trame")] == ["humide", "prairiale", "boisée"]
    for name in ("RESERVOIRS", "LIENS", "CORRIDORS", "CONFLITS", "SYNTHESE"):
        fields = [field.name() for field in found[name].fields()]
        assert sorted(map(str, rows(other[name], *fields))) == sorted(map(str, rows(found[name], *fields)))


@pytest.mark.once
def test_one_sous_trame_asked_for_is_the_same_as_in_the_whole(whole, tmp_path):
    found, _, _ = whole
    alone = chain(tmp_path, SOUS_TRAMES="boisée")
    names = ("id_a", "id_b", "cout_m", "bc")
    assert of_boisee(alone["LIENS"], *names) == of_boisee(found["LIENS"], *names)
    assert alone["SYNTHESE"].featureCount() == 1


@pytest.mark.once
def test_the_roles_feed_the_compatibility_grid(whole, tmp_path):
    _, told, folder = whole
    (line,) = [line for line in told.said if line.startswith("Rôle « reservoirs »")]
    assert line.endswith("objets, incertitude de 25 m.")  # half a cell of 50 m
    communes = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
    lot = str(EXAMPLE / "200000001_PLUi_20260618")
    document = processing.run(
        "aula:lire_document_urbanisme",
        {"LOT": lot, "COMMUNES": communes, "CHARGER": False, "DOCUMENT": str(tmp_path / "plui.gpkg")},
    )
    results = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": document["DOCUMENT"],
            "GRILLE": str(ROOT / "templates" / "grids" / "grille_generale.yaml"),
            "REFERENCES": str(folder / "roles.gpkg"),
            "COMMUNES": communes,
            "DATE": "2026-09-14",
            "RESULTATS": "memory:",
        },
    )
    signals = rows(results["RESULTATS"], "regle_id", "territoire_type", "signal")
    for rule in ("T1", "T2", "T3", "T4", "T7"):
        own = [signal for name, kind, signal in signals if name == rule and kind == "commune"]
        assert own, rule
        assert "non évaluable" not in own, rule


@pytest.mark.once
def test_a_role_that_nothing_plays_is_said_absent(tmp_path):
    path = network_plan.write(REFERENCES, tmp_path, CELL)
    text = path.read_text(encoding="utf-8").replace("  roles: {zones_humides: zones_humides, bati: bati}\n", "")
    path.write_text(text, encoding="utf-8")
    told = Told()
    chain(tmp_path, told, PARAMETRES=str(path), SOUS_TRAMES="humide", REFERENCES=str(tmp_path / "roles.gpkg"))
    assert "Rôle « zones_humides » : absent ; ses règles seront non évaluables." in told.said


def test_the_dossier_holds_every_layer_with_its_style(whole):
    _, _, folder = whole
    dossier = QgsVectorLayer(str(folder / "tvb.gpkg"), "x", "ogr")
    names = {part.split("!!::!!")[1] for part in dossier.dataProvider().subLayers()}
    assert {"reservoirs", "liens", "corridors", "conflits", "aires_dispersion", "pas_japonais", "territoire"} <= names
    drawn = {name: QgsVectorLayer(f"{folder / 'tvb.gpkg'}|layername={name}", name, "ogr") for name in names}
    looks = {name: layer.renderer() for name, layer in drawn.items() if layer.isSpatial()}
    labels = {name: [item.label() for item in look.legendSymbolItems()] for name, look in looks.items()}
    assert "boisée" in labels["aires_dispersion"] and len(labels["pas_japonais"]) > 1
    assert looks["territoire"].symbol().color().alpha() == 0  # the outline alone hides nothing
    settings = QgsVectorLayer(f"{folder / 'tvb.gpkg'}|layername=parametres", "p", "ogr")
    marks = rows(settings, "sous_trame", "etape", "empreinte")
    assert len({mark for _, _, mark in marks}) == len(marks) == 7 + 6 + 5  # steps asked for, by sous-trame
    assert all(len(mark) == 64 for _, _, mark in marks)


def test_the_report_says_what_was_found_and_that_the_territory_is_fictive(whole):
    found, _, folder = whole
    page = plain((folder / "tvb.html").read_text(encoding="utf-8"))
    assert f"{found['NB_RESERVOIRS']:.0f} réservoirs" in page
    assert page.count("<svg") > 4
    for words in ("territoire fictif", "Sous-trame boisée", "Bois du Pantographe", "points de conflit", "indicatif"):
        assert words in page
    assert "planaire_cout" not in page


def test_the_pdf_has_a_page_per_sous_trame_with_its_map(whole):
    found, _, folder = whole
    text = texts(folder / "tvb.pdf")
    # synthèse, three sous-trames, the small patches that help the first one, méthode
    starts = ("Trame verte et bleue du Pays", "boisée", "Pas japonais, par ce", "prairiale", "humide", "Paramètres")
    assert len(text) == len(starts)
    for page, words in zip(text, starts):
        assert words in page
    assert (folder / "tvb.pdf").read_bytes().count(b"/Subtype /Image") >= 4
    assert found["RAPPORT_PDF"] == str(folder / "tvb.pdf")


def test_the_text_says_the_same_as_the_page_and_holds_its_drawings(whole):
    found, _, folder = whole
    assert found["RAPPORT_ODT"] == str(folder / "tvb.odt")
    with zipfile.ZipFile(folder / "tvb.odt") as archive:
        names = archive.namelist()
        content = ElementTree.fromstring(archive.read("content.xml"))
        manifest = archive.read("META-INF/manifest.xml").decode("utf-8")
        images = [name for name in names if name.startswith("Pictures/")]
        assert names[0] == "mimetype" and all(archive.read(name).startswith(b"\x89PNG") for name in images)
    hrefs = [value for part in content.iter() for key, value in part.attrib.items() if key.endswith("xlink}href")]
    assert set(hrefs) == set(images) and all(f'"{name}"' in manifest for name in images)
    text = plain(" ".join(content.itertext()))
    page = plain((folder / "tvb.html").read_text(encoding="utf-8"))
    for words in (
        f"{found['NB_RESERVOIRS']:.0f} réservoirs", "territoire fictif", "Sous-trame boisée", "Bois du Pantographe",
        "Points de conflit, par rang", "Un corridor modélisé n’est pas un corridor observé", "Adriaensen et al. 2003",
        "table frictions_exemple.csv, colonne humide", "Chaque limite est connue à une demi-maille près, 25 m.",
    ):  # fmt: skip
        assert words in text and words in page, words


@pytest.mark.once
def test_the_roads_of_bd_topo_that_link_towns_are_drawn_under_the_maps():
    """Importance 1 to 4; when none has it, or the layer has no such field, all of them."""
    lines = [shapely.LineString([(0, y), (1, y)]) for y in range(3)]
    roads = geopandas.GeoDataFrame({"importance": ["1", "4", "5"]}, geometry=lines)
    assert list(main_roads(roads).index) == [0, 1]
    assert len(main_roads(roads.iloc[2:])) == 1
    assert len(main_roads(roads.drop(columns="importance"))) == 3


def test_a_preview_is_no_result(tmp_path):
    with pytest.raises(QgsProcessingException, match="aperçu à 100\u00a0m n’est pas un résultat"):
        chain(tmp_path, MAILLE=100, RAPPORT=str(tmp_path / "r.html"))
    assert not (tmp_path / "r.html").exists()
    found = chain(tmp_path, MAILLE=100, SOUS_TRAMES="humide")
    assert rows(found["SYNTHESE"], "maille_m") == [(100.0,)]


@pytest.mark.once
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("couche: bois,", "couche: boi,", "couche « boi » introuvable"),
        ("champ: classe, prefixe", "champ: class, prefixe", "le champ « class » n’existe pas"),
        ("codes: [bois]", "codes: [foret]", "Sous-trame « boisée ».*foret"),
        ("surface_min_ha: 5,", "surface_min_ha: 5000,", "Sous-trame « boisée ».*Aucune tache d’au moins 5 000"),
        ("colonne: boisee", "colonne: foret", "Sous-trame « boisée ».*foret"),
        ("frictions_exemple.csv, colonne: boisee", "absente.csv, colonne: boisee", "absente.csv"),
        ("voisinage: planaire_cout", "voisinage: planair", "voisinage inconnu « planair » ; vouliez-vous"),
        ("maille_m: 50", "maille_m: 0.001", "Grille trop grande.*plus petite maille possible"),
        ("perimetre: perimetre_scot", "perimetre: routes", "Périmètre.*ne contient aucune surface"),
    ],
)
def test_what_is_wrong_is_told_in_words(tmp_path, old, new, said):
    path = network_plan.write(REFERENCES, tmp_path, CELL)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(QgsProcessingException) as refused:
        chain(tmp_path, PARAMETRES=str(path))
    assert re.search(said, plain(refused.value)), plain(refused.value)


PLACES = """
territoire:
  donnees: "{data}"
  perimetre: perimetre_scot
  maille_m: 200
  occupation: [{{couche: perimetre_scot, code: autre}}]
sous_trames:
  - id: sites
    reservoirs: {{zonages: ["{places}"], surface_min_ha: 1}}
    frictions: {{table: f.csv, colonne: sites}}
"""


@pytest.mark.once
def test_zonings_outside_the_study_are_left_aside_and_told(aula_provider, tmp_path):
    """A square of 1 km at the centre of the example, 100 ha, and one of 1 km² a hundred kilometres east."""
    extent = QgsVectorLayer(f"{REFERENCES}|layername=perimetre_scot", "", "ogr").extent()
    x, y = extent.center().x(), extent.center().y()
    there, away = (shapely.box(x + gap - 500, y - 500, x + gap + 500, y + 500) for gap in (0, 100_000))
    places = tmp_path / "sites.gpkg"
    (tmp_path / "f.csv").write_text("code;sites\nautre;1\n", encoding="utf-8")
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLACES.format(data=REFERENCES.as_posix(), places=places.as_posix()), encoding="utf-8")
    told = Told()
    geopandas.GeoDataFrame(geometry=[away, there], crs="EPSG:2154").to_file(places)
    found = chain(tmp_path, told, PARAMETRES=str(plan))
    assert (found["NB_RESERVOIRS"], found["RESERVOIRS_HA"]) == (1, pytest.approx(100))
    assert any(said.startswith("Zonages : 1 surface de « ") and "hors de l’étude" in said for said in told.said)
    geopandas.GeoDataFrame(geometry=[away], crs="EPSG:2154").to_file(places)
    with pytest.raises(QgsProcessingException, match="aucune surface n’est dans l’étude"):
        chain(tmp_path, told, PARAMETRES=str(plan))
