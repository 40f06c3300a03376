"""The example territory: its known cases hold on the shapes themselves, and the shipped files are those it draws.

Measures are redone here with plain shapely, without the engine: what ``exemple_attendu.csv`` says comes from the sizes
written in ``sites.py``, and is found again on the drawing. Coordinates are rounded to the centimetre, hence 0.001 ha.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text
from aula.aula_plugin.core.compatibility.roles import ROLES
from aula.aula_plugin.core.tables import load
from aula.aula_plugin.example import communes, lot, references, tables
from aula.aula_plugin.example.frame import to_map
from aula.aula_plugin.example.territory import build

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "templates" / "exemple"
GRID = ROOT / "templates" / "grids" / "grille_exemple.yaml"
EXPECTED = pd.read_csv(Path(__file__).with_name("exemple_attendu.csv"), dtype={"territoire": str})
DRAWN_WITH_THIS_GEOS = shapely.geos_version[:2] == (3, 11)
COMMUNES = EXPECTED[EXPECTED["territoire_type"] == "commune"]


@pytest.fixture(scope="module")
def territory():
    return build()


@pytest.fixture(scope="module")
def document(territory):
    return lot.tables(territory)


@pytest.fixture(scope="module")
def roles(territory):
    return references.layers(territory)


class Case:
    """Shapes of one commune, united, by the words of the rules."""

    def __init__(self, insee: str, territory, document, roles) -> None:
        self.place = territory.communes.set_index("code_insee").geometry[insee]
        self.document, self.roles = document, roles

    def _united(self, shapes) -> shapely.Geometry:
        return shapely.intersection(shapely.union_all(shapely.make_valid(np.asarray(shapes))), self.place)

    def zones(self, *families: str) -> shapely.Geometry:
        table = self.document["ZONE_URBA"]
        return self._united(table.geometry[table["TYPEZONE"].isin(families)])

    def psc(self, *codes: str) -> shapely.Geometry:
        table = self.document["PRESCRIPTION_SURF"]
        written = table["TYPEPSC"] + "-" + table["STYPEPSC"]
        return self._united(table.geometry[[any(w.startswith(c) for c in codes) for w in written]])

    def role(self, *names: str) -> shapely.Geometry:
        return self._united(np.concatenate([self.roles[name].geometry.to_numpy() for name in names]))

    def built(self) -> shapely.Geometry:
        return shapely.union_all([self.zones("U", "AUc", "AUs"), self.psc("05", "16-03")])


def share(part: shapely.Geometry, whole: shapely.Geometry) -> float:
    return 100 * shapely.area(shapely.intersection(part, whole)) / shapely.area(whole)


def both(a: shapely.Geometry, b: shapely.Geometry) -> float:
    return shapely.area(shapely.intersection(a, b)) / 1e4


def without(a: shapely.Geometry, b: shapely.Geometry) -> float:
    return shapely.area(shapely.difference(a, b)) / 1e4


def opened(c: Case) -> shapely.Geometry:
    extension = shapely.difference(c.zones("U"), c.role("enveloppe_urbaine"))
    return shapely.union_all([c.zones("AUc", "AUs"), extension, c.psc("05", "16-03")])


def retail(c: Case, *families: str) -> shapely.Geometry:
    table = c.document["ZONE_URBA"]
    sells = table["DESTOUI"].str.contains("3[01]") | table["FORMDOMI"].isin(["0201", "0202"])
    return c._united(table.geometry[sells & table["TYPEZONE"].isin(families)])


def housing(c: Case) -> shapely.Geometry:
    table = c.document["ZONE_URBA"]
    return c._united(table.geometry[table["TYPEZONE"].isin(["AUc", "AUs"]) & (table["FORMDOMI"] == "0107")])


def parts(shape: shapely.Geometry) -> np.ndarray:
    return shapely.get_parts(shape)


def phased(c: Case) -> shapely.Geometry:
    return shapely.union(c.zones("AUs"), shapely.intersection(c.zones("AUc"), c.psc("49-02")))


def enclaves(c: Case) -> int:
    town = shapely.buffer(c.zones("U", "AUc", "AUs"), 0.02)
    rings = [(p, shapely.length(shapely.intersection(p.boundary, town)) / p.length) for p in parts(c.zones("A", "N"))]
    return sum(contact > 0.6 and patch.area < 1e4 for patch, contact in rings)


def covered_length(c: Case, role: str, within_m: float, *codes: str) -> float:
    table = c.document["PRESCRIPTION_LIN"]
    drawn = table.geometry[(table["TYPEPSC"] + "-" + table["STYPEPSC"]).str.startswith(codes)]
    near = shapely.union_all(
        [shapely.buffer(shapely.union_all(drawn.to_numpy()), within_m, cap_style="flat"), c.psc(*codes)]
    )
    lines = c.role(role)
    return 100 * shapely.length(shapely.intersection(lines, near)) / shapely.length(lines)


def free_width(c: Case) -> float:
    """The corridor less what the zones take, across its middle: 120 m, or the strip left along the zone AU."""
    free = shapely.difference(c.role("corridors"), c.zones("U", "AUc", "AUs"))
    ends, low, high = c.role("reservoirs"), 1.0, 257.0
    while high - low > 0.25:
        middle = (low + high) / 2
        low, high = (middle, high) if _joins(free, ends, middle) else (low, middle)
    return low


def _joins(free: shapely.Geometry, ends: shapely.Geometry, width: float) -> bool:
    cores = parts(shapely.buffer(free, -width / 2))
    grown = parts(shapely.buffer(ends, width / 2 + 0.01))
    return any(sum(shapely.intersects(core, grown)) >= 2 for core in cores)


MEASURES = {
    "F1": lambda c: both(opened(c), c.role("masque_enaf")),
    "F4": lambda c: share(c.zones("AUs"), c.zones("AUc", "AUs")),
    "F6": lambda c: without(c.zones("U"), c.role("enveloppe_urbaine")),
    "F7": lambda c: share(c.role("enveloppe_urbaine"), c.zones("AUc", "AUs")),
    "F16": lambda c: share(phased(c), c.zones("AUc", "AUs")),
    "D2": lambda c: share(c.psc("18", "29"), housing(c)),
    "D3": lambda c: without(c.zones("AUc"), c.psc("18")),
    "C1": lambda c: without(retail(c, "U", "AUc", "AUs"), c.role("centralites", "sip")),
    "C2": lambda c: without(retail(c, "AUc", "AUs"), c.role("centralites", "sip")),
    "T1": lambda c: both(c.built(), c.role("reservoirs")),
    "T2": lambda c: share(
        shapely.intersection(c.psc("01", "07-03", "07-04", "07-05", "25", "31"), c.zones("A", "N")),
        c.role("reservoirs"),
    ),
    "T3": free_width,
    "T5": lambda c: covered_length(c, "haies", 5, "01", "07", "25"),
    "T7": lambda c: both(c.built(), c.role("zones_humides")),
    "T8": lambda c: both(c.zones("U", "AUc", "AUs"), shapely.buffer(c.role("cours_eau"), 10)),
    "T9": lambda c: both(c.zones("U", "AUc", "AUs"), c.role("coupures")),
    "M3": lambda c: covered_length(c, "liaisons_scot", 20, "24", "05-01"),
    "R1": lambda c: both(c.zones("AUc", "AUs"), c.role("ppr", "aleas")),
    "R2": lambda c: without(shapely.intersection(c.role("aleas"), c.zones("U", "AUc", "AUs")), c.psc("02")),
    "A1": lambda c: both(c.zones("U", "AUc", "AUs"), c.role("esa")),
    "A4": lambda c: len(parts(c.psc("16-03"))),
    "A6": enclaves,
}
PRECISION = {"T3": 1.0, "ha": 0.001, "%": 0.01}


@pytest.mark.parametrize("rule", MEASURES)
def test_known_cases_are_on_the_drawing(rule, territory, document, roles):
    rows = COMMUNES[(COMMUNES["regle"] == rule) & COMMUNES["valeur"].notna()]
    assert len(rows) >= 3
    for row in rows.itertuples():
        found = MEASURES[rule](Case(row.territoire, territory, document, roles))
        expected = pytest.approx(row.valeur, abs=PRECISION.get(rule, PRECISION.get(row.unite, 0)))
        assert found == expected, f"{rule} {row.territoire} : {row.calcul}"


def test_contiguity_is_as_announced(territory, document, roles):
    """F8: distance to the envelope and share of the outline against it, part by part."""
    envelope = shapely.union_all(roles["enveloppe_urbaine"].geometry.to_numpy())
    zones = document["ZONE_URBA"]
    extensions = zones[zones["TYPEZONE"].isin(["AUc", "AUs"]) & (zones.geometry.intersection(envelope).area < 1)]
    near = shapely.buffer(envelope, 1)
    detached = {}
    for name, shape in zip(extensions["LIBELONG"].str.split(" (", regex=False).str[0], extensions.geometry):
        contact = shapely.length(shapely.intersection(shape.boundary, near)) / shape.length
        detached[name] = (round(shapely.distance(shape, envelope), 2), contact >= 0.1)
    assert detached.pop("La Clairière") == (10.0, False)
    lone = detached.pop("Le Haut Chemin")
    assert lone[0] > 30
    assert set(detached.values()) == {(0.0, True)}


def test_densities_come_from_the_table():
    housing_table = tables.tables(lot.IDURBA)["oap"].astype({"ha_net": float, "lgt": float})
    sums = housing_table.groupby("insee")[["lgt", "ha_net"]].sum()
    for row in COMMUNES[COMMUNES["regle"] == "D1"].itertuples():
        assert sums["lgt"][row.territoire] / sums["ha_net"][row.territoire] == pytest.approx(row.valeur, abs=1e-4)


def test_zones_are_a_partition_but_for_the_announced_defects(territory, document):
    """Sum of areas − area of the union = what is covered twice: 150 × 2 + 30 × 20 m²; holes: 30 × 25 + 30 × 20 m²."""
    shapes = document["ZONE_URBA"].geometry.to_numpy()
    union = shapely.union_all(shapes)
    place = shapely.coverage_union_all(territory.communes.geometry.to_numpy())
    assert shapely.area(shapes).sum() - shapely.area(union) == pytest.approx(900, abs=0.01)
    assert shapely.area(shapely.difference(place, union)) == pytest.approx(1350, abs=0.01)
    assert shapely.area(shapely.difference(union, place)) == pytest.approx(0, abs=0.01)


def test_communes_are_an_exact_partition(territory):
    shapes = territory.communes.geometry.to_numpy()
    assert shapely.area(shapes).sum() == pytest.approx(shapely.area(shapely.union_all(shapes)), abs=1e-3)
    assert [shape.geom_type for shape in shapes] == ["Polygon"] * 6
    assert territory.communes["code_insee"].tolist() == list(communes.CODES)


def test_every_rule_of_the_grid_has_its_three_cases():
    """Gates Q3, Q5 and Q6 bear on the whole document, which has one state, one perimeter and one date."""
    raw = load_grid_text(GRID.read_text(encoding="utf-8"), GRID.name)
    grid = parse_grid(raw.raw, raw.tables, raw.origin, raw.errors, raw.warnings)
    asked = {
        *("Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "F1", "F3", "F4", "F6", "F7", "F8", "D2", "D3", "C1", "C2"),
        *("T1", "T2", "T3", "T5", "T7", "T8", "T9", "R1", "R2", "A1", "A4", "A6"),
    }
    ids = {rule.id for rule in grid.regles}
    assert asked <= ids
    for rule in ids - {"Q3", "Q5", "Q6"}:
        signals = set(EXPECTED.loc[EXPECTED["regle"] == rule, "signal"])
        assert {"respecté", "écart toléré", "écart"} <= signals, rule


def test_every_role_is_there_and_codes_are_those_of_the_standard(document, roles):
    assert {*roles, *tables.tables(lot.IDURBA)} == set(ROLES)
    for name, kind, table in (
        ("PRESCRIPTION_SURF", "PSC", "prescription"),
        ("PRESCRIPTION_LIN", "PSC", "prescription"),
        ("INFO_SURF", "INF", "information"),
    ):
        codes = load(f"plu_{table}_type")["code"]
        drawn = document[name][f"TYPE{kind}"] + "-" + document[name][f"STYPE{kind}"]
        assert set(drawn) <= set(codes)
    points = document["PRESCRIPTION_PCT"]
    unknown = set(points["TYPEPSC"] + "-" + points["STYPEPSC"]) - set(load("plu_prescription_type")["code"])
    assert unknown == {"07-77", "51-77"}
    forms = {form for form in document["ZONE_URBA"]["FORMDOMI"] if form}
    assert forms <= set(load("plu_formdomi")["formdomi"])


def test_shapes_are_valid_and_rounded_to_the_centimetre(document, roles):
    for name, frame in {**document, **roles}.items():
        if isinstance(frame, GeoDataFrame):
            shapes = frame.geometry.to_numpy()
            assert int((~shapely.is_valid(shapes)).sum()) == (name == "PRESCRIPTION_SURF"), name
            xy = shapely.get_coordinates(to_map(shapes))
            assert np.abs(xy * 100 - np.round(xy * 100)).max() < 1e-6


def same_rows(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    """Another GEOS than that of the files may order the faces, hence number them, otherwise."""
    if DRAWN_WITH_THIS_GEOS:
        return left.equals(right)
    kept = [name for name in left if not name.startswith("LIB_ID")]
    return sorted(map(tuple, left[kept].to_numpy())) == sorted(map(tuple, right[kept].to_numpy()))


def same_shapes(left, right) -> bool:
    """Another GEOS may cut an arc or a face otherwise: then 0.1 % of the surface of a layer is allowed."""
    exact = bool(shapely.equals_exact(shapely.normalize(left), shapely.normalize(right), 0.011).all())
    if exact or DRAWN_WITH_THIS_GEOS or shapely.get_dimensions(left).max() < 2:
        return exact
    left, right = (shapely.union_all(shapely.make_valid(np.asarray(shapes))) for shapes in (left, right))
    return bool(shapely.area(shapely.symmetric_difference(left, right)) < 0.001 * shapely.area(left))


def test_the_shipped_lot_is_what_the_script_draws(document):
    folder = SHIPPED / lot.FOLDER / "Donnees_geographiques"
    for name, drawn in document.items():
        spatial = isinstance(drawn, GeoDataFrame)
        path = folder / f"{communes.SIREN}_{name}_{lot.DATE}.{'shp' if spatial else 'dbf'}"
        read = gpd.read_file(path, ignore_geometry=not spatial, use_arrow=False)
        names = [column for column in drawn.columns if column != "geometry"]
        written = drawn[names].reset_index(drop=True)
        assert same_rows(read[names].fillna("").astype(str), written.astype(str)), name
        if spatial:
            assert read.crs.to_epsg() == 2154
            assert path.with_suffix(".cpg").read_text(encoding="ascii") == "UTF-8"
            assert same_shapes(read.geometry.to_numpy(), to_map(drawn.geometry.to_numpy())), name


def test_the_shipped_references_are_what_the_script_draws(roles):
    path = SHIPPED / "references_scot.gpkg"
    for name, drawn in roles.items():
        read = gpd.read_file(path, layer=name)
        assert len(read) == len(drawn), name
        wrap = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}
        expected = [wrap[shapely.get_dimensions(s)](parts(s)) for s in to_map(drawn.geometry.to_numpy())]
        assert same_shapes(read.geometry.to_numpy(), expected), name
        for column in set(drawn.columns) - {"geometry"}:
            assert read[column].astype(str).tolist() == drawn[column].astype(str).tolist(), (name, column)
    for name, drawn in tables.tables(lot.IDURBA).items():
        assert gpd.read_file(path, layer=name)[list(drawn.columns)].astype(str).equals(drawn), name


def test_the_example_stays_small_and_says_it_is_fictitious(document):
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) < 3_000_000
    assert "TERRITOIRE FICTIF" in (SHIPPED / "LISEZMOI.txt").read_text(encoding="utf-8")
    assert "territoire fictif" in document["DOC_URBA"]["NOMPLAN"][0]
    assert document["ZONE_URBA"]["LIBELONG"].str.endswith("(territoire fictif)").all()
    assert "territoire fictif" in GRID.read_text(encoding="utf-8").lower()
